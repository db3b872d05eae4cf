"""Copies, shortened copies, rewrites and versions are one independent source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.builders import DAY, a_report

from dateline.link.digest import sketch
from dateline.link.lineage import find_lineages
from dateline.link.pages import page_of
from dateline.model.incidents import LineageKind
from dateline.model.reading import Digest, Reading

WIRE_TEXT = """
Three people died when shells fell on the market of Ardun early on Monday the provincial
governor said adding that rescuers were still searching the ruins of two shops near the
bus station while the army blamed rebels who denied that they had fired on the town at all
A doctor at the hospital said eleven wounded had been brought in and that two of them were
children whose parents were still missing by nightfall as power failed across the district
"""
OTHER_TEXT = """
Farmers along the river have begun to bring in a harvest that the ministry calls the best
for ten years though many say that the price of diesel eats up whatever they might earn
and that the road to the capital remains closed to lorries for most of the week because of
rain
"""
WIRE, OTHER = WIRE_TEXT.split(), OTHER_TEXT.split()


def reading(key: str, words: list[str], day: date = DAY, **digest: tuple[str, ...]) -> Reading:
    report = a_report(key, day, outlet=f"Outlet {key}")
    return Reading(report, (), replace(Digest(key, signature=sketch(words)), **digest))


def kinds(*readings: Reading) -> list[tuple[str, LineageKind]]:
    return [(lineage.group, lineage.kind) for lineage in find_lineages(readings)]


def test_the_later_of_two_equal_texts_is_a_copy_of_the_earlier() -> None:
    later = reading("r1", WIRE, DAY + timedelta(1))
    assert kinds(later, reading("r2", WIRE)) == [
        ("r2", LineageKind.COPY),
        ("r2", LineageKind.ORIGINAL),
    ]


def test_a_shortened_copy_is_found_by_containment() -> None:
    found = kinds(reading("r1", WIRE + OTHER), reading("r2", WIRE[:48], DAY + timedelta(1)))
    assert found[1] == ("r1", LineageKind.COPY)


def test_texts_that_share_no_wording_are_two_sources() -> None:
    assert [group for group, _ in kinds(reading("r1", WIRE), reading("r2", OTHER))] == ["r1", "r2"]


def test_some_shared_wording_with_a_credit_makes_a_rewrite() -> None:
    mixed = [*WIRE[:30], *OTHER]
    credit = reading("r2", mixed, DAY + timedelta(1), credits=("Outlet r1",))
    assert kinds(reading("r1", WIRE), credit)[1] == ("r1", LineageKind.REWRITE)


def test_versions_of_one_page_are_one_source() -> None:
    first, second = reading("r1", WIRE), reading("r2", OTHER, DAY + timedelta(1))
    first = replace(first, report=replace(first.report, url="https://ardunpost.org/news/12"))
    second = replace(
        second, report=replace(second.report, url="http://www.ardunpost.org/news/12?x=1")
    )
    assert kinds(first, second)[1] == ("r1", LineageKind.COPY)


def test_a_page_is_known_through_an_archive() -> None:
    archived = "http://web.archive.org/web/20310305id_/http://ardunpost.org:80/news/12/"
    assert page_of(archived) == page_of("https://www.ardunpost.org/news/12#top")
