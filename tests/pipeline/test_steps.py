"""What stages found before: a changed stage is done again with those behind it, and none before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.parsed import the_parser

from dateline.model.annotated import Annotated
from dateline.model.report import Published, Report
from dateline.pipeline import cache, stages
from dateline.pipeline.cache import Kept
from dateline.pipeline.stages import Stage
from dateline.pipeline.steps import KeptSteps

TEXT = (
    "ARDUN, Sept. 20 (Wire) - At least nine people were killed when shells hit the market of "
    "Maiduguri, Nigeria, on Tuesday, the army said. It blamed Boko Haram.\n\n"
    "The mayor said 15 people had been hurt. In May 2015, 40 people died in a raid on Damboa."
)
LAST = len(stages.AFTER_PARSING)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the stages that were done, as they are done."""
    numbers: list[int] = []

    def told(number: int, stage: Stage) -> Stage:
        def run(annotated: Annotated) -> Annotated:
            numbers.append(number)
            return stage.run(annotated)

        return replace(stage, run=run)

    counted = tuple(told(i, stage) for i, stage in enumerate(stages.AFTER_PARSING))
    monkeypatch.setattr(stages, "AFTER_PARSING", counted)
    return numbers


def parsed(text: str = TEXT, day: date = date(2017, 9, 20)) -> Annotated:
    report = Report("r1", "r1.txt", text, language="en", published=Published.given(day))
    found: Iterator[Annotated] = iter(the_parser()([stages.zoned(report)]))
    return next(found)


def changed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives one stage its next version."""
    known = list(stages.AFTER_PARSING)
    known[number] = replace(known[number], version=f"{known[number].version}.next")
    monkeypatch.setattr(stages, "AFTER_PARSING", tuple(known))


def test_what_was_found_is_found_again_without_any_stage(tmp_path: Path, done: list[int]) -> None:
    given, steps = parsed(), KeptSteps(Kept(tmp_path))
    first = steps(given)
    assert done == list(range(LAST))
    assert first == stages.told(given)
    done.clear()
    assert steps(given) == first
    assert done == []


@pytest.mark.parametrize("number", [0, 3, LAST - 1])
def test_a_changed_stage_is_done_again_with_those_behind_it(
    number: int, tmp_path: Path, done: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    given, steps = parsed(), KeptSteps(Kept(tmp_path))
    first = steps(given)
    done.clear()
    changed(number, monkeypatch)
    assert steps(given) == first
    assert done == list(range(number, LAST))
    done.clear()
    assert steps(given) == first
    assert done == []


def test_another_text_another_day_and_a_broken_entry_are_read_anew(
    tmp_path: Path, done: list[int]
) -> None:
    steps = KeptSteps(Kept(tmp_path))
    steps(parsed())
    steps(parsed(f"{TEXT} The road is closed."))
    later = steps(parsed(day=date(2018, 9, 20)))
    assert done == [*range(LAST)] * 3
    days = {e.when.span.first.year for e in later.events if e.when and e.when.span}
    assert 2018 in days
    for entry in tmp_path.glob("*/*.msgpack"):
        entry.write_bytes(entry.read_bytes()[:-9])
    done.clear()
    assert steps(parsed()) == stages.told(parsed())
    assert done == [*range(LAST)] * 2


def test_what_is_kept_of_the_stages_is_held_under_the_size_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "OFTEN", 1)
    kept = Kept(tmp_path, megabytes=1)
    (tmp_path / "00").mkdir()
    old = tmp_path / "00" / "old.msgpack"
    old.write_bytes(bytes(1_200_000))
    KeptSteps(kept)(parsed())
    assert not old.exists()
    assert len(list(tmp_path.glob("*/*.msgpack"))) == 1
