"""Which pairs of event mentions are worth a look: those that share a place and days, rare
words, a person's name, a quotation or wording. Everything else is never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dateline.link.index import BY_LINKS, Form, Index, MemoryIndex
from dateline.link.keys import Blocking, spots_of, wordings_of
from dateline.link.mentions import Mention
from dateline.link.rarity import Rarity
from dateline.model.reading import Digest

UNCROWDED = 1_000_000
"""So many mentions at the most are asked for under the keys of reports dated by links."""
LEADING = 4
"""So many events of a report at the most are compared because of its words."""

Pair = tuple[int, int]


class Candidates:
    """Asks an index once for each mention and each report, and remembers the answers."""

    def __init__(self, index: Index, rarity: Rarity, options: Blocking) -> None:
        self.index = index
        self.rarity = rarity
        self.options = options
        self.forms: dict[int, Form] = {}
        self._near: dict[int, frozenset[int]] = {}
        self._alike: dict[str, Mapping[str, int]] = {}
        self._in: dict[str, Sequence[Form]] = {}
        self._pairs: dict[tuple[int, int], set[Pair]] = {}
        self._lead: dict[tuple[str, int], Sequence[Form]] = {}

    def pairs(self, asking: Collection[Form], turn: int) -> set[Pair]:
        """Pairs of an asking mention and another that stand in this round, each once, the
        mention of the lesser id first."""
        self._ask_spots(asking)
        self._ask_words({form.mention.report for form in asking})
        found: set[Pair] = set()
        for form in asking:
            if (form.number, turn) not in self._pairs:
                self._pairs[form.number, turn] = self._pairs_of(form, turn)
            found |= self._pairs[form.number, turn]
        return found

    def _pairs_of(self, form: Form, turn: int) -> set[Pair]:
        others = (self.forms.get(number) for number in self._near[form.number])
        found = {
            _ordered(form, other)
            for other in others
            if other and other.stands(turn) and form.mention.aggregate == other.mention.aggregate
        }
        found.update(_ordered(form, other) for other in self._by_words(form, turn))
        found.discard((form.number, form.number))
        return found

    def forms_in(self, reports: Collection[str]) -> Iterator[Form]:
        """All forms of the mentions of these reports."""
        missing = sorted(set(reports) - self._in.keys())
        if missing:
            found = self.index.forms_in(missing)
            for report in missing:
                self._in[report] = sorted(found.get(report, ()), key=lambda form: form.number)
                self.forms.update((form.number, form) for form in self._in[report])
        for report in reports:
            yield from self._in[report]

    def comes_later(self, turn: int) -> bool:
        """Whether a mention that was met has another form in a later round: its report was
        dated by links of its own circle, and may be linked only then."""
        return any(form.since > turn for form in self.forms.values())

    def forget(self, reports: Iterable[str]) -> None:
        """What was known of these reports no longer holds."""
        for report in reports:
            for form in self._in.pop(report, ()):
                self.forms.pop(form.number, None)
                self._near.pop(form.number, None)
        self._lead.clear()
        self._pairs.clear()

    def _ask_spots(self, asking: Collection[Form]) -> None:
        new = {f.number: spots_of(f.mention, self.options).asked for f in asking
               if f.number not in self._near}  # fmt: skip
        keys = {key for asked in new.values() for pair in asked for key in pair}
        told = self.index.spots(keys, self.options.longest)
        dated = self.index.spots({key ^ BY_LINKS for key in keys}, UNCROWDED)
        for number, asked in new.items():
            self._near[number] = frozenset(
                other
                for counted, wanted in asked
                if told.get(counted, ()) is not None
                for under in (told.get(wanted), dated.get(wanted ^ BY_LINKS))
                for other in under or ()
            )
        near = (self._near[form.number] for form in asking)
        missing = set().union(*near) - self.forms.keys()
        self.forms.update(self.index.forms(missing))

    def _ask_words(self, reports: Collection[str]) -> None:
        """How much the words come to that each report shares with each other one."""
        new = sorted(set(reports) - self._alike.keys())
        weights = {
            report: telling_keys(digest, self.rarity, self.options)
            for report, digest in self.index.digests(new).items()
        }
        keys = {key for each in weights.values() for key in each}
        holders = self.index.wordings(keys, self.options.rare)
        for report in new:
            shared: dict[str, int] = defaultdict(int)
            for key, weight in weights.get(report, {}).items():
                for other in holders.get(key, ()):
                    shared[other] += weight
            shared.pop(report, None)
            self._alike[report] = {
                other: weight for other, weight in shared.items() if weight >= self.options.near
            }

    def _by_words(self, form: Form, turn: int) -> Iterator[Form]:
        """The leading events of reports with telling words in common, where this one leads."""
        alike = self._alike[form.mention.report]
        mine = self._leading(form.mention.report, turn) if alike else ()
        if not any(form is leading for leading in mine):
            return
        list(self.forms_in(alike))
        for report, weight in alike.items():
            theirs = self._leading(report, turn)
            if theirs and (weight >= self.options.far or self._close(mine[0], theirs[0])):
                yield from theirs

    def _leading(self, report: str, turn: int) -> Sequence[Form]:
        if (report, turn) not in self._lead:
            told = (f for f in self.forms_in([report]) if f.stands(turn))
            found = [f for f in told if f.mention.current or f.mention.chief]
            self._lead[report, turn] = found[:LEADING]
        return self._lead[report, turn]

    def _close(self, one: Form, other: Form) -> bool:
        left, right = one.mention.published, other.mention.published
        return not left or not right or abs((left - right).days) <= self.options.published_days


def telling_keys(digest: Digest, rarity: Rarity, options: Blocking) -> Mapping[int, int]:
    """The keys of a report's words by which others are looked up, with what each comes to."""
    least, near = options.rarity, options.near
    return {
        key: near if word is None else weight
        for key, word in wordings_of(digest).items()
        if not (word and " " in word)
        and (weight := near if word is None else rarity.weight(word)) >= least
    }


def _ordered(one: Form, other: Form) -> Pair:
    if (one.mention.id, one.number) <= (other.mention.id, other.number):
        return one.number, other.number
    return other.number, one.number


def candidate_pairs(
    mentions: Sequence[Mention], rarity: Rarity, options: Blocking
) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions that share a key, each once, in order."""
    index = MemoryIndex({m.report: m.digest for m in mentions}, options)
    by_report: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_report[mention.report].append(mention)
    index.put_forms(by_report, 0)
    found = Candidates(index, rarity, options)
    forms = list(found.forms_in(by_report))
    pairs = [(found.forms[a].mention, found.forms[b].mention) for a, b in found.pairs(forms, 0)]
    return sorted(pairs, key=lambda pair: (pair[0].id, pair[1].id))
