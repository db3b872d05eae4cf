"""Writes the pages that are made from tables: commands, formats, stages and rules.

python docs/generate.py           writes them
python docs/generate.py --check   exit status 1 where one is not what the tables say
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
import typer

from dateline.cli.app import app
from dateline.export.formats import FORMATS
from dateline.export.hxl import TAGS
from dateline.link.rules import RULES
from dateline.model.event_types import event_types
from dateline.pipeline.stages import list_stages
from dateline.reconcile.policies import POLICIES

HERE = Path(__file__).parent
MADE = "<!-- made by docs/generate.py; edit the tables, not this page -->"


def main() -> int:
    """Writes or checks every page."""
    pages: dict[str, Callable[[], Iterator[str]]] = {
        "commands.md": commands,
        "formats.md": formats,
        "stages.md": stages_and_rules,
    }
    stale = []
    for name, lines in pages.items():
        text = "\n".join([MADE, "", *lines()]) + "\n"
        path = HERE / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv:
        sys.stderr.write(f"stale: {', '.join(stale)}; run: python docs/generate.py\n")
        return 1
    return 0


def commands() -> Iterator[str]:
    """Each command with its options, from the command line itself."""
    yield "# Commands\n"
    root = typer.main.get_command(app)
    if isinstance(root, click.Group):
        yield from _group(root, "dateline")


def _group(group: click.Group, prefix: str) -> Iterator[str]:
    for name in group.commands:
        command = group.commands[name]
        if isinstance(command, click.Group):
            yield from _group(command, f"{prefix} {name}")
            continue
        yield f"## `{prefix} {name}`\n"
        yield f"{(command.help or '').strip()}\n"
        yield "| argument or option | what it is |"
        yield "| --- | --- |"
        for parameter in command.params:
            told = getattr(parameter, "help", None) or ""
            label = (
                parameter.metavar or parameter.name
                if isinstance(parameter, click.Argument)
                else ", ".join(parameter.opts)
            )
            yield f"| `{label}` | {told.replace('|', '/')} |"
        yield ""


def formats() -> Iterator[str]:
    """Each format with its columns."""
    yield "# Formats\n"
    yield "`dateline export --as FORMAT --out FILE`. The same store gives the same bytes. What a format has no room for is"
    yield "listed beside the file, in `FILE.left-out.csv`.\n"
    yield "| format | what it is | ending | needs |"
    yield "| --- | --- | --- | --- |"
    for form in FORMATS.values():
        extra = f"`pip install 'dateline[{form.extra}]'`" if form.extra else ""
        yield f"| [{form.name}](#{form.name}) | {form.does} | `{form.suffix}` | {extra} |"
    yield ""
    for form in FORMATS.values():
        yield f"## {form.name}\n"
        module = importlib.import_module(f"dateline.export.{form.writer.split('.')[0]}")
        yield f"{(module.__doc__ or '').strip()}\n"
        if form.name == "hxl":
            yield from _table(("column", "tag"), TAGS.items())
        elif hasattr(module, "COLUMNS"):
            yield from _table(
                ("column", "what it holds"), ((c.name, c.meaning) for c in module.COLUMNS)
            )


def _table(header: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {header[0]} | {header[1]} |"
    yield "| --- | --- |"
    for left, right in rows:
        yield f"| `{left}` | {str(right).replace('|', '/')} |"
    yield ""


def stages_and_rules() -> Iterator[str]:
    """Stages, event types, reasons to link, policies."""
    yield "# Stages and rules\n"
    yield "## Stages\n"
    yield "In their order. The version is kept with each claim that a stage makes.\n"
    yield "| stage | what it does |"
    yield "| --- | --- |"
    for stage in list_stages():
        yield f"| `{stage.version}` | {stage.does} |"
    yield "\n## Event types\n"
    yield "| type | definition | ACLED | PLOVER |"
    yield "| --- | --- | --- | --- |"
    for known in event_types().values():
        acled = f"{known.acled_event}: {known.acled_sub_event}" if known.acled_event else ""
        plover = " ".join(filter(None, (known.plover_event, known.plover_mode)))
        yield f"| `{known.key}` | {known.definition} | {acled} | {plover} |"
    yield "\n## Reasons to link\n"
    yield "Each speaks for or against two event mentions being one; its weight stands in `data/link_weights.toml`.\n"
    yield "| rule | reason |"
    yield "| --- | --- |"
    for rule in RULES:
        yield f"| `{rule.__name__}` | {first_line(rule.__doc__)} |"
    yield "\n## Policies\n"
    for policy in POLICIES.values():
        yield f"**{policy.name}** (`{policy.rule}`): {' '.join((policy.choose.__doc__ or '').split())}\n"


def first_line(text: str | None) -> str:
    """The sentence that a docstring begins with."""
    return (text or "").strip().split("\n\n")[0].replace("\n", " ").replace("|", "/")


if __name__ == "__main__":
    sys.exit(main())
