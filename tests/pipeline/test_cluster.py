"""Reading over a Ray cluster gives what reading by oneself gives, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.spine_builders import QuickParser

from dateline.ingest.arrivals import Limits
from dateline.ingest.inputs import Input, find_inputs
from dateline.ingest.manifest import Manifest
from dateline.model.errors import MissingDataError, SettingError
from dateline.pipeline import cluster, read
from dateline.pipeline.cluster import Arrive, Found, Workers, check_cluster, found_in, outcomes_of
from dateline.pipeline.read import ReadOptions, read_into
from dateline.pipeline.workers import Reader
from dateline.store import Store, open_store
from dateline.store.codec import encode_reading

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz"
STORY = "Shells hit the market of village {n} on Monday, killing {n} people, officials said.\n"


def facts(store: Store) -> list[bytes]:
    return [encode_reading(reading) for reading in store.readings()]


def by_workers(
    inputs: list[Input], manifest: Manifest, limits: Limits, workers: Workers
) -> Iterator[Found]:
    """What workers would find, without a cluster: rows go through the same functions."""
    reader = Reader(QuickParser(), workers.bounds)
    arrive = Arrive(inputs, manifest, limits)
    for place in range(len(inputs)):
        rows = arrive({"place": place})
        outcomes = outcomes_of([row["read_as"] for row in rows], reader)
        for row, outcome in zip(rows, outcomes, strict=True):
            yield found_in({**row, "outcome": outcome})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for n in range(4):
        (made / f"{n}.txt").write_text(STORY.format(n=n))
    (made / "again.txt").write_text(STORY.format(n=1))
    (made / "picture.png").write_bytes(b"\x89PNG")
    (made / "page.html").write_text(f"<html><body><p>{STORY.format(n=9) * 5}</p></body></html>")
    rows = "file,outlet,published\n0.txt,Ardun Post,2031-03-05\nlost.txt,Radio Sel,2031-03-06\n"
    (tmp_path / "manifest.csv").write_text(rows)
    return made


def test_rows_of_workers_come_to_the_same_store_as_reading_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "read_there", by_workers)
    monkeypatch.setattr(read, "check_cluster", lambda inputs: None)
    stores, summaries = [], []
    for engine in cluster.ENGINES:
        store = open_store(folder.parent / f"{engine}.sqlite")
        summaries.append(
            read_into(
                store, [folder], manifest=folder.parent / "manifest.csv",
                options=ReadOptions(engine=engine), parser=QuickParser(),
            )
        )  # fmt: skip
        stores.append(store)
    here, there = stores
    assert facts(here) == facts(there)
    assert summaries[0] == summaries[1]
    assert here.refusals() == there.refusals()
    assert summaries[0].read == 5
    for store in stores:
        store.close()


def test_what_a_cluster_cannot_do_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(MissingDataError, match="pip install 'dateline\\[ray\\]'"):
        check_cluster([])
    monkeypatch.setattr(cluster, "find_spec", lambda name: object())
    with pytest.raises(SettingError, match="standard input"):
        check_cluster(find_inputs(["-"]))
    with pytest.raises(SettingError, match="expected local or ray"):
        ReadOptions(engine="spark")


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: dateline[ray]")
@pytest.mark.filterwarnings("ignore")
def test_the_examples_are_read_over_ray_as_they_are_here(tmp_path: Path) -> None:
    stores = []
    for engine in cluster.ENGINES:
        store = open_store(tmp_path / f"{engine}.sqlite")
        options = replace(ReadOptions(), engine=engine)
        read_into(
            store, [EXAMPLES / "reports"], manifest=EXAMPLES / "manifest.csv", options=options
        )
        stores.append(facts(store))
        store.close()
    assert stores[0] == stores[1]
    assert len(stores[0]) == 5
