"""In a real browser: two people code the same incidents without seeing each other's codes, and a
third settles where they differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser.conftest import SECRET, as_person

from dateline.store import open_store
from dateline.web.accounts import Accounts

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
from playwright.sync_api import expect

CODED = {"amina": "289", "bela": "290"}


@pytest.fixture
def shared(copied: Path, serve: Callable[..., str]) -> str:
    """A desk with three people who may decide."""
    kept = open_store(copied)
    for name in (*CODED, "chen"):
        Accounts(kept).add(name, SECRET)
    kept.close()
    return serve(copied, demand=True)


def test_two_coders_and_their_alpha(page: Any, shared: str) -> None:
    as_person(page, shared, "chen", "/coding")
    page.get_by_label("Name", exact=True).fill("October")
    page.get_by_label("Incidents").fill("3")
    page.get_by_label("First coder").fill("amina")
    page.get_by_label("Second coder").fill("bela")
    page.get_by_role("button", name="Draw by lot").click()
    expect(page.get_by_role("link", name="October")).to_be_visible()
    for name, killed in CODED.items():
        as_person(page, shared, name, "/coding/October")
        expect(page.get_by_role("heading", name="Agreement")).to_have_count(0)
        page.locator("#main li a").first.click()
        for _ in range(3):
            before = page.url
            expect(page.locator("#main")).not_to_contain_text("Territory taken by")
            page.get_by_label("Type").select_option("shelling")
            page.get_by_label("Killed").fill(killed)
            page.get_by_role("button", name="Keep and go on").click()
            page.wait_for_url(lambda address, before=before: address != before)
    as_person(page, shared, "chen", "/coding/October")
    table = page.get_by_role("region", name="Agreement by field")
    expect(table).to_contain_text("Krippendorff's alpha")
    expect(table.get_by_role("row", name="type")).to_contain_text("100 %")
    expect(table.get_by_role("row", name="killed")).to_contain_text("0 %")
    differing = page.locator("li", has=page.get_by_role("button", name="bela: 290")).first
    incident = differing.get_by_role("link").get_attribute("href")
    differing.get_by_role("button", name="bela: 290").click()
    page.wait_for_load_state()
    page.goto(f"{shared}{incident}")
    expect(page.locator("#v-killed .value").first).to_have_text("290")
    expect(page.locator(".history li").first).to_contain_text("chen: corrected killed")
