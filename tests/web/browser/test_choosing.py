"""In a real browser: a person decides, sees it, and takes it back; by keyboard alone too."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
from playwright.sync_api import expect


def killed(page: Any) -> Any:
    """The published figure of the dead."""
    return page.locator("#v-killed .value").first


def test_another_claim_changes_value_and_history_and_is_undone(page: Any, fall: str) -> None:
    page.goto(fall)
    before = killed(page).inner_text()
    assert "289" in before
    claim = page.locator("#v-killed .claim", has_text="290 people")
    claim.get_by_role("button", name=re.compile("^Choose")).click()
    expect(killed(page)).to_have_text("290")
    expect(page.locator("#v-killed summary").first).to_contain_text("person.chose")
    said = page.locator(".history li").first
    expect(said).to_contain_text("amina: chose killed: ")
    expect(said.locator("del")).to_have_text(before)
    expect(said.locator("ins")).to_have_text("290 people")
    page.get_by_role("button", name="Undo").click()
    expect(killed(page)).to_have_text(before)
    expect(page.locator(".history")).to_contain_text("no longer in force")
    page.get_by_role("button", name="Redo").click()
    expect(killed(page)).to_have_text("290")


def test_a_figure_is_corrected_with_its_range(page: Any, fall: str) -> None:
    page.goto(fall)
    page.locator("#v-killed .correct > summary").click()
    parts = page.locator("#v-killed .parts")
    for label, number in [("At least", "280"), ("Best", "285"), ("At most", "295")]:
        parts.get_by_label(label).fill(number)
    parts.get_by_role("button", name="Keep").click()
    expect(killed(page)).to_have_text("285 (280-295)")
    expect(page.locator(".history li").first).to_contain_text("corrected killed")


def test_two_incidents_are_merged_and_parted_again(page: Any, fall: str, desk: str) -> None:
    page.goto(desk)
    incidents = page.locator("tr[data-row]").count()
    page.locator("tr[data-row]", has_text="Air strike").get_by_role("link").first.click()
    assert page.locator("article.report").count() == 1
    page.wait_for_load_state()
    page.keyboard.press("m")
    page.get_by_label("Which one").fill(fall.rpartition("/")[2])
    page.locator("#merge").get_by_role("button", name="Merge").click()
    expect(page.locator("article.report")).not_to_have_count(1)
    page.goto(desk)
    expect(page.locator("h1")).to_have_text(f"{incidents - 1} incidents")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text(f"{incidents} incidents")


def test_a_report_is_split_off(page: Any, assault: str) -> None:
    page.goto(assault)
    expect(page.locator("article.report")).to_have_count(3)
    page.keyboard.press("s")
    form = page.locator("#split")
    form.locator("input[name=report]").first.check()
    form.get_by_role("button", name="Split off").click()
    expect(page.locator("article.report")).to_have_count(2)
    page.wait_for_load_state()
    page.keyboard.press("u")
    expect(page.locator("article.report")).to_have_count(3)


def test_ten_are_reviewed_by_keyboard_alone(page: Any, larger_desk: str) -> None:
    page.goto(f"{larger_desk}/queue/unsure")
    rows, current = page.locator("tr[data-row]"), page.locator("tr[data-row].here")
    waiting = rows.count()
    assert waiting > 10
    page.keyboard.press("j")
    for left in range(waiting - 1, waiting - 11, -1):
        expect(current).to_have_count(1)
        page.keyboard.press("Enter" if left % 2 else "a")
        expect(rows).to_have_count(left)
    expect(page.locator("label[for=done]")).to_have_text(f"10 of {waiting} reviewed")
    expect(current).to_have_count(1)
    page.keyboard.press("u")
    expect(rows).to_have_count(waiting - 9)


def test_one_goes_through_the_incidents_by_keyboard(page: Any, desk: str) -> None:
    page.goto(desk)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(re.compile("/incidents/"))
    page.wait_for_load_state()
    second = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda address: address != second)
    page.wait_for_load_state()
    third = page.url
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda address: address != third)
    page.wait_for_load_state()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(third)
    page.wait_for_load_state()
    expect(page.locator(".tag.good", has_text="reviewed")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.type("asked the mission for its list")
    page.keyboard.press("Enter")
    expect(page.locator(".history li").first).to_contain_text("asked the mission for its list")


def test_digits_choose_a_claim_of_the_current_value(page: Any, fall: str) -> None:
    page.goto(fall)
    while page.locator("#v-killed.here").count() == 0:
        page.keyboard.press("j")
    page.keyboard.press("3")
    expect(page.locator("#v-killed summary").first).to_contain_text("person.chose")
    expect(page.get_by_role("status")).to_contain_text("Kept: Choose")
    page.keyboard.press("Control+z")
    expect(page.locator("#v-killed summary").first).to_contain_text("ucdp")


def test_keys_are_listed_and_can_be_changed(page: Any, assault: str) -> None:
    page.goto(assault)
    page.keyboard.press("?")
    helped = page.locator("#help")
    expect(helped).to_be_visible()
    helped.get_by_role("button", name=re.compile("write a note")).click()
    page.keyboard.press("w")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    expect(page.get_by_label("Note", exact=True)).to_be_focused()


def test_nothing_is_deleted(page: Any, desk: str) -> None:
    page.goto(f"{desk}/queue/unsure")
    page.locator("tr[data-row] a").first.click()
    page.wait_for_load_state()
    dropped = page.url
    page.keyboard.press("x")
    page.wait_for_url(lambda address: address != dropped)
    page.goto(f"{desk}/queue/aside")
    expect(page.locator("[data-row]")).to_have_count(1)
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("[data-row]")).to_have_count(0)


def test_merging_and_splitting_begin_in_their_first_field(page: Any, fall: str) -> None:
    page.goto(fall)
    assert page.evaluate("document.activeElement.closest('dialog')") is None
    page.keyboard.press("m")
    expect(page.get_by_label("Which one")).to_be_focused()
    page.locator("dialog[open]").get_by_role("button", name="Close").click()
    page.keyboard.press("s")
    expect(page.locator("dialog[open] input[type=checkbox]").first).to_be_focused()


def test_what_is_refused_leads_back_and_undo_still_works(page: Any, fall: str) -> None:
    page = page.context.new_page()  # one that minds no refusals
    page.goto(fall)
    page.get_by_label("Note", exact=True).fill("seen")
    page.keyboard.press("Enter")
    expect(page.locator(".history li")).to_have_count(1)
    page.get_by_role("button", name="Merge …").click()
    page.get_by_label("Which one").fill("INC-999")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Nothing was changed")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("u")
    expect(page.locator(".history li")).to_have_count(2)
    assert page.url == fall
