"""A page says by which rule vague words came to a number, and whence a text was taken."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.link.events import shipped_weights
from dateline.model.claims import CountSaid
from dateline.model.incidents import Verdict
from dateline.model.report import Extraction
from dateline.model.values import Count, Harm, Relation
from dateline.pipeline import api
from dateline.store import open_store
from dateline.web import codebook
from dateline.web.app import create_app
from dateline.web.desk import Desk
from dateline.web.telling import figure_words

DOZENS = CountSaid(Harm.INJURED, Count(24, 24, 99, Relation.VAGUE), phrase="dozens")
WORDS = ["ardun", "market"]
AT_LEAST = CountSaid(Harm.KILLED, Count(3, 3, None, Relation.AT_LEAST), phrase="at_least")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    at = datetime(2031, 3, 5, 10, 12, 13, tzinfo=UTC)
    one = Extraction("ab" * 32, "text/html", "pages.v1", at)
    report = replace(a_report("r1"), extraction=one)
    event = an_event(report, on(DAY), ARDUN, AT_LEAST, DOZENS)
    kept.add_reading(a_reading(report, event, words=WORDS), config="c1", raw=b"<p>")
    other = replace(a_report("r2", outlet="Radio Sel"), extraction=replace(one, captured=None))
    event = an_event(other, on(DAY), ARDUN, told(4))
    kept.add_reading(a_reading(other, event, words=WORDS), config="c1")
    kept.close()
    return path


def page(store: Path) -> str:
    desk = Desk(store)
    client = TestClient(create_app(desk), base_url="http://localhost")
    return "".join(client.get(f"/incidents/{id}").text for id in desk.now().incidents)


def test_a_vague_number_stands_with_its_words_its_figure_and_its_rule(store: Path) -> None:
    told = page(store)
    assert re.search(r"read as</span> 24 \(24-99\), rule <span [^>]*>ucdp-like/dozens</span>", told)
    assert re.search(r"read as</span> 3 or more, rule <span [^>]*>ucdp-like/at_least</span>", told)
    summary = re.findall(r'data-field="injured".*?</summary>', told, re.DOTALL)
    assert any(">ucdp-like/dozens</span>" in part for part in summary)


def test_another_policy_reads_it_by_a_rule_of_its_own(store: Path) -> None:
    api.settle(store, policy="acled")
    told = page(store)
    assert re.search(r"read as</span> 12 \(12-99\), rule <span [^>]*>acled/dozens</span>", told)
    assert "ucdp-like/dozens" not in told


def test_the_codebook_tells_what_words_come_to(store: Path) -> None:
    client = TestClient(create_app(Desk(store)), base_url="http://localhost")
    told = client.get("/codebook").text
    row = re.search(r'<th scope="row">dozens</th>.*?</tr>', told, re.DOTALL)
    assert row
    assert re.findall(r'<td class="number">([^<]*)<', row[0]) == [
        "24 (24-99)",
        "12 (12-99)",
        "12 (12-24)",
    ]


def test_a_report_says_whence_its_text_was_taken_and_when(store: Path) -> None:
    told = page(store)
    assert "captured 2031-03-05 10:12:13 UTC" in told
    assert "time of capture unknown" in told
    assert "SHA-256 of the bytes that are kept: abab" in told


def test_the_codebook_tells_every_weight_that_linking_uses() -> None:
    told = {reason.name: reason for reason in codebook.reasons()}
    lead = shipped_weights()
    assert lead.aside
    for name, weight in {"start": lead.start, **lead.of}.items():
        assert told[name].weight == weight
        other = lead.aside.start if name == "start" else lead.aside.of[name]
        assert (weight if told[name].aside is None else told[name].aside) == other
    assert all(reason.words for reason in told.values())


def test_what_needs_care_is_veiled_wherever_it_is_told(store: Path) -> None:
    desk = Desk(store)
    client = TestClient(create_app(desk), base_url="http://localhost")
    (marked,) = desk.now().incidents
    assert client.get("/links").text.count('class="side"') == 2
    desk.decide(Verdict.MARKED, marked, field="sensitivity", value="sensitive", by="amina")
    assert client.get("/links").text.count('class="side careful"') == 2
    assert 'class="one careful"' in client.get(f"/incidents/{marked}").text


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(0, 40, 40, Relation.AT_MOST), "up to 40"),
        (Count(0, None, 40, Relation.AT_MOST), "up to 40"),
        (Count(0, 0, 999, Relation.VAGUE), "up to 999"),
        (Count(0, 0, None, Relation.VAGUE), "an unknown number of"),
        (Count(10, 10, 12, Relation.RANGE), "10 to 12"),
        (Count(24, 24, 99, Relation.VAGUE), "at least 24"),
        (Count(0, 3, 9), "3 (reports range from 0 to 9)"),
        (Count(0, 0, 0, Relation.ZERO), "0"),
    ],
)
def test_a_sentence_says_no_more_of_a_figure_than_is_told(count: Count, words: str) -> None:
    assert figure_words(count) == words
