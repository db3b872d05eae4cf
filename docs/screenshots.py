"""Pictures of each page of the review desk, light and dark, wide and narrow, into docs/images.

python docs/screenshots.py            all of them (needs Chromium, and the development packages)
python docs/screenshots.py incident   those of one page
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

import dateline
from dateline.model.incidents import IncidentKind
from dateline.store import open_store
from dateline.web.accounts import Accounts
from dateline.web.app import create_app
from dateline.web.coding import Coding
from dateline.web.desk import Desk

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PAGES = {
    "incidents": "/",
    "filtered": "/?since=2016-10-01&until=2016-10-31",
    "incident": "/incidents/INC-1",
    "queue": "/queue/unsure",
    "links": "/links",
    "coding": "/coding",
    "reading": "/reading",
    "codebook": "/codebook",
    "missing": "/incidents/INC-999",
}
SHARED = {
    "login": (None, "/login"),
    "form": ("amina", "/coding/open"),
    "sample": ("chen", "/coding/done"),
}
"""Pages of a desk that several people share, with who is signed in."""
SECRET = "a password for pictures"
SIZES = {1280: 850, 390: 844}
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
COLOURS = 64
"""As many as a page needs; fewer make the file smaller."""


def main(names: list[str]) -> None:
    """Makes the pictures of the named pages, or of all."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("Chromium is not installed; on Debian: apt-get install chromium")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        store = Path(folder) / "kunduz.sqlite"
        os.chdir(ROOT)  # reports are named by where they were found
        examples = Path("examples") / "kunduz"
        dateline.read(examples / "reports", manifest=examples / "manifest.csv", store=store)
        wanted = names or [*PAGES, *SHARED]
        with served(store) as address:
            for name in (name for name in wanted if name in PAGES):
                for page, path in windows(browser, name):
                    save(picture(page, address + PAGES[name]), path)
        staff(store)
        with served(store, demand=True) as address:
            for name in (name for name in wanted if name in SHARED):
                for page, path in windows(browser, name):
                    save(shared_picture(page, address, *SHARED[name]), path)
        browser.close()


def windows(browser: Any, name: str) -> Iterator[tuple[Any, Path]]:
    """A window of each size, light and dark, with the file for its picture."""
    for scheme in ("light", "dark"):
        for width, height in SIZES.items():
            size = {"width": width, "height": height}
            context = browser.new_context(viewport=size, color_scheme=scheme)
            yield context.new_page(), IMAGES / f"{name}-{width}-{scheme}.webp"
            context.close()


def staff(store: Path) -> None:
    """Three people, and two samples: one that is being coded, one that two have coded."""
    kept = open_store(store)
    for name in ("amina", "bela", "chen"):
        Accounts(kept).add(name, SECRET)
    members = {i.id: i.members for i in kept.incidents() if i.kind is IncidentKind.INCIDENT}
    coding = Coding(kept)
    for name in ("open", "done"):
        coding.draw(name, ["amina", "bela"], members, size=2, by="chen")
    sample = coding.sample("done")
    for coder, killed in (("amina", "289"), ("bela", "290")):
        for incident in sample.incidents:
            coding.code(sample, incident, coder, {"type": "shelling", "killed": killed})
    kept.close()


def shared_picture(page: Any, address: str, name: str | None, path: str) -> bytes:
    """What somebody who is signed in sees; of a sample that they code, its first form."""
    if name is not None:
        page.goto(address + path)
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Password").fill(SECRET)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**{path}")
        form = page.locator(f"#main a[href^='{path}/']")
        if form.count():
            path = str(form.first.get_attribute("href"))
    return picture(page, address + path)


@contextmanager
def served(store: Path, **options: Any) -> Iterator[str]:
    """The desk over a store, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk = Desk(store)
    app = create_app(desk, reviewer="amina", **options)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)
    desk.close()


def picture(page: Any, address: str) -> bytes:
    """What the window shows once all of the page is there."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if page.locator("#map").count():
        page.locator("#map[data-drawn]").wait_for()
        page.wait_for_timeout(300)
    taken: bytes = page.screenshot()
    return taken


def save(taken: bytes, path: Path) -> None:
    """Keeps the picture as a small file."""
    few = Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, "WEBP", lossless=True, method=6)


if __name__ == "__main__":
    main(sys.argv[1:])
