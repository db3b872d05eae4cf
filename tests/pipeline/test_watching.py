"""Watching reads what arrives once, asks feeds politely, and settles as it goes."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from tests.spine_builders import QuickParser

from dateline.ingest.fetching import Fetched, fetch
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.model.errors import RefusedError, SettingError
from dateline.model.report import Refusal, Report
from dateline.pipeline.read import ReadOptions
from dateline.pipeline.watching import LONGEST_WAIT, Watch, World
from dateline.store import Store, open_store

FEED = "<rss><channel><title>Ardun Post</title>{entries}</channel></rss>"
ENTRY = (
    "<item><guid>{n}</guid><title>Shells hit village {n}</title><description>Five people were "
    "killed in the village on Monday, officials said.</description></item>"
)
ADDRESS = "https://post.example/feed.xml"


@dataclass
class FakeWorld:
    """A clock that only moves when it is told to, and a feed with one entry more each hour."""

    time: float = 1e9
    asked: list[tuple[float, Mapping[str, str]]] = field(default_factory=list)
    broken: bool = False

    def now(self) -> float:
        return self.time

    def fetch(self, address: str, *, most: int, validators: Mapping[str, str]) -> Fetched:
        self.asked.append((self.time, dict(validators)))
        if self.broken:
            raise RefusedError("can't be fetched: 503 Service Unavailable")
        hours = str(int((self.time - 1e9) // 3600) + 1)
        if validators.get("If-None-Match") == hours:
            return Fetched(b"", changed=False, validators=validators)
        entries = "".join(ENTRY.format(n=n) for n in range(int(hours)))
        return Fetched(FEED.format(entries=entries).encode(), validators={"If-None-Match": hours})

    def as_world(self) -> World:
        return World(self.now, lambda seconds: None, self.fetch)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = open_store(tmp_path / "s.sqlite")
    yield kept
    kept.close()


def watch(store: Store, world: FakeWorld, *paths: Path | str) -> Watch:
    given = [str(path) for path in paths]
    return Watch(store, given, ReadOptions(), world=world.as_world(), parser=QuickParser())


def test_files_are_read_when_they_have_come_to_rest(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    world = FakeWorld()
    watching = watch(store, world, folder)
    assert watching.look().done == 0
    file = folder / "a.txt"
    file.write_text("Shells hit the market.")
    os.utime(file, (world.time, world.time))
    assert watching.look().done == 0
    world.time += 5
    assert watching.look().read == 1
    assert store.settling() is not None
    assert watching.look().done == 0
    file.write_text("Shells hit the market again.")
    os.utime(file, (world.time, world.time))
    world.time += 5
    assert watching.look().read == 1


def test_feeds_are_asked_politely_and_only_for_what_has_changed(store: Store) -> None:
    world = FakeWorld()
    watching = watch(store, world, ADDRESS)
    read = []
    for _ in range(120):
        read.append(watching.look().read)
        world.time += 60
    assert sum(read) == 2
    assert len(world.asked) == 24
    assert world.asked[0][1] == {}
    assert world.asked[1][1] == {"If-None-Match": "1"}


def test_feeds_that_fail_are_asked_less_and_less(store: Store) -> None:
    world = FakeWorld(broken=True)
    watching = watch(store, world, ADDRESS)
    refused: list[Refusal] = []
    for _ in range(24 * 60):
        refused += watching.look().refused
        world.time += 60
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(world.asked)]
    assert gaps == sorted(gaps)
    assert max(gaps) <= LONGEST_WAIT
    assert len(refused) == len(world.asked) < 12
    world.broken = False
    world.time += LONGEST_WAIT
    assert watching.look().read > 0


def test_a_time_of_nothing_between_looks_is_refused(store: Store) -> None:
    with pytest.raises(SettingError, match="above 0 seconds"):
        Watch(store, [], ReadOptions(), every=0)


# ------------------------------------------------------------------- real addresses


class Answer(http.server.BaseHTTPRequestHandler):
    """A feed with a validator, and nothing elsewhere."""

    def do_GET(self) -> None:
        if self.path != "/feed.xml":
            self.send_error(404)
        elif self.headers["If-None-Match"] == '"1"':
            self.send_response(304)
            self.end_headers()
        else:
            data = FEED.format(entries=ENTRY.format(n=1)).encode()
            self.send_response(200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An address on this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


def test_an_address_that_its_user_gives_is_read(server: str) -> None:
    (report,) = read_inputs(find_inputs([f"{server}/feed.xml"]))
    report = getattr(report, "report", report)
    assert isinstance(report, Report)
    assert report.source == f"{server}/feed.xml"
    assert report.outlet == "Ardun Post"


def test_what_has_not_changed_is_not_sent_again(server: str) -> None:
    first = fetch(f"{server}/feed.xml", most=10_000)
    again = fetch(f"{server}/feed.xml", most=10_000, validators=first.validators)
    assert (first.changed, again.changed) == (True, False)
    assert again.validators == first.validators


@pytest.mark.parametrize(
    ("path", "most", "reason"),
    [("/no.xml", 10_000, "can't be fetched: 404"), ("/feed.xml", 10, "too long: over 10 bytes")],
)
def test_addresses_that_give_nothing_are_told(
    server: str, path: str, most: int, reason: str
) -> None:
    with pytest.raises(RefusedError, match=reason):
        fetch(server + path, most=most)


def test_nobody_at_an_address_is_told() -> None:
    with pytest.raises(RefusedError, match="can't be fetched"):
        fetch("http://127.0.0.1:9/feed.xml", most=10)
    with pytest.raises(RefusedError, match="not an address of the web"):
        fetch("file:///etc/passwd", most=10)
