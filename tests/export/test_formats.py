"""Every format holds what was found, the same each time, and opens in its own library."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.export.findings import Findings
from dateline.export.formats import FORMATS, export, left_out
from dateline.export.table import defused, fused
from dateline.export.ucdp import priogrid
from dateline.model.claims import Claim, CountSaid, Field, ParticipantSaid, Speaker
from dateline.model.errors import UnknownStageError
from dateline.model.incidents import (
    Conclusions,
    Disagreement,
    DisagreementKind,
    Grade,
    Incident,
    IncidentKind,
    IncidentStatus,
    Involved,
    Lineage,
    LineageKind,
    Settled,
    Sources,
    Telling,
    Toll,
)
from dateline.model.mentions import ParticipantKind, Role, Stance, TimeRole
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Count, Harm, Place, TimeSpan

TEXT = "=Rebels shelled Ardun on Monday, killing three soldiers and two civilians, police said."
WHERE = Place("Ardun", 12.5, 33.5, country_code="SD", country="Sudan", admin1="East")


def settled(value: object, *claims: str) -> Settled:  # type: ignore[type-arg]
    return Settled(value, claims, (), "only_one.v1")


def involved(role: Role, kind: ParticipantKind, name: str, land: str | None = "SD") -> Involved:
    return Involved(
        ParticipantSaid(role, kind, name, name=name, country_code=land), Stance.ASSERTED, ()
    )


def a_toll(number: int, who: str) -> Toll:
    return Toll(Harm.KILLED, who, settled(Count(number, number, number), "c1"))


def findings(kind: IncidentKind = IncidentKind.INCIDENT, day: date = date(2031, 3, 3)) -> Findings:
    report = Report("r1", "r1.txt", TEXT, "Ardun Post", published=Published.given(day))
    claim = Claim(
        id="c1", report="r1", event="e1", field=Field.COUNT,
        value=CountSaid(Harm.KILLED, Count(3, 3, 3), "soldiers"),
        evidence=Evidence.cite(report, Span(33, 55)),
        attributed_to=Speaker(organization="police"),
    )  # fmt: skip
    incident = Incident(
        id="INC-1", title="=Rebels shelled Ardun", kind=kind, status=IncidentStatus.OCCURRED,
        type=settled("armed_clash"), when=settled(TimeSpan(day, day)), where=settled(WHERE),
        participants=(
            involved(Role.PERPETRATOR, ParticipantKind.ARMED_GROUP, "Ardun Front"),
            involved(Role.TARGET, ParticipantKind.STATE_FORCE, "the army"),
        ),
        tolls=(a_toll(5, "all"), a_toll(3, "soldiers"), a_toll(2, "civilians")),
        control=(), tellings=(Telling("r1", TimeRole.CURRENT),), sources=Sources(1, 1, 1),
        grade=Grade.WEAK,
        disagreements=(Disagreement("killed", DisagreementKind.UPDATE, ("c1",)),),
        related=(), members=("e1",), claims=("c1",),
    )  # fmt: skip
    lineage = Lineage("r1", "r1", LineageKind.ORIGINAL)
    made_by = {"version": "0", "config_sha256": "", "policy": "ucdp"}
    conclusions = Conclusions((incident,), (lineage,), ())
    return Findings.of([Reading(report, (claim,), Digest("r1"))], conclusions, made_by)


def rows(name: str, found: Findings | None = None) -> list[dict[str, str]]:
    text = export(found or findings(), name).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_findings_give_the_same_bytes(name: str) -> None:
    assert export(findings(), name) == export(findings(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_store_without_incidents_exports_too(name: str) -> None:
    empty = Findings.of([], Conclusions((), (), ()), {})
    assert isinstance(export(empty, name), bytes)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownStageError, match="Known formats: json, csv"):
        export(findings(), "xml")


def test_ucdp_has_its_49_columns_and_keeps_its_sums() -> None:
    (row,) = rows("ucdp")
    assert len(row) == 49
    parts = [int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")]
    assert parts == [3, 0, 2, 0]
    assert int(row["best"]) == sum(parts)
    assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
    assert (row["side_a"], row["side_b"]) == ("Government of Sudan", "Ardun Front")
    assert row["dyad_name"] == f"{row['side_a']} - {row['side_b']}"
    assert (row["type_of_violence"], row["gwnoa"], row["country_id"]) == ("1", "625", "625")
    assert int(row["priogrid_gid"]) == priogrid(12.5, 33.5)
    assert row["date_start"] == "2031-03-03 00:00:00.000"


def test_an_aggregate_has_no_row_in_the_codebooks_and_is_told_as_left_out() -> None:
    total = findings(IncidentKind.AGGREGATE)
    for name in ("ucdp", "acled", "cameo"):
        assert rows(name, total) == []
        assert "INC-1" in (left_out(total, name) or "")


def test_acled_has_its_31_columns_and_the_lowest_figure() -> None:
    (row,) = rows("acled")
    assert len(row) == 31
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "Armed clash")
    assert (row["actor1"], row["actor2"]) == ("Ardun Front", "Military Forces of Sudan")
    assert row["interaction"] == "State forces-Rebel group"
    assert row["fatalities"] == "5"
    assert row["notes"].startswith("On 3 March 2031, ")


def test_formulas_are_defused_and_come_back() -> None:
    (row,) = rows("csv")
    assert row["title"] == "'=Rebels shelled Ardun"
    assert fused(row["title"]) == "=Rebels shelled Ardun"
    assert defused("5 dead") == "5 dead"


def test_claims_lead_to_their_words() -> None:
    (row,) = rows("claims")
    assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
    assert row["claimant_organization"] == "police"


def test_geojson_is_a_feature_an_incident() -> None:
    (feature,) = json.loads(export(findings(), "geojson"))["features"]
    assert feature["geometry"]["coordinates"] == [33.5, 12.5]


def test_plover_names_both_sides() -> None:
    (line,) = export(findings(), "plover").decode().splitlines()
    event = json.loads(line)
    assert event["event"] == ["ASSAULT"]
    assert event["actor"][0]["code"] == "SDN"
    assert event["recipient"][0]["sector"] == "MIL"


def test_hxl_tags_stand_in_the_second_row() -> None:
    assert rows("hxl")[0]["killed_best"] == "#affected+killed"


def test_the_sitrep_cites_a_source_in_every_sentence() -> None:
    text = export(findings(), "sitrep").decode()
    assert "“3” " not in text
    for line in text.splitlines():
        if line.startswith(("**Known.", "Figures", "Evidence", "- ")):
            assert "[1]" in line


def test_parquet_and_workbook_open_in_their_libraries() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    openpyxl = pytest.importorskip("openpyxl")
    table = parquet.read_table(io.BytesIO(export(findings(), "geoparquet")))
    assert json.loads(table.schema.metadata[b"geo"])["version"] == "1.1.0"
    assert table.to_pylist()[0]["killed_best"] == 5
    claims = parquet.read_table(io.BytesIO(export(findings(), "claims-parquet"))).to_pylist()
    told = list(csv.DictReader(io.StringIO(export(findings(), "claims").decode(), newline="")))
    assert [row["claim"] for row in claims] == [row["claim"] for row in told]
    assert [row["best"] or "" for row in claims] == [
        int(row["best"]) if row["best"] else "" for row in told
    ]
    assert all(row["end"] - row["start"] == len(row["quote"]) for row in claims)
    sheet = openpyxl.load_workbook(io.BytesIO(export(findings(), "xlsx"))).active
    assert sheet["B2"].value == "=Rebels shelled Ardun"
    assert sheet["B2"].data_type != "f"


def test_rdf_parses_and_keeps_the_quotation() -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=export(findings(), "prov"), format="turtle")
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert [str(quote) for quote in graph.objects(None, exact)] == [TEXT[33:55]]


def test_the_page_escapes_hostile_text_and_asks_nothing_of_the_network() -> None:
    found = findings()
    (reading,) = found.readings
    hostile = replace(reading.report, text=TEXT + "<script>alert(1)</script>", title="<b>")
    (claim,) = reading.claims
    found = Findings.of(
        [replace(reading, report=hostile, claims=(claim,))], found.conclusions, found.made_by
    )
    page = export(found, "html").decode()
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert f'<mark id="c-c1" title="count.killed">{TEXT[33:55]}</mark>' in page
    assert 'href="#c-c1"' in page
    assert "<svg" in page
