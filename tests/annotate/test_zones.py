"""Zones: what each stretch of a page is, by its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.report import Report

LEAD = "Two soldiers were killed when a mine went off under their truck near Ardun on Monday."
MORE = (
    "The army said that the truck had been on its way to a remote post with food and water, and "
    "that a third soldier was being treated in the hospital of the provincial capital."
)


def zones_of(text: str, title: str | None = None) -> list[tuple[str, str]]:
    report = Report(id="r", source="r.txt", text=text, title=title)
    return [(z.kind.value, z.span.of(text)) for z in find_zones(Annotated(report)).zones]


def credits_of(text: str) -> tuple[str, ...]:
    return find_zones(Annotated(Report(id="r", source="r.txt", text=text))).credits


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Your browser does not support this player", "boilerplate"),
        ("Your device cannot show this clip", "boilerplate"),
        ("The player could not be loaded", "boilerplate"),
        ("Facebook Twitter Email Print", "boilerplate"),
        ("This is a developing story. Check back for updates.", "boilerplate"),
        ("We use cookies to give you the best experience.", "boilerplate"),
        ("___", "boilerplate"),
        ("READ MORE: What the talks in Sel are about", "link"),
        ("Related: Flood cuts off three villages", "link"),
        ("Mine clearing in the north to take ten years", "link"),
        ("1:39 Firefighters show how they train with dogs", "link"),
        ("By Mara Lind and Tom Oke", "byline"),
        ("Posted June 15, 2031 at 8:20 AM", "byline"),
        ("Posted Wednesday night by the editors", "byline"),
        ("By Mara Lind 15 June 2031", "byline"),
        ("By Mara Lind and Tom Oke, June 15, 2031", "byline"),
        ("Soldiers salute the dead on Sunday. Photo: Ardun Post", "caption"),
        ("Weather: rain in the hills, fair on the coast. Page 15.", "boilerplate"),
        ("With additional reporting by AFP and the BBC", "credit"),
        ("mal/tok/bri", "credit"),
        ("To get our news on your phone, send JOIN to 4040.", "boilerplate"),
        ("The boundaries and names shown on this map are no endorsement.", "boilerplate"),
        ("Source: Al Jazeera, news agencies", "credit"),
        ("(Reporting by Mara Lind; editing by Tom Oke)", "credit"),
        ("Copyright 2031 Northern Wire. All rights reserved.", "credit"),
        ("Soldiers at a checkpoint near Ardun on Sunday [EPA]", "caption"),
        ("FILE PHOTO: A truck of the army in Sel, March 2030.", "caption"),
        ("Villagers look at the wreck. (AP Photo/Mara Lind)", "caption"),
    ],
)
def test_a_line_within_a_report_is_known_by_its_form(line: str, kind: str) -> None:
    found = zones_of(f"Mine kills two soldiers\n\n{LEAD}\n\n{MORE}\n\n{line}\n\n{MORE[:-1]} too.")
    assert (kind, line) in found
    assert found[0] == ("headline", "Mine kills two soldiers")
    assert ("body", LEAD) in found


@pytest.mark.parametrize(
    "dateline",
    [
        "ARDUN, Sel (AP) —",
        "ARDUN-",
        "ARDUN, March 5 (Reuters) -",
        "Ardun, 5 March (AFP) -",
        "Ardun, March 5, 2031 -",
        "ARDUN --",
        "ARDUN:",
        "Ardun, SANA-",
        "Ardun / AFP -",
        "(Reuters) -",
    ],
)
def test_a_dateline_is_set_apart_from_the_text_behind_it(dateline: str) -> None:
    joint = "" if dateline == "ARDUN-" else " "
    if dateline == "ARDUN-":
        dateline = "ARDUN, Sel-"
    found = zones_of(f"{dateline}{joint}{LEAD}\n{MORE}")
    assert found[:2] == [("dateline", dateline), ("body", LEAD)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO-led troops left the town.",
        "UPDATE: The road is open again.",
        "AK-47 rifles lay there.",
    ],
)
def test_capitals_with_a_dash_or_colon_need_not_be_a_dateline(text: str) -> None:
    assert zones_of(f"{text} {LEAD}\n{MORE}")[0][0] == "body"


def test_a_label_is_furniture_and_the_line_behind_it_a_caption() -> None:
    found = zones_of(f"Title of it all\n\n{LEAD}\n\nImage caption,\nA wreck by the road\n\n{MORE}")
    assert ("boilerplate", "Image caption,") in found
    assert ("caption", "A wreck by the road") in found


def test_wrapped_lines_are_one_paragraph_and_single_lines_are_several() -> None:
    wrapped = (
        "   ARDUN, 5 MAR 31 (RADIO SEL) -- [TEXT] TWO SOLDIERS WERE KILLED WHEN A\n"
        "MINE WENT OFF UNDER THEIR TRUCK NEAR ARDUN ON MONDAY. THE ARMY SAID THAT\n"
        "THE TRUCK HAD BEEN ON ITS WAY TO A REMOTE POST WITH FOOD AND WATER.\n\n"
        "   A THIRD SOLDIER WAS TREATED IN THE HOSPITAL OF THE CAPITAL, WHERE HE\n"
        "IS SAID TO BE IN A STABLE CONDITION AFTER A LONG NIGHT OF SURGERY.\n"
    )
    assert [kind for kind, _ in zones_of(wrapped)] == ["dateline", "body", "body"]
    assert [kind for kind, _ in zones_of(f"{LEAD}\n{MORE}")] == ["body", "body"]


def test_lines_broken_by_hand_run_on() -> None:
    ragged = (
        "Two soldiers were killed when a mine went off under their truck near\n"
        "Ardun on Monday. The army said that their truck had been\n"
        "on its way to a remote post with food and water, all of it for\n"
        "the men who have been holding it since the first days of this\n"
        "year, when the road was cut.\n"
    )
    assert [kind for kind, _ in zones_of(ragged)] == ["body"]
    lines = ragged.replace("\n", ".\n")
    assert [kind for kind, _ in zones_of(lines)] == ["body"] * 5


def test_credits_name_agencies_once_and_pictures_name_none() -> None:
    text = f"{LEAD}\n{MORE}\nWith reporting by AFP, Reuters, AFP and dpa\nImage source, AP\n"
    assert credits_of(text) == ("AFP", "Reuters", "dpa")


def test_the_title_printed_at_the_head_of_a_single_paragraph_is_its_headline() -> None:
    found = zones_of(f"Mine kills two soldiers. {LEAD} {MORE}", title="Mine kills two soldiers")
    assert [kind for kind, _ in found] == ["headline", "body"]


@given(st.text(alphabet="aA1 .\n\r\t-()[]:,”©\u2028é", max_size=300))
def test_zones_cover_all_but_blanks_and_never_overlap(text: str) -> None:
    zones = find_zones(Annotated(Report(id="r", source="r.txt", text=text))).zones
    ends = [0, *(zone.span.end for zone in zones)]
    assert all(zone.span.start >= end for zone, end in zip(zones, ends, strict=False))
    left = list(text)
    for zone in zones:
        left[zone.span.start : zone.span.end] = " " * len(zone.span)
    assert not "".join(left).strip()


def test_a_source_line_credits_an_outlet_that_no_list_knows() -> None:
    assert credits_of(f"Truck hits mine\n\n{LEAD}\n\n{MORE}\n\nSource: Ardun Wire") == (
        "Ardun Wire",
    )


def test_the_line_under_a_byline_is_part_of_it() -> None:
    text = f"Truck hits mine near Ardun\nBy Ann Keller\nWorld News, Marj\n\n{LEAD}\n\n{MORE}\n"
    assert [kind for kind, _ in zones_of(text)][:3] == ["headline", "byline", "byline"]


def test_a_line_with_nothing_but_its_agency_is_a_credit() -> None:
    text = (
        "Rebels kill ten in ambush\n\nRebels ambushed a convoy near Ardun on Friday, killing ten "
        "people, the army said.\n\n- CWA\n\nA landslide buried a bus in Sel on Saturday, "
        "firefighters said. Fourteen passengers died.\n\n(Coast Wire)"
    )
    credits = [words for kind, words in zones_of(text) if kind == "credit"]
    assert credits == ["- CWA", "(Coast Wire)"]
    assert credits_of(text) == ("CWA", "Coast Wire")


def test_a_line_about_the_outlet_does_not_begin_the_text() -> None:
    text = f"Mine kills two\n\nArdun Voice - radio for all\n\n(ARDUN / SEL) {LEAD}\n\n{MORE}"
    assert ("dateline", "(ARDUN / SEL)") in zones_of(text)
