"""A stroke is taken back and brought back whole, by rows that are only ever added."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.incidents import Judgement, Verdict
from dateline.reconcile.judgements import standing
from dateline.reconcile.strokes import Decision, redoing, signed, undoing

START = datetime(2031, 3, 5, 9, tzinfo=UTC)


class Log:
    """Rows of one or more persons, a minute apart."""

    def __init__(self) -> None:
        self.rows: list[Judgement] = []

    def add(self, decisions: list[Decision], by: str = "amina") -> None:
        at = START + timedelta(minutes=len(self.rows))
        self.rows += [signed(decision, by, at) for decision in decisions]

    def note(self, *about: str, by: str = "amina") -> None:
        self.add([Decision(Verdict.REVIEWED, key) for key in about], by)

    def undo(self, by: str = "amina") -> None:
        self.add(undoing(self.rows, by), by)

    def redo(self, by: str = "amina") -> None:
        self.add(redoing(self.rows, by), by)

    @property
    def stands(self) -> list[str]:
        return sorted(j.left for j in standing(self.rows))


def test_a_stroke_is_taken_back_whole_and_brought_back_whole() -> None:
    log = Log()
    log.note("INC-1")
    log.note("INC-2", "INC-3")
    log.undo()
    assert log.stands == ["INC-1"]
    log.undo()
    assert log.stands == []
    log.redo()
    assert log.stands == ["INC-1"]
    log.redo()
    assert log.stands == ["INC-1", "INC-2", "INC-3"]
    log.redo()
    assert log.stands == ["INC-1", "INC-2", "INC-3"]


def test_what_was_brought_back_can_be_taken_back_again() -> None:
    log = Log()
    log.note("INC-1")
    for _ in range(3):
        log.undo()
        assert log.stands == []
        log.redo()
        assert log.stands == ["INC-1"]
    assert len({row.id for row in log.rows}) == len(log.rows) == 7


def test_after_another_decision_there_is_nothing_to_bring_back() -> None:
    log = Log()
    log.note("INC-1")
    log.undo()
    log.note("INC-2")
    assert redoing(log.rows, "amina") == []


def test_nobody_takes_back_what_another_decided() -> None:
    log = Log()
    log.note("INC-1", by="bela")
    log.undo("amina")
    assert log.stands == ["INC-1"]
    assert redoing(log.rows, "amina") == []


@given(st.lists(st.sampled_from(["decide", "undo", "redo"]), max_size=30))
def test_undo_and_redo_are_those_of_an_editor(steps: list[str]) -> None:
    log, done, undone = Log(), list[str](), list[str]()
    for number, step in enumerate(steps):
        if step == "decide":
            log.note(f"INC-{number}")
            done.append(f"INC-{number}")
            undone.clear()
        elif step == "undo":
            log.undo()
            undone += [done.pop()] if done else []
        else:
            log.redo()
            done += [undone.pop()] if undone else []
        assert log.stands == sorted(done)
