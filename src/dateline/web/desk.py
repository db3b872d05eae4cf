"""The desk: what the pages and the API ask of a store, and the decisions that they keep."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.export.findings import Findings
from dateline.model.errors import InputError
from dateline.model.incidents import Incident, Judgement, Verdict
from dateline.model.report import Refusal
from dateline.pipeline import api, decisions
from dateline.pipeline.select import incident_called
from dateline.pipeline.settle import settle_store
from dateline.reconcile.judgements import in_order, standing
from dateline.reconcile.strokes import Decision, redoing, signed, undoing, withdrawing
from dateline.store import Store
from dateline.web.catalogue import STATE, Catalogue, Row
from dateline.web.wanted import Filters

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC)


class Desk:
    """One store, read when its facts have changed, written one stroke at a time.

    Safe to use from several threads: findings are immutable, decisions are serialised.
    """

    def __init__(self, store: Path | str, *, clock: Clock = now) -> None:
        self.store, self.clock = store, clock
        self._lock = threading.RLock()
        self._facts: str | None = None
        self._findings: Findings | None = None
        self._judgements: tuple[Judgement, ...] = ()
        self._refusals: tuple[Refusal, ...] = ()
        self._minted: dict[str, set[str]] = {}
        self._catalogue = Catalogue(())
        self.findings()

    # ------------------------------------------------------------------------- looking

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
        self._judgements = tuple(in_order(kept.judgements()))
        self._refusals = kept.refusals()
        self._minted = defaultdict(set)
        for incident, mention in kept.minted():
            self._minted[incident].add(mention)
        self._catalogue = Catalogue.of(self._findings.incidents, standing(self._judgements))

    def catalogue(self) -> Catalogue:
        """The incidents as the table needs them."""
        self.findings()
        return self._catalogue

    def select(self, filters: Filters) -> list[Row]:
        """The incidents that the filters ask for."""
        catalogue = self.catalogue()
        return filters.select(catalogue, self.telling(filters.words))

    def telling(self, words: str) -> set[str] | None:
        """The reports that hold every word; None where no words are asked for."""
        asked = words.casefold().split()
        if not asked:
            return None
        texts = {key: report.text.casefold() for key, report in self.findings().reports.items()}
        return {key for key, text in texts.items() if all(word in text for word in asked)}

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, taken back or not, in order of time."""
        return self._judgements

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was not taken, and why."""
        return self._refusals

    def incident(self, called: str) -> Incident:
        """The incident of that id, or the one that what it told of is part of now;
        `InputError` where there is none."""
        incidents = self.findings().incidents
        members = self._minted.get(called, set())
        if members and not any(i.id == called for i in incidents):
            now_in = [i for i in incidents if members & set(i.members)]
            if now_in:
                return max(now_in, key=lambda i: (len(members & set(i.members)), i.id))
        return incident_called(called, incidents)

    def history(self, incident: Incident) -> list[Judgement]:
        """The decisions on an incident, newest first."""
        claims = self.findings().claims
        mine = {incident.id, *incident.members, *incident.claims}
        return [
            j
            for j in reversed(self.judgements)
            if j.left in mine
            or j.right in mine
            or any(mine & set(side) for side in j.held)
            or (j.left in claims and claims[j.left].event in mine)
        ]

    def set_aside(self) -> list[Judgement]:
        """The standing decisions that set a claim aside."""
        claims = self.findings().claims
        return [
            j
            for j in standing(self.judgements)
            if j.verdict is Verdict.SET_ASIDE and j.left in claims
        ]

    def not_incidents(self) -> list[Judgement]:
        """The standing decisions that something is no incident."""
        return [j for j in standing(self.judgements) if j.verdict is Verdict.NOT_AN_INCIDENT]

    def standing_ids(self) -> set[str]:
        """The decisions that stand."""
        return {j.id for j in standing(self.judgements)}

    def state(self, incident: Incident) -> str:
        """How far the work on the incident is."""
        rows = (row for row in self.catalogue() if row.incident.id == incident.id)
        return next(rows).facets[STATE]

    def can_undo(self, by: str) -> bool:
        """Whether the person has something to take back."""
        return bool(undoing(self.judgements, by))

    def can_redo(self, by: str) -> bool:
        """Whether the person took something back that can be brought back."""
        return bool(redoing(self.judgements, by))

    # ------------------------------------------------------------------------ deciding

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
    ) -> Judgement:
        """Keeps one decision; `InputError` where it can't be carried out."""
        with self._lock:
            findings = self.findings()
            if verdict is Verdict.WITHDRAWN:
                raise InputError("name the decision that is to be taken back")
            if right is not None:
                made = self._on_two(verdict, left, right, note)
            elif left in findings.claims:
                made = decisions.on_claim(verdict, findings.claims[left], note)
            elif verdict is Verdict.NOTE and left in findings.reports:
                made = Decision(verdict, left, note=note)
            else:
                made = decisions.on_incident(
                    verdict,
                    self.incident(left),
                    findings.claims,
                    field=field,
                    value=value,
                    note=note,
                )
            return self._keep([made], by)[0]

    def _on_two(self, verdict: Verdict, left: str, right: str, note: str | None) -> Decision:
        if verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
            raise InputError(f"{verdict.value} is said of one thing, not of two")
        findings = self.findings()
        mentions = {claim.event for claim in findings.claims.values()}
        for known in (mentions, findings.reports):
            if left in known and right in known:
                return decisions.on_mentions(verdict, left, right, note)
        one, other = self.incident(left), self.incident(right)
        made = decisions.merging(one, [other], note)[0]
        return Decision(verdict, made.left, made.right, note=note, held=made.held)

    def merge(
        self, left: str, rights: Iterable[str], *, by: str, note: str | None = None
    ) -> list[Judgement]:
        """Says that several incidents are one."""
        with self._lock:
            others = [self.incident(right) for right in rights]
            return self._keep(decisions.merging(self.incident(left), others, note), by)

    def split(
        self,
        left: str,
        *,
        by: str,
        mentions: Sequence[str] = (),
        reports: Sequence[str] = (),
        note: str | None = None,
    ) -> list[Judgement]:
        """Parts mentions, or all that some reports tell, from an incident."""
        with self._lock:
            incident = self.incident(left)
            told = decisions.mentions_in(incident, reports, self.findings().claims)
            return self._keep(decisions.splitting(incident, [*mentions, *told], note), by)

    def accept(self, lefts: Iterable[str], *, by: str, note: str | None = None) -> list[Judgement]:
        """Marks several incidents as reviewed, in one stroke."""
        with self._lock:
            found = {i.id: i for i in map(self.incident, lefts)}
            if not found:
                raise InputError("name the incidents that are to be marked as reviewed")
            claims = self.findings().claims
            made = [
                decisions.on_incident(Verdict.REVIEWED, incident, claims, note=note)
                for incident in found.values()
            ]
            return self._keep(made, by)

    def undo(self, by: str) -> list[Judgement]:
        """Takes the person's latest standing stroke back; nothing where there is none."""
        with self._lock:
            self.findings()
            return self._keep(undoing(self.judgements, by), by)

    def redo(self, by: str) -> list[Judgement]:
        """Brings back what the person took back last; nothing where there is nothing."""
        with self._lock:
            self.findings()
            return self._keep(redoing(self.judgements, by), by)

    def withdraw(self, judgement: str, *, by: str) -> list[Judgement]:
        """Takes one given decision back, whoever made it."""
        with self._lock:
            self.findings()
            found = [j for j in standing(self.judgements) if j.id == judgement]
            if not found:
                raise InputError(f"no decision {judgement!r} stands")
            return self._keep(withdrawing(found), by)

    def _keep(self, made: Sequence[Decision], by: str) -> list[Judgement]:
        """Keeps a stroke and settles anew."""
        if not made:
            return []
        last = self.judgements[-1].at if self.judgements else None
        at = self.clock()
        if last is not None and at <= last:
            at = last + timedelta(microseconds=1)
        stroke = [signed(decision, by, at) for decision in made]
        kept = api.open(self.store)
        try:
            kept.add_judgements(stroke)
            settle_store(kept)
            self._load(kept)
        finally:
            kept.close()
        return stroke


QUEUES = ("unsure", "contradictions", "new", "all", "mine")
GRADES = ("contested", "weak", "fair", "discounted", "confirmed")
"""What needs a person most comes first."""


def queue(
    name: str, rows: Iterable[Row], judgements: Sequence[Judgement], *, seen: Collection[str] = ()
) -> list[Row]:
    """What waits for a person, what needs one most first. `judgements` are the person's own,
    `seen` the reports that were there at an earlier visit."""
    kept = list(rows)
    waiting = [row for row in kept if not row.incident.reviewed]
    if name == "unsure":
        return sorted(waiting, key=lambda row: (GRADES.index(row.incident.grade), row.incident.id))
    if name == "contradictions":
        disputed = [row for row in waiting if row.incident.disagreements]
        return sorted(disputed, key=lambda r: (-len(r.incident.disagreements), r.incident.id))
    if name == "new":
        return [row for row in kept if not row.reports <= set(seen)]
    if name == "mine":
        touched = {key for j in judgements for key in (j.left, j.right)}
        touched |= {member for j in judgements for side in j.held for member in side}
        return [r for r in kept if touched & {r.incident.id, *r.incident.members}]
    return waiting
