"""The names and sites around each event, and what they say of two events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told
from tests.parsed import the_parser

from dateline.link.mentions import mentions_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity
from dateline.link.retelling import combine
from dateline.link.rules import RULES
from dateline.link.scenes import scenes_of
from dateline.model.claims import Claim, ParticipantSaid
from dateline.model.mentions import ParticipantKind, Role, Stance
from dateline.model.reading import Reading, Scene
from dateline.model.report import Published, Report
from dateline.model.values import Harm, Place, PlacePrecision
from dateline.pipeline.reading import reading_of
from dateline.pipeline.settle import settle_readings
from dateline.pipeline.stages import annotate

PROVINCE = Place("Ardun Province", 10.0, 10.0, PlacePrecision.PROVINCE, country_code="XA")


def scenes(text: str) -> list[Scene]:
    report = Report("r1", "r1.txt", text, published=Published.given(date(2031, 3, 5)))
    (annotated,) = annotate([report], the_parser())
    return list(scenes_of(annotated))


def test_a_scene_holds_places_known_or_not_and_sites_without_wide_areas_and_persons() -> None:
    (scene,) = scenes(
        "A car bomb at a checkpoint in the Hodan district of Mogadishu killed 13 people on Monday, "
        "the governor of Somalia's capital, Omar Nadim, said."
    )
    assert {"hodan", "mogadishu"} <= set(scene.names)
    assert not {"somalia", "omar", "nadim"} & set(scene.names)
    assert "checkpoint" in scene.sites


def test_a_village_that_no_gazetteer_holds_is_named_where_a_place_is() -> None:
    (scene,) = scenes("Gunmen abducted ten farmers from Tsamarka village on Monday.")
    assert "tsamarka" in scene.names


def reading(key: str, *names: str, days: int = 0, place: Place = PROVINCE) -> Reading:
    report = a_report(key, outlet=f"Outlet {key}")
    event = an_event(report, on(DAY + timedelta(days)), place, told(4), type="attack")
    return seen(report, event, names)


def seen(report: Report, event: list[Claim], names: tuple[str, ...]) -> Reading:
    found = a_reading(report, event)
    return replace(found, digest=replace(found.digest, scenes=(Scene(event[0].event, names),)))


def found(left: Reading, right: Reading, *others: Reading) -> dict[str, tuple[float, str]]:
    a, b = mentions_of([left, right], {})
    rarity = Rarity(r.digest for r in (left, right, *others))
    return {rule.__name__: said for rule in RULES if (said := rule(Pair(a, b, rarity)))}


def test_a_rare_name_told_of_the_same_day_is_a_reason_and_of_other_days_it_is_none() -> None:
    one = reading("r1", "tsamarka")
    assert found(one, reading("r2", "tsamarka"))["same_spot"] == (1.0, "tsamarka")
    assert "same_spot" not in found(one, reading("r2", "tsamarka", days=2))
    assert "same_spot" not in found(one, reading("r2", "kurfe"))


def test_two_spellings_of_one_rare_name_are_as_good_as_one() -> None:
    told = found(reading("r1", "qurayba"), reading("r2", "kureiba"))
    assert told["same_spot"] == (1.0, "qurayba/kureiba")
    assert "same_spot" not in found(reading("r1", "quray"), reading("r2", "kubra"))


def test_a_name_that_many_reports_hold_tells_nothing() -> None:
    others = [reading(f"o{n}", "tsamarka") for n in range(30)]
    assert "same_spot" not in found(*others[:2], *others[2:])


def test_reports_of_a_village_without_a_known_place_are_of_one_incident() -> None:
    (incident,) = settle_readings([reading("r1", "tsamarka"), reading("r2", "tsamarka")]).incidents
    assert [telling.report for telling in incident.tellings] == ["r1", "r2"]


def test_a_stretch_of_weeks_tells_less_than_a_day() -> None:
    one = reading("r1", "tsamarka")
    report = a_report("r2", outlet="Outlet r2")
    month = on(DAY - timedelta(20), DAY + timedelta(10))
    wide = seen(report, an_event(report, month, PROVINCE, told(4), type="attack"), ("tsamarka",))
    assert found(one, wide)["same_spot"][0] == 0.5
    assert found(one, wide)["days_overlap"][0] == 0.5


def test_two_forces_of_one_state_are_no_different_sides() -> None:
    def of(key: str, name: str, country: str) -> Reading:
        force = ParticipantSaid(
            Role.PERPETRATOR, ParticipantKind.STATE_FORCE, name, name=name, country_code=country
        )
        report = a_report(key, outlet=key)
        return a_reading(report, an_event(report, on(DAY), ARDUN, force, type="attack"))

    police = of("r1", "Ardun police", "XA")
    assert "other_sides" not in found(police, of("r2", "Ardun army", "XA"))
    assert "other_sides" in found(police, of("r2", "Sel army", "XB"))


def test_a_meeting_told_with_an_attack_gives_it_neither_day_nor_place() -> None:
    report = a_report()
    attack = an_event(report, on(DAY), ARDUN, told(4), type="attack")
    talks = an_event(report, key="e2", type="talks")
    day_before = replace(
        mentions_of([a_reading(report, attack, talks)], {})[1], days=on(DAY - timedelta(1)).span
    )
    chief = mentions_of([a_reading(report, attack, talks)], {})[0]
    (whole,) = combine([chief, day_before])
    assert whole.parts == (chief.id, day_before.id)
    assert whole.days == chief.days


def test_yesterday_on_a_page_posted_on_sunday_is_a_saturday() -> None:
    text = (
        "Ardun Voice\n\nBomb kills two in Ardun\n\nPosted by admin on Sunday at 4:15 pm\n\n"
        "A bomb killed two people in the town yesterday, police said.\n"
    )
    (annotated,) = annotate([Report("r1", "r1.txt", text)], the_parser())
    read = reading_of(annotated)
    assert read.digest.posted == 6
    assert frozenset({5}) in {m.weekdays for m in mentions_of([read], {})}


@pytest.mark.parametrize(("tolls", "wholes"), [((17, 36), 1), ((1, 2), 2)])
def test_rival_tolls_without_time_or_place_are_of_one_event_where_they_are_high(
    tolls: tuple[int, int], wholes: int
) -> None:
    report = a_report()
    first, second = tolls
    attack = an_event(report, on(DAY), ARDUN, told(first), type="attack")
    deaths = an_event(report, told(second), key="e2", type="killing")
    chief, other = mentions_of([a_reading(report, attack, deaths)], {})
    taken = replace(other, days=chief.days, place=chief.place)
    assert len(combine([chief, taken])) == wholes


def test_a_figure_that_a_party_claims_is_no_toll_beside_others() -> None:
    report = a_report()
    event = an_event(report, on(DAY), ARDUN, told(9), told(40), type="attack")
    claimed = [replace(c, stance=Stance.CLAIMED) if c is event[-1] else c for c in event]
    (mention,) = mentions_of([a_reading(report, claimed)], {})
    assert mention.tolls == {Harm.KILLED: frozenset({9})}
