"""The self-contained page works from disk, in a real browser that reaches no network."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.export.test_formats import findings

from dateline.export.formats import export

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--proxy-server=http://127.0.0.1:9",
)  # fmt: skip
"""The proxy is a port on which nothing listens: whatever asks for the network fails."""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_the_page_shows_its_map_its_figures_and_its_words(tmp_path: Path) -> None:
    page, profile = tmp_path / "page.html", f"--user-data-dir={tmp_path / 'profile'}"
    page.write_bytes(export(findings(), "html"))
    done = subprocess.run(
        [str(BROWSER), *QUIET, profile, "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "<svg" in done.stdout
    assert "killed, all" in done.stdout
    assert 'href="#c-c1"' in done.stdout
    picture = tmp_path / "page.png"
    subprocess.run(
        [str(BROWSER), *QUIET, profile,
         f"--screenshot={picture}", "--window-size=1280,1000", page.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert picture.stat().st_size > 10_000
