"""Commands by which persons decide, and by which our incidents are held against others'."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.console import clean, note, say, say_json, say_table
from dateline.cli.options import STORE, JsonOption, StoreOption, called
from dateline.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.incidents import Judgement
    from dateline.pipeline.comparing import Choices
    from dateline.store import Store

FileArgument = Annotated[Path, typer.Argument(help="The file.", metavar="FILE")]
ByOption = Annotated[
    str | None, typer.Option("--by", help="Who decides (default: the name of this account).")
]
BROKEN = 1
"""Exit status where a file breaks a rule or a change was only shown."""


def check(
    *,
    file: FileArgument,
    form: Annotated[str, typer.Option("--as", help="The codebook: ucdp or acled.")],
    json: JsonOption = False,
) -> None:
    """Tell every rule of a codebook that a CSV file breaks, by row and column."""
    from dateline.export.checks import Weight
    from dateline.export.checks import check as checked

    broken = checked(_text(file), form)
    if json:
        say_json(
            [
                {"line": b.line, "column": b.column, "weight": b.weight.value, "text": b.text}
                for b in broken
            ]
        )
    else:
        for b in broken:
            say(clean(f"{file}:{b.line}: {b.weight.value}: {b.column} {b.text}"))
    errors = sum(b.weight is Weight.ERROR for b in broken)
    note(f"{file}: {errors} errors, {len(broken) - errors} warnings by {form}")
    if errors:
        raise typer.Exit(BROKEN)


def match(*, file: FileArgument, store: StoreOption = STORE, json: JsonOption = False) -> None:
    """Line our incidents up with the events of a UCDP GED or ACLED file."""
    from dateline.ingest.references import read_references
    from dateline.link.matching import match as matched
    from dateline.pipeline import api

    references = read_references(_text(file))
    kept = api.open(store)
    try:
        findings = api.findings_of(kept)
    finally:
        kept.close()
    found = list(matched(findings.incidents, references))
    if json:
        say_json(
            [
                {
                    "incident": m.incident, "reference": m.reference, "days_apart": m.days_apart,
                    "km": m.km, "sides": list(m.sides), "differences": list(m.differences),
                }
                for m in found
            ]
        )  # fmt: skip
        return
    say_table(
        ("incident", "theirs", "days", "km", "sides shared", "differences"),
        [
            (m.incident, m.reference, str(m.days_apart), f"{m.km:g}", ", ".join(m.sides),
             "; ".join(m.differences))
            for m in found
        ],
    )  # fmt: skip
    ours, theirs = {m.incident for m in found}, {m.reference for m in found}
    lonely = len(findings.happenings) - len(ours)
    note(
        f"{len(ours)} of our incidents are {len(theirs)} of their {len(references)} events; "
        f"{lonely} of ours and {len(references) - len(theirs)} of theirs have no partner"
    )


def compare_policies(
    *,
    all_: Annotated[bool, typer.Option("--all", help="Those that agree too.")] = False,
    store: StoreOption = STORE,
    json: JsonOption = False,
) -> None:
    """Show what the choice of a policy changes: the tolls on which the policies differ."""
    from dateline.export.words import count_words
    from dateline.pipeline import api
    from dateline.pipeline.comparing import compare_policies as compared
    from dateline.pipeline.minting import ids_of

    kept = api.open(store)
    try:
        api.settle_if_due(kept)
        found = compared(list(kept.readings()), kept.judgements(), known_ids=ids_of(kept.minted()))
    finally:
        kept.close()
    names = kept_names(found)
    shown = [c for c in found if all_ or c.differ]
    rows = [
        (c.incident, c.what.value.replace("_", " "), c.who,
         *(count_words(counts[n]) if n in (counts := dict(c.counts)) else "" for n in names))
        for c in shown
    ]  # fmt: skip
    header = ("incident", "toll", "who", *names)
    if json:
        say_json([dict(zip(header, row, strict=True)) for row in rows])
        return
    say_table(header, rows)
    note(f"{sum(c.differ for c in found)} of {len(found)} tolls differ by policy")


def kept_names(found: Sequence[Choices]) -> list[str]:
    """The policies in their order."""
    return list(dict.fromkeys(policy for c in found for policy, _ in c.counts))


def import_(
    *,
    file: FileArgument,
    yes: Annotated[bool, typer.Option("--yes", help="Keep the changes without asking.")] = False,
    by: ByOption = None,
    store: StoreOption = STORE,
) -> None:
    """Take an edited `export --as csv` back: show the difference, then keep it as judgements."""
    from dateline.pipeline import api
    from dateline.pipeline.edits import changes, judgements_of

    content = _text(file)
    kept = api.open(store)
    try:
        found = changes(api.findings_of(kept), content)
        say_table(
            ("incident", "column", "before", "after"),
            [(c.incident, c.column, c.before, c.after) for c in found],
        )
        if not found:
            note(f"{file}: nothing differs from {called(store)}")
            return
        if not yes and not typer.confirm(f"Keep {len(found)} changes?", err=True):
            note("nothing was kept")
            raise typer.Exit(BROKEN)
        at = datetime.now(UTC)
        _keep(kept, judgements_of(found, content, by=by or getpass.getuser(), at=at))
    finally:
        kept.close()


def undo(*, by: ByOption = None, store: StoreOption = STORE) -> None:
    """Take the last judgements of a person back (all that were made in one stroke)."""
    from dateline.pipeline import api
    from dateline.reconcile.strokes import signed, undoing

    who = by or getpass.getuser()
    kept = api.open(store)
    try:
        found = undoing(kept.judgements(), who)
        if not found:
            note(f"{called(store)} holds no judgement by {clean(who)}")
            return
        at = datetime.now(UTC)
        _keep(kept, [signed(decision, who, at) for decision in found])
    finally:
        kept.close()


def _keep(store: Store, judgements: list[Judgement]) -> None:
    from dateline.pipeline.settle import settle_store

    store.add_judgements(judgements)
    for judgement in judgements:
        value = "" if judgement.value is None else f" {judgement.value}"
        say(clean(f"{judgement.verdict.value} {judgement.left} {judgement.field or ''}{value}"))
    settle_store(store)
    note(f"{len(judgements)} judgements kept in {store.name}; take them back with: dateline undo")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as CSV UTF-8") from error
