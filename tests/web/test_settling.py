"""A desk opens at once over a store that has to be settled: it shows what was known, says so, and
takes decisions once that is done."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.spine_builders import a_reading, a_report

from dateline.model.errors import StoreError
from dateline.model.incidents import Verdict
from dateline.pipeline import api
from dateline.pipeline.resettle import Renewal
from dateline.pipeline.settle import settle_store
from dateline.store import Store, open_store
from dateline.web.app import create_app
from dateline.web.desk import Desk

SOON = 0.05
"""Seconds for which these desks wait for a settling."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one reading, not settled yet."""
    found = tmp_path / "s.sqlite"
    kept = open_store(found)
    kept.add_config("c1", {})
    kept.add_reading(a_reading(a_report("r1:post")), config="c1")
    kept.close()
    return found


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A settling takes until this is set."""
    held, settle = threading.Event(), api.settle_if_due

    def slowly(store: Store) -> bool:
        assert held.wait(60)
        return settle(store)

    monkeypatch.setattr(api, "settle_if_due", slowly)
    yield held
    held.set()


def a_client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk, reviewer="amina"), base_url="http://localhost")


def review(client: TestClient) -> int:
    token = re.search(r'name="token" value="(\w+)"', client.get("/").text)
    assert token
    form = {"token": token[1], "left": "INC-1", "verdict": "reviewed"}
    return client.post("/decide", data=form, follow_redirects=False).status_code


def test_what_was_known_is_shown_and_decided_on_once_it_is_settled(
    path: Path, go_on: threading.Event
) -> None:
    kept = open_store(path)
    settle_store(kept)
    kept.add_reading(a_reading(a_report("r2:wire")), config="c1")
    kept.close()
    desk = Desk(path, patience=SOON)
    client = a_client(desk)
    assert "The store is being settled" in client.get("/").text
    assert "The store is being settled" in client.get("/settling").text
    assert client.get("/api/reading").json()["settling"]
    (known,) = client.get("/api/incidents").json()["incidents"]
    assert client.get(f"/incidents/{known['id']}").status_code == 200
    assert review(client) == 503
    assert client.post("/undo", data={"token": "x"}).status_code == 403
    assert desk.judgements == ()
    go_on.set()
    desk.settler.wait()
    assert "The store is settled" in client.get("/settling").text
    assert 'role="status"' not in client.get("/").text
    assert client.get("/api/reading").json()["settling"] is None
    told = [i["reports"] for i in client.get("/api/incidents").json()["incidents"]]
    assert {row["report"] for reports in told for row in reports} == {"r1:post", "r2:wire"}
    assert review(client) == 303
    desk.close()


def test_a_store_that_was_never_settled_opens_empty(path: Path, go_on: threading.Event) -> None:
    desk = Desk(path, patience=SOON)
    client = a_client(desk)
    for address in ("/", "/queue/unsure", "/links", "/reading", "/queue/aside", "/codebook"):
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 200)
        assert "The store is being settled" in answer.text
    assert client.get("/incidents/INC-1").status_code == 404
    go_on.set()
    desk.settler.wait()
    assert client.get("/incidents/INC-1").status_code == 200
    desk.close()


def test_what_goes_wrong_while_one_waits_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Store) -> bool:
        raise StoreError("no room")

    monkeypatch.setattr(api, "settle_if_due", fails)
    with pytest.raises(StoreError, match="no room"):
        Desk(path, patience=60)


def test_a_settling_that_failed_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle, tried = api.settle_if_due, []

    def fails_once(store: Store) -> bool:
        tried.append(store)
        if len(tried) == 1:
            raise StoreError("no room")
        return settle(store)

    desk = Desk(path)
    kept = open_store(path)
    kept.add_reading(a_reading(a_report("r2:wire")), config="c1")
    kept.close()
    monkeypatch.setattr(api, "settle_if_due", fails_once)
    with pytest.raises(StoreError, match="no room"):
        desk.now()
    assert {t.report for i in desk.now().incidents.values() for t in i.tellings} == {
        "r1:post",
        "r2:wire",
    }
    assert desk.decide(Verdict.REVIEWED, "INC-1", by="amina").by == "amina"
    desk.close()


def test_a_decision_that_is_being_kept_sets_off_no_settling_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew, begun, go_on = api.renew, threading.Event(), threading.Event()
    settlings: list[str] = []

    def slowly(store: Store) -> Renewal:
        begun.set()
        assert go_on.wait(60)
        return renew(store)

    desk = Desk(path)
    monkeypatch.setattr(api, "renew", slowly)
    monkeypatch.setattr(desk.settler, "begin", lambda: settlings.append("one more"))
    deciding = threading.Thread(
        target=desk.decide, args=(Verdict.REVIEWED, "INC-1"), kwargs={"by": "amina"}
    )
    looking = threading.Thread(target=desk.now)
    deciding.start()
    assert begun.wait(60)
    looking.start()
    looking.join(0.3)
    go_on.set()
    deciding.join(60)
    looking.join(60)
    assert settlings == []
    assert [judgement.by for judgement in desk.now().standing] == ["amina"]
    desk.close()


def test_a_patient_desk_finds_out_beside_its_first_page_whether_settling_has_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_store(path)
    settle_store(kept)
    kept.close()
    go_on, asked = threading.Event(), []

    def is_due(store: Store) -> bool:
        asked.append(store.name)
        return go_on.wait(60)

    monkeypatch.setattr(api, "is_due", is_due)
    desk = Desk(path, patience=60)
    settled: list[bool] = []
    monkeypatch.setattr(desk.settler, "begin", lambda: settled.append(True))
    client = a_client(desk)
    assert client.get("/incidents/INC-1").status_code == 200
    deciding = threading.Thread(target=review, args=(client,))
    deciding.start()
    deciding.join(0.3)
    assert (deciding.is_alive(), settled, desk.judgements) == (True, [], ())
    go_on.set()
    deciding.join(60)
    assert (len(asked), settled) == (1, [True])
    assert [judgement.by for judgement in desk.judgements] == ["amina"]
    desk.close()


def test_what_went_wrong_in_finding_that_out_is_said_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_store(path)
    settle_store(kept)
    kept.close()
    asked: list[Store] = []

    def fails_once(store: Store) -> bool:
        asked.append(store)
        if len(asked) == 1:
            raise StoreError("no room")
        return False

    monkeypatch.setattr(api, "is_due", fails_once)
    desk = Desk(path, patience=60)
    with pytest.raises(StoreError, match="no room"):
        desk.must_take()
    desk.must_take()
    desk.must_take()
    assert len(asked) == 2
    desk.close()


def test_opening_a_desk_loads_nothing_that_reads_or_settles() -> None:
    code = "import dateline.web.app, sys; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "spacy", "dateline.annotate.parse", "dateline.pipeline.resettle"}
    heavy |= {"sqlalchemy.dialects.postgresql", "dateline.store.postgres"}
    assert heavy.isdisjoint(out.stdout.split())
