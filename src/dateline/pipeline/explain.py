"""Why an incident's values are what they are: the rule, the words behind each, the rivals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.export import words
from dateline.export.findings import Findings
from dateline.model.claims import Claim
from dateline.model.errors import InputError
from dateline.model.incidents import Incident, Link, Settled
from dateline.model.report import Report

ALIASES = {
    "date": "when", "time": "when", "place": "where", "location": "where", "type": "event",
    "deaths": "killed", "dead": "killed", "fatalities": "killed", "wounded": "injured",
    "who": "participant", "actors": "participant", "participants": "participant",
    "counts": "count", "tolls": "count", "toll": "count",
}  # fmt: skip
TOLD_APART = "told.v1"
"""The rule of values that are listed as they are told, none chosen over another."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the report that makes it."""

    claim: Claim
    report: Report

    @property
    def value(self) -> str:
        """What it says, in a few words."""
        return words.value_words(self.claim)


@dataclass(frozen=True, slots=True)
class Answer:
    """One value of an incident: what it is, by which rule, on whose words, against whose."""

    field: str
    value: str
    rule: str
    chosen: tuple[Told, ...]
    rivals: tuple[Told, ...]


def explain(incident: Incident, findings: Findings, field: str | None = None) -> list[Answer]:
    """The answers for one field, or for all; `InputError` where there is no such field."""
    answers = list(_answers(incident, findings))
    if field is None:
        return answers
    asked = ALIASES.get(field.casefold(), field.casefold())
    found = [answer for answer in answers if _is_asked(answer.field, asked)]
    if not found:
        known = ", ".join(dict.fromkeys(answer.field for answer in answers))
        raise InputError(f"{incident.id} has no value {field!r}; it has: {known}")
    return found


def _is_asked(field: str, asked: str) -> bool:
    parts = field.split(".")
    return field == asked or asked in parts or asked.split(".") == parts[: asked.count(".") + 1]


def _answers(incident: Incident, findings: Findings) -> Iterable[Answer]:
    tell = _teller(findings)
    yield _settled("event", words.incident_type(incident), incident.type, tell)
    if incident.when:
        yield _settled("when", words.incident_when(incident), incident.when, tell)
    if incident.where:
        yield _settled("where", words.incident_where(incident), incident.where, tell)
    for toll in incident.tolls:
        name = f"count.{toll.what.value}" + ("" if toll.who == "all" else f".{toll.who}")
        yield _settled(name, words.toll_words(toll), toll.settled, tell)
    for involved in incident.participants:
        name = f"participant.{involved.role.value}"
        value = words.participant_words(involved.said)
        yield Answer(name, value, TOLD_APART, tell(involved.claims), ())
    for held in incident.control:
        value = f"{held.said.what}: {held.said.status.value} by {held.said.by or words.UNKNOWN}"
        yield Answer("control", value, TOLD_APART, tell(held.claims), ())


def _settled(
    field: str,
    value: str,
    settled: Settled[Any],
    tell: Callable[[Sequence[str]], tuple[Told, ...]],
) -> Answer:
    return Answer(field, value, settled.rule, tell(settled.chosen), tell(settled.rivals))


def _teller(findings: Findings) -> Callable[[Sequence[str]], tuple[Told, ...]]:
    claims: Mapping[str, Claim] = findings.claims

    def tell(ids: Sequence[str]) -> tuple[Told, ...]:
        known = [claims[id] for id in ids if id in claims]
        return tuple(Told(claim, findings.reports[claim.report]) for claim in known)

    return tell


def links_to(incident: Incident, findings: Findings, called: str) -> list[Link]:
    """The kept links between a report's mentions of the incident and the others' mentions,
    the surest first. `called` is the report's id or source, or the end of either;
    `InputError` where no report that tells of the incident is called so."""
    told = {telling.report for telling in incident.tellings}
    reports = [
        key for key in sorted(told)
        if called in (key, findings.reports[key].source)
        or findings.reports[key].source.endswith(f"/{called}")
    ]  # fmt: skip
    if not reports:
        raise InputError(
            f"{incident.id} is told by no report {called!r}; by: {', '.join(sorted(told))}"
        )
    homes = {claim.event: claim.report for claim in findings.claims.values()}
    mine = {member for member in incident.members if homes.get(member) in reports}
    among = set(incident.members)
    found = [
        link for link in findings.conclusions.links
        if {link.left, link.right} <= among and {link.left, link.right} & mine
    ]  # fmt: skip
    return sorted(found, key=lambda link: (-link.score, link.left, link.right))
