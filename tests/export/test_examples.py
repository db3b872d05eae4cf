"""The example store in every format, opened by the libraries that users open it with."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import dateline
from dateline.export.checks import Weight, check
from dateline.export.findings import Findings
from dateline.export.formats import FORMATS, export

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    store = tmp_path_factory.mktemp("examples") / "s.sqlite"
    dateline.read(EXAMPLES / "reports", manifest=EXAMPLES / "manifest.csv", store=store)
    return dateline.open(store).findings


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"judgements", "prov-json", "warc"}))
def test_every_format_holds_the_examples(found: Findings, name: str) -> None:
    """Nobody has decided anything on them, and they are plain texts without other bytes."""
    assert len(export(found, name)) > 100


@pytest.mark.parametrize("codebook", ["ucdp", "acled"])
def test_the_codebooks_rows_keep_their_rules(found: Findings, codebook: str) -> None:
    content = export(found, codebook).decode()
    assert content.count("\r\n") > 1
    assert [b for b in check(content, codebook) if b.weight is Weight.ERROR] == []


def test_the_ucdp_rows_open_in_pandas_and_keep_their_invariants(found: Findings) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(io.BytesIO(export(found, "ucdp")))
    parts = table[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (parts == table["best"]).all()
    assert ((table["low"] <= table["best"]) & (table["best"] <= table["high"])).all()
    assert (table["high"] >= 1).all()


def test_tables_and_graphs_open_in_their_libraries(found: Findings) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    openpyxl = pytest.importorskip("openpyxl")
    rdflib = pytest.importorskip("rdflib")
    happened = len(found.incidents)
    assert parquet.read_table(io.BytesIO(export(found, "parquet"))).num_rows == happened
    assert parquet.read_table(io.BytesIO(export(found, "geoparquet"))).num_rows == happened
    sheet = openpyxl.load_workbook(io.BytesIO(export(found, "xlsx"))).active
    assert sheet.max_row == happened + 1
    assert len(rdflib.Graph().parse(data=export(found, "prov"), format="turtle")) > happened
    assert len(json.loads(export(found, "geojson"))["features"]) == happened


def test_every_quotation_of_every_format_is_the_report_s(found: Findings) -> None:
    for claim in found.claims.values():
        report = found.reports[claim.report]
        assert claim.evidence.span.of(report.text) == claim.evidence.quote
