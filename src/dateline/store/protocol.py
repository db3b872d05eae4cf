"""What a store does, whichever database is behind it.

Facts (reports, readings with their claims and digests, refusals, judgements, incident ids)
are added and never changed. Conclusions are replaced, as a whole or in part. Every method
that writes is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dateline.model.claims import Claim
from dateline.model.incidents import Conclusions, Incident, Judgement, Lineage, Link
from dateline.model.reading import Reading
from dateline.model.report import Published, Refusal, Report

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

    def configs(self) -> tuple[str, ...]:
        """The fingerprints of the settings that the latest readings were made with, in order."""

    def reading(self, id: str) -> Reading | None:
        """The latest reading of one report."""

    def readings_of(self, reports: Iterable[str]) -> tuple[Reading, ...]:
        """The latest readings of these reports, by report id."""

    def listed(self, *, limit: int, offset: int = 0) -> tuple[Report, ...]:
        """Reports by id, without their texts, and with the days that were worked out."""

    def read_after(self, facts: str) -> tuple[str, ...]:
        """The reports that were read since `facts` was this word."""

    def claims_of(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims of these ids, from the latest readings that hold them."""

    def search(self, words: str) -> tuple[str, ...]:
        """The reports that hold all the words, the best match first; none for no words."""

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

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents of the last settling."""

    def some_incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        """Those of these incidents that there are, with their relations."""

    def reports_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """The report of each of the event mentions that were settled."""

    def lineages_of(self, reports: Iterable[str]) -> tuple[Lineage, ...]:
        """The lineages of these reports."""

    def published_of(self, reports: Iterable[str]) -> dict[str, Published]:
        """The days of publication that were worked out, of these reports."""

    def links_near(self, *, limit: int, offset: int = 0) -> tuple[Link, ...]:
        """The links, those nearest to the fence between one and two events first."""

    def links_on(self, mentions: Iterable[str]) -> tuple[Link, ...]:
        """The links of which one side is one of these mentions, in order."""

    def settling(self) -> Settling | None:
        """How the conclusions were made."""

    def facts(self) -> str:
        """A word that changes whenever a reading or judgement is added."""

    def moment(self) -> tuple[str, Settling | None]:
        """The store's facts and how the conclusions were made, of one moment."""

    def entries(self, kind: str) -> dict[str, str]:
        """What the review desk keeps of this kind, by key."""

    def keep_entry(self, kind: str, key: str, body: str) -> None:
        """Keeps an entry of the desk in place of what was there under the key."""

    def drop_entry(self, kind: str, key: str) -> bool:
        """Forgets an entry of the desk; False where there is none."""

    def total(self, kind: str) -> int:
        """How many rows of one kind there are."""

    def totals(self) -> dict[str, int]:
        """How many rows of each kind there are."""

    def close(self) -> None:
        """Lets go of the database."""
