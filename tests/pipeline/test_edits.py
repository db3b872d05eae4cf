"""An edited spreadsheet comes back as judgements, and only as what was edited."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.builders import ARDUN, a_reading, a_report, an_event, on, told

from dateline.export.findings import Findings
from dateline.export.formats import export
from dateline.model.errors import InputError
from dateline.model.incidents import Judgement, Verdict
from dateline.model.values import Harm
from dateline.pipeline.edits import changes, judgements_of
from dateline.pipeline.settle import settle_readings

READINGS = [
    a_reading(
        report := a_report("r1"), an_event(report, on(date(2031, 3, 3)), ARDUN, told(3))
    )
]  # fmt: skip
NOW = datetime(2031, 4, 1, tzinfo=UTC)


def found(*judgements: Judgement) -> Findings:
    return Findings.of(READINGS, settle_readings(READINGS, judgements), {})


def sheet() -> str:
    return export(found(), "csv").decode()


def edited(**cells: str) -> str:
    header, row = sheet().split("\r\n")[:2]
    names, values = header.split(","), row.split(",")
    for name, value in cells.items():
        values[names.index(name)] = value
    return f"{header}\r\n{','.join(values)}\r\n"


def test_an_unedited_sheet_is_no_change() -> None:
    assert changes(found(), sheet()) == []
    assert changes(found(), "\ufeff" + sheet().replace("\r\n", "\n")) == []


def test_two_edited_values_are_two_judgements_that_settling_respects() -> None:
    content = edited(killed_best="4", killed_high="4", date_first="2031-03-02")
    judgements = judgements_of(changes(found(), content), content, by="amina", at=NOW)
    assert {(j.verdict, j.field) for j in judgements} == {
        (Verdict.CORRECTED, "killed"),
        (Verdict.CORRECTED, "when"),
    }
    (incident,) = found(*judgements).incidents
    toll = next(t for t in incident.tolls if (t.what, t.who) == (Harm.KILLED, "all"))
    assert toll.settled.value.best == 4
    assert toll.settled.rule == "person.corrected"
    assert toll.settled.rivals
    assert incident.when is not None
    assert incident.when.value.first == date(2031, 3, 2)


def test_a_correction_that_is_withdrawn_counts_for_nothing() -> None:
    content = edited(killed_best="4", killed_high="4")
    (judgement,) = judgements_of(changes(found(), content), content, by="amina", at=NOW)
    back = Judgement("j2", Verdict.WITHDRAWN, judgement.left, None, "amina", NOW.replace(day=2),
                     undoes=judgement.id)  # fmt: skip
    (incident,) = found(judgement, back).incidents
    toll = next(t for t in incident.tolls if (t.what, t.who) == (Harm.KILLED, "all"))
    assert toll.settled.value.best == 3


def test_what_cannot_be_edited_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="column grade can't be edited"):
        changes(found(), edited(grade="confirmed"))
    with pytest.raises(InputError, match="no incident 'nobody'"):
        changes(found(), edited(id="nobody"))
    with pytest.raises(InputError, match="no column id"):
        changes(found(), "a,b\n1,2\n")


def test_the_label_of_care_is_edited_to_one_that_there_is() -> None:
    content = edited(sensitivity="restricted")
    (judgement,) = judgements_of(changes(found(), content), content, by="amina", at=NOW)
    assert (judgement.verdict, judgement.before) == (Verdict.MARKED, "public")
    assert [i.sensitivity.value for i in found(judgement).incidents] == ["restricted"]
    for level in ("secret", ""):
        with pytest.raises(InputError, match="these are: public, sensitive, restricted"):
            changes(found(), edited(sensitivity=level))


def test_a_correction_remembers_what_stood_there() -> None:
    content = edited(killed_best="4", killed_high="4")
    (judgement,) = judgements_of(changes(found(), content), content, by="amina", at=NOW)
    assert judgement.before == {"low": 3, "best": 3, "high": 3}
