"""What linking looks up: which mentions and reports share keys, and what was known of them.

An index may be held in memory or kept in a store; linking asks both the same questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.link.keys import Blocking, spots_of, wordings_of
from dateline.link.mentions import Mention
from dateline.link.pages import page_of
from dateline.model.reading import Digest, Reading

ALWAYS = 99
"""The last round of linking: there are never so many."""
BY_LINKS = 0x5A5A_5A5A_5A5A
"""Keys of mentions whose report was dated by its links differ by this: they never crowd a key
that the reports fill by themselves."""


@dataclass(frozen=True, slots=True)
class Form:
    """A mention as it is in some rounds of linking: as its report tells it, or with the days
    that follow once its report is dated by its links (`since` round 1 or later)."""

    number: int
    mention: Mention
    since: int = 0
    until: int = ALWAYS

    def stands(self, turn: int) -> bool:
        """Whether the mention has this form in a round."""
        return self.since <= turn <= self.until


class Index(Protocol):
    """Mentions and reports by their keys, and the circles that were found before."""

    def spots(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[int] | None]:
        """The forms under each key that has some; None for keys that have more than `most`."""

    def wordings(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[str]]:
        """The reports under each key that has some, but not more than `most`."""

    def forms(self, numbers: Collection[int]) -> Mapping[int, Form]:
        """The forms of these numbers."""

    def forms_in(self, reports: Collection[str]) -> Mapping[str, Sequence[Form]]:
        """All forms of the mentions of each report."""

    def readings(self, reports: Collection[str]) -> Mapping[str, Reading]:
        """The readings of those of the reports that there are."""

    def on_pages(self, pages: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The reports that stand on each page, by its address (see `page_of`)."""

    def digests(self, reports: Collection[str]) -> Mapping[str, Digest]:
        """The digests of the reports."""

    def put_forms(self, mentions: Mapping[str, Sequence[Mention]], since: int) -> None:
        """Adds the forms that the mentions of each report have from a round on; those that
        stood there before end with the round before."""

    def take_back(self, reports: Collection[str], since: int) -> None:
        """Takes away the forms that reports have from this round or a later one on; those of
        the round before stand for good."""

    def circles(self, events: Collection[str]) -> Mapping[str, str]:
        """All event mentions that are in the circles of these as far as circles are known,
        these among them, each with its report; nothing of events that are gone."""


class MemoryIndex:
    """An index of readings that are all at hand; no circle is known before."""

    def __init__(
        self,
        digests: Mapping[str, Digest],
        options: Blocking,
        readings: Mapping[str, Reading] | None = None,
    ) -> None:
        self._options = options
        self._digests = digests
        self._readings = readings or {}
        self._forms: dict[int, Form] = {}
        self._in: dict[str, list[int]] = defaultdict(list)
        self._homes: dict[str, str] = {}
        self._spots: dict[int, list[int]] = defaultdict(list)
        self._wordings: dict[int, list[str]] = defaultdict(list)
        for report, digest in digests.items():
            for key in wordings_of(digest):
                self._wordings[key].append(report)

    def spots(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[int] | None]:
        """The forms under each key."""
        found = {key: self._spots[key] for key in keys if key in self._spots}
        return {key: forms if len(forms) <= most else None for key, forms in found.items()}

    def wordings(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[str]]:
        """The reports under each key that isn't crowded."""
        found = {key: self._wordings[key] for key in keys if key in self._wordings}
        return {key: reports for key, reports in found.items() if len(reports) <= most}

    def forms(self, numbers: Collection[int]) -> Mapping[int, Form]:
        """The forms of these numbers."""
        return {number: self._forms[number] for number in numbers}

    def forms_in(self, reports: Collection[str]) -> Mapping[str, Sequence[Form]]:
        """All forms of the mentions of each report."""
        return {report: [self._forms[n] for n in self._in[report]] for report in reports}

    def readings(self, reports: Collection[str]) -> Mapping[str, Reading]:
        """The readings of the reports."""
        return {report: self._readings[report] for report in reports if report in self._readings}

    def on_pages(self, pages: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The reports that stand on each page."""
        found: dict[str, list[str]] = defaultdict(list)
        for report, reading in self._readings.items():
            if (page := page_of(reading.report.url)) in pages:
                found[str(page)].append(report)
        return found

    def digests(self, reports: Collection[str]) -> Mapping[str, Digest]:
        """The digests of the reports."""
        return {report: self._digests[report] for report in reports}

    def put_forms(self, mentions: Mapping[str, Sequence[Mention]], since: int) -> None:
        """Adds the forms that the mentions have from a round on."""
        for report, told in mentions.items():
            for number in self._in[report]:
                form = self._forms[number]
                if form.until == ALWAYS:
                    self._forms[number] = replace(form, until=since - 1)
            for mention in told:
                number = len(self._forms)
                self._forms[number] = Form(number, mention, since)
                self._in[report].append(number)
                self._homes.update(dict.fromkeys(mention.parts, report))
                for key in posted(mention, since, self._options):
                    self._spots[key].append(number)

    def take_back(self, reports: Collection[str], since: int) -> None:
        """Nothing: readings that are all at hand are linked once."""

    def circles(self, events: Collection[str]) -> Mapping[str, str]:
        """These alone: no circle is known."""
        return {event: self._homes[event] for event in events}


def posted(mention: Mention, since: int, options: Blocking) -> frozenset[int]:
    """The keys that a mention stands under in the index."""
    keys = spots_of(mention, options).posted
    return keys if since == 0 else frozenset(key ^ BY_LINKS for key in keys)
