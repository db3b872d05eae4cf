"""A file that breaks a codebook's rule is told where and how."""

from __future__ import annotations

import csv
import io

import pytest

from dateline.export.checks import Weight, check
from dateline.export.checks.acled import SUB_TYPES
from dateline.model.errors import InputError, UnknownStageError
from dateline.model.event_types import event_types

UCDP = {
    "id": "1", "relid": "SDN-2031-1-X5043-1", "year": "2031", "type_of_violence": "1",
    "side_a": "Government of Sudan", "side_b": "Ardun Front",
    "dyad_name": "Government of Sudan - Ardun Front", "number_of_sources": "2",
    "source_office": "A;B", "where_prec": "1", "latitude": "12.5", "longitude": "33.5",
    "priogrid_gid": "148028", "region": "Africa", "event_clarity": "1", "date_prec": "1",
    "date_start": "2031-03-03 00:00:00.000", "date_end": "2031-03-03 00:00:00.000",
    "deaths_a": "3", "deaths_b": "0", "deaths_civilians": "2", "deaths_unknown": "0",
    "best": "5", "high": "5", "low": "5",
}  # fmt: skip
ACLED = {
    "event_date": "16 May 2031", "year": "2031", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Ardun Front",
    "inter2": "State forces", "country": "Sudan", "latitude": "12.5", "longitude": "33.5",
    "geo_precision": "1", "fatalities": "5",
}  # fmt: skip


def a_file(row: dict[str, str], **changes: str) -> str:
    out = io.StringIO()
    changed = row | changes
    writer = csv.DictWriter(out, fieldnames=list(changed))
    writer.writeheader()
    writer.writerow(changed)
    return out.getvalue()


@pytest.mark.parametrize(("row", "codebook"), [(UCDP, "ucdp"), (ACLED, "acled")])
def test_a_row_that_keeps_the_rules_passes(row: dict[str, str], codebook: str) -> None:
    assert check(a_file(row), codebook) == []
    assert check("\ufeff" + a_file(row), codebook) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("best", "6", "the four deaths add up to 5"),
        ("high", "0", "no death"),
        ("priogrid_gid", "1", "the point lies in cell 148028"),
        ("date_prec", "2", "0 days don't go with date_prec 2"),
        ("year", "2030", "the event began in 2031"),
        ("relid", "SDN-31", "CCC-YYYY-T-DYAD-SEQ"),
        ("latitude", "north", "no coordinate"),
        ("region", "Nubia", "not one of"),
        ("number_of_sources", "3", "3 sources, but 2 offices"),
        ("type_of_violence", "3", "should be Civilians"),
    ],
)
def test_a_broken_ucdp_rule_is_told_by_row_and_column(column: str, value: str, said: str) -> None:
    broken = check(a_file(UCDP, **{column: value}), "ucdp")
    assert any(said in b.text and b.line == 2 for b in broken)


def test_what_the_published_data_break_is_a_warning() -> None:
    broken = check(a_file(UCDP, low="9"), "ucdp")
    assert {b.weight for b in broken} == {Weight.WARNING}


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("event_date", "May", "no day"),
        ("event_type", "War", "six event types"),
        ("sub_event_type", "Grenade", "no sub-event type of Battles"),
        ("fatalities", "-1", "no number of dead"),
        ("geo_precision", "4", "whole number 1-3"),
    ],
)
def test_a_broken_acled_rule_is_told(column: str, value: str, said: str) -> None:
    (broken,) = check(a_file(ACLED, **{column: value}), "acled")
    assert said in broken.text
    assert broken.column == column


def test_another_kind_of_file_is_refused_by_its_missing_columns() -> None:
    with pytest.raises(InputError, match="no column best"):
        check("a,b\n1,2\n", "ucdp")
    with pytest.raises(UnknownStageError, match="Known: ucdp, acled"):
        check("a,b\n1,2\n", "gtd")


def test_our_event_types_reach_all_25_sub_event_types() -> None:
    reached = {(t.acled_event, t.acled_sub_event) for t in event_types().values() if t.acled_event}
    assert reached == {(event, sub) for event, subs in SUB_TYPES.items() for sub in subs}
