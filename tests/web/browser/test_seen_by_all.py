"""In a real browser: no page has a barrier that axe can find, in light or dark, and none is wider
than a telephone or a page at 200 %."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser.conftest import SECRET, as_person

from dateline.model.incidents import IncidentKind
from dateline.store import open_store
from dateline.web.accounts import Accounts
from dateline.web.coding import Coding

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
        held(page, desk + path)
    page.keyboard.press("?")
    assert barriers(page) == []


@pytest.fixture
def team(copied: Path, serve: Callable[..., str]) -> str:
    """A desk with three people and two samples: one that is being coded, and one that both
    coders have coded, each in their own way."""
    kept = open_store(copied)
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
    return serve(copied, demand=True)


def held(page: Any, address: str) -> None:
    """A page without a barrier in light and dark, that fits a telephone."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert (address, barriers(page)) == (address, [])
    page.emulate_media(color_scheme="dark")
    assert (address, "dark", barriers(page, ["color-contrast"])) == (address, "dark", [])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 800})
    across = page.evaluate("document.documentElement.scrollWidth")
    assert (address, across) == (address, 390)
    page.set_viewport_size({"width": 1280, "height": 850})


def test_axe_finds_nothing_where_people_sign_in_and_code(page: Any, team: str) -> None:
    held(page, f"{team}/login")
    for name, paths in (("amina", ["/coding", "/coding/open"]), ("chen", ["/coding/done"])):
        as_person(page, team, name, paths[-1])
        for path in paths:
            held(page, team + path)
        form = page.locator("#main a[href^='/coding/open/']")
        if form.count():
            held(page, team + str(form.first.get_attribute("href")))
            page.get_by_label("Killed").wait_for()
        else:
            page.get_by_role("button", name="bela: 290").first.wait_for()


def test_axe_finds_nothing_on_what_is_not_there(browser: Any, desk: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    held(context.new_page(), f"{desk}/incidents/INC-999")
    context.close()


@pytest.mark.parametrize("width", [1280, 640])
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
