"""The desk shows every word a value rests on, keeps what a person decides, and trusts nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.spine_builders import a_reading, a_report

from dateline.model.report import Published
from dateline.pipeline.settle import settle_store
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.desk import Desk


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    day = Published.given(date(2031, 3, 5))
    report = a_report("r1:post", outlet="<script>alert(1)</script> Post", published=day)
    kept.add_reading(a_reading(report), config="c1")
    settle_store(kept)
    kept.close()
    desk = Desk(path)
    yield TestClient(create_app(desk, reviewer="amina"), base_url="http://localhost")
    desk.close()


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]


def decide(client: TestClient, **form: str) -> int:
    form = {"token": token(client), "left": "INC-1", **form}
    return client.post("/decide", data=form, follow_redirects=False).status_code


def killed(client: TestClient) -> object:
    counts = client.get("/api/incidents/INC-1").json()["counts"]
    return next(c["best"] for c in counts if (c["kind"], c["who"]) == ("killed", "all"))


@pytest.mark.parametrize(
    "path",
    ["/", "/incidents/INC-1", "/queue/unsure", "/queue/contradictions", "/links", "/reading",
     "/?since=2031-03-01&words=shells&grade=weak"],
)  # fmt: skip
def test_every_page_is_there_and_escapes_what_reports_say(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.search(r'(src|href)="https?://', answer.text)


def test_filters_are_in_the_address(client: TestClient) -> None:
    assert "INC-1" in client.get("/?place=Ardun").text
    assert "Nothing fits" in client.get("/?place=Nowhere").text
    assert "Nothing fits" in client.get("/?words=unheard-of").text


def test_a_correction_changes_the_value_shows_in_history_and_is_undone(client: TestClient) -> None:
    before = killed(client)
    value = json.dumps({"low": 8, "best": 9, "high": 9})
    assert decide(client, verdict="corrected", field="killed", value=value) == 303
    assert killed(client) == 9
    page = client.get("/incidents/INC-1").text
    assert "person.corrected" in page
    assert "<bdi>amina</bdi>: corrected killed" in page
    form = {"token": token(client), "back": "/incidents/INC-1"}
    assert client.post("/undo", data=form, follow_redirects=False).status_code == 303
    assert killed(client) == before
    client.post("/redo", data=form)
    assert killed(client) == 9


def test_a_claim_is_chosen_by_its_id(client: TestClient) -> None:
    claims = client.get("/api/incidents/INC-1").json()["claims"]
    claim = next(c for c in claims if c["field"] == "count.killed")
    assert decide(client, verdict="chosen", field="killed", value=claim["id"]) == 303
    assert killed(client) == claim["value"]["best"]


def test_a_form_without_the_sessions_token_is_refused(client: TestClient) -> None:
    client.get("/")
    form = {"token": "forged", "left": "INC-1", "verdict": "reviewed"}
    assert client.post("/decide", data=form).status_code == 403
    assert (
        client.post("/api/judgements", json={"left": "INC-1", "verdict": "reviewed"}).status_code
        == 403
    )


def test_another_host_name_is_not_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_going_back_never_leaves_the_desk(client: TestClient) -> None:
    form = {
        "token": token(client),
        "left": "INC-1",
        "verdict": "reviewed",
        "back": "//evil.example",
    }
    answer = client.post("/decide", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_what_is_not_there_is_said_not_to_be(client: TestClient) -> None:
    assert client.get("/incidents/INC-99").status_code == 404
    assert client.get("/api/incidents/INC-99").status_code == 404
    assert decide(client, verdict="reviewed", left="INC-99") == 422


def test_the_api_describes_itself_and_takes_decisions_with_a_token(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/incidents", "/api/incidents/{key}", "/api/judgements"} <= set(paths)
    headers = {"X-Dateline-Token": token(client)}
    body = {"left": "INC-1", "verdict": "reviewed"}
    assert client.post("/api/judgements", json=body, headers=headers).status_code == 201
    assert client.get("/api/incidents").json()["incidents"][0]["reviewed"] is True


def test_what_never_changes_is_not_sent_twice(client: TestClient) -> None:
    answer = client.get("/static/base.css")
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get("/static/base.css", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/").headers["cache-control"] == "no-store"
