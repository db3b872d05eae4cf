"""Parses that were made before, kept on disk, so that a changed later stage needs no parser.

A parse is known by the SHA-256 of what determines it: the text, the zones that are parsed,
the parser's name and, for a text in capitals or small letters alone, how these are restored.
Entries are MessagePack; a broken one counts as missing. A folder of them is held under a size:
those that were not asked for the longest go first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec

from dateline.annotate import casing, legible
from dateline.annotate.gate import gated
from dateline.annotate.parse import MODEL, VERSION, Parser, SpacyParser, told_zones
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import Chunk, Name, Sentence, Token, ZoneKind
from dateline.pipeline.config import MODEL_PACKAGE
from dateline.pipeline.supply import digest_of

BATCH = 64
OFTEN = 500
"""After so many new entries a process looks at the size of the folder."""
FULL = 0.9
"""What is left of the size, once there was too much."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of parses, and how many megabytes it may take (and little more meanwhile)."""

    folder: Path
    megabytes: int = 2_000

    def trim(self) -> None:
        """Takes away the entries that nobody asked for the longest, where they are too much."""
        entries = sorted(_entries(self.folder))
        most, held = self.megabytes * 1_000_000, sum(size for _, size, _ in entries)
        if held <= most:
            return
        for _, size, path in entries:
            if held <= most * FULL:
                return
            path.unlink(missing_ok=True)
            held -= size


@dataclass(slots=True)
class Shelf:
    """Entries in a folder, each written whole or not at all; `kept` bounds what they take."""

    folder: Path
    kept: Kept | None = None
    written: int = 0

    def path(self, material: bytes) -> Path:
        """Where stands what follows from this."""
        key = hashlib.sha256(material).hexdigest()
        return self.folder / key[:2] / f"{key}.msgpack"

    def load(self, path: Path) -> bytes:
        """The entry, which counts as asked for; raises OSError where there is none."""
        found = path.read_bytes()
        if self.kept is not None:
            os.utime(path)
        return found

    def keep(self, path: Path, entry: bytes) -> None:
        """Puts the entry there, and looks at the size of the folder now and then."""
        path.parent.mkdir(parents=True, exist_ok=True)
        half_done = path.with_suffix(f".{os.getpid()}")
        half_done.write_bytes(entry)
        half_done.replace(path)
        self.written += 1
        if self.kept is not None and self.written % OFTEN == 0:
            self.kept.trim()


def _entries(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """When each entry was last asked for, and its size."""
    for path in folder.glob("*/*.msgpack"):
        with suppress(FileNotFoundError):
            found = path.stat()
            yield found.st_mtime_ns, found.st_size, path


def parser_of(gate: str, kept: Kept | None) -> Parser:
    """The installed model behind a gate; it is asked only for what isn't kept."""
    parser: Parser = SpacyParser.load()
    if kept is not None:
        parser = CachedParser(parser, kept.folder, parser_name(), kept)
    return gated(parser, gate)


@cache
def parser_name() -> str:
    """The installed model by its files, and the parser's version."""
    return f"{VERSION}/{MODEL}/{digest_of(MODEL_PACKAGE)}"


@dataclass(slots=True)
class CachedParser:
    """A parser that asks a folder first and keeps there what it had to parse; `kept` bounds
    what the folder takes."""

    parser: Parser
    folder: Path
    name: str
    kept: Kept | None = None
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.folder, self.kept)

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        """The same reports in the same order, with syntax."""
        waiting = iter(reports)
        while group := list(islice(waiting, BATCH)):
            known = {id(report): self._load(report) for report in group}
            parsed = self.parser([report for report in group if known[id(report)] is None])
            for report in group:
                found = known[id(report)]
                if found is None:
                    found = next(iter(parsed))
                    self._keep(report, found)
                yield found

    def _path(self, annotated: Annotated) -> Path:
        zones = [(z.span.start, z.span.end, z.kind.value) for z in told_zones(annotated)]
        parts = [self.name, annotated.report.sha256, zones]
        texts = [zone.span.of(annotated.report.text) for zone in told_zones(annotated)]
        if any(map(casing.one_case, texts)):
            parts.append(casing.VERSION)
        if any(legible.legible(text)[1] is not None for text in texts):
            parts.append(legible.VERSION)
        return self.shelf.path(msgspec.msgpack.encode(parts))

    def _keep(self, report: Annotated, parsed: Annotated) -> None:
        rows = (
            [astuple_token(t) for t in parsed.tokens],
            [
                (s.index, *astuple(s.span), s.first, s.last, s.zone, s.paragraph)
                for s in parsed.sentences
            ],
            [(c.first, c.last, c.root) for c in parsed.chunks],
            [(*astuple(n.span), n.label, n.first, n.last) for n in parsed.names],
        )
        self.shelf.keep(self._path(report), msgspec.msgpack.encode(rows))

    def _load(self, report: Annotated) -> Annotated | None:
        try:
            entry = self.shelf.load(self._path(report))
            tokens, sentences, chunks, names = msgspec.msgpack.decode(entry)
        except (OSError, msgspec.DecodeError, ValueError):
            return None
        return replace(
            report,
            tokens=tuple(Token(*row) for row in tokens),
            sentences=tuple(
                Sentence(i, Span(start, end), first, last, ZoneKind(zone), paragraph)
                for i, start, end, first, last, zone, paragraph in sentences
            ),
            chunks=tuple(Chunk(*row) for row in chunks),
            names=tuple(Name(Span(start, end), *rest) for start, end, *rest in names),
        )


def astuple_token(token: Token) -> tuple[object, ...]:
    """A token as a plain row."""
    return (
        token.index, token.start, token.end, token.text, token.lemma,
        token.pos, token.tag, token.dep, token.head, token.entity,
    )  # fmt: skip
