"""Who was hurt and died of it counts among the dead alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import ARDUN, DAY, a_reading, an_event, on

from dateline.model.claims import CountSaid
from dateline.model.reading import Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Count, Harm
from dateline.pipeline.settle import settle_readings

GIVEN = Published.given(DAY)
FAR = " The square was quiet in the evening and the market opened again on the day after." * 3


def singly(what: Harm, who: str | None, phrase: str = "single", number: int = 1) -> CountSaid:
    return CountSaid(what, Count(number, number, number), who, phrase=phrase)


def reading(key: str, text: str, *said: CountSaid) -> Reading:
    """A report of one event mention for each figure."""
    report = Report(key, f"{key}.txt", text, outlet=key, published=GIVEN)
    events = [
        an_event(report, on(DAY), ARDUN, each, key=f"e{n}", type="shooting")
        for n, each in enumerate(said)
    ]
    return a_reading(report, *events, words=["ardun", "selim", "market"])


def tolls(*readings: Reading) -> dict[tuple[str, str], int | None]:
    (incident,) = settle_readings(readings).incidents
    return {(t.what.value, t.who): t.settled.value.best for t in incident.tolls}


HURT = reading("r1", "A boy is in hospital." + FAR, singly(Harm.INJURED, "boy"))


def test_who_is_in_hospital_in_one_report_and_dead_in_the_next_is_dead() -> None:
    dead = reading("r2", "A boy has died." + FAR, singly(Harm.KILLED, "boy"))
    assert tolls(HURT, dead) == {("killed", "all"): 1, ("killed", "children"): 1}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A woman has died.", singly(Harm.KILLED, "woman")),
        ("Two boys have died.", singly(Harm.KILLED, "boys", "", 2)),
    ],
)
def test_a_death_of_somebody_else_leaves_the_injured(text: str, killed: CountSaid) -> None:
    assert tolls(HURT, reading("r2", text + FAR, killed))["injured", "all"] == 1


def test_an_injured_person_told_by_number_stays_beside_the_dead() -> None:
    hurt = reading("r1", "1 was hurt." + FAR, singly(Harm.INJURED, None, ""))
    dead = reading("r2", "A boy has died." + FAR, singly(Harm.KILLED, "boy"))
    assert tolls(hurt, dead)["injured", "all"] == 1


def test_whoever_is_another_person_stays_injured() -> None:
    report = Report("r1", "r1.txt", "Another boy was hurt." + FAR, outlet="r1", published=GIVEN)
    *others, hurt = an_event(report, on(DAY), ARDUN, singly(Harm.INJURED, "boy"), type="shooting")
    hurt = replace(hurt, evidence=Evidence.cite(report, Span(0, 20)))
    another = a_reading(report, [*others, hurt], words=["ardun", "selim", "market"])
    dead = reading("r2", "A boy has died." + FAR, singly(Harm.KILLED, "boy"))
    assert tolls(another, dead)["injured", "all"] == 1
