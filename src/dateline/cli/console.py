"""Writing to the terminal: nothing that a report holds may steer it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dateline.export.json_text import json_text

if TYPE_CHECKING:
    from rich.console import Console

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
WIDTH_OF_A_FILE = 120


def clean(text: str) -> str:
    """The text without what steers a terminal or hides words.

    >>> clean("\\x1b[2Jgone"), clean("two\\nlines")
    ('�[2Jgone', 'two lines')
    """
    return STEERS.sub("\ufffd", text.replace("\r", "").replace("\n", " ").replace("\t", " "))


def console(*, errors: bool = False) -> Console:
    """Where tables and progress go; one width where no terminal tells its own."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    width = None if stream.isatty() else WIDTH_OF_A_FILE
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[str, float], None] | None]:
    """A bar on standard error, where that is a terminal; it is told a step and a share."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(console=console(errors=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)

        def tell(step: str, share: float) -> None:
            bar.update(task, description=f"{what}: {step}", completed=share)

        yield tell


def say(line: str = "") -> None:
    """One line of the answer."""
    sys.stdout.write(f"{line}\n")


def note(line: str) -> None:
    """One line beside the answer, on standard error."""
    sys.stderr.write(f"{clean(line)}\n")


def say_json(value: Any) -> None:
    """The answer for a program."""
    say(json_text(value, indent=1))


def say_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The answer as a table."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, name in enumerate(header):
        table.add_column(name, overflow="fold", no_wrap=place < 2)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    console().print(table)
