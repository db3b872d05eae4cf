"""Where words on several pairs can't all hold, what was said last does, but nobody's word that
two things differ is undone by another's words on others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import DAY, a_reading, a_report, an_event, on, told

from dateline.model.incidents import Verdict
from dateline.model.values import Place
from dateline.pipeline.settle import settle_store
from dateline.store import open_store
from dateline.web.desk import Desk

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT
TOWNS = [Place(name, 13.0 + n, 33.0, country_code="SD") for n, name in enumerate("ABC")]
Said = tuple[str, Verdict, int, int]


def groups(desk: Desk) -> set[str]:
    """The incidents as the numbers of their reports."""
    return {"".join(sorted(m[1] for m in i.members)) for i in desk.now().incidents.values()}


@pytest.mark.parametrize(
    ("words", "held"),
    [
        # A person's later words rule out their own earlier one.
        ([("a", DIFFERENT, 1, 3), ("a", SAME, 1, 2), ("a", SAME, 2, 3)], {"123"}),
        ([("a", DIFFERENT, 1, 3), ("a", SAME, 2, 3), ("a", SAME, 1, 2)], {"123"}),
        ([("a", SAME, 1, 2), ("a", SAME, 2, 3), ("a", DIFFERENT, 1, 3)], {"1", "23"}),
        ([("a", SAME, 2, 3), ("a", SAME, 1, 2), ("a", DIFFERENT, 1, 3)], {"12", "3"}),
        # Another's "different" holds; of the words "same" the last.
        ([("b", DIFFERENT, 1, 3), ("a", SAME, 1, 2), ("a", SAME, 2, 3)], {"1", "23"}),
        ([("b", DIFFERENT, 1, 3), ("a", SAME, 2, 3), ("a", SAME, 1, 2)], {"12", "3"}),
        ([("a", DIFFERENT, 1, 3), ("a", SAME, 1, 2), ("b", SAME, 2, 3)], {"1", "23"}),
        # On one pair the last word counts, whoever said it.
        ([("b", DIFFERENT, 1, 2), ("a", SAME, 1, 2)], {"12", "3"}),
        ([("a", SAME, 1, 2), ("b", DIFFERENT, 1, 2)], {"1", "2", "3"}),
    ],
)
def test_what_was_said_last_holds(words: list[Said], held: set[str], tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    for n, town in enumerate(TOWNS, start=1):
        day = DAY + timedelta(60 * n)
        report = a_report(f"r{n}", day)
        event = an_event(report, on(day), town, told(n))
        kept.add_reading(a_reading(report, event, words=[f"word{n}"]), config="c1")
    kept.close()
    clock = (datetime(2031, 9, 1, 9, n, tzinfo=UTC) for n in range(60))
    desk = Desk(path, clock=lambda: next(clock))
    assert groups(desk) == {"1", "2", "3"}
    for by, verdict, left, right in words:
        desk.decide(verdict, f"r{left}/e1", right=f"r{right}/e1", by=by)
    assert groups(desk) == held
    settle_store(desk.store)
    assert groups(desk) == held
    desk.close()
