"""What a settling asks of a store doesn't cost more the more reports there are."""

from __future__ import annotations

from pathlib import Path

from tests.spine_builders import a_reading, a_report

from dateline.store import open_store

EVERY = 10
"""Steps of SQLite's machine between two looks."""


def steps_for_new_readings(path: Path, reports: int) -> int:
    """How many steps SQLite makes to find the one reading that is new."""
    store = open_store(path)
    store.add_config("c1", {})
    for n in range(reports):
        store.add_reading(a_reading(a_report(f"r{n}", f"Report {n} tells of {n}.")), config="c1")
    steps = 0

    def look() -> int:
        nonlocal steps
        steps += EVERY
        return 0

    with store.working() as (workings, _):
        plain = workings.connection.connection.driver_connection
        assert plain is not None
        plain.set_progress_handler(look, EVERY)
        found = workings.new_readings(reports - 1)
        plain.set_progress_handler(None, 0)
    store.close()
    assert found == {f"r{reports - 1}": reports}
    return steps


def test_the_new_readings_are_found_without_going_through_all(tmp_path: Path) -> None:
    few = steps_for_new_readings(tmp_path / "few.sqlite", 10)
    many = steps_for_new_readings(tmp_path / "many.sqlite", 200)
    assert many <= few + EVERY
