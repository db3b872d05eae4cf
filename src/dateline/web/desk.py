"""The desk: what the pages and the API ask of a store, and the decisions that they keep."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.export.findings import Findings
from dateline.model.claims import Claim
from dateline.model.errors import BusyError, InputError
from dateline.model.incidents import Incident, Judgement, Link, Verdict
from dateline.model.report import Refusal, Report
from dateline.pipeline import api, decisions
from dateline.pipeline.progress import Run, running
from dateline.reconcile.strokes import Decision, redoing, signed, undoing, withdrawing
from dateline.web.bookmarks import Bookmarks
from dateline.web.catalogue import Catalogue
from dateline.web.known import findings_on
from dateline.web.passages import Passage, passages_in
from dateline.web.queues import WAITING, Among, fresh_of, mine_of
from dateline.web.settling import Once, Settler
from dateline.web.snapshot import Snapshot, mark_of
from dateline.web.wanted import Filters

Clock = Callable[[], datetime]
PASSAGES_KEPT = 2_000
"""Mentions whose words are kept at hand."""


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC)


class Desk:
    """One store, looked at when it has changed, written one stroke at a time.

    Safe to use from several threads: a snapshot is never changed, decisions are serialised.
    `patience`: how many seconds a settling may keep the desk from answering before it goes on
    beside it, and what is shown is what was known before; None: as long as it takes. A patient
    desk finds out beside its first page whether settling itself has changed since the store
    was settled; until that is known it takes no decision.
    """

    def __init__(
        self, store: Path | str, *, clock: Clock = now, patience: float | None = None
    ) -> None:
        self.clock = clock
        self.store = api.open(store)
        self.bookmarks = Bookmarks(self.store)
        self.settler = Settler(self._settle, clock, patience=patience)
        self._lock = threading.RLock()
        late = patience is not None and self.store.writable
        is_due = api.is_plainly_due if late else api.is_due
        due = self.store.writable and is_due(self.store)
        self._closer_look = Once(self._settle_if_changed) if late and not due else None
        self._snapshot = (Snapshot.before if late or due else Snapshot.of)(self.store)
        if due:
            self.settler.begin()

    def close(self) -> None:
        """Lets go of the store, once nothing is settled any more."""
        if self._closer_look:
            self._closer_look.end()
        self.settler.wait()
        self.store.close()

    # ------------------------------------------------------------------------- looking

    def now(self) -> Snapshot:
        """All that is known now. What a running `read` has added is settled when it ends;
        while a settling goes on, what was known before."""
        if self._closer_look:
            self._closer_look.begin()
        if self.settler.since is not None:
            return self._snapshot
        mark, settled = mark_of(self.store)
        if not settled and self.store.writable and not self.runs():
            with self._lock:  # a stroke that is being kept settles what it bears on itself
                mark, settled = mark_of(self.store)
            if not settled:
                self.settler.begin()
                return self._snapshot
        if mark != self._snapshot.mark:
            with self._lock:
                if mark_of(self.store)[0] != self._snapshot.mark:
                    self._snapshot = Snapshot.of(self.store)
        return self._snapshot

    def must_take(self) -> None:
        """`BusyError` while nothing can be decided."""
        if self._closer_look:
            self._closer_look.begin(wait=True)
        if self.settler.since is not None:
            raise BusyError(
                "the store is being settled, and takes decisions once it is; try again soon"
            )

    @property
    def known(self) -> Snapshot:
        """What was known when the store was last looked at."""
        return self._snapshot

    def _settle_if_changed(self) -> None:
        """Settles where settling has changed since this store was settled."""
        if api.is_due(self.store):
            self.settler.begin()

    def _settle(self) -> None:
        """Settles where that is due, and takes what came of it. No lock is held: who decides
        meanwhile waits for the store, and a snapshot that lacks a decision is taken again."""
        api.settle_if_due(self.store)
        self._snapshot = Snapshot.of(self.store)

    def answer(self, filters: Filters, snapshot: Snapshot) -> Catalogue:
        """The incidents that the filters ask for."""
        return snapshot.answers.to(filters, self.store.search)

    def queue(
        self, name: str, by: str, snapshot: Snapshot, *, since: datetime | None = None
    ) -> Among:
        """The incidents of a person's queue."""
        if name in WAITING:
            return snapshot.queues.named(name)
        if name == "new":
            reports = self.store.read_after(self.bookmarks.facts_before(by, since))
            return fresh_of(snapshot.happenings.rows, reports)
        mine = [j for j in snapshot.judgements if j.by == by]
        return mine_of(snapshot.happenings.rows, mine)

    def findings(self, mentions: Iterable[str]) -> Findings:
        """What is known of these mentions of events: their reports whole, and their links."""
        asked = set(mentions)
        reports = self.store.reports_of(asked).values()
        return findings_on(self.known, self.store, reports, self.store.links_on(asked))

    def findings_of(self, incident: Incident) -> Findings:
        """What is known of an incident: its reports whole, and its links."""
        reports = {telling.report for telling in incident.tellings}
        return findings_on(self.known, self.store, reports, self.store.links_on(incident.members))

    def passages(self, mentions: Set[str]) -> Mapping[str, Passage]:
        """The words that tell these mentions, kept until their reports are linked again."""
        kept = self.known.passages
        found = {mention: kept[mention] for mention in mentions if mention in kept}
        reports = set(self.store.reports_of(mentions - found.keys()).values())
        days, readings = self.store.published_of(reports), self.store.readings_of(reports)
        fresh = passages_in(readings, days, mentions)
        if len(kept) > PASSAGES_KEPT:
            kept.clear()
        kept |= fresh
        return {**fresh, **found}

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
                if verdict is Verdict.MARKED and field is None:
                    made = replace(made, before=self.now().state(found.id))
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
        before, (mark, _) = self._snapshot, mark_of(self.store)
        self.store.add_judgements(stroke)
        renewal = api.renew(self.store)
        (told, _), _ = mark_of(self.store)
        alone = mark == before.mark and int(told) == int(mark[0]) + len(stroke)
        self._snapshot = (
            before.renewed(self.store, stroke, renewal) if alone else Snapshot.of(self.store)
        )
        return stroke
