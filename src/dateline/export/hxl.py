"""The incidents' CSV with a row of HXL tags (codebooks.md 1.7), as humanitarian tools read it."""

from __future__ import annotations

from dateline.export import incidents_csv
from dateline.export.findings import Findings
from dateline.export.table import csv_text, rows_of

TAGS = {
    "id": "#event+id",
    "title": "#description",
    "kind": "#event+kind",
    "status": "#status",
    "type": "#event+type+code",
    "acled_event_type": "#event+type",
    "acled_sub_event_type": "#event+type+sub",
    "date_first": "#date+start",
    "date_last": "#date+end",
    "date_precision": "#date+precision",
    "local_time": "#date+time",
    "place": "#loc+name",
    "described": "#loc+description",
    "admin2": "#adm2+name",
    "admin1": "#adm1+name",
    "country": "#country+name",
    "country_code": "#country+code+v_iso2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "place_precision": "#geo+precision",
    "perpetrators": "#group+name+first",
    "targets": "#group+name+second",
    "parties": "#group+name+party",
    "instruments": "#item+name",
    "killed_low": "#affected+killed+min",
    "killed_best": "#affected+killed",
    "killed_high": "#affected+killed+max",
    "killed_civilians": "#affected+killed+civilians",
    "injured_low": "#affected+injured+min",
    "injured_best": "#affected+injured",
    "injured_high": "#affected+injured+max",
    "abducted_best": "#affected+abducted",
    "missing_best": "#affected+missing",
    "arrested_best": "#affected+arrested",
    "freed_best": "#affected+freed",
    "displaced_best": "#affected+displaced",
    "killed_rule": "#meta+rule",
    "grade": "#meta+grade",
    "reports": "#meta+source+num",
    "independent": "#meta+source+num+independent",
    "claimants": "#meta+claimant+num",
    "claimed_by": "#meta+claimant",
    "disagreements": "#meta+disagreements+num",
    "reviewed": "#meta+reviewed",
    "sensitivity": "#meta+sensitivity",
}


def write(findings: Findings) -> str:
    """The incidents as CSV with a second row of tags."""
    columns = incidents_csv.COLUMNS
    rows = rows_of(columns, [(findings, incident) for incident in findings.incidents])
    tags = [TAGS[column.name] for column in columns]
    return csv_text([column.name for column in columns], [tags, *rows])
