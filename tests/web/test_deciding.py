"""Incidents are merged and parted, accepted and set aside, and every decision lasts until it
is taken back, however often the store is settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.model.errors import InputError
from dateline.model.incidents import Verdict
from dateline.model.values import Place
from dateline.pipeline.settle import settle_store
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.catalogue import Catalogue, Row
from dateline.web.desk import Desk
from dateline.web.queues import WAITING
from dateline.web.snapshot import Snapshot
from dateline.web.wanted import Filters

ELSEWHERE = Place("Berel", 13.1, 33.9, country_code="SD", admin1="East")
WORDS = ["ardun", "market"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two reports of one attack, and one of another a month later elsewhere."""
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    for key, outlet in (("r1", "Ardun Post"), ("r2", "Radio Sel")):
        report = a_report(key, outlet=outlet)
        event = an_event(report, on(DAY), ARDUN, told(3))
        kept.add_reading(a_reading(report, event, words=WORDS), config="c1")
    late = a_report("r3", DAY + timedelta(30), outlet="Berel News")
    event = an_event(late, on(DAY + timedelta(30)), ELSEWHERE, told(9))
    kept.add_reading(a_reading(late, event, words=["berel"]), config="c1")
    kept.close()
    clock = (datetime(2031, 5, 1, 9, n, tzinfo=UTC) for n in range(60))
    found = Desk(path, clock=lambda: next(clock))
    yield found
    found.close()


def members(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {i.id: i.members for i in desk.now().incidents.values()}


def settled_again(desk: Desk) -> dict[str, tuple[str, ...]]:
    for _ in range(2):
        settle_store(desk.store)
    again = Desk(desk.store.name)
    found = members(again)
    again.close()
    return found


APART = {"INC-1": ("r1/e1", "r2/e1"), "INC-2": ("r3/e1",)}
JOINED = {"INC-1": ("r1/e1", "r2/e1", "r3/e1")}


def test_a_merge_lasts_and_is_taken_back(desk: Desk) -> None:
    assert members(desk) == APART
    desk.merge("INC-1", ["INC-2"], by="amina")
    assert members(desk) == settled_again(desk) == JOINED
    assert desk.incident("INC-2").id == "INC-1"
    desk.undo("amina")
    assert members(desk) == settled_again(desk) == APART
    desk.redo("amina")
    assert members(desk) == settled_again(desk) == JOINED


def test_a_split_lasts_and_is_taken_back(desk: Desk) -> None:
    desk.split("INC-1", by="amina", reports=["r2"])
    parted = {"INC-1": ("r1/e1",), "INC-2": ("r3/e1",), "INC-3": ("r2/e1",)}
    assert members(desk) == settled_again(desk) == parted
    desk.undo("amina")
    assert members(desk) == settled_again(desk) == APART


def test_the_last_word_on_a_pair_counts_whichever_way_it_was_said(desk: Desk) -> None:
    desk.merge("INC-1", ["INC-2"], by="amina")
    desk.split("INC-1", by="bela", mentions=["r1/e1"])
    assert sorted(settled_again(desk).values()) == [("r1/e1",), ("r2/e1", "r3/e1")]
    desk.decide(Verdict.SAME, "r1/e1", right="r2/e1", by="bela")
    assert ("r1/e1", "r2/e1") in settled_again(desk).values()
    desk.merge(desk.incident("INC-1").id, [i for i in members(desk) if i != "INC-1"], by="bela")
    assert sorted(settled_again(desk).values()) == [("r1/e1", "r2/e1", "r3/e1")]


def test_decisions_on_an_incident_stay_with_most_of_it_when_it_is_parted(desk: Desk) -> None:
    desk.merge("INC-1", ["INC-2"], by="amina")
    value = {"low": 5, "best": 5, "high": 5}
    desk.decide(Verdict.CORRECTED, "INC-1", field="killed", value=value, by="amina")
    desk.split("INC-1", by="amina", reports=["r3"])
    for _ in range(2):
        figures = {i.id: i.tolls[0].settled.value.best for i in desk.now().incidents.values()}
        assert sorted(figures.values()) == [5, 9]
        settle_store(desk.store)


def test_what_is_no_incident_is_listed_and_comes_back_under_its_id(desk: Desk) -> None:
    desk.decide(Verdict.NOT_AN_INCIDENT, "INC-2", by="amina", note="an exercise")
    assert list(members(desk)) == ["INC-1"]
    (said,) = desk.now().not_incidents
    assert (said.left, said.note) == ("INC-2", "an exercise")
    desk.withdraw(said.id, by="bela")
    assert members(desk) == APART
    assert [j.verdict for j in desk.now().history(desk.incident("INC-2"))] == [
        Verdict.WITHDRAWN, Verdict.NOT_AN_INCIDENT,
    ]  # fmt: skip


def test_a_claim_that_is_set_aside_counts_no_more_and_is_listed(desk: Desk) -> None:
    claim = next(c for c in desk.incident("INC-2").claims if "killed" in str(desk_said(desk, c)))
    desk.decide(Verdict.SET_ASIDE, claim, by="amina")
    assert desk.incident("INC-2").tolls == ()
    assert [j.left for j in desk.now().set_aside] == [claim]
    assert desk.now().history(desk.incident("INC-2"))[0].left == claim
    desk.undo("amina")
    assert desk.incident("INC-2").tolls[0].settled.value.best == 9


def desk_said(desk: Desk, claim: str) -> object:
    return getattr(desk.store.claims_of([claim])[claim].value, "what", "")


def test_many_are_accepted_in_one_stroke(desk: Desk) -> None:
    desk.accept(["INC-1", "INC-2", "INC-1"], by="amina")
    assert [i.reviewed for i in desk.now().incidents.values()] == [True, True]
    desk.undo("amina")
    assert [i.reviewed for i in desk.now().incidents.values()] == [False, False]


def test_an_accepted_value_stays_as_it_stood_whatever_is_told_later(desk: Desk) -> None:
    before = desk.incident("INC-1").tolls[0].settled
    for field in ("killed", "when", "where", "type"):
        desk.decide(Verdict.ACCEPTED, "INC-1", field=field, by="amina")
    found = desk.incident("INC-1")
    assert found.tolls[0].settled == replace(before, rule="person.accepted")
    assert found.when
    assert found.where
    assert {found.when.rule, found.where.rule, found.type.rule} == {"person.accepted"}
    late = a_report("r9", DAY, outlet="Third Voice")
    event = an_event(late, on(DAY), ARDUN, told(40))
    desk.store.add_reading(a_reading(late, event, words=WORDS), config="c1")
    settle_store(desk.store)
    toll = desk.incident("INC-1").tolls[0].settled
    assert "r9/e1" in desk.incident("INC-1").members
    assert (toll.value.best, toll.value.high, toll.rule) == (3, 3, "person.accepted")
    assert any(claim.startswith("r9/e1") for claim in toll.rivals)
    for _ in range(4):
        desk.undo("amina")
    assert desk.incident("INC-1").tolls[0].settled.rule == before.rule


def test_the_state_of_the_work_follows_from_what_was_decided(desk: Desk) -> None:
    assert desk.now().state("INC-1") == "to_do"
    desk.decide(Verdict.NOTE, "INC-1", note="see the map", by="amina")
    assert desk.now().state("INC-1") == "in_progress"
    desk.decide(Verdict.MARKED, "INC-1", value="help_needed", by="amina")
    assert desk.now().state("INC-1") == "help_needed"
    desk.accept(["INC-1"], by="amina")
    assert desk.now().state("INC-1") == "completed"
    assert desk.now().state("INC-2") == "to_do"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"verdict": "corrected", "field": "killed", "value": {"low": 9, "best": 3, "high": 5}},
         "killed can't be"),
        ({"verdict": "corrected", "field": "killed", "value": {"low": 1e400}}, "more than"),
        ({"verdict": "corrected", "field": "when", "value": "yesterday"}, "when can't be"),
        ({"verdict": "corrected", "value": 3}, "say of which field"),
        ({"verdict": "chosen", "field": "killed", "value": "r3/e1/0"}, "has no claim"),
        ({"verdict": "chosen", "field": "where", "value": "r1/e1/1"}, "where can't be"),
        ({"verdict": "marked", "value": "done"}, "no such mark"),
        ({"verdict": "accepted", "field": "nonsense"}, "has no nonsense that could be accepted"),
        ({"verdict": "accepted", "field": "injured"}, "has no injured that could be accepted"),
        ({"verdict": "note", "note": " "}, "the note is empty"),
        ({"verdict": "withdrawn"}, "name the decision"),
        ({"verdict": "reviewed", "right": "INC-2"}, "said of one thing"),
        ({"verdict": "same", "right": "INC-1"}, "with which incident"),
        ({"verdict": "same", "right": "INC-9"}, "no incident 'INC-9'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_keeps_nothing(
    desk: Desk, asked: dict[str, object], words: str
) -> None:
    verdict = Verdict(asked.pop("verdict"))
    with pytest.raises(InputError, match=words):
        desk.decide(verdict, "INC-1", by="amina", **asked)  # type: ignore[arg-type]
    assert desk.judgements == ()


@pytest.mark.parametrize("parted", [[], ["r1/e1", "r2/e1"], ["r3/e1"]])
def test_a_split_needs_a_part_of_the_incident(desk: Desk, parted: list[str]) -> None:
    with pytest.raises(InputError):
        desk.split("INC-1", by="amina", mentions=parted)


# ------------------------------------------------------------------- the same by its forms


def test_an_incident_is_marked_as_needing_care(client: TestClient, desk: Desk) -> None:
    assert desk.now().happenings.facets[-2:] == (
        ("sensitivity", (("public", 2),)),
        ("state", (("to_do", 2),)),
    )
    form = {"verdict": "marked", "left": "INC-1", "field": "sensitivity"}
    assert send(client, "/decide", **form, value="secret") == 422
    assert send(client, "/decide", **{**form, "field": "killed"}, value="sensitive") == 422
    assert send(client, "/decide", **form, value="sensitive") == 303
    found = client.get("/api/incidents/INC-1").json()
    assert (found["sensitivity"], found["state"]) == ("sensitive", "to_do")
    assert client.get("/api/incidents?sensitivity=sensitive").json()["total"] == 1
    assert 'class="careful"' in client.get("/").text
    page = client.get("/incidents/INC-1").text
    assert 'marked sensitivity: <del dir="auto">public</del>' in page
    desk.undo("amina")
    assert client.get("/api/incidents/INC-1").json()["sensitivity"] == "public"


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk, reviewer="amina"), base_url="http://localhost")


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]


def send(client: TestClient, path: str, **form: object) -> int:
    data = {"token": token(client), **form}
    return client.post(path, data=data, follow_redirects=False).status_code


def test_forms_merge_split_accept_and_take_back(client: TestClient, desk: Desk) -> None:
    assert send(client, "/merge", left="INC-1", right=["INC-2"]) == 303
    assert members(desk) == JOINED
    assert client.get("/incidents/INC-2").status_code == 200
    assert send(client, "/split", left="INC-1", report=["r3"]) == 303
    assert len(members(desk)) == 2
    assert send(client, "/accept", left=list(members(desk))) == 303
    assert client.get("/queue/all").text.count("data-row") == 0
    for _ in range(3):
        assert send(client, "/undo") == 303
    assert members(desk) == APART


def test_a_form_corrects_a_value_part_by_part(client: TestClient, desk: Desk) -> None:
    form = {"verdict": "corrected", "left": "INC-1"}
    assert send(client, "/decide", field="killed", low="", best="7", open="1", **form) == 303
    count = desk.incident("INC-1").tolls[0].settled.value
    assert (count.low, count.best, count.high) == (7, 7, None)
    place = {"name": "Berel", "lat": "13.1", "lon": "33.9", "precision": "near"}
    assert send(client, "/decide", field="where", **place, **form) == 303
    assert desk.incident("INC-1").where.value.name == "Berel"  # type: ignore[union-attr]
    assert send(client, "/decide", field="when", first="2031-03-02", last="", **form) == 303
    assert "2031-03-02" in client.get("/api/incidents/INC-1").text
    assert send(client, "/decide", field="killed", best="many", **form) == 422


def test_what_was_set_aside_is_taken_back_from_its_list(client: TestClient, desk: Desk) -> None:
    send(client, "/decide", verdict="not_an_incident", left="INC-2")
    judgement = desk.now().not_incidents[0].id
    assert judgement in client.get("/queue/aside").text
    assert send(client, "/withdraw", judgement=judgement) == 303
    assert members(desk) == APART
    assert send(client, "/withdraw", judgement=judgement) == 422


def test_programs_decide_as_persons_do(client: TestClient, desk: Desk) -> None:
    headers = {"X-Dateline-Token": token(client)}

    def post(path: str, **body: object) -> int:
        return client.post(f"/api/{path}", json=body, headers=headers).status_code

    assert post("merge", left="INC-1", right=["INC-2"]) == 201
    assert members(desk) == JOINED
    assert post("split", left="INC-1", reports=["r3"]) == 201
    assert post("undo") == post("redo") == post("undo") == post("undo") == 201
    assert members(desk) == APART
    assert post("accept", left=["INC-1"]) == 201
    assert post("withdraw", judgement="j-none") == 422
    assert client.get("/api/queues/all").json()["total"] == 1
    assert client.get("/api/incidents?reviewed=yes").json()["total"] == 1
    assert client.get("/api/incidents?state=completed").json()["facets"]["kind"] == [
        ["incident", 1]
    ]
    links = client.get("/api/links").json()["links"]
    assert {(link["left"], link["right"]) for link in links} == {("r1/e1", "r2/e1")}


def drawn_of(rows: Catalogue) -> object:
    """All that a page shows of a catalogue."""
    return [asdict(row) for row in rows], rows.facets, rows.line and rows.line.bars


def ids(rows: Iterable[Row]) -> list[str]:
    return [row.incident.id for row in rows]


def test_what_the_desk_holds_is_what_the_store_holds_after_every_stroke(desk: Desk) -> None:
    def held() -> object:
        snapshot, fresh = desk.now(), Snapshot.of(desk.store)
        for name in ("catalogue", "happenings"):
            assert drawn_of(getattr(snapshot, name)) == drawn_of(getattr(fresh, name))
        for name in WAITING:
            assert ids(snapshot.queues.named(name)) == ids(fresh.queues.named(name))
        for filters in (Filters(words="killed"), Filters(facets=(("reviewed", "no"),))):
            found = [s.answers.to(filters, desk.store.search) for s in (snapshot, fresh)]
            assert drawn_of(found[0]) == drawn_of(found[1])
        for name in ("homes", "tellers", "decided_on"):
            assert getattr(snapshot, name) == getattr(fresh, name)
        return dict(snapshot.incidents), snapshot.standing, snapshot.aside, snapshot.mark

    def stored() -> object:
        fresh = Snapshot.of(desk.store)
        return dict(fresh.incidents), fresh.standing, fresh.aside, fresh.mark

    strokes: list[Callable[[], object]] = [
        lambda: desk.merge("INC-1", ["INC-2"], by="amina"),
        lambda: desk.split("INC-1", by="amina", reports=["r2"]),
        lambda: desk.decide(Verdict.SET_ASIDE, "r2/e1/3", by="bela"),
        lambda: desk.decide(Verdict.NOT_AN_INCIDENT, "INC-1", by="bela"),
        lambda: desk.undo("amina"),
        lambda: desk.undo("bela"),
        lambda: desk.redo("bela"),
        lambda: desk.undo("amina"),
    ]
    for stroke in strokes:
        stroke()
        assert held() == stored()
        settle_store(desk.store)
        assert held() == stored()
