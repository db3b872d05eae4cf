"""No name of a person is left in a redacted export, and everything else is as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.export.findings import Findings
from dateline.export.formats import FORMATS, export
from dateline.export.redacted import BLACK, redacted
from dateline.model.claims import Claim, EventSaid, Field, ParticipantSaid, Speaker
from dateline.model.errors import InputError
from dateline.model.incidents import Conclusions
from dateline.model.mentions import ParticipantKind, Role, Status
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span

TEXT = (
    "Gunmen of the Ardun Front killed Selim al-Tarn at his shop in Ardun. Tarn was 40, his "
    "neighbour Maro Belin said. General Oru Dask, the army's spokesman, confirmed it."
)
PRIVATE = ("Selim", "Tarn", "Maro", "Belin")


def cited(report: Report, words: str) -> Evidence:
    start = report.text.index(words)
    return Evidence.cite(report, Span(start, start + len(words)))


@pytest.fixture
def findings() -> Findings:
    """A man who was killed, a neighbour who tells of it, and a general who confirms it."""
    day = Published.given(date(2031, 3, 4))
    report = Report("r1", "r1.txt", TEXT, "Post", title="Selim Tarn is dead", published=day)
    neighbour = Speaker(name="Maro Belin")
    general = Speaker(name="Oru Dask", role="spokesman", organization="army")
    victim = ParticipantSaid(
        Role.TARGET, ParticipantKind.PERSON, "Selim al-Tarn", name="Selim al-Tarn"
    )
    front = ParticipantSaid(
        Role.PERPETRATOR, ParticipantKind.ARMED_GROUP, "the Ardun Front", name="Ardun Front"
    )
    told = [
        (Field.PARTICIPANT, victim, "Selim al-Tarn", neighbour),
        (Field.PARTICIPANT, front, "the Ardun Front", general),
        (Field.EVENT, EventSaid("killing", Status.OCCURRED), "killed Selim al-Tarn", general),
    ]
    claims = tuple(
        Claim(
            id=f"c{n}", report="r1", event="e1", field=field, value=value,
            evidence=cited(report, words), attributed_to=speaker,
        )
        for n, (field, value, words, speaker) in enumerate(told)
    )  # fmt: skip
    reading = Reading(report, claims, Digest("r1"))
    return Findings.of([reading], Conclusions((), (), ()), {"version": "0"})


def test_private_names_are_blacked_out_wherever_they_stand(findings: Findings) -> None:
    (reading,) = redacted(findings).readings
    (before,) = findings.readings
    assert len(reading.report.text) == len(before.report.text)
    assert not any(name in str(reading) for name in PRIVATE)
    assert "Gunmen of the Ardun Front killed █████ ███████ at his shop in Ardun." in (
        reading.report.text
    )
    assert "General Oru Dask" in reading.report.text
    for claim in reading.claims:
        assert claim.evidence.span.of(reading.report.text) == claim.evidence.quote
    assert [c.id for c in reading.claims] == [c.id for c in before.claims]
    assert [c.evidence.span for c in reading.claims] == [c.evidence.span for c in before.claims]


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_holds_a_private_name(findings: Findings, name: str) -> None:
    if name == "warc":
        with pytest.raises(InputError, match="without --redact"):
            export(redacted(findings), name)
        return
    written = export(redacted(findings), name)
    assert not any(told.encode() in written for told in PRIVATE)


def test_where_no_person_is_named_nothing_changes(findings: Findings) -> None:
    again = redacted(redacted(findings))
    assert BLACK in str(again)
    plain = Findings.of([], Conclusions((), (), ()), {})
    assert redacted(plain) == replace(plain, redacted=True)


def test_a_run_names_its_settings_and_inputs(findings: Findings) -> None:
    run = json.loads(export(findings, "run"))
    assert run["schema"] == "dateline.run/1"
    assert run["counts"] == {
        "reports": 1, "claims": 3, "links": 0, "incidents": 0, "aggregates": 0,
    }  # fmt: skip
    (told,) = run["inputs"]
    (reading,) = findings.readings
    assert (told["report"], told["text_sha256"]) == ("r1", reading.report.sha256)
    assert (told["raw_sha256"], run["seed"], run["prompts"]) == (None, None, [])
