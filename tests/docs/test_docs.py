"""What the documents say to do works, and what is made from tables is what the tables say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
PAGES = sorted(ROOT.glob("docs/*.md"))


def in_order(page: Path) -> list[tuple[str, str]]:
    """The page's commands and snippets as they stand."""
    text = page.read_text("utf-8")
    found = [(m.start(), "console", m[1]) for m in CONSOLE.finditer(text)]
    found += [(m.start(), "python", m[1]) for m in PYTHON.finditer(text)]
    return [(kind, body) for _, kind, body in sorted(found)]


def run(words: list[str], folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{shlex.join(words)}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", [p for p in PAGES if in_order(p)], ids=lambda page: page.name)
def test_every_command_and_snippet_of_a_page_works(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for kind, body in in_order(page):
        if kind == "python":
            run([sys.executable, "-c", body], tmp_path)
            continue
        for line in body.splitlines():
            if line.startswith("$ "):
                program, *words = shlex.split(line[2:])
                assert program == "dateline"
                run([sys.executable, "-m", "dateline", *words], tmp_path)


def test_pages_made_from_tables_are_fresh() -> None:
    run([sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], ROOT)


def test_every_word_of_the_house_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    for word in ("report", "mention", "event", "claim", "evidence", "link", "judgement",
                 "incident", "settled", "rival"):  # fmt: skip
        assert f"**{word}**" in glossary


def test_the_notebook_runs_from_five_reports_to_a_map_and_a_plot(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    code = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    run(
        [sys.executable, "-W", "ignore", "-c", f"import matplotlib; matplotlib.use('Agg')\n{code}"],
        tmp_path,
    )
    assert (tmp_path / "tolls.png").stat().st_size > 1000


def test_readme_shows_the_real_output_of_today() -> None:
    run([sys.executable, str(ROOT / "docs" / "readme.py"), "--check"], ROOT)
