"""Words that are no speakers: places before a colon, figures before harm, half a sentence."""

from __future__ import annotations

import pytest
from tests.parsed import parsed

from dateline.annotate.speech import find_attributions
from dateline.model.annotated import Annotated


def sources(text: str) -> list[str]:
    annotated: Annotated = parsed(text, find_attributions)
    found = (a.source.of(text) for a in annotated.attributions if a.source is not None)
    return sorted(set(found))


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Merawi: At least 45 civilians killed\n\nMany died in Merawi.", []),
        ("Yoweri Museveni: 54 killed in Ardun\n\nThe base was in Ardun.", ["Yoweri Museveni"]),
        ("Rebel attack on base in Arauca leaves two soldiers dead, 25 wounded\n\nIt is over.", []),
        (
            "Gunmen killed scores of people, among them soldiers and civilians, on Saturday in an "
            "attack on the town of Sel in the north, security sources and residents told AFP on "
            "Sunday.",
            ["security sources and residents"],
        ),
        (
            "In Kaduna, a resident of Buda village in the Kajuru local government area, Lawal "
            "Abdullahi, said the bandits came around 11:45 p.m. on Sunday.",
            ["Lawal Abdullahi"],
        ),
    ],
)
def test_who_says_it(text: str, said_by: list[str]) -> None:
    assert sources(text) == said_by
