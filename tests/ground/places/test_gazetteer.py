"""The gazetteer on disk answers like the one in memory, and names fold alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.places.build import gazetteer_path
from dateline.ground.places.fold import fold
from dateline.ground.places.measure import centre_and_spread, shifted
from dateline.ground.places.sqlite import SqliteGazetteer
from dateline.model.earth import kilometres
from dateline.model.errors import MissingDataError
from dateline.model.spelling import skeleton
from dateline.pipeline.gazetteer import ready_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> SqliteGazetteer:
    return ready_gazetteer()


KNOWN = [
    ("Kabul", "PPLC", (34.5, 69.2)),
    ("Laurel County", "ADM2", (37.1, -84.1)),
    ("Hodeidah", "PPL", (14.8, 42.95)),
    ("Darfur", "RGN", (13, 24.5)),
    ("UK", "PCLI", (54, -2.5)),
    ("Eastern Ghouta", "RGN", (33.5, 36.4)),
    ("Rif Dimashq", "ADM1", (33.6, 36.9)),
]


@pytest.mark.parametrize(("name", "feature", "point"), KNOWN)
def test_places_all_over_the_world_are_known(
    name: str, feature: str, point: tuple[float, float], gazetteer: SqliteGazetteer
) -> None:
    entries = [hit.entry for hit in gazetteer.find(fold(name)) if hit.entry.feature == feature]
    assert any(kilometres((e.lat, e.lon), point) < 100 for e in entries)


def test_a_division_is_known_by_its_code(gazetteer: SqliteGazetteer) -> None:
    names = [gazetteer.division(code) for code in ("AF", "US.TX", "XX.99")]
    assert [entry.name if entry else None for entry in names] == ["Afghanistan", "Texas", None]


def test_all_names_inside_a_division_are_given(gazetteer: SqliteGazetteer) -> None:
    names = {name for name, _ in gazetteer.inside("AF.10")}
    assert {"lashkar gah", "helmand"} <= names


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="dateline gazetteer build"):
        SqliteGazetteer.open(tmp_path)


def test_the_file_carries_a_hash_of_its_sources(tmp_path: Path) -> None:
    name = gazetteer_path(tmp_path).name
    assert name == gazetteer_path(tmp_path).name
    assert len(name.removeprefix("gazetteer-").removesuffix(".sqlite")) == 12


ALIKE = [
    ("Lashkargah", "Lashkar Gah"),
    ("Hodeidah", "Al-Hudaydah"),
    ("Tirin Kot", "Tirin Kowt"),
    ("Kunduz", "Qunduz"),
    ("Douma", "Duma"),
    ("Nawa", "Nawah"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_romanisations_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@given(POINTS, st.floats(0, 500), st.floats(0, 359))
def test_a_shifted_point_lies_so_far_away(
    point: tuple[float, float], km: float, bearing: float
) -> None:
    assert kilometres(point, shifted(point, km=km, bearing=bearing)) == pytest.approx(km, abs=0.5)


@given(POINTS)
def test_the_middle_of_one_point_is_the_point(point: tuple[float, float]) -> None:
    centre, spread = centre_and_spread([point])
    assert kilometres(centre, point) < 0.01
    assert spread < 0.01
