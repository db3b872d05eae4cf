"""Reading and linking over a Ray cluster. Workers open the inputs and read the reports with models
that they load once, and what they found comes back in the order of the inputs.

Whoever keeps the readings completes and places each report as reading by oneself does. Where
that makes another report of it than the worker read, it is read again here, so that the
results are the same byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from dateline.ingest.arrivals import Arrival, Limits, Page
from dateline.ingest.inputs import STDIN, Input, arrivals_of, completed
from dateline.ingest.manifest import Manifest
from dateline.model.errors import MissingDataError, SettingError
from dateline.model.report import Refusal, Report
from dateline.pipeline.cache import Kept, parser_of
from dateline.pipeline.elsewhere import Spreading
from dateline.pipeline.gazetteer import ready_gazetteer
from dateline.pipeline.languages import with_language
from dateline.pipeline.steps import steps_of
from dateline.pipeline.workers import Bounds, Outcome, Reader, packed, unpacked
from dateline.store.codec import decode, encode

BATCH = 16
"""Reports that a worker takes at once."""
Row = dict[str, Any]
LOCAL, RAY = ENGINES = ("local", "ray")
SHARDS = 2
"""Shards of reports for each worker that links, at the least."""


class Cluster:
    """An engine of work on a Ray cluster, for `pipeline.spread`."""

    def __init__(self) -> None:
        self._remote: dict[Callable[..., Any], Any] = {}

    def run(self, work: Callable[..., Any], *given: Any, pieces: int = 1) -> list[Any]:
        """Works on a worker."""
        import ray

        if work not in self._remote:
            self._remote[work] = ray.remote(work)
        found = self._remote[work].options(num_returns=pieces).remote(*given)
        return [found] if pieces == 1 else list(found)

    def fetch(self, there: Any) -> Any:
        """The value, from where it is."""
        import ray

        return ray.get(there)


@contextmanager
def connected(workers: int) -> Iterator[None]:
    """A cluster to work on: that of `RAY_ADDRESS`, else so many processes of this machine."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    ours = not ray.is_initialized()
    if ours:
        address = os.environ.get("RAY_ADDRESS")
        here = {} if address else {"num_cpus": workers + 1, "include_dashboard": False}
        ray.init(address=address, log_to_driver=False, configure_logging=False, **here)
    try:
        yield
    finally:
        if ours:
            ray.shutdown()


@contextmanager
def linking_by(engine: str, workers: int) -> Iterator[Spreading | None]:
    """What links all reports of a store, where that isn't done here."""
    if engine == LOCAL:
        yield None
        return
    check_engine(engine)
    check_cluster()
    with connected(workers):
        yield Spreading(Cluster(), SHARDS * workers)


def check_engine(engine: str) -> None:
    """Says which engines there are, for one that isn't."""
    if engine not in ENGINES:
        known = " or ".join(ENGINES)
        raise SettingError(f"no engine called {engine!r}; expected {known}")


@dataclass(frozen=True, slots=True)
class Found:
    """An arrival of an input (its place among them) as it came, and the report that was made
    of it with what reading that came to; neither where nothing was read."""

    place: int
    arrival: Arrival
    read_as: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Workers:
    """How many workers read, how long a report may take, behind which gate, and where all of
    them can see kept parses."""

    number: int
    bounds: Bounds
    gate: str
    parses: Kept | None = None


def check_cluster(inputs: Sequence[Input] = ()) -> None:
    """Says in a sentence what a cluster can't do."""
    if find_spec("ray") is None:
        raise MissingDataError("reading over a cluster needs Ray; run: pip install 'dateline[ray]'")
    if any(given.source == STDIN for given in inputs):
        raise SettingError("a cluster can't read standard input; name files or folders")


def read_there(
    inputs: Sequence[Input], manifest: Manifest, limits: Limits, workers: Workers
) -> Iterator[Found]:
    """What workers find in the inputs, in their order; without a cluster's address in
    `RAY_ADDRESS`, processes of this machine are the workers."""
    with connected(workers.number):
        import ray.data

        context = ray.data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        places = ray.data.from_items([{"place": n} for n in range(len(inputs))])
        arrived = places.flat_map(Arrive(list(inputs), manifest, limits))
        read = arrived.map_batches(
            ReadThere,
            fn_constructor_args=(workers.bounds, workers.gate, workers.parses),
            batch_size=BATCH,
            compute=ray.data.ActorPoolStrategy(size=workers.number),
        )
        for row in read.iter_rows():
            yield found_in(row)


@dataclass(frozen=True, slots=True)
class Arrive:
    """Opens inputs on a worker."""

    inputs: list[Input]
    manifest: Manifest
    limits: Limits

    def __call__(self, row: Row) -> list[Row]:
        """The arrivals of the input at a place."""
        given = self.inputs[row["place"]]
        return [
            _arrival_row(row["place"], arrival, completed(arrival, given, self.manifest))
            for arrival in arrivals_of(given, self.limits)
        ]


class ReadThere:
    """Reads batches of reports on a worker."""

    def __init__(self, bounds: Bounds, gate: str, parses: Kept | None) -> None:
        ready_gazetteer()
        self._reader = Reader(parser_of(gate, parses), bounds, steps_of(parses))

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """The batch with what each report comes to."""
        batch["outcome"] = outcomes_of(batch["read_as"].tolist(), self._reader)
        return batch


def outcomes_of(read_as: Sequence[str], reader: Reader) -> list[bytes]:
    """What the reports of some arrivals come to, packed; nothing where one holds no report."""
    found = iter(reader.together([decode(told, Report) for told in read_as if told]))
    return [packed(next(found)) if told else b"" for told in read_as]


def _arrival_row(place: int, arrival: Arrival, as_read: Arrival) -> Row:
    plain = arrival.report if isinstance(arrival, Page) else arrival
    whole = as_read.report if isinstance(as_read, Page) else as_read
    return {
        "place": place,
        "kind": type(arrival).__name__,
        "arrival": encode(plain),
        "raw": arrival.raw if isinstance(arrival, Page) else b"",
        "read_as": encode(with_language(whole)) if isinstance(whole, Report) else "",
    }


def found_in(row: Row) -> Found:
    """What a worker's row tells."""
    arrival: Arrival
    if row["kind"] == Refusal.__name__:
        arrival = decode(row["arrival"], Refusal)
    else:
        arrival = decode(row["arrival"], Report)
        if row["kind"] == Page.__name__:
            arrival = Page(arrival, row["raw"])
    outcome = unpacked(row["outcome"]) if row["outcome"] else None
    return Found(row["place"], arrival, row["read_as"], outcome)
