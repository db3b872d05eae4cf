"""Commands that read reports, settle what they tell, and hand it on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.console import clean, console, note, say, say_json
from dateline.cli.options import (
    STORE,
    EncodingOption,
    GateOption,
    JsonOption,
    ManifestOption,
    MaxCharsOption,
    MemoryOption,
    ParsesOption,
    ParsesRoomOption,
    PathsArgument,
    SecondsOption,
    StoreOption,
    called,
)
from dateline.ingest.arrivals import MAX_CHARS
from dateline.model.errors import InputError, SettingError

if TYPE_CHECKING:
    from dateline.pipeline.read import Progress, Summary

SHOWN_REFUSALS = 20


def read(
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, addresses; - is standard input.", metavar="PATH..."),
    ] = None,
    manifest: ManifestOption = None,
    store: StoreOption = STORE,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes that read.")] = 1,
    engine: Annotated[
        str, typer.Option("--engine", help="Where processes run: local, or ray for a cluster.")
    ] = "local",
    max_chars: MaxCharsOption = MAX_CHARS,
    encoding: EncodingOption = "utf-8",
    seconds: SecondsOption = 60.0,
    memory: MemoryOption = 2_048,
    gate: GateOption = "off",
    parses: ParsesOption = None,
    parses_mb: ParsesRoomOption = 2_000,
    again: Annotated[
        bool, typer.Option("--again", help="Read the store's own reports again where that tells.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Read reports into the store and settle what they tell; known ones add nothing."""
    from dateline.ingest.arrivals import Limits
    from dateline.pipeline import api
    from dateline.pipeline.cache import Kept
    from dateline.pipeline.read import ReadOptions

    limits = Limits(max_chars=max_chars, encoding=encoding)
    options = ReadOptions(
        jobs=jobs, engine=engine, seconds=seconds, megabytes=memory, limits=limits, gate=gate,
        parses=Kept(parses, parses_mb) if parses else None,
    )  # fmt: skip
    if not paths and not again:
        raise SettingError("name what to read: files, folders, addresses, or - (dateline sources)")
    with _progress() as progress:
        summary = api.read(
            paths or (), manifest=manifest, store=store, options=options, progress=progress,
            again=again,
        )  # fmt: skip
    if json:
        say_json(_summary_row(summary, store))
    else:
        _say_summary(summary, store)
    if summary.refused and not summary.read and not summary.known:
        raise typer.Exit(1)


def _summary_row(summary: Summary, store: str) -> dict[str, object]:
    return {
        "store": called(store),
        "read": summary.read,
        "known": summary.known,
        "claims": summary.claims,
        "incidents": summary.incidents,
        "passed": summary.passed,
        "unread": dict(sorted(summary.unread.items())),
        "refused": [{"source": r.source, "reason": r.reason} for r in summary.refused],
    }


def _say_summary(summary: Summary, store: str) -> None:
    parts = [_number(summary.read, "report") + " read", _number(summary.claims, "claim")]
    if summary.known:
        parts.append(f"{summary.known} known before")
    if summary.refused:
        parts.append(f"{len(summary.refused)} refused")
    say(f"{', '.join(parts)}; {_number(summary.incidents, 'incident')} in {clean(called(store))}")
    if summary.passed:
        say(f"  passed over by the gate, since they can hold no event: {summary.passed}")
    if summary.unread:
        told = ", ".join(f"{n} in {language}" for language, n in sorted(summary.unread.items()))
        say(f"  kept but unread: {told}; no stage reads that language yet (dateline stages)")
    for refusal in summary.refused[:SHOWN_REFUSALS]:
        say(f"  refused {clean(refusal.source)}: {clean(refusal.reason)}")
    if len(summary.refused) > SHOWN_REFUSALS:
        say(f"  and {len(summary.refused) - SHOWN_REFUSALS} more: dateline reports --refused")


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console(errors=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(summary: Summary) -> None:
            total = max(summary.expected, summary.done)
            bar.update(task, total=total, completed=summary.done)

        yield tell


def watch(
    *,
    paths: Annotated[
        list[str], typer.Argument(help="Folders, and addresses of feeds.", metavar="FOLDER|FEED...")
    ],
    store: StoreOption = STORE,
    every: Annotated[float, typer.Option("--every", help="Seconds between two looks.")] = 10.0,
    max_chars: MaxCharsOption = MAX_CHARS,
    encoding: EncodingOption = "utf-8",
    seconds: SecondsOption = 60.0,
    memory: MemoryOption = 2_048,
) -> None:
    """Read what arrives in folders and feeds until Ctrl-C, and settle as it goes."""
    from dateline.ingest.arrivals import Limits
    from dateline.pipeline.read import ReadOptions
    from dateline.pipeline.watching import Watch
    from dateline.store import open_store

    options = ReadOptions(
        seconds=seconds, megabytes=memory, limits=Limits(max_chars=max_chars, encoding=encoding)
    )
    kept = open_store(store)
    try:
        watching = Watch(kept, paths, options, every=every)
        note(f"watching {', '.join(paths)}; Ctrl-C ends it")
        for summary in watching.rounds():
            if summary.read or summary.refused:
                _say_summary(summary, store)
                sys.stdout.flush()
    finally:
        kept.close()


def annotate(
    *,
    paths: PathsArgument,
    manifest: ManifestOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="In words, with the reasons, instead of JSON.")
    ] = False,
    max_chars: MaxCharsOption = MAX_CHARS,
    encoding: EncodingOption = "utf-8",
    seconds: SecondsOption = 60.0,
    memory: MemoryOption = 2_048,
    gate: GateOption = "off",
) -> None:
    """Write what each report says, phrase by phrase, as JSON lines; no store is needed."""
    from dateline.export.annotations import annotations_row
    from dateline.export.explained import explained
    from dateline.export.json_text import json_text
    from dateline.ingest.arrivals import Limits
    from dateline.model.report import Refusal
    from dateline.pipeline.annotating import annotate_paths
    from dateline.pipeline.read import ReadOptions

    limits = Limits(max_chars=max_chars, encoding=encoding)
    options = ReadOptions(seconds=seconds, megabytes=memory, limits=limits, gate=gate)
    taken = 0
    for annotated in annotate_paths(paths, manifest=manifest, options=options):
        if isinstance(annotated, Refusal):
            note(f"refused {annotated.source}: {annotated.reason}")
        elif explain:
            taken += 1
            for line in explained(annotated):
                say(clean(line))
        else:
            taken += 1
            say(json_text(annotations_row(annotated)))
    if not taken:
        raise typer.Exit(1)


def export(
    *,
    form: Annotated[str, typer.Option("--as", help="The format: json, csv, ucdp …")] = "json",
    out: Annotated[
        Path | None, typer.Option("--out", help="The file; else standard output.")
    ] = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Black out the names of persons, everywhere.")
    ] = False,
    store: StoreOption = STORE,
) -> None:
    """Write the incidents in a format of the field."""
    from dateline.export.formats import export as write
    from dateline.export.formats import format_named, left_out
    from dateline.export.redacted import redacted
    from dateline.pipeline import api

    format_named(form)
    kept = api.open(store)
    try:
        findings = api.findings_of(kept)
        if redact:
            findings = redacted(findings)
        data, missing = write(findings, form), left_out(findings, form)
    finally:
        kept.close()
    if out is None:
        sys.stdout.buffer.write(data)
        return
    _write(out, data)
    note(f"{out}: {form}, {len(data):,} bytes")
    if missing:
        beside = out.with_name(f"{out.name}.left-out.csv")
        _write(beside, missing.encode())
        note(f"{beside}: what {form} has no room for")


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: whoever reads the file never finds half of it."""
    half_done = path.with_name(f".{path.name}.part")
    try:
        half_done.write_bytes(data)
        half_done.replace(path)
    except OSError as error:
        raise InputError(f"{path} can't be written: {error.strerror}") from error


def settle(
    *,
    policy: Annotated[
        str | None, typer.Option("--policy", help="How values are chosen: ucdp, acled, …")
    ] = None,
    store: StoreOption = STORE,
    engine: Annotated[
        str, typer.Option("--engine", help="Where reports are linked: local, or ray for a cluster.")
    ] = "local",
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Workers of a cluster.")] = 1,
) -> None:
    """Rebuild the incidents from the facts in the store."""
    from dateline.pipeline import api

    conclusions = api.settle(store, policy=policy, engine=engine, jobs=jobs)
    kept = api.open(store)
    used = kept.settling()
    kept.close()
    name = used.policy if used else policy
    count = _number(len(conclusions.incidents), "incident")
    say(f"{count} in {clean(called(store))}, settled by policy {name}")
