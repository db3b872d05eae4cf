"""The table of reasons is complete and readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.link.events import clash, shipped_weights
from dateline.link.mentions import Mention, mentions_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity
from dateline.link.rules import RULES, other_place, same_place
from dateline.model.reading import Digest
from dateline.model.values import Anchor, Harm, Place, PlacePrecision, TimeSpan, When


def test_every_rule_has_a_text_of_its_own_for_the_reviewer() -> None:
    texts = [rule.__doc__ for rule in RULES]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_every_rule_has_a_weight_and_every_weight_a_rule() -> None:
    assert {rule.__name__ for rule in RULES} == set(shipped_weights().of)


def test_reports_that_name_other_people_speak_against_one_event() -> None:
    one = Digest("r1", names=("ana ruiz", "ruiz vega"))
    other = Digest("r2", names=("omar nadim", "lena nadim"))
    third = Digest("r3", names=("omar nadim",))
    rarity = Rarity((one, other, third))
    assert rarity.names_apart(one, other)[0] > 0
    assert rarity.names_apart(other, third)[0] == 0
    assert rarity.names_apart(one, Digest("r4"))[0] == 0


def test_a_toll_is_of_all_and_not_of_some_of_them() -> None:
    report = a_report("r1")
    claims = an_event(report, on(DAY), ARDUN, told(9, who="people"), told(4, who="children"))
    whole, part = claims[-2:]
    some = replace(part, value=replace(told(4, who="children"), part_of=whole.id))
    (mention,) = mentions_of([a_reading(report, [*claims[:-1], some])], {})
    assert mention.tolls[Harm.KILLED] == {9}


def test_what_a_figure_adds_to_another_is_laid_to_it() -> None:
    report = a_report("r1")
    claims = an_event(report, on(DAY), ARDUN, told(9, who="men"), told(4, who="women"))
    whole, part = claims[-2:]
    more = replace(part, value=replace(told(4, who="women"), part_of=whole.id, more=True))
    (mention,) = mentions_of([a_reading(report, [*claims[:-1], more])], {})
    assert mention.tolls[Harm.KILLED] == {13}


LATER = DAY + timedelta(20)


def mention(key: str, day: date, *, timed: bool) -> Mention:
    """The leading event of a report, its day told by words or by the report's own alone."""
    report = a_report(key, day)
    when = When(TimeSpan(day, day), Anchor.PUBLICATION)
    said, *others = an_event(report, when, ARDUN, told(9), type="shooting")
    if not timed:
        others[0] = replace(others[0], evidence=said.evidence)
    (found,) = mentions_of([a_reading(report, [said, *others])], {})
    return found


@pytest.mark.parametrize(("timed", "rule"), [(True, "weeks_apart"), (False, "weeks_after")])
def test_a_later_day_that_no_words_tell_is_another_reason(*, timed: bool, rule: str) -> None:
    first = mention("r1", DAY, timed=True)
    later = mention("r2", DAY + timedelta(400), timed=timed)
    found = {r.__name__ for r in RULES if r(Pair(first, later, Rarity()))}
    assert found & {"weeks_apart", "weeks_after"} == {rule}
    assert clash(first, later) is timed


def test_a_first_day_that_no_words_tell_parts_as_any_other() -> None:
    first = mention("r1", DAY, timed=False)
    assert clash(first, mention("r2", DAY + timedelta(400), timed=True))


def rules_of(one: Mention, other: Mention) -> set[str]:
    pair = Pair(one, other, Rarity((one.digest, other.digest)))
    return {rule.__name__ for rule in RULES if rule(pair)}


def test_what_one_site_tells_freshly_of_days_weeks_apart_is_of_two_events() -> None:
    first, later = (mention(key, day, timed=True) for key, day in (("r1", DAY), ("r2", LATER)))
    assert "own_days" in rules_of(first, later)
    assert "own_days" not in rules_of(first, replace(later, site="elsewhere"))
    assert "own_days" not in rules_of(first, mention("r2", LATER, timed=False))
    recalled = replace(first, published=LATER)
    assert "own_days" not in rules_of(recalled, later)


def page(key: str, day: date, *, timed: bool = False) -> Mention:
    """A page of a site whose text is mostly that of every other."""
    text = mention(key, day, timed=timed)
    return replace(text, digest=replace(text.digest, report=key, signature=(3, 6, 9, 12)))


def test_a_text_that_stands_on_the_pages_of_a_site_for_weeks_speaks_against_one_event() -> None:
    assert "site_text" in rules_of(page("r1", DAY), page("r2", LATER))
    assert "site_text" not in rules_of(page("r1", DAY), page("r2", DAY + timedelta(3)))
    assert "site_text" not in rules_of(page("r1", DAY), page("r2", LATER, timed=True))
    assert "site_text" not in rules_of(page("r1", DAY), mention("r2", LATER, timed=False))


def test_what_a_note_tells_weeks_later_is_held_against_news_as_the_past_is() -> None:
    news = replace(mention("r1", DAY, timed=True), chief=False)
    note = replace(mention("r2", DAY, timed=True), chief=False, published=DAY + timedelta(25))
    assert {"told_as_past"} == rules_of(news, note) & {"told_as_past", "told_aside"}
    soon = replace(note, published=DAY + timedelta(2))
    assert {"told_aside"} == rules_of(news, soon) & {"told_as_past", "told_aside"}


def near(name: str, radius_km: float = 20.0) -> Place:
    """A place that no gazetteer has, at the point of Ardun."""
    return replace(
        ARDUN,
        name=name,
        precision=PlacePrecision.NEAR,
        radius_km=radius_km,
        described=f"{name}, Ardun",
    )


@pytest.mark.parametrize(
    ("one", "other", "strength"),
    [
        (near("Tel Sarn"), near("Umm Berel"), None),
        (near("Sheikoun"), near("Shaykun"), 1.0),
        (near("Tel Sarn"), ARDUN, 0.5),
        (near("Ardun Central School", 5.0), ARDUN, 1.0),
    ],
    ids=["two unknown towns", "two spellings", "its town", "a building in it"],
)
def test_a_town_at_the_point_of_another_is_not_surely_that_one(
    one: Place, other: Place, strength: float | None
) -> None:
    first, second = (
        mentions_of([a_reading(report, an_event(report, on(DAY), place))], {})[0]
        for report, place in ((a_report("r1"), one), (a_report("r2"), other))
    )
    found = same_place(Pair(first, second, Rarity()))
    assert (found[0] if found else None) == strength


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (near("Tel Sarn"), near("Umm Berel"), True),
        (near("Sheikoun"), near("Shaykun"), False),
        (near("Tel Sarn"), ARDUN, False),
        (near("Ardun Central School", 5.0), near("Berel Market", 5.0), False),
    ],
    ids=["two unknown towns", "two spellings", "its town", "two buildings of one town"],
)
def test_two_unknown_towns_of_different_names_are_two_places(
    one: Place, other: Place, *, apart: bool
) -> None:
    first, second = (
        mentions_of([a_reading(report, an_event(report, on(DAY), place))], {})[0]
        for report, place in ((a_report("r1"), one), (a_report("r2"), other))
    )
    assert (other_place(Pair(first, second, Rarity())) is not None) is apart
