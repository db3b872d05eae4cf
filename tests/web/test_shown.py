"""What pages show is as exact as what is known, and each part leads to where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from tests.spine_builders import a_report, every_claim

from dateline.model.claims import Claim, CountSaid, Field
from dateline.model.incidents import (
    Grade,
    Incident,
    IncidentKind,
    IncidentStatus,
    Settled,
    Sources,
    Toll,
)
from dateline.model.report import Evidence
from dateline.model.span import Span
from dateline.model.values import (
    Count,
    Harm,
    Place,
    PlacePrecision,
    TimePrecision,
    TimeSpan,
)
from dateline.web.catalogue import Catalogue, row_of
from dateline.web.mapped import countries_geojson, map_rows, provinces_geojson
from dateline.web.marking import marked_text
from dateline.web.spread import MOST_BARS, time_line
from dateline.web.telling import sentence


def an_incident(
    id: str = "INC-1",
    days: tuple[date, date] | None = None,
    place: Place | None = None,
    tolls: tuple[Toll, ...] = (),
) -> Incident:
    when = TimeSpan(*days, TimePrecision.DAY) if days else None
    return Incident(
        id=id,
        title="Shelling.",
        kind=IncidentKind.INCIDENT,
        status=IncidentStatus.OCCURRED,
        type=Settled("shelling", (), (), "type.v1"),
        when=Settled(when, (), (), "days.v1") if when else None,
        where=Settled(place, (), (), "place.v1") if place else None,
        participants=(),
        tolls=tolls,
        control=(),
        tellings=(),
        sources=Sources(1, 1, 1),
        grade=Grade.WEAK,
        disagreements=(),
        related=(),
        members=(),
        claims=(),
    )


def on(year: int, month: int = 1, day: int = 1) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


def a_toll(what: Harm, count: Count, who: str = "all") -> Toll:
    return Toll(what, who, Settled(count, (), (), "ucdp.v2"))


# --------------------------------------------------------------------------- the time line


def test_a_day_is_counted_where_it_lies_and_a_longer_stretch_is_spread() -> None:
    longer = (date(2031, 3, 1), date(2031, 3, 4))
    line = time_line({on(2031, 3, 1): 1, longer: 1})
    assert line is not None
    assert [bar.known for bar in line.bars] == [1, 0, 0, 0]
    assert [bar.spread for bar in line.bars] == [0.25] * 4


def test_the_stretches_cover_the_whole_line_and_are_never_too_many() -> None:
    for last in (on(2031, 2), on(2032, 6), on(2039, 12, 31), on(2099, 7)):
        line = time_line({on(2031, 1, 9): 1, last: 1})
        assert line is not None
        assert len(line.bars) <= MOST_BARS
        assert sum(bar.known for bar in line.bars) == 2
        assert line.last >= last[0]
        assert abs(sum(bar.width for bar in line.bars) - 100) < 1e-6
        for before, after in zip(line.bars, line.bars[1:], strict=False):
            assert (after.first - before.last).days == 1


def test_without_a_day_there_is_no_line() -> None:
    assert time_line({}) is None
    assert Catalogue([row_of(an_incident(), "to_do")]).line is None


# --------------------------------------------------------------------------- the map


def test_a_place_is_drawn_as_wide_as_it_is_known() -> None:
    kabul = Place("Kabul", 34.5, 69.2, country_code="AF", country="Afghanistan")
    wide = {
        PlacePrecision.EXACT: "spot",
        PlacePrecision.NEAR: "reach",
        PlacePrecision.DISTRICT: "reach",
        PlacePrecision.PROVINCE: "area",
        PlacePrecision.COUNTRY: "area",
    }
    for precision, kind in wide.items():
        place = replace(kabul, precision=precision, geonames_id=1138957)
        rows = map_rows([an_incident(place=place)])["places"]
        assert [row["kind"] for row in rows] == [kind], precision
        assert ("lat" in rows[0]) == (kind != "area")


def test_a_province_without_an_outline_is_a_wide_circle() -> None:
    place = Place("Somewhere", 10, 10, PlacePrecision.PROVINCE, country_code="AF")
    (row,) = map_rows([an_incident(place=place)])["places"]
    assert row["kind"] == "reach"
    assert row["km"] >= 50


def test_incidents_of_one_place_are_one_spot() -> None:
    place = Place("Ardun", 12.5, 44.25)
    (row,) = map_rows([an_incident(f"INC-{n}", place=place) for n in range(20)])["places"]
    assert row["count"] == 20
    assert len(row["incidents"]) < 20


def test_outlines_are_areas_by_their_keys() -> None:
    keys = {f["properties"]["key"] for f in countries_geojson()["features"]}
    assert {"AF", "FR"} <= keys
    provinces = provinces_geojson("AF")["features"]
    assert len(provinces) > 20
    assert all(f["properties"]["key"].startswith("AF.") for f in provinces[:1])
    assert provinces_geojson("ZZ")["features"] == []


# --------------------------------------------------------------------------- marked words


class Marks(HTMLParser):
    """The links of a text: their words and where they lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text, self._inside = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(("", dict(attrs)))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            words, attrs = self.found[-1]
            self.found[-1] = (words + data, attrs)


def claims_on(text: str, *spans: tuple[Field, int, int]) -> list[Claim]:
    report = a_report(text=text)
    values = {claim.field: claim for claim in every_claim(report)}
    return [
        replace(values[field], id=f"c{n}", evidence=Evidence.cite(report, Span(start, end)))
        for n, (field, start, end) in enumerate(spans)
    ]


def test_marking_changes_no_character_and_escapes_all() -> None:
    text = "<b>Shells</b> & fire hit Ardun."
    claims = claims_on(text, (Field.EVENT, 3, 9), (Field.WHERE, 25, 30))
    html = marked_text(a_report(text=text), claims, {})
    assert Marks(html).text == text
    assert "<b>" not in html


def test_where_words_overlap_the_fewest_come_first_and_both_are_named() -> None:
    text = "at least 25 militants died"
    claims = claims_on(text, (Field.EVENT, 0, 26), (Field.COUNT, 9, 21))
    found = Marks(marked_text(a_report(text=text), claims, {})).found
    assert [words for words, _ in found] == ["at least ", "25 militants", " died"]
    assert found[1][1]["data-claims"] == "c1 c0"
    assert found[1][1]["data-label"] == "killed"
    assert isinstance(claims[1].value, CountSaid)


def test_words_of_another_incident_lead_to_it_and_ones_own_come_before_them() -> None:
    text = "Shells hit Ardun; last year 289 died."
    mine, other, beneath = claims_on(
        text, (Field.EVENT, 0, 6), (Field.COUNT, 28, 36), (Field.WHERE, 0, 6)
    )
    html = marked_text(a_report(text=text), [mine], {"INC-7": [other, beneath]})
    own, elsewhere = Marks(html).found
    assert own[1]["href"] == "#values"
    assert own[1]["data-claims"] == "c0"
    assert elsewhere[1]["href"] == "/incidents/INC-7#c-c1"


# --------------------------------------------------------------------------- the sentence


def test_the_sentence_is_made_of_the_settled_values() -> None:
    tolls = (
        a_toll(Harm.KILLED, Count(27, 289, 290)),
        a_toll(Harm.KILLED, Count(2, 2, 2), "police"),
        a_toll(Harm.INJURED, Count(100, 100, 999)),
    )
    place = Place("Ardun", 12.5, 44.25, country="Sorland")
    parts = sentence(an_incident(days=on(2031, 3, 3), place=place, tolls=tolls))
    assert "".join(part.words for part in parts) == (
        "Shelling in Ardun, Sorland on 3 March 2031: "
        "289 (reports range from 27 to 290) killed, at least 100 injured."
    )
    fields = [part.field for part in parts if part.field]
    assert fields == ["type", "where", "when", "killed", "injured"]


def test_what_no_report_tells_is_not_in_the_sentence() -> None:
    assert "".join(part.words for part in sentence(an_incident())) == "Shelling."
