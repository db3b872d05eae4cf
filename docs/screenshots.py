"""Pictures of each page of the review desk, light and dark, wide and narrow, into docs/images.

python docs/screenshots.py            all of them (needs Chromium, and the development packages)
python docs/screenshots.py incident   those of one page
"""

from __future__ import annotations

import io
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
from dateline.web.app import create_app
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
}
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
        with served(Path(folder) / "kunduz.sqlite") as address:
            for scheme in ("light", "dark"):
                for width, height in SIZES.items():
                    size = {"width": width, "height": height}
                    context = browser.new_context(viewport=size, color_scheme=scheme)
                    page = context.new_page()
                    for name in names or PAGES:
                        taken = picture(page, address + PAGES[name])
                        save(taken, IMAGES / f"{name}-{width}-{scheme}.webp")
                    context.close()
        browser.close()


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The desk over the example reports, on a free port of this machine."""
    examples = ROOT / "examples" / "kunduz"
    dateline.read(examples / "reports", manifest=examples / "manifest.csv", store=store)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk = Desk(store)
    app = create_app(desk, reviewer="amina")
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
