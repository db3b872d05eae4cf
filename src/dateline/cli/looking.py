"""Commands that look into the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.console import clean, note, say, say_json, say_table
from dateline.cli.options import STORE, JsonOption, StoreOption, called, day

if TYPE_CHECKING:
    from dateline.export.findings import Findings
    from dateline.model.incidents import Incident, Link
    from dateline.pipeline.explain import Answer, Told

IncidentArgument = Annotated[str, typer.Argument(help="Its id: INC-1, or just 1.", metavar="INC")]


def incidents(
    *,
    since: Annotated[str | None, typer.Option(help="On or after this day.")] = None,
    until: Annotated[str | None, typer.Option(help="On or before this day.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's or country's name.")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of a participant's name.")] = None,
    type: Annotated[str | None, typer.Option(help="An event type (dateline types).")] = None,
    store: StoreOption = STORE,
    json: JsonOption = False,
) -> None:
    """List what happened: one row an incident."""
    from dateline.export.contract import incident_row
    from dateline.pipeline.select import Wanted

    wanted = Wanted(day(since, "--since"), day(until, "--until"), place, actor, type)
    with _findings(store) as findings:
        found = [incident for incident in findings.incidents if wanted(incident)]
    if json:
        say_json([incident_row(incident) for incident in found])
        return
    say_table(
        ("incident", "when", "where", "what", "toll", "reports", "grade", ""),
        [_row(incident) for incident in found],
    )
    more = "" if len(found) == len(findings.incidents) else f" of {len(findings.incidents)}"
    note(f"{len(found)}{more} incidents in {called(store)}")


def _row(incident: Incident) -> tuple[str, ...]:
    from dateline.export import words

    told, groups = incident.sources.reports, incident.sources.independent
    status = "" if incident.status.value == "occurred" else f" ({incident.status.value})"
    period = "aggregate: " if incident.kind.value == "aggregate" else ""
    count = len(incident.disagreements)
    place = incident.where.value if incident.where else None
    where = (place.name, place.country or place.country_code or "") if place else (words.UNKNOWN,)
    return (
        incident.id,
        words.period_words(incident.when.value) if incident.when else words.UNKNOWN,
        ", ".join(name for name in dict.fromkeys(where) if name),
        f"{period}{words.incident_type(incident)}{status}",
        words.tolls_words(incident.tolls),
        str(told) if told == groups else f"{told} ({groups} independent)",
        incident.grade.value,
        f"{count} disagreement{'' if count == 1 else 's'}" if count else "",
    )


def show(
    *, incident: IncidentArgument, store: StoreOption = STORE, json: JsonOption = False
) -> None:
    """Show one incident whole: values, participants, reports, disagreements."""
    from dateline.export.contract import claim_row, incident_row
    from dateline.pipeline.select import incident_called

    with _findings(store) as findings:
        found = incident_called(incident, findings.incidents)
    if json:
        claims = [claim_row(findings.claims[id], found.id) for id in found.claims]
        say_json({**incident_row(found), "claims": claims})
        return
    say(clean(f"{found.id}  {found.title}"))
    for name, value in _facts(found):
        say(f"  {name:<12} {clean(value)}")
    for telling in found.tellings:
        report = findings.reports[telling.report]
        who = report.outlet or report.source
        say(clean(f"  report       {who}: {report.source} ({telling.time_role.value})"))
    for disagreement in found.disagreements:
        say(clean(f"  {disagreement.kind.value:<12} {disagreement.field}: {disagreement.text}"))
    say(f"  words        dateline why {found.id}")


def _facts(incident: Incident) -> Iterator[tuple[str, str]]:
    from dateline.export import words

    yield "what", f"{words.incident_type(incident)}, {incident.status.value}"
    yield "when", words.incident_when(incident)
    yield "where", words.incident_where(incident)
    for toll in incident.tolls:
        yield "toll", words.toll_words(toll)
    for involved in incident.participants:
        yield involved.role.value, words.participant_words(involved.said)
    for held in incident.control:
        by = held.said.by or words.UNKNOWN
        yield "control", f"{held.said.what}: {held.said.status.value} by {by}"
    sources = incident.sources
    yield (
        "sources",
        f"{sources.reports} reports, {sources.independent} independent, "
        f"{sources.claimants} claimants; {incident.grade.value}",
    )
    for related in incident.related:
        yield related.relation.replace("_", " "), related.incident


def why(
    *,
    incident: IncidentArgument,
    field: Annotated[
        str | None, typer.Argument(help="A value: when, where, killed, participant …")
    ] = None,
    store: StoreOption = STORE,
    link: Annotated[
        str | None, typer.Option("--link", help="Why this report is part of it: its id.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say why a value is what it is: its rule, the words behind it, and its rivals."""
    from dateline.pipeline.explain import explain, links_to
    from dateline.pipeline.select import incident_called

    with _findings(store) as findings:
        found = incident_called(incident, findings.incidents)
        if link is not None:
            _say_links(found, links_to(found, findings, link), json=json)
            return
        answers = explain(found, findings, field)
    if json:
        say_json([_answer_row(found, answer) for answer in answers])
        return
    for answer in answers:
        say(clean(f"{found.id} {answer.field}: {answer.value}   rule {answer.rule}"))
        for told in answer.chosen:
            say(f"  {_told_line(told)}")
        if answer.rivals:
            say("  rivals:")
        for told in answer.rivals:
            say(f"    {_told_line(told)}")


def _say_links(found: Incident, links: Sequence[Link], *, json: bool) -> None:
    """The links with their reasons, the weightiest first."""
    if json:
        say_json(
            [
                {
                    "left": link.left, "right": link.right, "score": link.score,
                    "reasons": [
                        {"rule": r.rule, "weight": r.weight, "text": r.text} for r in link.reasons
                    ],
                }
                for link in links
            ]
        )  # fmt: skip
        return
    for link in links:
        say(clean(f"{found.id}  {link.left} ~ {link.right}   score {link.score:+.2f}"))
        for reason in sorted(link.reasons, key=lambda r: (-abs(r.weight), r.rule)):
            words = f": {reason.text}" if reason.text else ""
            say(clean(f"  {reason.weight:+.2f}  {reason.rule.replace('_', ' ')}{words}"))
    if not links:
        note("No link: it stands alone in this incident, or is told by the same report.")


def _told_line(told: Told) -> str:
    from dateline.export import words

    claim, report = told.claim, told.report
    span = claim.evidence.span
    speaker = f", says {words.speaker_words(claim.attributed_to)}" if claim.attributed_to else ""
    via = f" via {claim.via}" if claim.via else ""
    role = ", as background" if claim.time_role.value == "background" else ""
    who = f"{report.outlet or report.source}{speaker}{via}"
    return clean(
        f"{told.value}   {who} ({claim.stance.value}{role}): "
        f"“{claim.evidence.quote}”   {report.id}, {span.start}-{span.end}"
    )


def _answer_row(incident: Incident, answer: Answer) -> dict[str, Any]:
    return {
        "incident": incident.id,
        "field": answer.field,
        "value": answer.value,
        "rule": answer.rule,
        "chosen": [_told_row(told, incident) for told in answer.chosen],
        "rivals": [_told_row(told, incident) for told in answer.rivals],
    }


def _told_row(told: Told, incident: Incident) -> dict[str, Any]:
    from dateline.export.contract import claim_row

    row = claim_row(told.claim, incident.id)
    return {**row, "outlet": told.report.outlet, "source": told.report.source}


def reports(
    *,
    refused: Annotated[bool, typer.Option("--refused", help="Those not taken, and why.")] = False,
    store: StoreOption = STORE,
    json: JsonOption = False,
) -> None:
    """List the reports that were read, or with --refused those that were not."""
    from dateline.export.annotations import report_row
    from dateline.export.words import published_words
    from dateline.pipeline import api
    from dateline.pipeline.languages import is_unread

    kept = api.open(store)
    try:
        if refused:
            rows = [(r.source, r.reason) for r in kept.refusals()]
            _list(("source", "reason"), rows, json=json)
            return
        found = [(reading.report, len(reading.claims)) for reading in kept.readings()]
    finally:
        kept.close()
    if json:
        say_json(
            [
                {**report_row(report), "claims": claims, "unread": is_unread(report.language)}
                for report, claims in found
            ]
        )
        return
    say_table(
        ("report", "outlet", "published", "language", "claims", "source"),
        [
            (
                r.id,
                r.outlet or "?",
                published_words(r.published),
                f"{r.language}, unread" if is_unread(r.language) else r.language or "?",
                str(claims),
                r.source,
            )
            for r, claims in found
        ],
    )
    note(f"{len(found)} reports in {called(store)}")


def _list(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, json: bool) -> None:
    if json:
        say_json([dict(zip(header, row, strict=True)) for row in rows])
    else:
        say_table(header, rows)


@contextmanager
def _findings(store: str) -> Iterator[Findings]:
    from dateline.pipeline import api

    kept = api.open(store)
    try:
        yield api.findings_of(kept)
    finally:
        kept.close()
