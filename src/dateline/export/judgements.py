"""What persons decided: as rows, and as W3C PROV-JSON (a member submission of 24 April 2013).

In PROV a decision is an activity of a person; the values before and after it are entities,
the latter derived from the former. Taking a decision back invalidates the value it gave.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any
from urllib.parse import quote

from dateline.export.findings import Findings
from dateline.export.json_text import json_text
from dateline.model.claims import Claim
from dateline.model.incidents import Judgement, Verdict

Json = dict[str, Any]
PREFIXES = {"dl": "urn:dateline:", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def write(findings: Findings) -> str:
    """Every decision in order of time, one a line, those that were taken back among them."""
    return "".join(json_text(judgement_row(j)) + "\n" for j in findings.judgements)


def judgement_row(judgement: Judgement) -> Json:
    """A decision as plain data."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "left": judgement.left,
        "right": judgement.right,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "note": judgement.note,
        "field": judgement.field,
        "value": judgement.value,
        "before": judgement.before,
        "undoes": judgement.undoes,
        "held": [list(side) for side in judgement.held],
    }


def write_prov(findings: Findings) -> str:
    """Every decision as PROV-JSON."""
    maker = ProvMaker(findings)
    for judgement in findings.judgements:
        maker.judgement(judgement)
    return json_text({"prefix": PREFIXES, **maker.document}, indent=1) + "\n"


class ProvMaker:
    """Puts decisions into a PROV-JSON document, kind of statement by kind."""

    def __init__(self, findings: Findings) -> None:
        self.document: dict[str, Json] = defaultdict(dict)
        self._related: Counter[tuple[str, str]] = Counter()
        self._claims = findings.claims
        self._titles = {incident.id: incident.title for incident in findings.incidents}
        self._by_id = {judgement.id: judgement for judgement in findings.judgements}

    def judgement(self, judgement: Judgement) -> None:
        """A decision as an activity, with who made it, on what, and what came of it."""
        activity, at = name("judgement", judgement.id), judgement.at.isoformat()
        told = {"prov:startTime": at, "prov:endTime": at, "prov:type": _verdict(judgement)}
        notes = {"dl:field": judgement.field, "dl:note": judgement.note}
        told |= {key: said for key, said in notes.items() if said is not None}
        self.document["activity"][activity] = told
        self._associated(activity, judgement)
        for thing in filter(None, (judgement.left, judgement.right)):
            self._relate(
                "used", judgement, {"prov:activity": activity, "prov:entity": self._thing(thing)}
            )
        if judgement.undoes in self._by_id:
            self._taken_back(activity, judgement, self._by_id[judgement.undoes])
        elif judgement.value is not None:
            self._given(activity, judgement)

    def _associated(self, activity: str, judgement: Judgement) -> None:
        person = name("person", judgement.by)
        self.document["agent"][person] = {"prov:type": _named("prov:Person"),
                                          "prov:label": judgement.by}  # fmt: skip
        self._relate(
            "wasAssociatedWith", judgement, {"prov:activity": activity, "prov:agent": person}
        )

    def _given(self, activity: str, judgement: Judgement) -> None:
        """The value that a decision gives, from what it was made."""
        after = self._value(judgement, "after", judgement.value)
        generated = {"prov:entity": after, "prov:activity": activity,
                     "prov:time": judgement.at.isoformat()}  # fmt: skip
        self._relate("wasGeneratedBy", judgement, generated)
        if judgement.before is not None:
            before = self._value(judgement, "before", judgement.before)
            self._derived(judgement, after, before, "prov:Revision")
        if judgement.verdict is Verdict.CHOSEN:
            self._derived(judgement, after, self._thing(str(judgement.value)), "prov:Quotation")

    def _derived(self, judgement: Judgement, after: str, before: str, kind: str) -> None:
        told = {"prov:generatedEntity": after, "prov:usedEntity": before, "prov:type": _named(kind)}
        self._relate("wasDerivedFrom", judgement, told)

    def _taken_back(self, activity: str, judgement: Judgement, of: Judgement) -> None:
        informed = {"prov:informed": activity, "prov:informant": name("judgement", of.id)}
        self._relate("wasInformedBy", judgement, informed)
        if of.value is not None and of.verdict is not Verdict.WITHDRAWN:
            ended = {"prov:entity": name("value", f"{of.id}.after"), "prov:activity": activity,
                     "prov:time": judgement.at.isoformat()}  # fmt: skip
            self._relate("wasInvalidatedBy", judgement, ended)

    def _value(self, judgement: Judgement, end: str, value: object) -> str:
        """The value of a field of a thing, as an entity that specialises the thing."""
        entity, of = name("value", f"{judgement.id}.{end}"), self._thing(judgement.left)
        told = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
        self.document["entity"][entity] = {"prov:value": told, "dl:field": judgement.field or ""}
        self._relate(
            "specializationOf", judgement,
            {"prov:specificEntity": entity, "prov:generalEntity": of},
        )  # fmt: skip
        return entity

    def _thing(self, key: str) -> str:
        """What a decision is about: a claim with its words, an incident, a mention, a report."""
        claim = self._claims.get(key)
        entity = name("claim" if claim else "thing", key)
        if entity not in self.document["entity"]:
            self.document["entity"][entity] = _claim(claim) if claim else self._label(key)
        return entity

    def _label(self, key: str) -> Json:
        return {"prov:label": self._titles.get(key, key)}

    def _relate(self, kind: str, judgement: Judgement, told: Json) -> None:
        """A statement; its name follows from the decision that it is of."""
        self._related[kind, judgement.id] += 1
        self.document[kind][f"_:{judgement.id}.{self._related[kind, judgement.id]}"] = told


def name(kind: str, key: str) -> str:
    """A name for one of our things under our prefix, percent-encoded."""
    return f"dl:{kind}.{quote(key, safe='')}"


def _named(qualified: str) -> Json:
    return {"$": qualified, "type": "xsd:QName"}


def _verdict(judgement: Judgement) -> Json:
    return _named(f"dl:{judgement.verdict.value}")


def _claim(claim: Claim) -> Json:
    return {"prov:label": claim.evidence.quote, "dl:report": claim.report}
