"""What a store does, whichever database is behind it.

Facts (reports, readings with their claims and digests, refusals, judgements, incident ids)
are added and never changed. Conclusions are replaced, as a whole or in part. Every method
that writes is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dateline.model.incidents import Conclusions, Judgement
from dateline.model.reading import Reading
from dateline.model.report import Refusal, Report

if TYPE_CHECKING:
    from dateline.store.standing import Standing
    from dateline.store.workings import Workings


@dataclass(frozen=True, slots=True)
class Settling:
    """By which policy and settings the conclusions were made, and of which facts."""

    policy: str
    config_sha256: str
    version: str
    facts: str


class Store(Protocol):
    """Facts in, facts and conclusions out."""

    @property
    def name(self) -> str:
        """What its user calls it: the path of the file, or an address without its password."""

    @property
    def writable(self) -> bool:
        """Whether anything can be added."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it is kept in; none where a server keeps it."""

    def add_config(self, sha256: str, config: Mapping[str, Any]) -> None:
        """Keeps the settings that readings are made with; known ones add nothing."""

    def add_reading(self, reading: Reading, *, config: str, raw: bytes | None = None) -> bool:
        """Keeps a report with what it claims, and the bytes that its text was extracted from;
        False where this reading is known."""

    def add_refusal(self, refusal: Refusal) -> bool:
        """Keeps that an input was not taken; False where that is known."""

    def add_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Keeps persons' decisions, all or none; says how many of them are new."""

    def is_read(self, report: Report, *, config: str) -> bool:
        """Whether the report, with all that is known of it, was read with these settings."""

    def report(self, id: str) -> Report | None:
        """The report with what the latest reading knew of it."""

    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, in order."""

    def same_text(self, sha256: str) -> tuple[Report, ...]:
        """The reports that have this very text, by id."""

    def raw(self, sha256: str) -> bytes | None:
        """The bytes of this hash that a text was extracted from."""

    def readings(self) -> Iterator[Reading]:
        """The latest reading of each report, by report id."""

    def reading(self, id: str) -> Reading | None:
        """The latest reading of one report."""

    def refusals(self) -> tuple[Refusal, ...]:
        """What was not taken, in the order in which it was met."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All decisions, the earliest first."""

    def minted(self) -> tuple[tuple[str, str], ...]:
        """Incident ids with the event mentions that they were given to, the earliest first."""

    def working(self) -> AbstractContextManager[tuple[Workings, Standing]]:
        """What a settling works with, in one transaction that writes."""

    def conclusions(self) -> Conclusions | None:
        """The conclusions of the last settling; None where nothing was settled."""

    def settling(self) -> Settling | None:
        """How the conclusions were made."""

    def facts(self) -> str:
        """A word that changes whenever a reading or judgement is added."""

    def totals(self) -> dict[str, int]:
        """How many rows of each kind there are."""

    def close(self) -> None:
        """Lets go of the database."""
