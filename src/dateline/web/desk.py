"""The desk: what the pages and the API ask of a store, and the decisions that they keep."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dateline.export.findings import Findings
from dateline.model.errors import InputError
from dateline.model.incidents import Incident, Judgement, Verdict
from dateline.model.report import Refusal
from dateline.pipeline import api
from dateline.pipeline.select import incident_called
from dateline.pipeline.settle import settle_store
from dateline.reconcile.judgements import standing
from dateline.store import Store

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC)


class Desk:
    """One store, read when its facts have changed, written one decision at a time.

    Safe to use from several threads: findings are immutable, decisions are serialised.
    """

    def __init__(self, store: Path | str, *, clock: Clock = now) -> None:
        self.store, self.clock = store, clock
        self._lock = threading.Lock()
        self._facts: str | None = None
        self._findings: Findings | None = None
        self._judgements: tuple[Judgement, ...] = ()
        self._refusals: tuple[Refusal, ...] = ()
        self.findings()

    def findings(self) -> Findings:
        """All that is known now."""
        with self._lock:
            kept = api.open(self.store)
            try:
                if self._findings is None or kept.facts() != self._facts:
                    self._load(kept)
                assert self._findings is not None
                return self._findings
            finally:
                kept.close()

    def _load(self, kept: Store) -> None:
        self._findings = api.findings_of(kept)
        self._facts = kept.facts()
        self._judgements = kept.judgements()
        self._refusals = kept.refusals()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, taken back or not, in order of time."""
        return tuple(sorted(self._judgements, key=lambda j: (j.at, j.id)))

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was not taken, and why."""
        return self._refusals

    def incident(self, called: str) -> Incident:
        """The incident; `InputError` where there is none."""
        return incident_called(called, self.findings().incidents)

    def history(self, incident: Incident) -> list[Judgement]:
        """The decisions on an incident, newest first."""
        mine = {incident.id, *incident.members, *incident.claims}
        return [j for j in reversed(self.judgements) if j.left in mine or j.right in mine]

    def decide(
        self,
        verdict: Verdict,
        left: str,
        *,
        by: str,
        right: str | None = None,
        field: str | None = None,
        value: object = None,
        note: str | None = None,
        undoes: str | None = None,
    ) -> Judgement:
        """Keeps a decision and settles anew; what it is about must exist."""
        self._must_exist(left)
        if right is not None:
            self._must_exist(right)
        at = self.clock()
        told = [verdict.value, left, right, by, at.isoformat(), note, field, value, undoes]
        key = "j-" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
        judgement = Judgement(key, verdict, left, right, by, at, note, field, value, undoes)
        with self._lock:
            kept = api.open(self.store)
            try:
                kept.add_judgement(judgement)
                settle_store(kept)
                self._load(kept)
            finally:
                kept.close()
        return judgement

    def undo(self, by: str) -> Judgement | None:
        """Takes the person's latest standing decision back; None where there is none."""
        mine = [j for j in standing(self.judgements) if j.by == by]
        if not mine:
            return None
        last = max(mine, key=lambda j: (j.at, j.id))
        return self._withdraw(last, by)

    def redo(self, by: str) -> Judgement | None:
        """Brings back what the person took back last; None where there is nothing."""
        withdrawn = [j for j in self.judgements if j.by == by and j.verdict is Verdict.WITHDRAWN]
        undone = {j.undoes for j in self.judgements if j.verdict is Verdict.WITHDRAWN}
        waiting = [j for j in withdrawn if j.id not in undone]
        return self._withdraw(waiting[-1], by) if waiting else None

    def _withdraw(self, judgement: Judgement, by: str) -> Judgement:
        blank = replace(judgement, verdict=Verdict.WITHDRAWN)
        return self.decide(blank.verdict, blank.left, by=by, right=blank.right, undoes=judgement.id)

    def _must_exist(self, key: str) -> None:
        findings = self.findings()
        known = key in findings.claims or key in findings.reports
        if not known and not any(key == i.id or key in i.members for i in findings.incidents):
            raise InputError(f"there is no incident, claim or report {key!r}")


def queue(
    name: str, incidents: Sequence[Incident], judgements: Sequence[Judgement]
) -> list[Incident]:
    """The incidents that wait for a person, those that need one most first."""
    waiting = [incident for incident in incidents if not incident.reviewed]
    if name == "unsure":
        grades = ["contested", "weak", "fair", "discounted", "confirmed"]
        return sorted(waiting, key=lambda i: (grades.index(i.grade.value), i.id))
    if name == "contradictions":
        disputed = [i for i in waiting if i.disagreements]
        return sorted(disputed, key=lambda i: (-len(i.disagreements), i.id))
    if name == "mine":
        touched = {j.left for j in judgements}
        return [i for i in incidents if touched & {i.id, *i.members}]
    return waiting
