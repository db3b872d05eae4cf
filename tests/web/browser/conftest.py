"""A real browser before the desk; without Chromium or Playwright these tests are skipped, and say
so."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import dateline
from dateline.web.app import create_app
from dateline.web.desk import Desk

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
ROOT = Path(__file__).parents[3]
EXAMPLES, BAMAKO = ROOT / "examples" / "kunduz", ROOT / "evals" / "stories" / "bamako"
SECRET = "correct horse battery"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WAIT = 20_000
"""Milliseconds that a busy machine may take."""
playwright.expect.set_options(timeout=WAIT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def kunduz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example reports, read once."""
    store = tmp_path_factory.mktemp("kunduz") / "s.sqlite"
    dateline.read(EXAMPLES / "reports", manifest=EXAMPLES / "manifest.csv", store=store)
    return store


@pytest.fixture
def copied(kunduz: Path, tmp_path: Path) -> Path:
    """A store of its own of the example reports."""
    with contextlib.suppress(FileNotFoundError):
        shutil.copy(kunduz.with_suffix(".sqlite-wal"), tmp_path / "s.sqlite-wal")
    return Path(shutil.copy(kunduz, tmp_path / "s.sqlite"))


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves a store's desk on a free port of this machine; gives its address."""
    running: list[tuple[uvicorn.Server, threading.Thread, Desk]] = []

    def start(store: Path, **options: Any) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        desk = Desk(store)
        app = create_app(desk, reviewer="amina", **options)
        config = uvicorn.Config(app, "127.0.0.1", port, log_level="error", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        running.append((server, thread, desk))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread, desk in running:
        server.should_exit = True
        thread.join(5)
        desk.close()


@pytest.fixture
def desk(copied: Path, serve: Callable[..., str]) -> str:
    """The desk over a store of its own of the example reports."""
    return serve(copied)


@pytest.fixture
def larger_desk(copied: Path, serve: Callable[..., str]) -> str:
    """The same with a second story, so that more than ten incidents wait."""
    dateline.read(BAMAKO / "reports", manifest=BAMAKO / "manifest.csv", store=copied)
    return serve(copied)


def told(page: Any, desk: str, month: str) -> str:
    """The id of the incident of a month that most reports tell of."""
    asked = f"{desk}/api/incidents?since={month}-01&until={month}-30"
    found = page.request.get(asked).json()["incidents"]
    most = max(found, key=lambda incident: len(incident["reports"]))
    return str(most["id"])


@pytest.fixture
def fall(page: Any, desk: str) -> str:
    """The address of the city's fall of 2015."""
    return f"{desk}/incidents/{told(page, desk, '2015-09')}"


@pytest.fixture
def assault(page: Any, desk: str) -> str:
    """The address of the assault of 2016."""
    return f"{desk}/incidents/{told(page, desk, '2016-10')}"


@pytest.fixture
def page(browser: Any, serve: Callable[..., str]) -> Iterator[Any]:
    """A page that fails its test on a script's error, a refused style, or a request elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: wrong.append(asked.url) if _elsewhere(asked.url) else None)
    yield opened
    context.close()
    assert not wrong


def _elsewhere(address: str) -> bool:
    return not address.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


def sign_in(page: Any, name: str, password: str = SECRET) -> None:
    """Fills the sign-in page in and sends it."""
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def as_person(page: Any, desk: str, name: str, path: str) -> None:
    """Signs in as somebody else and opens a page."""
    page.goto("about:blank")
    page.context.clear_cookies()
    page.goto(f"{desk}{path}")
    sign_in(page, name)
    page.wait_for_url(f"**{path}")
