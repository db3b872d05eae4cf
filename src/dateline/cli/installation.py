"""Commands that tell what is installed and what Dateline knows."""

from __future__ import annotations

import typer

from dateline.cli.console import clean, progress_bar, say, say_json, say_table
from dateline.cli.options import JsonOption

gazetteer = typer.Typer(
    help="The places of the earth, in one file of our own.", no_args_is_help=True
)


@gazetteer.command("build")
def build() -> None:
    """Build the gazetteer from the installed packages, in seconds."""
    from dateline.ground.places.build import build_gazetteer
    from dateline.pipeline.gazetteer import gazetteer_folder

    with progress_bar("building the gazetteer") as tell:
        path = build_gazetteer(gazetteer_folder(), tell)
    say(f"gazetteer: {clean(str(path))}")


@gazetteer.command("path")
def path() -> None:
    """Say where the gazetteer stands."""
    from dateline.ground.places.build import gazetteer_path
    from dateline.pipeline.gazetteer import gazetteer_folder

    say(clean(str(gazetteer_path(gazetteer_folder()))))


def stages(*, json: JsonOption = False) -> None:
    """List the stages in their order, by name and version."""
    from dateline.pipeline.stages import list_stages

    rows = [{"stage": stage.version, "does": stage.does} for stage in list_stages()]
    if json:
        say_json(rows)
    else:
        say_table(("stage", "does"), [(row["stage"], row["does"]) for row in rows])


def types(*, json: JsonOption = False) -> None:
    """List the event types with an example each, and their codes."""
    from dataclasses import asdict

    from dateline.model.event_types import event_types

    known = list(event_types().values())
    if json:
        say_json([asdict(kind) for kind in known])
        return
    say_table(
        ("type", "ACLED", "PLOVER", "example"),
        [
            (
                kind.key,
                kind.acled_sub_event or "-",
                "/".join(code for code in (kind.plover_event, kind.plover_mode) if code) or "-",
                kind.example,
            )
            for kind in known
        ],
    )


def sources(*, json: JsonOption = False) -> None:
    """List what Dateline can read, one line each."""
    from dateline.ingest.kinds import KINDS

    rows = [(kind.name, " ".join(kind.suffixes), kind.does) for kind in KINDS]
    if json:
        say_json([{"kind": n, "names": s.split(), "does": d} for n, s, d in rows])
    else:
        say_table(("kind", "names", "what"), rows)


def doctor(*, json: JsonOption = False) -> None:
    """Say what is installed, what is missing, and the line that installs it."""
    from dataclasses import asdict

    from dateline.pipeline.doctor import examine

    found = examine()
    if json:
        say_json([asdict(check) for check in found])
    else:
        say_table(
            ("what", "state", "cure"),
            [(check.what, check.found or "missing", check.cure or "") for check in found],
        )
    if any(check.needed and check.found is None for check in found):
        raise typer.Exit(1)
