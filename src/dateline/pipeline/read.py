"""Reads what its user names into the store: every report once, one transaction each.

A run that was broken off loses at most the reports in hand; the next run goes on where it
ended, because what is read is known by its text, its metadata and the settings.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from dateline.annotate.gate import gated
from dateline.annotate.parse import Parser
from dateline.ingest.arrivals import Arrival, Limits, Page
from dateline.ingest.inputs import Input, completed, find_inputs, read_inputs
from dateline.ingest.manifest import Manifest, load_manifest
from dateline.model.errors import RefusedError, SettingError
from dateline.model.reading import Reading
from dateline.model.report import Refusal, Report
from dateline.pipeline.cache import Kept, parser_of
from dateline.pipeline.cluster import LOCAL, RAY, Workers, check_cluster, check_engine, read_there
from dateline.pipeline.config import MODEL_PACKAGE, OFF, Config, current_config
from dateline.pipeline.gazetteer import ready_gazetteer
from dateline.pipeline.languages import is_unread, with_language
from dateline.pipeline.sameness import Sameness
from dateline.pipeline.steps import steps_of
from dateline.pipeline.supply import check_quickly
from dateline.pipeline.workers import BOUNDS, RENEWED, Bounds, Outcome, Pool, Reader, read_in_turn
from dateline.store import Store
from dateline.store.codec import encode

Progress = Callable[["Summary"], None]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: over how many processes, of this machine or of a Ray cluster (`engine`
    local or ray), behind which gate (`annotate.gate`), how much one report may hold and take,
    and where parses are kept, if anywhere."""

    jobs: int = 1
    engine: str = LOCAL
    seconds: float = BOUNDS.seconds
    megabytes: int = BOUNDS.megabytes
    gate: str = OFF
    parses: Kept | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise SettingError(f"expected at least one process, got {self.jobs}")
        check_engine(self.engine)
        if self.seconds <= 0:
            raise SettingError(f"expected a time limit above 0 seconds, got {self.seconds:g}")
        if self.megabytes <= 0:
            raise SettingError(f"expected a memory limit above 0 MB, got {self.megabytes}")
        if self.parses is not None and self.parses.megabytes <= 0:
            raise SettingError(f"expected room above 0 MB, got {self.parses.megabytes}")

    @property
    def bounds(self) -> Bounds:
        """What one report may take."""
        return Bounds(self.seconds, self.megabytes)


@dataclass(slots=True)
class Summary:
    """What became of the inputs so far, of which at least `expected` are to come; `passed` are
    reports that the gate passed over as a whole; `unread` are reports, by language, that are
    kept but that no stage reads."""

    expected: int = 0
    read: int = 0
    known: int = 0
    claims: int = 0
    incidents: int = 0
    passed: int = 0
    refused: list[Refusal] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """How many inputs were dealt with."""
        return self.read + self.known + len(self.refused)

    def with_more(self, other: Summary) -> Summary:
        """What two runs came to together."""
        return Summary(
            expected=self.expected + other.expected,
            read=self.read + other.read,
            known=self.known + other.known,
            claims=self.claims + other.claims,
            passed=self.passed + other.passed,
            refused=[*self.refused, *other.refused],
            unread=self.unread + other.unread,
        )


def read_into(
    store: Store,
    paths: Sequence[Path | str],
    *,
    manifest: Path | str | None = None,
    options: ReadOptions | None = None,
    parser: Parser | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Reads the reports of the paths into the store; what it knows adds nothing.

    `parser` is for one process alone; where none is given the installed model is loaded when
    the first report needs it.
    """
    options = options or ReadOptions()
    apart = [*store.files, *([Path(manifest)] if manifest is not None else [])]
    inputs = find_inputs(paths, leave_out=apart)
    rows = load_manifest(manifest, options.limits) if manifest is not None else None
    return read_found(store, inputs, rows, options=options, parser=parser, progress=progress)


def read_found(
    store: Store,
    inputs: Sequence[Input],
    manifest: Manifest | None = None,
    *,
    options: ReadOptions,
    parser: Parser | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Reads these inputs into the store."""
    run = _Run(store, current_config(options.gate), Summary(expected=len(inputs)), progress)
    if options.engine == RAY:
        run.read_there(inputs, manifest or Manifest(), options)
    else:
        run.read(read_inputs(inputs, manifest=manifest, limits=options.limits), options, parser)
    return run.summary


def read_again(
    store: Store,
    *,
    options: ReadOptions | None = None,
    parser: Parser | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Reads the store's own reports again where their last reading had other settings."""
    ids = store.report_ids()
    options = options or ReadOptions()
    run = _Run(store, current_config(options.gate), Summary(expected=len(ids)), progress)
    reports = (report for id in ids if (report := store.report(id)))
    run.read(reports, options, parser)
    return run.summary


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of reading: what it writes to, with which settings, and what it came to."""

    store: Store
    config: Config
    summary: Summary
    progress: Progress | None
    raw: dict[str, bytes] = field(default_factory=dict)

    def read(
        self, arrivals: Iterable[Arrival], options: ReadOptions, parser: Parser | None
    ) -> None:
        """Every arrival in turn; the models are loaded when the first report needs them."""
        self.store.add_config(self.config.reading_sha256, self.config.reading_row())
        unread = self._unread(arrivals)
        if (first := next(unread, None)) is None:
            return
        for outcome in _outcomes(chain([first], unread), options, parser):
            self._take(outcome)
        if options.parses is not None:
            options.parses.trim()

    def read_there(self, inputs: Sequence[Input], manifest: Manifest, options: ReadOptions) -> None:
        """Every input, read by the workers of a cluster."""
        check_cluster(inputs)
        self.store.add_config(self.config.reading_sha256, self.config.reading_row())
        manifest.expect(given.key for given in inputs)
        sameness, limits = Sameness(self.store), options.limits
        here: Reader | None = None
        workers = Workers(options.jobs, options.bounds, options.gate, options.parses)
        for found in read_there(inputs, manifest, limits, workers):
            arrival = completed(found.arrival, inputs[found.place], manifest)
            for report in self._new(arrival, sameness):
                outcome = found.outcome if found.read_as == encode(report) else None
                if outcome is None:
                    here = here or _reader(options)
                    outcome = here(report)
                self._take(outcome)
        for refusal in manifest.unmatched():
            self._refuse(refusal)

    def _unread(self, arrivals: Iterable[Arrival]) -> Iterator[Report]:
        sameness = Sameness(self.store)
        for arrival in arrivals:
            yield from self._new(arrival, sameness)

    def _new(self, arrival: Arrival, sameness: Sameness) -> Iterator[Report]:
        """The report of an arrival, unless it is refused or was read before."""
        if isinstance(arrival, Refusal):
            self._refuse(arrival)
            return
        report = arrival.report if isinstance(arrival, Page) else arrival
        try:
            report = sameness.place(with_language(report))
        except RefusedError as error:
            self._refuse(Refusal(report.source, str(error)))
            return
        if self.store.is_read(report, config=self.config.reading_sha256):
            self.summary.known += 1
            self._tell()
            return
        if isinstance(arrival, Page):
            self.raw[report.id] = arrival.raw
        yield report

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self._refuse(outcome)
        else:
            self._keep(outcome)

    def _keep(self, reading: Reading) -> None:
        raw = self.raw.pop(reading.report.id, None)
        self.store.add_reading(reading, config=self.config.reading_sha256, raw=raw)
        self.summary.read += 1
        self.summary.claims += len(reading.claims)
        self.summary.passed += reading.digest.passed_over
        if is_unread(language := reading.report.language):
            self.summary.unread[str(language)] += 1
        self._tell()

    def _refuse(self, refusal: Refusal) -> None:
        self.store.add_refusal(refusal)
        self.summary.refused.append(refusal)
        self._tell()

    def _tell(self) -> None:
        if self.progress:
            self.progress(self.summary)


def _outcomes(
    reports: Iterable[Report], options: ReadOptions, parser: Parser | None
) -> Iterator[Outcome]:
    if parser is None:
        check_quickly(MODEL_PACKAGE)
    ready_gazetteer()  # it may take longer to build than a report may take
    if options.jobs > 1 and parser is None:
        pool = Pool(
            jobs=options.jobs, bounds=options.bounds, gate=options.gate, parses=options.parses
        )
        return pool(reports)
    if parser is not None:
        return read_in_turn(reports, Reader(gated(parser, options.gate), options.bounds))
    return _read_here(reports, options)


def _reader(options: ReadOptions) -> Reader:
    parses = options.parses
    return Reader(parser_of(options.gate, parses), options.bounds, steps_of(parses))


def _read_here(reports: Iterable[Report], options: ReadOptions) -> Iterator[Outcome]:
    """In this process, with a model that is loaded anew now and then: it remembers every word."""
    waiting = iter(reports)
    for first in waiting:
        reader = _reader(options)
        yield from read_in_turn(chain([first], islice(waiting, RENEWED - 1)), reader)
        del reader
        gc.collect()
