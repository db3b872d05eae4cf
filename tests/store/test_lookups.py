"""A part of a store is looked up without the rest; reports are found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.spine_builders import a_reading, a_report

from dateline.model.incidents import Lineage, LineageKind, Link
from dateline.model.report import Published
from dateline.store import open_store
from dateline.store.sql import SqlStore

TEXTS = {
    "r1": "Shells hit the market of Ardun on Monday, killing five, Café Sel's owner said.",
    "r2": "The market was shelled again. Nobody in Ardun was hurt, al-Rashid hospital said.",
    "r3": "在阿尔敦的市场 five people died.",
    "r4": 'It\'s 100% quiet; "all well", AND NOT a word OR NEAR(it).',
}


@pytest.fixture(params=["sqlite", "postgresql", "no index"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    in_file = request.param != "postgresql"
    made = open_store(tmp_path / "s.sqlite" if in_file else request.getfixturevalue("database"))
    if request.param == "no index":
        with made.writing() as connection:
            connection.execute(text("DROP TABLE report_words"))
    made.add_config("c1", {})
    for id, words in TEXTS.items():
        made.add_reading(a_reading(a_report(id, words)), config="c1")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("market", {"r1", "r2"}),
        ("MARKET ardun", {"r1", "r2"}),
        ("shell", {"r1", "r2"}),
        ("shells hurt", set()),
        ('"market of Ardun"', {"r1"}),
        ("al-Rashid", {"r2"}),
        ("市场", {"r3"}),
        ("", set()),
        ("-- * ( ) :", set()),
        ("nothing\x00here", set()),
    ],
)
def test_reports_are_found_by_their_words(store: SqlStore, asked: str, found: set[str]) -> None:
    assert set(store.search(asked)) == found


def test_the_best_match_comes_first_and_accents_are_no_matter(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    store.add_config("c1", {})
    for id, words in TEXTS.items():
        store.add_reading(a_reading(a_report(id, words)), config="c1")
    store.add_reading(a_reading(a_report("r5", "Market, market, market.")), config="c1")
    assert store.search("market")[0] == "r5"
    assert store.search("cafe") == ("r1",)
    store.close()


@given(asked=st.text(max_size=40))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_is_too_odd(store: SqlStore, asked: str) -> None:
    for words in (asked, f'"{asked}"', f"market {asked}", f"{asked}* AND NEAR("):
        assert set(store.search(words)) <= set(TEXTS)


def test_a_store_that_was_kept_before_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    store = open_store(path)
    store.add_config("c1", {})
    store.add_reading(a_reading(a_report("r1", TEXTS["r1"])), config="c1")
    with store.writing() as connection:
        for table in ("report_words", "searched", "desk"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE dateline_schema SET version = 3"))
    store.close()
    again = open_store(path)
    with again.looking() as connection:
        indexed = text("SELECT count(*) FROM searched")
        assert connection.execute(indexed).scalar() == 1
    assert again.search("shells") == ("r1",)
    again.close()


def test_parts_are_those_of_the_whole(store: SqlStore) -> None:
    readings = {reading.report.id: reading for reading in store.readings()}
    assert store.readings_of(["r2", "r1", "r9"]) == (readings["r1"], readings["r2"])
    claims = {claim.id: claim for reading in readings.values() for claim in reading.claims}
    some = list(claims)[3:9]
    assert store.claims_of([*some, "none"]) == {id: claims[id] for id in some}


def test_of_a_report_that_was_read_twice_the_later_reading_counts(store: SqlStore) -> None:
    before = store.facts()
    store.add_config("c2", {"stages": ["zones.v2"]})
    first = store.reading("r1")
    assert first is not None
    later = replace(first, claims=tuple(replace(c, made_by="claims.v10") for c in first.claims))
    store.add_reading(later, config="c2")
    assert store.readings_of(["r1"]) == (later,)
    assert store.claims_of([first.claims[0].id]) == {first.claims[0].id: later.claims[0]}
    assert store.read_after(before) == ("r1",)
    assert store.read_after("0.0") == tuple(TEXTS)
    assert store.read_after(store.facts()) == ()


def test_conclusions_are_looked_up_by_their_reports_and_mentions(store: SqlStore) -> None:
    lineages = tuple(Lineage(r, f"g-{r}", LineageKind.ORIGINAL) for r in ("r1", "r2"))
    links = (Link("e1", "e2", 3.0), Link("e2", "e3", -0.25), Link("e4", "e5", 0.5))
    published = ("r1", Published.given(date(2031, 3, 5)))
    with store.working() as (_, standing):
        standing.replace_lineages(lineages)
        standing.replace_links([], links)
        standing.replace_published([], dict([published]))
    assert store.lineages_of(["r2", "r3"]) == lineages[1:]
    assert store.published_of(["r1", "r2"]) == dict([published])
    assert store.links_near(limit=2) == (links[1], links[2])
    assert store.links_near(limit=2, offset=2) == (links[0],)
    assert store.links_on(["e3", "e2"]) == links[:2]
    assert store.incidents() == ()


def test_what_the_desk_keeps_is_replaced_and_forgotten(store: SqlStore) -> None:
    facts = store.facts()
    store.keep_entry("view", "mine", "a")
    store.keep_entry("view", "mine", "b")
    store.keep_entry("visit", "mine", "c")
    assert store.entries("view") == {"mine": "b"}
    assert store.drop_entry("view", "mine")
    assert not store.drop_entry("view", "mine")
    assert store.entries("view") == {}
    assert store.facts() == facts
