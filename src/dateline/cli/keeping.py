"""Commands that keep a store safe and move it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import clean, say
from dateline.cli.options import called

store = typer.Typer(help="A store as a whole.", no_args_is_help=True)

From = Annotated[str, typer.Argument(help="A store: a file or postgresql://…", metavar="STORE")]
To = Annotated[
    str, typer.Argument(help="A store that is still empty: file or postgresql://…", metavar="TO")
]
Backup = Annotated[Path, typer.Argument(help="The backup.", metavar="FILE")]


def backup(*, where: From, file: Backup) -> None:
    """Write the whole store into one new file; whoever works with it is not disturbed."""
    from dateline.store.copying import back_up

    copied = back_up(where, file)
    say(f"{_told(copied)} of {clean(called(where))} in {clean(str(file))}")


def restore(*, file: Backup, where: To) -> None:
    """Fill a new store from a backup."""
    from dateline.store.copying import restore as bring_back

    copied = bring_back(file, where)
    say(f"{_told(copied)} of {clean(str(file))} in {clean(called(where))}")


@store.command("copy")
def copy(
    *,
    source: Annotated[str, typer.Argument(help="The store to copy.", metavar="FROM")],
    target: To,
) -> None:
    """Copy a store, from a file to a server or back; its exports stay the same."""
    from dateline.store.copying import copy_store

    copied = copy_store(source, target)
    say(f"{_told(copied)} of {clean(called(source))} in {clean(called(target))}")


def _told(copied: dict[str, int]) -> str:
    rows = sum(copied.values())
    return f"{copied['report']:,} reports, {copied['judgement']:,} judgements ({rows:,} rows)"
