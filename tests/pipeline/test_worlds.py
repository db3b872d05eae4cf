"""Invented worlds are the same every time, and their incidents are found again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import islice
from pathlib import Path

from evals.worlds.__main__ import b_cubed, batches, grow
from evals.worlds.readings import incidents_of, reading_of
from evals.worlds.texts import write
from evals.worlds.world import World

from dateline.store import open_store


def digest_of(folder: Path) -> str:
    """One hash of all files."""
    made = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            made.update(path.name.encode() + path.read_bytes())
    return made.hexdigest()


def test_equal_seeds_make_equal_texts_and_other_seeds_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        assert write(World(seed).items(60), tmp_path / name, seed=seed) == 60
    one, same, other = (digest_of(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same != other


def test_a_larger_world_begins_with_the_smaller_one() -> None:
    small, large = World(1).items(50), World(1).items(5000)
    assert list(small) == list(islice(large, 50))


def test_copies_have_the_words_of_what_they_copy_and_incidents_their_reports() -> None:
    items = list(World(1).items(400))
    readings = {item.id: reading_of(item) for item in items}
    reports = defaultdict(list)
    for item in items:
        for event, incident in incidents_of(item):
            reports[incident].append(event)
    assert max(map(len, reports.values())) > 4
    copies = [item for item in items if item.credit is not None]
    assert copies
    for item in copies:
        before = [i for i in items if i.incident == item.incident and i.id < item.id]
        assert any(
            readings[i.id].digest.signature == readings[item.id].digest.signature for i in before
        )


def test_incidents_of_a_small_world_are_found_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "w.sqlite")
    store.add_config("world", {})
    for batch in batches(World(3).items(120), 120):
        grow(store, batch)
    found = b_cubed(store, World(3).items(120))
    store.close()
    assert found["b3_f"] > 0.95
