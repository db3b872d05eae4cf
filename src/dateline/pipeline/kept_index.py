"""The index of a store, as linking asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.link.index import Form, posted
from dateline.link.keys import Blocking, key_of, word_key, wordings_of
from dateline.link.mentions import Mention, page_digest
from dateline.link.pages import page_of
from dateline.link.rarity import Rarity, age, counted_words
from dateline.model.claims import EventSaid
from dateline.model.reading import Digest, Reading, page_id
from dateline.store.codec import decode, encode
from dateline.store.standing import Standing
from dateline.store.workings import ALWAYS, FormRow, Workings

V = TypeVar("V")


class KeptIndex:
    """Answers from a store, each remembered as long as this is used."""

    def __init__(
        self, workings: Workings, standing: Standing, rarity: Rarity, options: Blocking
    ) -> None:
        self.workings = workings
        self.standing = standing
        self.rarity = rarity
        self._options = options
        self._names: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._digests: dict[str, Digest] = {}
        self._readings: dict[str, Reading] = {}

    # ------------------------------------------------------------------------- asked

    def spots(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[int] | None]:
        """The forms under each key."""
        found = self.workings.spots(keys, most + 1)
        return {key: forms if len(forms) <= most else None for key, forms in found.items()}

    def wordings(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[str]]:
        """The reports under each key."""
        found = self.workings.wordings(keys, most + 1)
        few = {key: numbers for key, numbers in found.items() if len(numbers) <= most}
        self._name({number for numbers in few.values() for number in numbers})
        return {key: [self._names[n] for n in numbers] for key, numbers in few.items()}

    def forms(self, numbers: Collection[int]) -> Mapping[int, Form]:
        """The forms of these numbers."""
        return {form.number: form for form in self._told(self.workings.forms(numbers))}

    def forms_in(self, reports: Collection[str]) -> Mapping[str, Sequence[Form]]:
        """All forms of the mentions of each report."""
        self._number(reports)
        found: dict[str, list[Form]] = defaultdict(list)
        for form in self._told(self.workings.forms_in([self._numbers[r] for r in reports])):
            found[form.mention.report].append(form)
        return found

    def readings(self, reports: Collection[str]) -> Mapping[str, Reading]:
        """The readings of those of the reports that there are."""
        return _remembered(self._readings, reports, self.workings.readings)

    def on_pages(self, pages: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The reports that stand on each page."""
        by_key = {key_of("page", page): page for page in pages}
        found = self.workings.on_pages(by_key)
        return {by_key[key]: reports for key, reports in found.items()}

    def digests(self, reports: Collection[str]) -> Mapping[str, Digest]:
        """The digests of the reports, whose words' rarity is known from then on."""
        return _remembered(self._digests, reports, self._fetched)

    def circles(self, events: Collection[str]) -> Mapping[str, str]:
        """All event mentions that are in the circles of these, each with its report."""
        return self.standing.circles(events)

    def _fetched(self, reports: Collection[str]) -> dict[str, Digest]:
        found = self.workings.digests(reports)
        words = {word for digest in found.values() for word in counted_words(digest)}
        keys = {word_key(word): word for word in words if not self.rarity.held_by(word)}
        self.rarity.hear({keys[key]: n for key, n in self.workings.heard(keys).items()})
        return found

    def _told(self, rows: Sequence[FormRow]) -> Iterable[Form]:
        mentions = [decode(row.body, Mention) for row in rows]
        digests = self.digests({mention.report for mention in mentions})
        for row, mention in zip(rows, mentions, strict=True):
            digest = digests[mention.report]
            digest = page_digest(digest) if mention.page else digest
            whole = replace(
                mention,
                digest=digest,
                words=frozenset(digest.words),
                quotes=frozenset(digest.quotes),
                ages=frozenset(digest.ages),
            )
            yield Form(row.number, whole, row.since, row.until)

    def _name(self, numbers: Collection[int]) -> None:
        missing = set(numbers) - self._names.keys()
        found = self.workings.names(missing)
        self._names |= found
        self._numbers |= {report: number for number, report in found.items()}

    def _number(self, reports: Collection[str]) -> None:
        missing = set(reports) - self._numbers.keys()
        found = self.workings.entries(missing)
        self._numbers |= found
        self._names |= {number: report for report, number in found.items()}

    # ------------------------------------------------------------------------- added

    def put_forms(self, mentions: Mapping[str, Sequence[Mention]], since: int) -> None:
        """Adds the forms that the mentions have from a round on."""
        self._number(mentions)
        if since:
            self.workings.end_forms([self._numbers[report] for report in mentions], since - 1)
        number = self.workings.next_form()
        rows, spots = [], {}
        for report in sorted(mentions):
            for mention in mentions[report]:
                entry = self._numbers[report]
                rows.append(FormRow(number, entry, since, ALWAYS, encode(_bare(mention))))
                spots[number] = posted(mention, since, self._options)
                number += 1
        self.workings.put_forms(rows, spots)

    def take_back(self, reports: Collection[str], since: int) -> None:
        """Takes away the forms that reports have from a round on."""
        if reports:
            self._number(reports)
            self.workings.take_back([self._numbers[report] for report in reports], since)

    def add_reports(self, readings: Mapping[int, Reading]) -> None:
        """Adds reports with the numbers of their readings, their words and their mentions."""
        rows = []
        for seq, reading in readings.items():
            page = page_of(reading.report.url)
            day, report = age(reading.report)
            key = key_of("page", page) if page else None
            rows.append({"report": report, "reading": seq, "day": day, "page": key, "first": 0})
        numbers = self.workings.add_entries(rows)
        words = sorted(
            (key, numbers[reading.report.id])
            for reading in readings.values()
            for key in wordings_of(reading.digest)
        )
        self.workings.add_wordings(words)
        self.standing.add_members(
            (event, numbers[reading.report.id], whole)
            for reading in readings.values()
            for event, whole in sorted(_events_of(reading).items())
        )


def _remembered(
    known: dict[str, V], wanted: Collection[str], ask: Callable[[Collection[str]], dict[str, V]]
) -> dict[str, V]:
    missing = sorted(set(wanted) - known.keys())
    if missing:
        known |= ask(missing)
    return {key: known[key] for key in wanted if key in known}


def _bare(mention: Mention) -> Mention:
    """Without what the digest of its report holds."""
    nothing = Digest(mention.report)
    return replace(mention, digest=nothing, words=frozenset(), quotes=frozenset(), ages=frozenset())


def _events_of(reading: Reading) -> dict[str, str | None]:
    """The event mentions of a report, each with the one that it is part of."""
    found: dict[str, str | None] = {}
    if not reading.claims and reading.digest.address:
        found[page_id(reading.report.id)] = None
    for claim in reading.claims:
        whole = claim.value.part_of if isinstance(claim.value, EventSaid) else None
        found[claim.event] = whole or found.get(claim.event)
    return found
