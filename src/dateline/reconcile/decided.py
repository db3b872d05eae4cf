"""What persons chose or corrected, put in place of what the rules settled.

The value that a person set aside stays as a rival; the rule says that a person decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from dateline.model.claims import Claim, CountSaid
from dateline.model.event_types import event_types
from dateline.model.incidents import (
    SENSITIVITY,
    Incident,
    IncidentStatus,
    Judgement,
    Settled,
    Toll,
    Verdict,
)
from dateline.model.values import (
    Count,
    Harm,
    Place,
    PlacePrecision,
    Relation,
    TimePrecision,
    TimeSpan,
    When,
)

T = TypeVar("T")
CHOSE, CORRECTED, ACCEPTED = "person.chose", "person.corrected", "person.accepted"
ALL = "all"
CANNOT = (KeyError, TypeError, ValueError, OverflowError)
"""What a value of the wrong form raises."""
SPANS = ((0, TimePrecision.DAY), (5, TimePrecision.FEW_DAYS), (6, TimePrecision.WEEK))
"""Longest spans in days of the finer precisions (codebooks.md 1.1.2)."""


def decided(
    incident: Incident, judgements: Sequence[Judgement], claims: Mapping[str, Claim]
) -> Incident:
    """The incident with the decisions on it, in the order given; what can't be carried out
    (a value of the wrong form, a claim that is gone) changes nothing."""
    mine = {incident.id, *incident.members}
    for judgement in judgements:
        if judgement.left not in mine or judgement.field is None:
            continue
        with suppress(*CANNOT):
            incident = with_value(
                incident, judgement.verdict, judgement.field, judgement.value, claims
            )
    return incident


def with_value(
    incident: Incident, verdict: Verdict, field: str, value: Any, claims: Mapping[str, Claim]
) -> Incident:
    """The incident with a field corrected to the value, accepted at it, or chosen from the claim
    of that id; one of `CANNOT` is raised where that can't be."""
    if verdict is Verdict.CORRECTED:
        setter = SETTERS.get(field.partition(".")[0], _set_toll)
        return setter(incident, field, value)
    if verdict is Verdict.CHOSEN:
        return _chosen(incident, field, claims[value])
    if verdict is Verdict.ACCEPTED and value is not None:
        return _accepted(incident, field, value)
    return incident


def _accepted(incident: Incident, field: str, value: Any) -> Incident:
    """The incident with a value as it stood when a person accepted it: with the claims that
    give it, where the rules still come to it."""
    if value_now(incident, field) != value:
        incident = SETTERS.get(field.partition(".")[0], _set_toll)(incident, field, value)
    if field in ("type", "when", "where"):
        settled = getattr(incident, field)
        return replace(incident, **{field: replace(settled, rule=ACCEPTED)})
    harm, _, who = field.partition(".")
    tolls = tuple(
        replace(t, settled=replace(t.settled, rule=ACCEPTED))
        if (t.what, t.who) == (harm, who or ALL)
        else t
        for t in incident.tolls
    )
    return replace(incident, tolls=tolls)


def value_now(incident: Incident, field: str) -> object:
    """What stands in a field, in the form in which a person would correct it; None: nothing."""
    if field in ("status", "type", SENSITIVITY):
        return str(getattr(incident, field).value)
    if field == "when" and incident.when:
        days = incident.when.value
        return {"first": days.first.isoformat(), "last": days.last.isoformat()}
    if field == "where" and incident.where:
        place = incident.where.value
        return {
            "name": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision.value,
        }
    harm, _, who = field.partition(".")
    toll = next((t for t in incident.tolls if (t.what, t.who) == (harm, who or ALL)), None)
    if toll is None:
        return None
    count = toll.settled.value
    return {"low": count.low, "best": count.best, "high": count.high}


def _instead(
    settled: Settled[T] | None, value: T, rule: str, chosen: str | None = None
) -> Settled[T]:
    before = (*settled.chosen, *settled.rivals) if settled else ()
    return Settled(
        value=value,
        chosen=(chosen,) if chosen else (),
        rivals=tuple(c for c in dict.fromkeys(before) if c != chosen),
        rule=rule,
    )


def _set_status(incident: Incident, _: str, value: Any) -> Incident:
    return replace(incident, status=IncidentStatus(value))


def _set_type(incident: Incident, _: str, value: Any) -> Incident:
    if value not in event_types():
        raise ValueError(value)
    return replace(incident, type=_instead(incident.type, str(value), CORRECTED))


def _set_when(incident: Incident, _: str, value: Any) -> Incident:
    first, last = date.fromisoformat(value["first"]), date.fromisoformat(value["last"])
    span = TimeSpan(first, last, _precision(first, last))
    return replace(incident, when=_instead(incident.when, span, CORRECTED))


def _precision(first: date, last: date) -> TimePrecision:
    days = (last - first).days
    fine = next((precision for most, precision in SPANS if days <= most), None)
    if fine:
        return fine
    coarse = TimePrecision.MONTH if days <= 30 else TimePrecision.YEAR
    return coarse if days <= 366 else TimePrecision.LONGER


def _set_where(incident: Incident, _: str, value: Any) -> Incident:
    before = incident.where.value if incident.where else None
    name, lat, lon = str(value["name"]), float(value["lat"]), float(value["lon"])
    moved = before is None or (before.lat, before.lon) != (lat, lon)
    place = Place(
        name=name,
        lat=lat,
        lon=lon,
        precision=PlacePrecision(value.get("precision") or "exact"),
        country_code=value.get("country_code") or (before.country_code if before else None),
        country=value.get("country") or (before.country if before else None),
        admin1=value.get("admin1") or (before.admin1 if before else None),
        admin2=value.get("admin2") or (before.admin2 if before else None),
        geonames_id=None if moved or before is None else before.geonames_id,
    )
    return replace(incident, where=_instead(incident.where, place, CORRECTED))


def _set_toll(incident: Incident, field: str, value: Any) -> Incident:
    harm, _, who = field.partition(".")
    high = value["high"]
    count = Count(int(value["low"]), int(value["best"]), None if high is None else int(high))
    return _with_toll(incident, Harm(harm), who or ALL, count, CORRECTED, None)


def _with_toll(
    incident: Incident, what: Harm, who: str, count: Count, rule: str, chosen: str | None
) -> Incident:
    before = next((t for t in incident.tolls if (t.what, t.who) == (what, who)), None)
    toll = Toll(what, who, _instead(before.settled if before else None, count, rule, chosen))
    if before is None:
        return replace(incident, tolls=(*incident.tolls, toll))
    tolls = tuple(toll if t is before else t for t in incident.tolls)
    return replace(incident, tolls=tolls)


SETTERS: Mapping[str, Callable[[Incident, str, Any], Incident]] = {
    "status": _set_status,
    "type": _set_type,
    "when": _set_when,
    "where": _set_where,
}


def _chosen(incident: Incident, field: str, claim: Claim) -> Incident:
    value = claim.value
    if field == "when" and isinstance(value, When) and value.span:
        return replace(incident, when=_instead(incident.when, value.span, CHOSE, claim.id))
    if field == "where" and isinstance(value, Place):
        return replace(incident, where=_instead(incident.where, value, CHOSE, claim.id))
    if isinstance(value, CountSaid):
        harm, _, who = field.partition(".")
        if harm != value.what.value:
            raise ValueError(f"the claim tells of {value.what.value}, not of {harm}")
        best = value.count.best if value.count.best is not None else value.count.low
        count = Count(value.count.low, best, value.count.high, Relation(value.count.relation))
        return _with_toll(incident, value.what, who or ALL, count, CHOSE, claim.id)
    raise ValueError(f"the claim doesn't tell {field}")
