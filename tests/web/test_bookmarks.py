"""Words are searched, filters kept under a name, and what is new since a visit is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from evals.bench.stores import readings
from starlette.testclient import TestClient

from dateline.model.errors import InputError
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.desk import Desk

START = datetime(2031, 5, 1, 9, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    kept = open_store(tmp_path / "s.sqlite")
    kept.add_config("made-up", {})
    for reading in list(readings(5))[:-1]:
        kept.add_reading(reading, config="made-up")
    kept.close()
    made = Desk(tmp_path / "s.sqlite", clock=clock)
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk, reviewer="amina"), base_url="http://localhost")


def send(client: TestClient, path: str, **form: str) -> int:
    found = re.search(r'name="token" value="(\w+)"', client.get("/reading").text)
    assert found
    data = {"token": found[1], **form}
    return client.post(path, data=data, follow_redirects=False).status_code


def test_the_words_of_reports_are_searched(client: TestClient, desk: Desk) -> None:
    (word,) = re.findall(
        r"near the (\w+) crossing", desk.store.readings_of(["m000000-0"])[0].report.text
    )
    found = client.get(f"/api/search?words={word}").json()
    assert found["total"] == len(found["reports"]) > 0
    assert all(word in report["snippet"] for report in found["reports"])
    told = {row["id"] for row in found["reports"]}
    (incident,) = client.get(f"/api/incidents?words={word}").json()["incidents"]
    assert {r["report"] for r in incident["reports"]} == told
    assert client.get("/api/incidents?words=unheard-of").json()["total"] == 0
    assert client.get("/api/search?words=").json() == {"total": 0, "reports": []}


def test_filters_are_kept_under_a_name(client: TestClient, desk: Desk) -> None:
    assert send(client, "/views", name=" My  week ", query="grade=weak&since=2031-01-01&x=1") == 303
    (view,) = client.get("/api/views").json()["views"]
    assert view == {"name": "My week", "query": "since=2031-01-01&grade=weak", "by": "amina"}
    assert send(client, "/views", name=" ") == 422
    assert send(client, "/views/drop", name="My week") == 303
    assert desk.bookmarks.views() == []
    with pytest.raises(InputError, match="no view"):
        desk.bookmarks.drop_view("My week")


def test_what_was_read_since_the_last_visit_is_new(
    client: TestClient, desk: Desk, clock: Clock
) -> None:
    def new(since: str = "") -> int:
        return int(client.get(f"/api/queues/new{since}").json()["total"])

    everything = len(desk.now().happenings)
    client.get("/")
    assert new() == everything, "before a first visit nothing was seen"
    clock.at += timedelta(days=1)
    client.get("/")
    assert new() == 0
    last = list(readings(5))[-1]
    desk.store.add_reading(last, config="made-up")
    assert new() == 1
    clock.at += timedelta(minutes=5)
    client.get("/")
    assert new() == 1, "a visit lasts while pages are asked for"
    clock.at += timedelta(days=1)
    client.get("/")
    assert new() == 1
    clock.at += timedelta(days=1)
    client.get("/")
    assert new() == 0
    assert new("?since=2031-05-02T10:00") == 1
    assert new("?since=2031-04-30T10:00") == len(desk.now().happenings)
