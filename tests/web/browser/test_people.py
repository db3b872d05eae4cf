"""In a real browser: who has an account signs in, and each does what their role allows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser.conftest import SECRET, sign_in

from dateline.store import open_store
from dateline.web.accounts import Accounts

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
from playwright.sync_api import expect


@pytest.fixture
def shared(copied: Path, serve: Callable[..., str]) -> str:
    """A desk with two accounts: Amina decides, Bela looks."""
    kept = open_store(copied)
    people = Accounts(kept)
    people.add("amina", SECRET)
    people.add("bela", SECRET, "reader")
    kept.close()
    return serve(copied, demand=True)


def test_one_signs_in_decides_and_signs_out(page: Any, shared: str) -> None:
    page.goto(f"{shared}/queue/unsure")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.get_by_role("navigation", name="Main").count() == 0
    sign_in(page, "amina")
    page.wait_for_load_state()
    rows = page.locator("tr[data-row]")
    expect(rows.first).to_be_visible()
    page.wait_for_load_state()
    waiting = rows.count()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(rows).to_have_count(waiting - 1)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(shared)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_reader_looks_and_finds_nothing_to_decide_with(page: Any, shared: str) -> None:
    page.goto(f"{shared}/incidents/INC-1")
    sign_in(page, "bela")
    page.wait_for_load_state()
    expect(page.locator("#v-killed")).to_be_visible()
    expect(page.get_by_text("bela (reader)")).to_be_visible()
    for name in ("Accept, mark reviewed", "Merge …", "Undo", "Keep"):
        assert page.get_by_role("button", name=name).count() == 0
    page.keyboard.press("a")
    page.keyboard.press("x")
    assert page.request.get(f"{shared}/api/judgements").json()["judgements"] == []
