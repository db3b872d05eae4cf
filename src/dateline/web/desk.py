"""The desk: what the pages and the API ask of a store, and the decisions that they keep."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from dateline.export.findings import Findings
from dateline.model.claims import Claim
from dateline.model.errors import InputError
from dateline.model.incidents import Incident, Judgement, Link, Verdict
from dateline.model.report import Refusal, Report
from dateline.pipeline import api, decisions
from dateline.pipeline.progress import Run, running
from dateline.pipeline.resettle import resettle
from dateline.reconcile.strokes import Decision, redoing, signed, undoing, withdrawing
from dateline.web.bookmarks import Bookmarks
from dateline.web.catalogue import Row, counted
from dateline.web.queues import queue
from dateline.web.snapshot import Snapshot, findings_on, mark_of
from dateline.web.wanted import Filters

Clock = Callable[[], datetime]
Counts = dict[str, list[tuple[str, int]]]
REMEMBERED = 64
"""Answers to filters that are kept until something changes."""


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC)


class Desk:
    """One store, looked at when it has changed, written one stroke at a time.

    Safe to use from several threads: a snapshot is never changed, decisions are serialised.
    """

    def __init__(self, store: Path | str, *, clock: Clock = now) -> None:
        self.clock = clock
        self.store = api.open(store)
        self.bookmarks = Bookmarks(self.store)
        self._lock = threading.RLock()
        if self.store.writable:
            api.settle_if_due(self.store)
        self._take(Snapshot.of(self.store))

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()

    # ------------------------------------------------------------------------- looking

    def now(self) -> Snapshot:
        """All that is known now. What a running `read` has added is settled when it ends."""
        settling = self.store.settling()
        if settling is None or settling.facts != self.store.facts():
            with self._lock:
                if self.store.writable and not self.runs():
                    api.settle_if_due(self.store)
        if mark_of(self.store) != self._snapshot.mark:
            with self._lock:
                if mark_of(self.store) != self._snapshot.mark:
                    self._take(Snapshot.of(self.store))
        return self._snapshot

    def _take(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._answer = lru_cache(REMEMBERED)(self._select)

    def select(self, filters: Filters) -> Sequence[Row]:
        """The incidents that the filters ask for."""
        return self.answer(filters)[0]

    def answer(self, filters: Filters) -> tuple[Sequence[Row], Counts]:
        """The incidents that the filters ask for, and how many have which facet."""
        self.now()
        return self._answer(filters)

    def _select(self, filters: Filters) -> tuple[Sequence[Row], Counts]:
        telling = frozenset(self.store.search(filters.words)) if filters.words else None
        found = filters.select(self._snapshot.catalogue, telling)
        return found, counted(found)

    def queue(self, name: str, by: str, since: datetime | None = None) -> list[Row]:
        """The incidents of a person's queue."""
        snapshot = self.now()
        mine = [j for j in snapshot.judgements if j.by == by]
        fresh: tuple[str, ...] = ()
        if name == "new":
            fresh = self.store.read_after(self.bookmarks.facts_before(by, since))
        return queue(name, snapshot.happenings, mine, fresh=fresh)

    def findings(self, mentions: Iterable[str]) -> Findings:
        """What is known of these mentions of events: their reports whole, and their links."""
        asked = set(mentions)
        reports = self.store.reports_of(asked).values()
        return findings_on(self.now(), self.store, reports, self.store.links_on(asked))

    def links(self, *, limit: int, offset: int = 0) -> tuple[Link, ...]:
        """Proposed links, the least sure first."""
        return self.store.links_near(limit=limit, offset=offset)

    def claims(self, incident: Incident) -> dict[str, Claim]:
        """The claims of an incident."""
        return self.store.claims_of(incident.claims)

    def reports(self, *, limit: int, offset: int = 0) -> tuple[Report, ...]:
        """The reports that were read, without their texts, and with worked-out days."""
        return self.store.listed(limit=limit, offset=offset)

    def runs(self) -> list[Run]:
        """The runs of reading that go on now."""
        return running(self.store, self.clock())

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, taken back or not, in order of time."""
        return self.now().judgements

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was not taken, and why."""
        return self.store.refusals()

    def incident(self, called: str) -> Incident:
        """The incident; `InputError` where there is none."""
        return self.now().incident(called)

    def can_undo(self, by: str) -> bool:
        """Whether the person has something to take back."""
        return any(j.by == by for j in self.now().standing)

    def can_redo(self, by: str) -> bool:
        """Whether the person took something back that can be brought back."""
        mine = [j for j in self.now().judgements if j.by == by]
        last = mine[-1] if mine else None
        return last is not None and bool(last.undoes) and bool(redoing(self.judgements, by))

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
            if verdict is Verdict.WITHDRAWN:
                raise InputError("name the decision that is to be taken back")
            if right is not None:
                made = self._on_two(verdict, left, right, note)
            elif claim := self.store.claims_of([left]).get(left):
                made = decisions.on_claim(verdict, claim, note)
            elif verdict is Verdict.NOTE and self.store.report(left):
                made = Decision(verdict, left, note=note)
            else:
                found = self.incident(left)
                made = decisions.on_incident(
                    verdict, found, self.claims(found), field=field, value=value, note=note
                )
            return self._keep([made], by)[0]

    def _on_two(self, verdict: Verdict, left: str, right: str, note: str | None) -> Decision:
        if verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
            raise InputError(f"{verdict.value} is said of one thing, not of two")
        homes = self.now().homes
        mentions = left in homes and right in homes
        if mentions or (self.store.report(left) and self.store.report(right)):
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
            told = decisions.mentions_in(incident, reports, self.claims(incident))
            return self._keep(decisions.splitting(incident, [*mentions, *told], note), by)

    def accept(self, lefts: Iterable[str], *, by: str, note: str | None = None) -> list[Judgement]:
        """Marks several incidents as reviewed, in one stroke."""
        with self._lock:
            found = {i.id: i for i in map(self.incident, lefts)}
            if not found:
                raise InputError("name the incidents that are to be marked as reviewed")
            made = [
                decisions.on_incident(Verdict.REVIEWED, incident, {}, note=note)
                for incident in found.values()
            ]
            return self._keep(made, by)

    def undo(self, by: str) -> list[Judgement]:
        """Takes the person's latest standing stroke back; nothing where there is none."""
        with self._lock:
            return self._keep(undoing(self.judgements, by), by)

    def redo(self, by: str) -> list[Judgement]:
        """Brings back what the person took back last; nothing where there is nothing."""
        with self._lock:
            return self._keep(redoing(self.judgements, by), by)

    def withdraw(self, judgement: str, *, by: str) -> list[Judgement]:
        """Takes one given decision back, whoever made it."""
        with self._lock:
            found = [j for j in self.now().standing if j.id == judgement]
            if not found:
                raise InputError(f"no decision {judgement!r} stands")
            return self._keep(withdrawing(found), by)

    def _keep(self, made: Sequence[Decision], by: str) -> list[Judgement]:
        """Keeps a stroke and settles what it bears on."""
        if not made:
            return []
        last = self.judgements[-1].at if self.judgements else None
        at = self.clock()
        if last is not None and at <= last:
            at = last + timedelta(microseconds=1)
        stroke = [signed(decision, by, at) for decision in made]
        before, mark = self._snapshot, mark_of(self.store)
        self.store.add_judgements(stroke)
        renewed = resettle(self.store).incidents
        alone = mark == before.mark and int(mark_of(self.store)[0]) == int(mark[0]) + len(stroke)
        self._take(
            before.renewed(self.store, stroke, renewed) if alone else Snapshot.of(self.store)
        )
        return stroke
