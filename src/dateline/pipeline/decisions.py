"""Decisions as persons ask for them, held against what is known; `InputError` says what
can't be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.model.claims import Claim
from dateline.model.errors import InputError
from dateline.model.incidents import SENSITIVITY, Incident, Sensitivity, Verdict
from dateline.reconcile.decided import CANNOT, value_now, with_value
from dateline.reconcile.strokes import Decision

STATES = ("to_do", "in_progress", "help_needed", "ready")
"""How far the work on an incident is, as a person marks it; `reviewed` and `not_an_incident`
are the ends of it (codebooks.md 3.1, row 7)."""
LEVELS = tuple(level.value for level in Sensitivity)
MOST = 1_000_000_000
ON_FIELDS = frozenset({Verdict.CHOSEN, Verdict.CORRECTED, Verdict.ACCEPTED})


def on_incident(
    verdict: Verdict,
    incident: Incident,
    claims: Mapping[str, Claim],
    *,
    field: str | None = None,
    value: Any = None,
    note: str | None = None,
) -> Decision:
    """A decision on one incident, which can be carried out."""
    if verdict in ON_FIELDS and not field:
        raise InputError(f"say of which field: {verdict.value} needs one")
    if verdict is Verdict.NOTE and not (note or "").strip():
        raise InputError("the note is empty")
    if verdict is Verdict.MARKED:
        _must_be_mark(field, value)
    if verdict is Verdict.NOT_AN_INCIDENT:
        value = incident.title
    if verdict in (Verdict.CHOSEN, Verdict.CORRECTED):
        _must_fit(verdict, incident, field or "", value, claims)
    before = value_now(incident, field) if field else None
    if verdict is Verdict.ACCEPTED:
        if before is None:
            raise InputError(f"{incident.id} has no {field} that could be accepted")
        value = before
    held = (incident.members,)
    return Decision(verdict, incident.id, None, field, value, note, held=held, before=before)


def _must_be_mark(field: str | None, value: object) -> None:
    if field not in (None, SENSITIVITY):
        raise InputError(f"{field} can't be marked; {SENSITIVITY} can, or the state of the work")
    known = LEVELS if field else STATES
    if value not in known:
        raise InputError(f"no such mark {value!r}; these are known: {', '.join(known)}")


def _must_fit(
    verdict: Verdict, incident: Incident, field: str, value: Any, claims: Mapping[str, Claim]
) -> None:
    if _largest(value) > MOST:
        raise InputError(f"{field} can't be more than {MOST}")
    if verdict is Verdict.CHOSEN and value not in incident.claims:
        raise InputError(f"{incident.id} has no claim {value!r}")
    try:
        with_value(incident, verdict, field, value, claims)
    except CANNOT as error:
        raise InputError(f"{field} can't be {value!r}: {error}") from error


def _largest(value: Any) -> float:
    if isinstance(value, Mapping):
        return max(map(_largest, value.values()), default=0)
    return abs(value) if isinstance(value, int | float) else 0


def on_claim(verdict: Verdict, claim: Claim, note: str | None = None) -> Decision:
    """A decision on one claim: set aside, or a note."""
    if verdict not in (Verdict.SET_ASIDE, Verdict.NOTE):
        raise InputError(f"a claim can be set aside or noted, not {verdict.value}")
    return Decision(verdict, claim.id, note=note)


def on_mentions(verdict: Verdict, left: str, right: str, note: str | None = None) -> Decision:
    """Two mentions (or two reports) are of one, of two, or nobody can say."""
    if left == right:
        raise InputError(f"{left} is one thing; name two")
    return Decision(verdict, left, right, note=note)


def merging(
    incident: Incident, others: Iterable[Incident], note: str | None = None
) -> list[Decision]:
    """What makes one incident of several."""
    found = [
        Decision(
            Verdict.SAME, incident.id, other.id, note=note, held=(incident.members, other.members)
        )
        for other in {other.id: other for other in others}.values()
        if other.id != incident.id
    ]
    if not found:
        raise InputError(f"say with which incident {incident.id} is to be merged")
    return found


def splitting(
    incident: Incident, mentions: Iterable[str], note: str | None = None
) -> list[Decision]:
    """What parts these mentions from the rest of an incident."""
    parted = set(mentions)
    foreign = sorted(parted - set(incident.members))
    if foreign:
        raise InputError(f"{incident.id} doesn't hold the mention {foreign[0]!r}")
    rest = tuple(m for m in incident.members if m not in parted)
    if not parted or not rest:
        raise InputError(f"name some, but not all, of what tells of {incident.id}")
    held = (rest, tuple(m for m in incident.members if m in parted))
    return [Decision(Verdict.DIFFERENT, incident.id, incident.id, note=note, held=held)]


def mentions_in(
    incident: Incident, reports: Sequence[str], claims: Mapping[str, Claim]
) -> list[str]:
    """The incident's mentions that are in these reports."""
    told = {claims[c].event for c in incident.claims if claims[c].report in reports}
    return [m for m in incident.members if m in told]
