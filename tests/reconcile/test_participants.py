"""Who took part, as the reports together have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.spine_builders import a_report, every_claim

from dateline.model.claims import Field, ParticipantSaid
from dateline.model.mentions import ParticipantKind, Role
from dateline.model.values import Count
from dateline.reconcile.parties import settle_participants
from dateline.reconcile.telling import Told


@pytest.mark.parametrize(("description", "listed"), [(None, []), ("farmers", ["four farmers"])])
def test_a_bare_number_is_nobody_who_takes_part(description: str | None, listed: list[str]) -> None:
    words = f"four {description}" if description else "four"
    number = Count(4, 4, 4)
    said = ParticipantSaid(
        Role.TARGET, ParticipantKind.PEOPLE, words, description=description, number=number
    )
    (claim,) = [c for c in every_claim(a_report()) if c.field is Field.PARTICIPANT]
    told = Told(replace(claim, value=said), "r1", "r1", "r1", 0, None, current=True)
    assert [each.said.text for each in settle_participants([told])] == listed
