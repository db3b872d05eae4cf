"""How much care an incident needs follows from persons' marks, through merging and parting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dateline.model.incidents import Judgement, Sensitivity, Verdict
from dateline.reconcile.care import sensitivities

PUBLIC, SENSITIVE, RESTRICTED = Sensitivity


def mark(n: int, level: Sensitivity, left: str, *held: str) -> Judgement:
    """The n-th mark, on an incident that was made of these mentions."""
    at = datetime(2031, 5, 1, tzinfo=UTC) + timedelta(n)
    return Judgement(
        f"j-{n}", Verdict.MARKED, left, None, "amina", at, field="sensitivity", value=level.value,
        held=(held,) if held else (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "groups", "found"),
    [
        ([], {"INC-1": ["a"]}, {}),
        ([mark(1, RESTRICTED, "INC-1", "a")], {"INC-1": ["a"], "INC-2": ["b"]},
         {"INC-1": RESTRICTED}),
        ([mark(1, RESTRICTED, "INC-1")], {"INC-1": ["a"]}, {"INC-1": RESTRICTED}),
        # parted: what was marked as a whole needs the care in both its parts
        ([mark(1, SENSITIVE, "INC-1", "a", "b")], {"INC-1": ["a"], "INC-7": ["b"]},
         {"INC-1": SENSITIVE, "INC-7": SENSITIVE}),
        # merged: the stricter holds, whichever was said last
        ([mark(1, RESTRICTED, "INC-1", "a"), mark(2, PUBLIC, "INC-2", "b")],
         {"INC-1": ["a", "b"]}, {"INC-1": RESTRICTED}),
        # and who looks at the whole afterwards may lower it
        ([mark(1, RESTRICTED, "INC-2", "b"), mark(2, SENSITIVE, "INC-1", "a", "b")],
         {"INC-1": ["a", "b"]}, {"INC-1": SENSITIVE}),
        ([mark(1, RESTRICTED, "INC-1", "a", "b"), mark(2, PUBLIC, "INC-1", "a")],
         {"INC-1": ["a"], "INC-7": ["b"]}, {"INC-1": PUBLIC, "INC-7": RESTRICTED}),
        # what is linked with it later changes nothing
        ([mark(1, RESTRICTED, "INC-1", "a")], {"INC-1": ["a", "c"]}, {"INC-1": RESTRICTED}),
    ],
)  # fmt: skip
def test_marks_bear_on_what_they_were_made_on(
    marks: list[Judgement], groups: dict[str, list[str]], found: dict[str, Sensitivity]
) -> None:
    assert sensitivities(marks, groups) == found


def test_other_marks_say_nothing_of_care() -> None:
    state = Judgement(
        "j-1", Verdict.MARKED, "INC-1", None, "amina", datetime(2031, 5, 1, tzinfo=UTC),
        value="help_needed",
    )  # fmt: skip
    assert sensitivities([state], {"INC-1": ["a"]}) == {}
