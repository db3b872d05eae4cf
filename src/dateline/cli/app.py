"""The commands, in the order in which a newcomer needs them."""

from __future__ import annotations

from typing import Annotated

import typer

import dateline
from dateline.cli import deciding, desk, installation, keeping, looking, reading

app = typer.Typer(
    name="dateline",
    help="Many reports, one incident; every number leads back to the words it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 (typer passes it so)
    if asked:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """What stands before every command."""


app.command("read")(reading.read)
app.command("watch")(reading.watch)
app.command("incidents")(looking.incidents)
app.command("show")(looking.show)
app.command("why")(looking.why)
app.command("reports")(looking.reports)
app.command("annotate")(reading.annotate)
app.command("export")(reading.export)
app.command("settle")(reading.settle)
app.command("compare-policies")(deciding.compare_policies)
app.command("check")(deciding.check)
app.command("match")(deciding.match)
app.command("import")(deciding.import_)
app.command("undo")(deciding.undo)
app.command("review")(desk.review)
app.add_typer(desk.accounts, name="accounts")
app.command("backup")(keeping.backup)
app.command("restore")(keeping.restore)
app.command("stages")(installation.stages)
app.command("types")(installation.types)
app.command("sources")(installation.sources)
app.command("doctor")(installation.doctor)
app.add_typer(installation.gazetteer, name="gazetteer")
app.add_typer(keeping.store, name="store")
