"""The manifest: a CSV file that says what is known of the files that are read.

Columns: `file` (a name within the paths that are read), and where known `outlet`,
`published`, `url`, `language`, `title`, and `captured`: the moment at which the file's bytes
were fetched (2031-03-05T10:12:13Z).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from dateline.ingest.arrivals import Known, Limits
from dateline.ingest.capture import by_iso
from dateline.ingest.dates import parse_published
from dateline.ingest.text import bounded, decode_text
from dateline.model.errors import InputError, RefusedError
from dateline.model.report import UNDATED, Refusal, Report


@dataclass(frozen=True, slots=True)
class Row:
    """What the manifest says of one file; `wrong` is why it can't be believed."""

    line: int
    file: str
    known: Known
    wrong: str | None = None
    captured: datetime | None = None


@dataclass(slots=True)
class Manifest:
    """The rows by the name that they give, and which of them found their file."""

    source: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    twice: list[Refusal] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    ambiguous: Counter[str] = field(default_factory=Counter)

    def expect(self, keys: Iterable[str]) -> None:
        """Tells which names are to come, so that a bare name that several files have is
        given to none."""
        self.ambiguous = Counter(PurePosixPath(key).name for key in keys)

    def complete(self, report: Report, *names: str) -> Report:
        """The report with what its row says; `RefusedError` where the row is wrong."""
        row = self._row(names)
        if row is None:
            return report
        self.found.add(row.file)
        if row.wrong:
            raise RefusedError(f"{self.source}, line {row.line}: {row.wrong}")
        known = row.known
        extraction = report.extraction
        if extraction and row.captured:
            extraction = replace(extraction, captured=row.captured)
        return replace(
            report,
            extraction=extraction,
            outlet=known.outlet or report.outlet,
            url=known.url or report.url,
            title=known.title or report.title,
            language=known.language or report.language,
            published=known.published if known.published != UNDATED else report.published,
        )

    def note(self, *names: str) -> None:
        """A file was there, though it gave no report."""
        if row := self._row(names):
            self.found.add(row.file)

    def _row(self, names: Sequence[str]) -> Row | None:
        if not self.rows:
            return None
        bare = [PurePosixPath(name).name for name in names]
        alone = [name for name in bare if self.ambiguous[name] < 2]
        return next((self.rows[n] for n in (*names, *alone) if n in self.rows), None)

    def unmatched(self) -> Iterator[Refusal]:
        """The rows that can't be used."""
        yield from self.twice
        for row in self.rows.values():
            if row.file in self.found:
                continue
            count = self.ambiguous[row.file]
            why = (
                f"{count} files are called {row.file!r}; write their folder too"
                if count > 1
                else f"no file {row.file!r} was read"
            )
            yield Refusal(f"{self.source}, line {row.line}", why)


def load_manifest(path: Path | str, limits: Limits) -> Manifest:
    """The manifest of this file; `InputError` where it is none."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            text = decode_text(bounded(file, limits.max_bytes), limits)
    except OSError as error:
        raise InputError(f"the manifest {path} can't be read: {error.strerror}") from error
    except RefusedError as error:
        raise InputError(f"the manifest {path} can't be read: {error}") from error
    manifest = Manifest(str(path))
    lines = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    try:
        if "file" not in (lines.fieldnames or ()):
            raise InputError(f"the manifest {path} has no column 'file' in its first line")
        for raw in lines:
            _add(manifest, _row(raw, lines.line_num))
    except csv.Error as error:
        raise InputError(f"the manifest {path}, line {lines.line_num}: {error}") from error
    return manifest


def _add(manifest: Manifest, row: Row) -> None:
    if not row.file:
        manifest.twice.append(Refusal(f"{manifest.source}, line {row.line}", "names no file"))
    elif row.file in manifest.rows:
        why = f"{row.file!r} was named before, in line {manifest.rows[row.file].line}"
        manifest.twice.append(Refusal(f"{manifest.source}, line {row.line}", why))
    else:
        manifest.rows[row.file] = row


def _row(raw: dict[str, str | None], line: int) -> Row:
    def said(column: str) -> str | None:
        return (raw.get(column) or "").strip() or None

    file = (said("file") or "").replace("\\", "/").removeprefix("./")
    known = Known(said("outlet"), said("url"), said("title"), said("language"))
    try:
        known = replace(known, published=parse_published(said("published")))
    except RefusedError as error:
        return Row(line, file, known, str(error))
    captured = by_iso(said("captured"))
    if said("captured") and captured is None:
        why = f"captured {said('captured')!r} is no moment such as 2031-03-05T10:12:13Z"
        return Row(line, file, known, why)
    return Row(line, file, known, captured=captured)
