"""What speaks for two reports telling one event besides place, day and toll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.link.digest import address_words
from dateline.link.mentions import mentions_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity
from dateline.link.rules import RULES
from dateline.model.calendar import Relative
from dateline.model.clues import ClueKind, DateClue
from dateline.model.reading import Reading
from dateline.model.values import Anchor, When
from dateline.pipeline.settle import settle_readings

ADDRESS = "https://www.ardunpost.example/news/2031/two-hurt-in-mill-bridge-shooting-8812.html"


def reading(key: str, **digest: tuple[str, ...]) -> Reading:
    report = a_report(key, outlet=f"Outlet {key}")
    return a_reading(report, an_event(report, on(DAY), ARDUN, told(1), type="shooting"), **digest)


def found(left: Reading, right: Reading) -> dict[str, tuple[float, str]]:
    a, b = mentions_of([left, right], {})
    pair = Pair(a, b, Rarity([left.digest, right.digest]))
    return {rule.__name__: told for rule in RULES if (told := rule(pair))}


def test_names_that_both_reports_hold_are_a_reason() -> None:
    names = ("ana ruiz", "selim osei")
    reasons = found(reading("r1", names=names), reading("r2", names=(*names, "mill street")))
    assert reasons["shared_names"][1] == "ana ruiz, selim osei"


def test_other_ages_speak_against_and_the_same_for_it() -> None:
    reasons = found(reading("r1", ages=("17",)), reading("r2", ages=("43",)))
    assert reasons["other_ages"][1] == "17 and 43"
    assert "same_ages" not in reasons
    reasons = found(reading("r1", ages=("17", "5")), reading("r2", ages=("17",)))
    assert reasons["same_ages"][1] == "17"
    assert "other_ages" not in reasons


def test_an_address_is_a_reason_where_the_other_report_uses_its_words() -> None:
    left = reading("r1", address=address_words(ADDRESS))
    right = reading("r2", words=("mill", "bridge", "shooting", "hurt", "two"))
    assert found(left, right)["address_told"][0] > 0.5


def test_a_page_without_its_text_joins_the_incident_that_its_address_tells() -> None:
    words = ("mill", "bridge", "shooting", "hurt", "two", "html", "news", "cutlery", "osei")
    telling = reading("r1", words=words)
    gone = replace(a_report("r2", outlet="Ardun Post"), text="Play 1:20", url=ADDRESS)
    page = a_reading(gone, address=address_words(ADDRESS))
    (incident,) = settle_readings([telling, page]).incidents
    assert [telling.report for telling in incident.tellings] == ["r1", "r2"]
    assert all(claim.startswith("r1/") for claim in incident.claims)


def test_a_page_that_no_other_report_speaks_of_makes_no_incident() -> None:
    gone = replace(a_report("r2", outlet="Ardun Post"), text="Play 1:20", url=ADDRESS)
    assert not settle_readings([a_reading(gone, address=address_words(ADDRESS))]).incidents


def undated(key: str, site: str) -> Reading:
    report = replace(a_report(key, published=None), url=f"https://{site}/news/{key}")
    return a_reading(report, an_event(report, ARDUN, told(1), type="shooting"))


def test_two_pages_of_one_site_without_days_are_seldom_one_event() -> None:
    one_site = found(undated("r1", "ardunpost.example"), undated("r2", "ardunpost.example"))
    two_sites = found(undated("r1", "ardunpost.example"), undated("r2", "selwire.example"))
    assert one_site["timeless"][0] > two_sites["timeless"][0] > 0


def test_a_known_day_has_a_weekday_too() -> None:
    dated = reading("r1")
    report = a_report("r2", published=None)
    monday, tuesday = (
        a_reading(
            report,
            an_event(report, When(None, Anchor.PUBLICATION, Relative(weekday=n)), ARDUN),
        )
        for n in (0, 1)
    )
    assert found(dated, monday)["same_weekday"][1] == "Monday"
    assert found(dated, tuesday)["other_weekday"][1] == "Monday and Tuesday"


def test_the_address_of_a_post_holds_no_title() -> None:
    assert address_words("https://x.com/ardunwatch/status/1863167020864323992") == ()


def without_year(month: int, day: int) -> Reading:
    report = a_report("r2", published=None)
    told_on = When(None, Anchor.PUBLICATION, Relative(month=month, day=day))
    return a_reading(report, an_event(report, told_on, ARDUN))


def test_a_month_and_day_without_a_year_are_held_against_known_days() -> None:
    same = found(reading("r1"), without_year(DAY.month, DAY.day))
    assert same["same_date"][1] == f"{DAY.day} {DAY:%B}"
    assert not {"timeless", "same_weekday", "other_date_of_year"} & same.keys()
    later = DAY + timedelta(40)
    other = found(reading("r1"), without_year(later.month, later.day))
    assert "other_date_of_year" in other
    assert "same_date" not in other


def test_yesterday_under_a_dateline_without_a_year_has_a_month_and_day() -> None:
    report = a_report("r2", published=None)
    yesterday = When(None, Anchor.PUBLICATION, Relative(days=(-1, -1)))
    read = a_reading(report, an_event(report, yesterday, ARDUN))
    printed = DAY + timedelta(1)
    years = tuple(
        (date(year, printed.month, printed.day),) * 2 for year in range(DAY.year - 3, DAY.year + 3)
    )
    clue = DateClue(ClueKind.PRINTED, None, "its dateline gives the day and the month", years)
    dated = replace(read, digest=replace(read.digest, clues=(clue,)))
    assert found(reading("r1"), dated)["same_date"][0] == 1.0
