"""In a real browser: no page has a barrier that axe can find, in light or dark, and none is wider
than a telephone or a page at 200 %."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
PAGES = [
    "/", "/incidents/INC-1", "/queue/unsure", "/queue/contradictions", "/queue/aside",
    "/links", "/reading", "/codebook", "/coding",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page: Any, only: list[str] | None = None) -> list[str]:
    """What axe finds, a line each; `only` names rules, else all of the sets above are held."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    options = {"runOnly": only or RULES, "resultTypes": ["violations"]}
    found = axe.Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


def test_axe_finds_nothing(page: Any, desk: str) -> None:
    for path in PAGES:
        page.goto(desk + path)
        page.wait_for_load_state("networkidle")
        assert (path, barriers(page)) == (path, [])
        page.emulate_media(color_scheme="dark")
        assert (path, "dark", barriers(page, ["color-contrast"])) == (path, "dark", [])
        page.emulate_media(color_scheme="light")
    page.keyboard.press("?")
    assert barriers(page) == []


@pytest.mark.parametrize("width", [1280, 640, 390])
def test_no_page_is_wider_than_its_window(page: Any, desk: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        page.goto(desk + path)
        across = page.evaluate("document.documentElement.scrollWidth")
        assert (path, across) == (path, width)


def test_one_comes_to_everything_by_tab(page: Any, desk: str) -> None:
    page.goto(desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.closest('[id]')?.id ?? ''"))
    assert {"filters", "from", "to", "map", "follow"} <= seen


def test_words_from_right_to_left_are_shown_so(page: Any, tmp_path: Any, serve: Any) -> None:
    import dateline

    folder = tmp_path / "reports"
    folder.mkdir()
    words = "قال متحدث إن القتال استمر."
    text = f"{words}\n\nGunmen killed 3 people in Kunduz on 3 October 2016, police said."
    (folder / "one.txt").write_text(text, encoding="utf-8")
    dateline.read(folder, store=tmp_path / "h.sqlite")
    page.goto(serve(tmp_path / "h.sqlite"))
    page.locator("tr[data-row] a").first.click()
    shown = page.locator(".report .text")
    assert shown.get_attribute("dir") == "auto"
    assert shown.evaluate("e => getComputedStyle(e).direction") == "rtl"
