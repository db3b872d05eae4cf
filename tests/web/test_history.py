"""The history tells what stood there before a decision and after it, and how fast one decides."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.model.incidents import Judgement, Verdict
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.desk import Desk
from dateline.web.pace import Pace, pace_of
from dateline.web.verdicts import verdict_words

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Six attacks a month apart, each told by one report."""
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    for n in range(6):
        day = DAY + timedelta(31 * n)
        report = a_report(f"r{n}", day, outlet=f"Outlet {n}")
        kept.add_reading(
            a_reading(report, an_event(report, on(day), ARDUN, told(3 + n))), config="c1"
        )
    kept.close()
    clock = (NOON + timedelta(minutes=2 * n) for n in range(60))
    return Desk(path, clock=lambda: next(clock))


def history(desk: Desk, id: str) -> list[tuple[str, str | None, str | None]]:
    """What the history of an incident says, newest first."""
    snapshot = desk.now()
    found = snapshot.incident(id)
    claims = desk.claims(found)
    told = (verdict_words(j, claims, snapshot.decided) for j in snapshot.history(found))
    return [(said.words, said.before, said.after) for said in told]


def test_the_value_before_stands_beside_the_new_one(desk: Desk) -> None:
    five = {"low": 5, "best": 5, "high": 9}
    desk.decide(Verdict.CORRECTED, "INC-1", field="killed", value=five, by="amina")
    day = {"first": "2031-03-04", "last": "2031-03-05"}
    desk.decide(Verdict.CORRECTED, "INC-1", field="when", value=day, by="amina")
    desk.decide(Verdict.CORRECTED, "INC-1", field="injured", value=five, by="amina")
    desk.decide(Verdict.MARKED, "INC-1", value="help_needed", by="amina")
    desk.decide(Verdict.MARKED, "INC-1", field="sensitivity", value="restricted", by="amina")
    desk.decide(Verdict.ACCEPTED, "INC-1", field="killed", by="amina")
    assert history(desk, "INC-1") == [
        ("accepted killed", None, "5 (5-9)"),
        ("marked sensitivity", "public", "restricted"),
        ("marked state", "in progress", "help needed"),
        ("corrected injured", None, "5 (5-9)"),
        ("corrected when", str(DAY + timedelta(155)), "2031-03-04 to 2031-03-05"),
        ("corrected killed", "8", "5 (5-9)"),
    ]


def test_taking_back_leads_to_the_value_before_and_bringing_back_to_the_new_one(
    desk: Desk,
) -> None:
    five = {"low": 5, "best": 5, "high": 5}
    desk.decide(Verdict.CORRECTED, "INC-1", field="killed", value=five, by="amina")
    desk.undo("amina")
    desk.redo("amina")
    assert history(desk, "INC-1") == [
        ("brought back: corrected killed", "8", "5"),
        ("took back: corrected killed", "5", "8"),
        ("corrected killed", "8", "5"),
    ]


def test_a_decision_of_older_versions_has_no_value_before(desk: Desk) -> None:
    old = Judgement("j-1", Verdict.CORRECTED, "INC-1", None, "amina", NOON, None, "killed", 4)
    said = verdict_words(old, {}, {})
    assert (said.words, said.before, said.after) == ("corrected killed", None, "4")


def test_the_page_shows_both_and_escapes_them(desk: Desk) -> None:
    client = TestClient(create_app(desk, reviewer="a<b>"), base_url="http://localhost")
    token = re.search(r'name="token" value="(\w+)"', client.get("/").text)
    assert token
    form = {"token": token[1], "verdict": "corrected", "left": "INC-1", "field": "where"}
    place = {"name": "<i>Ardun", "lat": "13", "lon": "33", "precision": "exact"}
    assert client.post("/decide", data=form | place).status_code == 200
    text = client.get("/incidents/INC-1").text
    assert "<bdi>a&lt;b&gt;</bdi>: corrected where" in text
    assert re.search(r"<del [^>]*>Ardun \([^<]*\)</del>", text)
    assert re.search(r"<ins [^>]*>&lt;i&gt;Ardun \(13", text)
    (row,) = client.get("/api/judgements").json()["judgements"]
    assert row["before"]["name"] == "Ardun"


# ------------------------------------------------------------------------- the pace


def test_a_queue_tells_how_many_one_does_an_hour(desk: Desk) -> None:
    client = TestClient(create_app(desk, reviewer="amina"), base_url="http://localhost")
    desk.accept(["INC-1"], by="amina")
    assert 'class="pace"' not in client.get("/queue/all").text
    for n in (2, 3, 4):
        desk.accept([f"INC-{n}"], by="amina")
    # three in the eight minutes since the first, a page among them
    told = client.get("/queue/all").text
    assert "You do 22 an hour: about 5 min for those that wait here" in told
    assert client.get("/api/queues/all").json()["per_hour"] == 22.5


def decided(minutes: float, verdict: Verdict, left: str, by: str = "amina") -> Judgement:
    return Judgement(
        f"j-{left}-{minutes}-{by}", verdict, left, None, by, NOON + timedelta(minutes=minutes)
    )


def test_the_pace_is_of_the_last_sitting_and_of_what_stands() -> None:
    done = [
        decided(0, Verdict.REVIEWED, "INC-1"),
        decided(40, Verdict.CORRECTED, "INC-2"),
        decided(41, Verdict.REVIEWED, "INC-9", by="bela"),
        decided(42, Verdict.REVIEWED, "INC-2"),
        decided(44, Verdict.NOT_AN_INCIDENT, "INC-3"),
        decided(45, Verdict.REVIEWED, "INC-4"),
        decided(46, Verdict.REVIEWED, "INC-5"),
    ]
    standing = {j.id for j in done} - {done[-1].id}
    assert pace_of(done, "amina", standing) == Pace(3, timedelta(minutes=6))
    assert pace_of(done[:-2], "amina", standing) is None
    assert pace_of(done, "chen", standing) is None
    at_once = [decided(0, Verdict.REVIEWED, f"INC-{n}") for n in range(9)]
    assert pace_of(at_once, "amina", {j.id for j in at_once}) is None
