"""Decisions leave a store whole: as rows, and as PROV-JSON in which every name resolves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.export.findings import Findings
from dateline.export.formats import export
from dateline.model.incidents import Verdict
from dateline.pipeline import api
from dateline.store import open_store
from dateline.web.desk import Desk

ENDS = {
    "used": ("prov:activity", "prov:entity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasInvalidatedBy": ("prov:entity", "prov:activity"),
    "wasInformedBy": ("prov:informed", "prov:informant"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
}
"""What each kind of statement is about."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two attacks a month apart."""
    kept = open_store(tmp_path / "s.sqlite")
    kept.add_config("c1", {})
    for n in range(2):
        day = DAY + timedelta(31 * n)
        report = a_report(f"r{n}", day, outlet=f"Outlet {n}")
        event = an_event(report, on(day), ARDUN, told(3 + n))
        kept.add_reading(a_reading(report, event), config="c1")
    kept.close()
    clock = (datetime(2031, 5, 1, 9, n, tzinfo=UTC) for n in range(60))
    found = Desk(tmp_path / "s.sqlite", clock=lambda: next(clock))
    claim = next(c for c in found.claims(found.incident("INC-1")).values() if c.field == "count")
    five = {"low": 5, "best": 5, "high": None}
    found.decide(Verdict.CORRECTED, "INC-1", field="killed", value=five, by="amina", note="“x”")
    found.decide(Verdict.CHOSEN, "INC-1", field="killed", value=claim.id, by="bela %: é")
    found.merge("INC-1", ["INC-2"], by="amina")
    found.undo("amina")
    found.undo("amina")
    found.redo("amina")
    found.decide(Verdict.SET_ASIDE, claim.id, by="amina")
    found.decide(Verdict.MARKED, "INC-1", field="sensitivity", value="restricted", by="amina")
    yield found
    found.close()


@pytest.fixture
def findings(desk: Desk) -> Findings:
    return api.findings_of(desk.store)


def test_every_decision_is_a_line_in_order_of_time(desk: Desk, findings: Findings) -> None:
    rows = [json.loads(line) for line in export(findings, "judgements").decode().splitlines()]
    assert [row["id"] for row in rows] == [j.id for j in desk.judgements]
    assert rows[0]["value"] == {"low": 5, "best": 5, "high": None}
    assert rows[0]["before"] == {"low": 4, "best": 4, "high": 4}
    assert rows[1]["before"] == rows[0]["value"]
    assert export(findings, "judgements") == export(api.findings_of(desk.store), "judgements")


def test_in_prov_json_every_statement_is_of_things_that_are_there(findings: Findings) -> None:
    prov = json.loads(export(findings, "prov-json"))
    assert set(prov) == {"prefix", "entity", "activity", "agent", *ENDS}
    things = {*prov["entity"], *prov["activity"], *prov["agent"]}
    assert all(re.fullmatch(r"dl:[A-Za-z0-9_.~%-]+", name) for name in things)
    for kind, ends in ENDS.items():
        for row in prov[kind].values():
            assert {row[end] for end in ends} <= things
    assert len(prov["activity"]) == len(findings.judgements)
    assert {agent["prov:label"] for agent in prov["agent"].values()} == {"amina", "bela %: é"}


def test_prov_json_tells_what_a_value_was_made_of_and_that_it_was_taken_back(
    findings: Findings,
) -> None:
    prov = json.loads(export(findings, "prov-json"))
    corrected, chosen = findings.judgements[:2]
    after, before = (f"dl:value.{corrected.id}.{end}" for end in ("after", "before"))
    assert json.loads(prov["entity"][after]["prov:value"]) == {"low": 5, "best": 5, "high": None}
    assert json.loads(prov["entity"][before]["prov:value"])["best"] == 4
    assert derivations(prov, after) == {(before, "prov:Revision")}
    kinds = {kind for _, kind in derivations(prov, f"dl:value.{chosen.id}.after")}
    assert kinds == {"prov:Revision", "prov:Quotation"}
    ended = [row["prov:entity"] for row in prov["wasInvalidatedBy"].values()]
    assert ended == [after]
    assert len(prov["wasInformedBy"]) == 3


def derivations(prov: dict[str, Any], entity: str) -> set[tuple[str, str]]:
    """From what an entity was made, and how."""
    return {
        (row["prov:usedEntity"], row["prov:type"]["$"])
        for row in prov["wasDerivedFrom"].values()
        if row["prov:generatedEntity"] == entity
    }


def test_incidents_that_need_care_are_told_in_exports(findings: Findings) -> None:
    document = json.loads(export(findings, "json"))
    levels = {row["id"]: row["sensitivity"] for row in document["incidents"]}
    assert levels == {"INC-1": "restricted", "INC-2": "public"}
    rows = export(findings, "csv").decode().splitlines()
    assert rows[0].endswith(",reviewed,sensitivity")
    assert [row.rpartition(",")[2] for row in rows[1:]] == ["restricted", "public"]
    claims = export(findings, "claims").decode().splitlines()
    assert {row.rpartition(",")[2] for row in claims[1:]} == {"restricted", "public", ""}
    points = json.loads(export(findings, "geojson"))["features"]
    assert [point["properties"]["sensitivity"] for point in points] == ["restricted", "public"]
    assert "<strong>restricted</strong>" in export(findings, "html").decode()
    assert "**Marked restricted.**" in export(findings, "sitrep").decode()
