"""Publication days are printed, forced by clues, or unknown; never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.clues.facts import facts
from dateline.ground.clues.offices import terms
from dateline.ground.published import FINDERS, work_out_published
from dateline.model.annotated import Annotated
from dateline.model.clues import allowed_days
from dateline.model.report import UNDATED, Basis, Published, Report


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser.load()


def worked_out(
    text: str, parser: SpacyParser, published: Published = UNDATED, url: str | None = None
) -> Annotated:
    report = Report("r1", "a.txt", text, url=url, published=published)
    return work_out_published(next(iter(parser([find_zones(Annotated(report))]))))


BODY = (
    "Fighters shelled the harbour of the town, witnesses said, and two boats burned for hours. "
    "Nobody was hurt, the mayor said, but the fish market stayed shut."
)

PRINTED = [
    (f"Published: 12 May 2019\n\nHarbour shelled\n\n{BODY}", "2019-05-12"),
    (f"Harbour shelled\n\nPosted on May 12, 2019 at 10:15 am\n\n{BODY}", "2019-05-12"),
    (f"Harbour shelled\n\n12 May 2019\n\n{BODY}", "2019-05-12"),
    (f"Harbour shelled\n\nSunday, 12 May 2019 - 10:15\n\n{BODY}", "2019-05-12"),
    (f"Harbour shelled\n\n2019-05-12\n\n{BODY}", "2019-05-12"),
    (f"12 May، 2019\n\nHarbour shelled\n\n{BODY}", "2019-05-12"),
    (f"Harbour shelled\n\nThe Evening Post, May 12, 2019\n\n{BODY}", "2019-05-12"),
    (f"Sun 12 May 2019 at 0914 Harbour shelled. {BODY}", "2019-05-12"),
    (f"Harbour shelled\n\nBy Mara Lind 12 May 2019\n\n{BODY}", "2019-05-12"),
    (f"Weekly note\nas of 18:00 on 12 May 2019\n\n{BODY}", "2019-05-12"),
    (f"Weekly note\n4 to 10 May 2019 (issued on 12 May)\n\n{BODY}", "2019-05-12"),
    (f"Weekly note\n25 to 31 December 2018 (issued on 3 January)\n\n{BODY}", "2019-01-03"),
]


@pytest.mark.parametrize(("text", "day"), PRINTED)
def test_a_printed_date_is_taken(text: str, day: str, parser: SpacyParser) -> None:
    published = worked_out(text, parser).report.published
    assert published.day == date.fromisoformat(day)
    assert published.basis is Basis.TEXT


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.com/ardunwatch/status/1863167020864323992", "2024-12-01"),
        ("https://ardunpost.example/2019/05/12/harbour-shelled", "2019-05-12"),
    ],
)
def test_an_address_that_holds_a_day_dates_its_report(
    url: str, day: str, parser: SpacyParser
) -> None:
    published = worked_out(BODY, parser, url=url).report.published
    assert published.day == date.fromisoformat(day)
    assert published.basis is Basis.INFERRED


def test_a_printed_date_goes_before_that_of_the_address(parser: SpacyParser) -> None:
    text = f"Published: 12 May 2019\n\nHarbour shelled\n\n{BODY}"
    published = worked_out(text, parser, url="https://a.example/2019/05/13/b").report.published
    assert published.day == date(2019, 5, 12)


def test_a_month_in_the_address_and_the_day_of_archiving_bound_the_days(
    parser: SpacyParser,
) -> None:
    url = "https://web.archive.org/web/20190520101010/https://a.example/2019/05/harbour"
    published = worked_out(BODY, parser, url=url).report.published
    assert (published.first, published.last) == (date(2019, 5, 1), date(2019, 5, 20))


FORCED = [
    (
        "The shelling came a day before the second anniversary of the Saudi-led intervention in "
        "Yemen. Fighters stormed the harbour before dawn and fighting is going on.",
        "2017-03-25",
        "2017-03-25",
    ),
    (
        "The shelling came a day before the second anniversary of the Saudi-led intervention in "
        "Yemen. Fighters stormed the harbour on Friday, the mayor said.",
        "2017-03-25",
        "2017-04-01",
    ),
    (
        "The raid coincided with the tenth anniversary of the fall of Baghdad. In a statement "
        "issued today (Tuesday) the mayor called for calm.",
        "2013-04-09",
        "2013-04-09",
    ),
    (
        "Militants attacked just after midnight on January 29, hours after a truce ended. The "
        "attacks come ahead of an international donors conference on Syria that will open in "
        "Kuwait on January 30.",
        "2013-01-29",
        "2013-01-29",
    ),
    (
        "Shells hit the harbour on the 100th day of the Russian invasion of Ukraine, Kyiv said.",
        "2022-06-03",
        "2022-06-04",
    ),
    (
        "In July, monitors tallied 900 deaths in the first half of 2018, the mayor said.",
        "2018-07-01",
        "2019-06-30",
    ),
    (
        "The town saw four raids last year (2016), the mayor said, and nobody was hurt.",
        "2017-01-01",
        "2017-12-31",
    ),
    (
        "Guards said on Sunday the attack began at midnight and shooting was still going on. "
        "The mayor resigned on 4 May 2018. His deputy will take over on 9 May 2018, a court said.",
        "2018-05-06",
        "2018-05-06",
    ),
    (
        "The mayor resigned on 4 May 2018. His deputy will take over on 1 June 2018, a court said.",
        "2018-05-04",
        "2018-06-01",
    ),
]


@pytest.mark.parametrize(("text", "first", "last"), FORCED)
def test_clues_force_a_range_of_days(text: str, first: str, last: str, parser: SpacyParser) -> None:
    published = worked_out(text, parser).report.published
    assert (str(published.first), str(published.last)) == (first, last)
    assert published.basis is Basis.INFERRED
    assert published.why is not None
    assert published.why.startswith("Published")


UNKNOWN = [
    BODY,
    "Fighters shelled the harbour on Monday, the mayor said.",
    "Fighters shelled the harbour on October 3, the mayor said.",
    "Fighters shelled the harbour on May 3, 2018, the mayor said.",
    "The road by the harbour was built in 1998 and mended in 2012.",
    "The mayor said the war in Afghanistan had gone on for too long.",
    "The first anniversary of the mayor's election was marked on Monday.",
    "President Ashraf Ghani said the road was safe.",
    "The plan runs until 2030, and by 2025 half the roads will be mended.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_guess_that_the_clues_do_not_force_is_not_made(text: str, parser: SpacyParser) -> None:
    assert worked_out(text, parser).report.published == UNDATED


BOUNDED = [
    ("Fighters fled on May 3, 2018, the mayor said.", "2018-05-03", None),
    ("President Ashraf Ghani said the road was safe.", "2014-09-29", "2021-08-15"),
    ("The aides of President Ashraf Ghani met.", "2014-09-29", None),
    ("President Barack Obama said on Monday the road was safe.", "2009-01-20", "2017-01-20"),
    ("Former President Barack Obama said the road was safe.", None, None),
    ("More than ten years after the invasion of Iraq, roads are bad.", "2013-03-20", "2015-03-20"),
    ("Roads are bad 14 years after the invasion of Iraq.", "2016-09-18", "2018-03-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), BOUNDED)
def test_a_clue_bounds_the_days_for_linked_reports_to_narrow(
    text: str, first: str | None, last: str | None, parser: SpacyParser
) -> None:
    left = allowed_days(worked_out(text, parser).clues)
    due = (
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else date.max,
    )
    assert (left[0][0], left[-1][1]) == due


def test_a_given_date_stays(parser: SpacyParser) -> None:
    given = Published.given(date(2019, 5, 13))
    report = worked_out(f"Published: 12 May 2019\n\n{BODY}", parser, given).report
    assert report.published == given


def test_a_weekday_with_its_date_fits_few_years(parser: SpacyParser) -> None:
    clues = worked_out("Fighters fled on Monday, October 3, the mayor said.", parser).clues
    assert any(clue.allows(date(2016, 10, 4)) for clue in clues)
    assert not all(clue.allows(date(2017, 10, 4)) for clue in clues)


def test_every_finder_says_what_it_finds() -> None:
    texts = [finder.__doc__ for finder in FINDERS]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_dated_facts_are_in_order() -> None:
    assert len(facts()) >= 100
    for fact in facts():
        assert fact.first <= fact.last, fact.what
        assert fact.kind in {"start", "event", "meeting"}, fact.what
        assert bool(fact.subject) == (fact.kind == "meeting"), fact.what


def test_terms_of_office_are_in_order() -> None:
    assert len(terms()) >= 100
    for term in terms().values():
        assert term.last is None or term.first < term.last, term.name


GOING_ON = "Rebels began the assault in the early hours of Tuesday. "


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        (f"{GOING_ON}Soldiers are engaged in heavy fighting.", 1),
        (f"{GOING_ON}Clashes continue in the streets, the mayor said.", 1),
        ("Guards said on Friday it began at midnight (2030GMT on Thursday) and is not over.", 4),
        (f"{GOING_ON}The rebels withdrew at noon.", None),
        ("Rebels attacked on Tuesday. Soldiers are engaged in heavy fighting.", None),
        (f"{GOING_ON}Fighting continues. In a statement today (Wednesday) he called for calm.", 2),
    ],
)
def test_news_of_the_early_hours_that_goes_on_is_of_its_own_weekday(
    text: str, weekday: int | None, parser: SpacyParser
) -> None:
    told = {clue.weekday for clue in worked_out(text, parser).clues}
    assert told - {None} == ({weekday} if weekday is not None else set())


def test_a_line_that_names_the_weekday_of_posting_is_a_clue(parser: SpacyParser) -> None:
    text = f"Harbour shelled\n\nPosted Thursday at noon by our team\n\n{BODY}"
    assert {clue.weekday for clue in worked_out(text, parser).clues} - {None} == {3}
