"""Options that several commands take, each worded once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.model.errors import SettingError

STORE = "dateline.sqlite"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="DATELINE_STORE",
        help="The file that holds it all, or postgresql://user@host/name.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The answer as JSON, for programs.")]
PathsArgument = Annotated[
    list[str], typer.Argument(help="Files and folders; - is standard input.", metavar="PATH...")
]
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", help="CSV with file, outlet, published, url, language."),
]
MaxCharsOption = Annotated[
    int, typer.Option("--max-chars", help="Reports with more characters are refused.")
]
EncodingOption = Annotated[
    str, typer.Option("--encoding", help="Of plain text without a byte-order mark.")
]
GateOption = Annotated[
    str,
    typer.Option(
        help="Text that can hold no event is passed over before parsing: off, careful, quick."
    ),
]
ParsesOption = Annotated[
    Path | None,
    typer.Option(
        "--parses",
        envvar="DATELINE_PARSES",
        help="A folder to keep what the stages find: reading again does only what has changed.",
    ),
]
ParsesRoomOption = Annotated[
    int, typer.Option("--parses-mb", help="Megabytes that what is kept there may take.")
]
SecondsOption = Annotated[
    float, typer.Option("--seconds", help="Reports that take longer are set aside.")
]
MemoryOption = Annotated[
    int, typer.Option("--memory", help="Reports that need more megabytes are set aside.")
]


def called(store: str) -> str:
    """The store as it may be printed, without a password."""
    from dateline.store import shown

    return shown(store)


def day(text: str | None, option: str) -> date | None:
    """The day that an option names."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingError(f"{option} {text!r} is not a day; write it as 2031-03-05") from error
