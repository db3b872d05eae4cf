"""A `read` and a reviewer write at once, each in a process of its own, and nothing is lost."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from evals.bench.stores import readings

from dateline.model.incidents import Verdict
from dateline.pipeline import api
from dateline.pipeline.progress import KIND, announced
from dateline.pipeline.read import Summary
from dateline.store import open_store
from dateline.web.desk import Desk
from dateline.web.snapshot import Snapshot

REPORTS, NOTES = 60, 15


def _read(path: Path) -> None:
    """What a run of reading does with its store, one report after another."""
    kept = open_store(path)
    told = [reading for reading in readings(40) if reading.report.id > "m000001-9"][:REPORTS]
    with announced(kept) as tell:
        for n, reading in enumerate(told, start=1):
            kept.add_reading(reading, config="made-up")
            tell(Summary(expected=len(told), read=n))
    api.settle_if_due(kept)
    kept.close()


def test_a_read_and_a_reviewer_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("made-up", {})
    first = [reading for reading in readings(40) if reading.report.id < "m000001-9"]
    for reading in first:
        kept.add_reading(reading, config="made-up")
    kept.close()
    desk = Desk(path)
    reader = multiprocessing.get_context("spawn").Process(target=_read, args=(path,))
    reader.start()
    for n in range(NOTES):
        desk.decide(Verdict.NOTE, "INC-1", by="amina", note=f"note {n}")
        desk.decide(Verdict.REVIEWED, "INC-2", by="amina")
    reader.join(timeout=120)
    assert reader.exitcode == 0
    snapshot = desk.now()
    assert desk.store.totals()["report"] == len(first) + REPORTS
    assert {j.note for j in snapshot.judgements if j.note} == {f"note {n}" for n in range(NOTES)}
    assert snapshot.incidents["INC-2"].reviewed
    assert {t.report for i in snapshot.incidents.values() for t in i.tellings} == set(
        desk.store.report_ids()
    )
    assert desk.store.entries(KIND) == {}
    before = dict(snapshot.incidents)
    api.settle(path)
    assert dict(Snapshot.of(desk.store).incidents) == before
    desk.close()


def test_a_run_is_seen_while_it_goes_on_and_settled_after_it(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("made-up", {})
    told = list(readings(3))
    kept.add_reading(told[0], config="made-up")
    desk = Desk(path)
    with announced(kept) as tell:
        kept.add_reading(told[1], config="made-up")
        tell(Summary(expected=9, read=1))
        (run,) = desk.runs()
        assert (run.expected, run.done) == (9, 1)
        seen = {t.report for i in desk.now().incidents.values() for t in i.tellings}
        assert seen == {told[0].report.id}
    assert desk.runs() == []
    seen = {t.report for i in desk.now().incidents.values() for t in i.tellings}
    assert seen == {told[0].report.id, told[1].report.id}
    kept.close()
    desk.close()
