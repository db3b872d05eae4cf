"""In a real browser: table, map and time line follow each other, and words lead to values."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
from playwright.sync_api import expect


def asked(page: Any) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def listed(page: Any) -> list[str]:
    """The incidents of the table."""
    return [row.get_attribute("data-id") for row in page.locator("tr[data-row]").all()]


def drawn(page: Any, desk: str, path: str = "/") -> None:
    """Opens the first page and waits for its map."""
    page.goto(desk + path)
    page.locator("#map[data-drawn]").wait_for()


def test_a_filter_for_a_month_leaves_its_incidents_and_is_in_the_address(
    page: Any, desk: str
) -> None:
    drawn(page, desk)
    before = len(listed(page))
    page.get_by_label("From", exact=True).first.fill("2016-10-01")
    page.get_by_label("To", exact=True).first.fill("2016-10-31")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("h1")).to_have_text(re.compile(rf"^\d+ of {before} incidents$"))
    assert asked(page) == {"since": ["2016-10-01"], "until": ["2016-10-31"]}
    assert 0 < len(listed(page)) < before
    assert "Kunduz" in page.locator("tr[data-row]").last.inner_text()
    page.go_back()
    expect(page.locator("h1")).to_have_text(f"{before} incidents")


def test_brushing_the_time_line_filters_table_map_and_address(page: Any, desk: str) -> None:
    drawn(page, desk)
    whole, places = len(listed(page)), page.locator("#map").get_attribute("data-drawn")
    box = page.locator("#timeline > svg").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.1, y)
    page.mouse.move(box["x"] + 1, y)
    page.mouse.up()
    page.wait_for_url(re.compile("until=2015-1"))
    expect(page.locator("h1")).to_contain_text(f"of {whole}")
    assert 0 < len(listed(page)) < whole
    expect(page.locator("#map")).not_to_have_attribute("data-drawn", places)
    assert "since" not in asked(page)


def test_the_ends_of_the_time_line_move_by_arrow_keys(page: Any, desk: str) -> None:
    drawn(page, desk)
    end = page.get_by_label("From, on the time line")
    first = end.get_attribute("aria-valuetext")
    end.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("since="))
    assert asked(page)["since"][0] > first
    expect(end).to_have_attribute("aria-valuetext", asked(page)["since"][0])


def test_the_part_of_the_map_in_view_becomes_a_filter(page: Any, desk: str) -> None:
    drawn(page, desk)
    whole = len(listed(page))
    page.get_by_label("only what the map shows").check()
    page.wait_for_url(re.compile("box="))
    box = page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x, y + step * 20)
    page.mouse.up()
    expect(page.locator("h1")).to_contain_text(f"of {whole}")
    assert len(listed(page)) < whole
    page.get_by_label("only what the map shows").uncheck()
    expect(page.locator("h1")).to_have_text(f"{whole} incidents")


def test_a_spot_tells_its_incidents_and_filters_to_its_place(page: Any, desk: str) -> None:
    drawn(page, desk)
    page.locator("#map .spot").first.click()
    shown = page.locator(".leaflet-popup-content")
    expect(shown).to_contain_text("Kunduz")
    expect(shown.get_by_role("link").first).to_have_attribute("href", re.compile("/incidents/INC-"))
    shown.get_by_role("button", name="Only this place").click()
    page.wait_for_url(re.compile("box="))
    places = [row.inner_text() for row in page.locator("tr[data-row]").all()]
    assert places
    assert all("Kunduz" in text for text in places)


def test_what_is_known_to_a_country_or_a_district_is_no_pin(page: Any, desk: str) -> None:
    drawn(page, desk)
    exact = page.request.get(f"{desk}/map.json").json()["places"]
    spots = [place for place in exact if place["kind"] == "spot"]
    assert page.locator("#map .spot").count() == len(spots)
    assert {place["precision"] for place in spots} == {"exact"}
    wide = [place for place in exact if place["precision"] != "exact"]
    assert wide
    assert {place["kind"] for place in wide if place["precision"] == "country"} <= {"area"}
    for kind in ("area", "reach"):
        drawn_so = sum(place["kind"] == kind for place in wide)
        assert page.locator(f"#map .{kind}").count() == drawn_so


def test_a_facet_narrows_and_widens(page: Any, desk: str) -> None:
    drawn(page, desk)
    page.get_by_role("link", name=re.compile("^air strike")).click()
    page.wait_for_url(re.compile("type=air_strike"))
    expect(page.locator("tr[data-row]")).to_have_count(1)
    page.get_by_role("link", name=re.compile("type: air strike")).click()
    page.wait_for_url(re.compile(r"/\??$"))


def test_words_told_as_background_lead_to_their_words_in_the_earlier_incident(
    page: Any, desk: str, assault: str
) -> None:
    drawn(page, desk, "/?since=2016-10-01&until=2016-10-31")
    page.locator(f'tr[data-id="{assault.rpartition("/")[2]}"] a').first.click()
    expect(page.locator("h1")).to_contain_text("October 2016")
    page.locator("a.cited.other", has_text="289").click()
    expect(page.locator("h1")).to_contain_text("September 2015")
    lit = page.locator(".cited.lit").first
    expect(lit).to_contain_text("289")
    expect(lit).to_be_in_viewport()
    expect(lit).to_be_focused()
    article = page.locator("article", has=page.locator(".cited.lit")).first
    expect(article).to_contain_text("told as background")


def test_a_value_leads_to_its_words_and_words_lead_to_their_value(page: Any, assault: str) -> None:
    page.goto(assault)
    page.locator("a.cited.own.when").first.click()
    row = page.locator(".claim.lit")
    expect(row).to_be_visible()
    expect(page.locator("#v-when")).to_have_attribute("open", "")
    expect(row.locator("a.words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cited.lit").first).to_be_focused()
    page.keyboard.press("g")
    expect(row.locator("a.words")).to_be_focused()


def test_a_report_full_of_scripts_shows_as_text(page: Any, tmp_path: Any, serve: Any) -> None:
    import dateline

    hostile = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>"
    folder = tmp_path / "reports"
    folder.mkdir()
    text = f"{hostile} Gunmen killed 3 people in Kunduz on 3 October 2016, police said. {hostile}"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    dateline.read(folder, store=tmp_path / "h.sqlite")
    page.goto(serve(tmp_path / "h.sqlite"))
    page.locator("tr[data-row] a").first.click()
    expect(page.locator(".report .text")).to_contain_text("<script>document.title='taken'</script>")
    assert "taken" not in page.title()
    assert page.locator(".report img, .report script").count() == 0


def test_a_part_of_the_sentence_opens_its_value(page: Any, assault: str) -> None:
    page.goto(assault)
    page.locator("h1 a.part", has_text="Kunduz").click()
    expect(page.locator("#v-where")).to_have_attribute("open", "")
    expect(page.locator("#v-where")).to_be_focused()


def test_names_are_blurred_until_one_looks_at_them(page: Any, assault: str) -> None:
    page.goto(assault)
    blur = "e => getComputedStyle(e).filter"
    name = page.locator("a.cited.participant").first
    assert name.evaluate(blur) == "none"
    page.keyboard.press("b")
    assert "blur" in name.evaluate(blur)
    page.reload()
    assert "blur" in name.evaluate(blur)
    name.focus()
    assert name.evaluate(blur) == "none"


def test_filters_are_kept_under_a_name(page: Any, desk: str) -> None:
    drawn(page, desk, "/?type=air_strike")
    page.locator(".saved > summary").click()
    page.get_by_label("Keep these filters as").fill("Strikes from the air")
    page.locator(".saved").get_by_role("button", name="Keep").click()
    expect(page.locator(".saved li")).to_contain_text("Strikes from the air")
    page.goto(desk)
    page.locator(".saved > summary").click()
    page.get_by_role("link", name="Strikes from the air").click()
    page.wait_for_url(re.compile("type=air_strike"))
    expect(page.locator("tr[data-row]")).to_have_count(1)


def test_words_that_were_searched_for_stand_out_in_the_report(page: Any, assault: str) -> None:
    page.goto(f"{assault}?words=checkpoints")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("CSS.highlights.get('searched').size") > 0
