"""Puts the real output of the demo into README.md.

python docs/readme.py            writes it
python docs/readme.py --check    exit status 1 where README shows something else
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.app import app

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- output -->", "<!-- end -->"
COMMANDS = (
    ("read", "examples/kunduz/reports", "--manifest", "examples/kunduz/manifest.csv"),
    ("incidents",),
    ("why", "{deadliest}", "killed"),
)


def main() -> int:
    """Writes or checks the output."""
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    fresh = f"{before}{BEGIN}\n```\n{shown()}```\n{END}{rest.split(END)[1]}"
    if "--check" in sys.argv:
        if fresh != text:
            sys.stderr.write("README.md shows another output; run: python docs/readme.py\n")
        return int(fresh != text)
    README.write_text(fresh, "utf-8")
    return 0


def shown() -> str:
    """The commands of the demo with what they print."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "kunduz.sqlite")
        for words in COMMANDS:
            told = [deadliest(store) if word == "{deadliest}" else word for word in words]
            result = CliRunner().invoke(app, [*told, "--store", store])
            if result.exit_code:
                raise SystemExit(result.output)
            lines = [
                line.rstrip() for line in result.stdout.replace(store, "kunduz.sqlite").splitlines()
            ]
            parts.append("\n".join([f"$ dateline {' '.join(told)}", *lines, ""]))
    return "\n".join(parts)


def deadliest(store: str) -> str:
    """The number of the incident with the highest toll."""
    import dateline

    def dead(incident: object) -> int:
        tolls = getattr(incident, "tolls", ())
        return max((t.settled.value.best or 0 for t in tolls if t.what == "killed"), default=0)

    happened = [i for i in dateline.open(store) if i.kind == "incident"]
    return str(max(happened, key=dead).id.removeprefix("INC-"))


if __name__ == "__main__":
    sys.exit(main())
