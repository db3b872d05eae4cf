"""Reads reports one by one or over several processes, with the same results.

A process parses some reports at once, since the parser is quicker so; what it makes of a
paragraph doesn't depend on what stands beside it. What goes wrong among several is read again
one by one, so that it is told of its own report alone, and the rest goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from dateline.ingest.timing import TimeUpError, memory_limit, time_limit
from dateline.model.annotated import Annotated
from dateline.model.errors import MissingDataError
from dateline.model.reading import Digest, Reading
from dateline.model.report import Refusal, Report
from dateline.pipeline.config import OFF
from dateline.pipeline.languages import is_unread
from dateline.store.codec import decode, decode_reading, encode, encode_reading

if TYPE_CHECKING:
    from dateline.annotate.parse import Parser
    from dateline.pipeline.cache import Kept

AHEAD = 2
"""How many batches wait for each process, so that none runs dry."""
BATCH = 16
BATCH_CHARS = 40_000
"""So many reports and characters are read at once, at the most; a longer report by itself."""
RENEWED = 5_000
"""After so many reports a process makes room for a new one: the parser remembers every word."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many seconds one report may take and how many megabytes it may need."""

    seconds: float = 60.0
    megabytes: int = 2_048


BOUNDS = Bounds()

SEARCHED = 50_000
"""So many new objects, and a process looks for such as only refer to each other."""
THREADS = "OPENBLAS_NUM_THREADS"
"""Where numpy's products of matrices are told over how many threads to go."""

READ, REFUSED = b"+", b"-"

Outcome = Reading | Refusal
T = TypeVar("T")
Work = Callable[[Sequence[str], Bounds], list[bytes]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one report within bounds; `steps` are the stages behind the parser, where what they
    found before is kept."""

    parser: Parser
    bounds: Bounds = BOUNDS
    steps: Callable[[Annotated], Annotated] | None = None

    def __call__(self, report: Report) -> Outcome:
        """What the report comes to, or why it comes to nothing."""
        from dateline.pipeline.stages import zoned

        if is_unread(report.language):
            return Reading(report, (), Digest(report.id))
        return self._guarded(
            report, lambda: self._told(next(iter(self.parser(map(zoned, [report])))))
        )

    def _told(self, parsed: Annotated) -> Reading:
        from dateline.pipeline.reading import reading_of
        from dateline.pipeline.stages import told

        return reading_of((self.steps or told)(parsed))

    def together(self, reports: Sequence[Report]) -> list[Outcome]:
        """What each report comes to, the same as one by one, but parsed at once."""
        from dateline.pipeline.stages import zoned

        readable = [report for report in reports if not is_unread(report.language)]
        try:
            with memory_limit(self.bounds.megabytes), time_limit(self.bounds.seconds):
                parsed = iter(list(self.parser(map(zoned, readable))))
        except MissingDataError:
            raise
        except (TimeUpError, MemoryError, Exception):  # noqa: BLE001 (told of its report below)
            return [self(report) for report in reports]

        def one(report: Report) -> Outcome:
            if is_unread(report.language):
                return self(report)
            annotated = next(parsed)
            return self._guarded(report, lambda: self._told(annotated))

        return [one(report) for report in reports]

    def annotate(self, report: Report) -> Annotated | Refusal:
        """The report phrase by phrase, or why not."""
        from dateline.pipeline.stages import annotate

        if is_unread(report.language):
            return Annotated(report)
        return self._guarded(report, lambda: next(annotate([report], self.parser)))

    def _guarded(self, report: Report, work: Callable[[], T]) -> T | Refusal:
        try:
            with memory_limit(self.bounds.megabytes), time_limit(self.bounds.seconds):
                return work()
        except TimeUpError:
            return Refusal(
                report.source, f"took longer than {self.bounds.seconds:g} seconds; set aside"
            )
        except MissingDataError:
            raise
        except MemoryError:
            most = self.bounds.megabytes
            return Refusal(report.source, f"needed more than {most:,} MB of memory; set aside")
        except Exception as error:  # noqa: BLE001 (whatever it is, the other reports go on)
            name = type(error).__name__
            return Refusal(report.source, f"could not be read ({name}: {error}); please report it")


def read_in_turn(reports: Iterable[Report], reader: Reader) -> Iterator[Outcome]:
    """One after another, in this process, some parsed at once."""
    with seldom_searched():
        for batch in batches(reports):
            yield from reader.together(batch)


@contextmanager
def seldom_searched() -> Iterator[None]:
    """For as long as reports are read: what one leaves behind is little, and seldom worth a
    search for objects that only refer to each other."""
    before = gc.get_threshold()
    gc.set_threshold(SEARCHED, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_Batch = tuple[Sequence[Report], "Future[list[bytes]]"]


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports in order, some at a time."""
    batch: list[Report] = []
    chars = 0
    for report in reports:
        if batch and (len(batch) == BATCH or chars + len(report.text) > BATCH_CHARS):
            yield batch
            batch, chars = [], 0
        batch.append(report)
        chars += len(report.text)
    if batch:
        yield batch


class Pool:
    """Processes that read; a process that dies takes the reports in hand with it, so each of
    these is tried again by itself, and one that kills its process a second time is refused."""

    def __init__(
        self,
        *,
        jobs: int,
        bounds: Bounds = BOUNDS,
        gate: str = OFF,
        parses: Kept | None = None,
        work: Work | None = None,
    ) -> None:
        self.jobs = jobs
        self.bounds = bounds
        self.work = work or partial(_read_packed, gate=gate, parses=parses)
        self._processes = self._start(jobs)

    def __call__(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """What each report comes to, in the order of the reports; the processes end with it."""
        try:
            yield from self.over(reports)
        finally:
            self.end()

    def over(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """The same, with processes that stay for more."""
        waiting: deque[_Batch] = deque()
        number = 0
        for batch in batches(reports):
            waiting.append((batch, self._submit(batch)))
            number += len(batch)
            if len(waiting) >= self.jobs * AHEAD:
                yield from self._first(waiting)
            if number >= RENEWED * self.jobs:
                number = 0
                while waiting:
                    yield from self._first(waiting)
                self._processes.shutdown()
                self._processes = self._start(self.jobs)
        while waiting:
            yield from self._first(waiting)

    def end(self) -> None:
        """Nothing that is still being read is waited for: it is not kept yet, and the next
        run reads it."""
        processes = list((self._processes._processes or {}).values())
        self._processes.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()

    def _first(self, waiting: deque[_Batch]) -> list[Outcome]:
        reports, future = waiting.popleft()
        try:
            return [unpacked(data) for data in future.result()]
        except BrokenProcessPool:
            outcomes = [self._alone(report) for report in reports]
            self._processes.shutdown(wait=False)
            self._processes = self._start(self.jobs)
            for place, (later, lost) in enumerate(waiting):
                if not lost.done() or lost.exception() is not None:
                    waiting[place] = (later, self._submit(later))
            return outcomes

    def _alone(self, report: Report) -> Outcome:
        processes = self._start(1)
        try:
            future = processes.submit(self.work, [encode(report)], self.bounds)
            return unpacked(future.result()[0])
        except BrokenProcessPool:
            return Refusal(report.source, "ended the process that read it; set aside")
        finally:
            processes.shutdown(wait=False)

    def _submit(self, reports: Sequence[Report]) -> Future[list[bytes]]:
        try:
            return self._processes.submit(self.work, list(map(encode, reports)), self.bounds)
        except BrokenProcessPool as error:
            lost: Future[list[bytes]] = Future()
            lost.set_exception(error)
            return lost

    @staticmethod
    def _start(jobs: int) -> ProcessPoolExecutor:
        one_thread_each()
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_begin)


def one_thread_each() -> None:
    """Processes that start from now on (and this one, where numpy isn't loaded yet) keep to one
    core each, unless their user wants it otherwise."""
    os.environ.setdefault(THREADS, "1")


def _begin() -> None:
    """Ctrl-C is for the process that started us: it lets us finish and then go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_packed(
    reports: Sequence[str], bounds: Bounds, gate: str = OFF, parses: Kept | None = None
) -> list[bytes]:
    from dateline.pipeline.steps import steps_of

    reader = Reader(_parser(gate, parses), bounds, steps_of(parses))
    found = reader.together([decode(report, Report) for report in reports])
    return [packed(outcome) for outcome in found]


@cache
def _parser(gate: str, parses: Kept | None) -> Parser:
    from dateline.pipeline.cache import parser_of

    parser = parser_of(gate, parses)
    # What was loaded stays, and what a report leaves behind is little: seldom worth a search.
    gc.collect()
    gc.freeze()
    gc.set_threshold(SEARCHED, 20, 20)
    return parser


def packed(outcome: Outcome) -> bytes:
    """What a report came to, on its way between processes."""
    if isinstance(outcome, Reading):
        return READ + encode_reading(outcome)
    return REFUSED + encode(outcome).encode()


def unpacked(data: bytes) -> Outcome:
    """What a report came to, as another process found."""
    if data.startswith(READ):
        return decode_reading(data[len(READ) :])
    return decode(data[len(REFUSED) :], Refusal)
