"""An incident's values as a person reads and decides them, each with all it may come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.export.findings import Findings
from dateline.export.words import (
    count_words,
    days_words,
    incident_type,
    participant_words,
    place_words,
)
from dateline.model.incidents import Incident, Settled, Toll
from dateline.model.mentions import Role
from dateline.model.values import Count, Place, TimeSpan
from dateline.reconcile.policies import POLICIES
from dateline.reconcile.wording import ReadAs
from dateline.web.views import Candidate, candidate

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RULES = {
    "person.chose": "A person chose this claim.",
    "person.corrected": "A person corrected it.",
    "person.accepted": "A person accepted it as it stood.",
    "told.v1": "Listed as told; none is chosen over another.",
} | {policy.rule: " ".join((policy.choose.__doc__ or "").split()) for policy in POLICIES.values()}
ROLES = {
    Role.PERPETRATOR: "Who did it",
    Role.TARGET: "To whom",
    Role.PARTY: "Who took part",
    Role.INSTRUMENT: "With what",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A value: its name in decisions, what it is, the rule, and where it may come from.

    `form` names how it is corrected (count, days, place, type); empty: it is listed only.
    `parts` are the values that a form starts with.
    """

    key: str
    label: str
    value: str
    rule: str
    candidates: tuple[Candidate, ...]
    form: str = ""
    parts: Count | TimeSpan | Place | str | None = None
    precision: str = ""

    @property
    def sources(self) -> int:
        """Independent sources of the published value."""
        return len({c.group for c in self.candidates if c.chosen})

    @property
    def readings(self) -> tuple[ReadAs, ...]:
        """By which rules the words of the published value came to a number, where they don't
        give it plainly."""
        read = {c.read.rule: c.read for c in self.candidates if c.chosen and c.read}
        return tuple(read.values())

    @property
    def differing(self) -> int:
        """How many different things are told."""
        return len({c.told for c in self.candidates})

    @property
    def rule_words(self) -> str:
        """What the rule does, in a sentence."""
        return RULES.get(self.rule, "")


def fields_of(findings: Findings, incident: Incident) -> list[Field]:
    """The values in the order in which one reads them."""
    return [
        *_circumstances(findings, incident),
        *(_toll(findings, toll) for toll in incident.tolls),
        *_parties(findings, incident),
        *_control(findings, incident),
    ]


def _circumstances(findings: Findings, incident: Incident) -> Iterable[Field]:
    told = incident_type(incident)
    if incident.status.value != "occurred":
        told += f" ({incident.status.value})"
    kind = incident.type.value
    yield _settled(findings, "type", "What", told, incident.type, "type", kind)
    if incident.when:
        days = incident.when.value
        words = days_words(days)
        yield _settled(
            findings, "when", "When", words, incident.when, "days", days, days.precision.value
        )
    if incident.where:
        place = incident.where.value
        words = place_words(place)
        yield _settled(
            findings, "where", "Where", words, incident.where, "place", place, place.precision.value
        )


def _toll(findings: Findings, toll: Toll) -> Field:
    whole = toll.who == "all"
    key = toll.what.value if whole else f"{toll.what.value}.{toll.who}"
    label = toll.what.value.replace("_", " ").capitalize() + ("" if whole else f", {toll.who}")
    count = toll.settled.value
    return _settled(findings, key, label, count_words(count), toll.settled, "count", count)


def _parties(findings: Findings, incident: Incident) -> Iterable[Field]:
    for role, label in ROLES.items():
        involved = [p for p in incident.participants if p.role is role]
        claims = tuple(claim for p in involved for claim in p.claims)
        names = dict.fromkeys(participant_words(p.said) for p in involved)
        if claims:
            told = Settled("", claims, (), "told.v1")
            yield _settled(findings, f"participant.{role.value}", label, "; ".join(names), told)


def _control(findings: Findings, incident: Incident) -> Iterable[Field]:
    held = incident.control
    if held:
        words = "; ".join(
            f"{h.said.what}: {h.said.status.value} by {h.said.by or 'somebody'}" for h in held
        )
        claims = tuple(claim for h in held for claim in h.claims)
        yield _settled(
            findings, "control", "Who holds it", words, Settled("", claims, (), "told.v1")
        )


def _settled(
    findings: Findings,
    key: str,
    label: str,
    value: str,
    settled: Settled[Any],
    form: str = "",
    parts: Count | TimeSpan | Place | str | None = None,
    precision: str = "",
) -> Field:
    told = (*settled.chosen, *settled.rivals)
    candidates = tuple(
        candidate(findings, findings.claims[c], chosen=c in settled.chosen)
        for c in dict.fromkeys(told)
        if c in findings.claims
    )
    return Field(key, label, value, settled.rule, candidates, form, parts, precision)


def letters_of(findings: Findings, incident: Incident) -> dict[str, str]:
    """A letter for each independent source among the incident's reports."""
    letters: dict[str, str] = {}
    found = {}
    for telling in incident.tellings:
        lineage = findings.lineages.get(telling.report)
        group = lineage.group if lineage else telling.report
        letters.setdefault(group, _letter(len(letters)))
        found[telling.report] = letters[group]
        found[group] = letters[group]
    return found


def _letter(number: int) -> str:
    turn, rest = divmod(number, len(LETTERS))
    return LETTERS[rest] + (str(turn + 1) if turn else "")
