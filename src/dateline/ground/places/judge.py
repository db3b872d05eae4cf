"""Judges whether a name is meant as a place: a person's name is no town, a common word at the
start of a sentence neither. A weighing of readable signs; the weights were learned
(`training/places/`), the signs are here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dateline.ground.places.choose import LARGE_KM, Choice
from dateline.ground.places.context import Told
from dateline.ground.places.gazetteer import Hit, NameKind
from dateline.ground.places.names import Found, is_capital
from dateline.ground.places.words import (
    BODIES,
    BUILDINGS,
    DIRECTIONS,
    FEATURE_WORDS,
    IN,
    NATURE,
    OFFICES,
    PLACE_VERBS,
    STREETS,
    TITLES,
    TO,
    common_words,
)
from dateline.model.annotated import Annotated
from dateline.model.text import Token

Signs = dict[str, float]

LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "DATE", "EVENT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A name with what is told of it, the place that it would mean, and how likely it is meant
    as a place at all."""

    name: Found
    told: Told
    choice: Choice | None
    likely: float


@dataclass(slots=True)
class Tally:
    """How the words of a report are used elsewhere in it."""

    labels: dict[str, Counter[str]] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    person_words: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, annotated: Annotated, names: Sequence[Found]) -> Tally:
        """Counts labels by name, and the words of persons' names."""
        tally = cls()
        for name in names:
            tally.labels.setdefault(name.folded, Counter())[name.label] += 1
        for person in annotated.names:
            words = [t.text.lower() for t in annotated.tokens[person.first : person.last]]
            if person.label == "PERSON" and len(words) > 1:
                tally.person_words.update(words)
                tally.surnames.add(next((w for w in reversed(words) if w[0].isalpha()), ""))
        tally.lower = {t.text for t in annotated.tokens if t.text.islower() and t.text.isalpha()}
        return tally


def surface_signs(
    annotated: Annotated, names: Sequence[Found], told: Sequence[Told]
) -> list[Signs]:
    """What a name's own words and those beside it say for or against a place."""
    tally = Tally.of(annotated, names)
    starts = {sentence.first for sentence in annotated.sentences}
    parents = {parent for context in told for parent in context.parents}
    return [
        {
            "bias": 1.0,
            **{
                sign: value
                for sign, value in chain(
                    _label_signs(name, tally),
                    _gazetteer_signs(name),
                    _own_signs(annotated.tokens, name, starts),
                    _beside_signs(annotated.tokens, name),
                    _told_signs(context, is_parent=index in parents),
                )
                if value
            },
        }
        for index, (name, context) in enumerate(zip(names, told, strict=True))
    ]


def choice_signs(name: Found, choice: Choice | None) -> Signs:
    """What the chosen place says of the name."""
    if choice is None:
        return {}
    entry = choice.entry
    return {
        "chosen_population": math.log10(entry.population + 10) / 8,
        "chosen_share": choice.share,
        "chosen_context": choice.context,
        "chosen_country": float(entry.feature.startswith("PCL")),
        "chosen_adm1": float(entry.feature == "ADM1"),
        "chosen_context_one_word": choice.context * float(name.last - name.first == 1),
        f"chosen_context_{name.label}": choice.context,
    }


def _label_signs(name: Found, tally: Tally) -> Iterator[tuple[str, float]]:
    label = name.label if name.label in LABELS else "other" if name.label else "none"
    known = "known" if name.hits else "unknown"
    yield f"label_{label}_{known}", 1.0
    whole = name.entity == (name.first, name.last)
    if label in {"ORG", "PERSON", "FAC", "GPE", "LOC"} and name.entity:
        yield f"whole_{label}" if whole else f"part_{label}", 1.0
        if not whole and name.first == name.entity[0]:
            yield f"first_in_{label}", 1.0
        if not whole and name.last == name.entity[1]:
            yield f"last_in_{label}", 1.0
    count = tally.labels[name.folded]
    total = count.total()
    if total > 1:
        yield "elsewhere_place", (count["GPE"] + count["LOC"]) / total
        yield "elsewhere_person", count["PERSON"] / total
    if name.last - name.first == 1:
        word = name.folded
        yield "surname_here", float(word in tally.surnames)
        yield "person_word_here", float(word in tally.person_words)
        yield "lower_here", float(word in tally.lower)
        yield "common_word", float(word in common_words())


def _gazetteer_signs(name: Found) -> Iterator[tuple[str, float]]:
    if not name.hits:
        return
    best = max(name.hits, key=_fame)
    yield "population", math.log10(best.entry.population + 10) / 8
    yield "fame", math.log10(best.entry.fame + 1) / 2
    kinds = {hit.kind for hit in name.hits}
    yield "chief_name", float(NameKind.CHIEF in kinds)
    yield "only_derived", float(kinds == {NameKind.DERIVED})
    yield "short_name", float(NameKind.SHORT in kinds)
    features = {hit.entry.feature[:4] for hit in name.hits}
    yield "can_be_country", float("PCLI" in features)
    yield "can_be_adm1", float("ADM1" in features)
    yield "only_adm2", float(features == {"ADM2"})
    yield "supplement", float(any(_is_large(hit) for hit in name.hits))
    yield "many", math.log10(len(name.hits))
    chief = [h.entry.population for h in name.hits if h.kind is NameKind.CHIEF]
    yield "chief_population", math.log10(max(chief, default=0) + 10) / 8


def _is_large(hit: Hit) -> bool:
    return hit.entry.id < 0 and hit.entry.radius_km >= LARGE_KM


def _fame(hit: Hit) -> tuple[int, int]:
    return hit.entry.population, hit.entry.fame


def _own_signs(
    tokens: Sequence[Token], name: Found, starts: set[int]
) -> Iterator[tuple[str, float]]:
    own = tokens[name.first : name.last]
    first, last = own[0], own[-1]
    yield "words", float(min(len(own), 4))
    yield "several_words", float(len(own) > 1)
    yield "capitals", float(first.text.isupper() and len(first.text) > 1)
    yield "short", float(len(name.folded) <= 3)
    yield "starts_sentence", float(name.first in starts)
    yield "not_proper", float(all(token.tag not in {"NNP", "NNPS"} for token in own))
    yield "digits", float(any(c.isdigit() for c in name.folded))
    yield "whole_run", float(name.run == (name.first, name.last))
    yield "run_goes_on", float(name.run[1] > name.last)
    yield "run_before", float(name.run[0] < name.first)
    for kind, words in (("street", STREETS), ("building", BUILDINGS), ("nature", NATURE)):
        word = last.text.lower().rstrip(".")
        yield f"is_{kind}", float(word in words and len(own) > 1)
        yield f"only_{kind}", float(word in words and len(own) == 1)
    yield "only_body", float(len(own) == 1 and last.text.lower() in BODIES)
    yield "only_feature", float(len(own) == 1 and last.text.lower() in FEATURE_WORDS)
    yield "only_direction", float(len(own) == 1 and last.text.lower() in DIRECTIONS)
    yield "only_title", float(len(own) == 1 and last.text.lower().rstrip(".") in TITLES)
    yield f"dep_{last.dep}", 1.0
    yield f"tag_{last.tag}", 1.0


def _beside_signs(tokens: Sequence[Token], name: Found) -> Iterator[tuple[str, float]]:
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    if before is not None:
        word = before.text.lower().rstrip(".")
        yield "after_in", float(word in IN)
        yield "after_to", float(word in TO)
        yield "after_the", float(word == "the")
        yield "after_title", float(word in TITLES)
        yield "after_comma", float(word == ",")
        yield "after_and", float(word in {"and", "or"})
        yield "after_direction", float(word in DIRECTIONS)
        yield "after_capital", float(is_capital(before) and name.run[0] < name.first)
        yield "after_of_body", float(word == "of" and name.first - 2 >= name.run[0])
        yield "after_place_verb", float(before.lemma in PLACE_VERBS)
        yield "after_person", float(before.entity == "PERSON")
        yield "after_hyphen", float(word in {"-", "–"})
        yield "after_slash_party", float(word == "-" and tokens[name.first - 2].text in {"R", "D"})
    if after is not None:
        word = after.text.lower().rstrip(".")
        yield "before_own", float(word in {"'s", "’s"})
        yield "before_comma", float(word == ",")
        yield "before_said", float(after.lemma in {"say", "tell", "add", "ask", "think"})
        yield "before_verb", float(after.tag in {"VBD", "VBZ"} and after.lemma not in {"be"})
        yield "before_feature", float(word in FEATURE_WORDS)
        yield "before_office", float(word in OFFICES or word in TITLES)
        yield "before_number", float(after.text[0].isdigit())
        yield "before_age", float(_is_age(tokens, name.last))
        yield "before_hyphen", float(word in {"-", "–"})
        going_on = name.run[1] > name.last
        for kind, words in (("street", STREETS), ("building", BUILDINGS), ("nature", NATURE)):
            yield f"before_{kind}", float(going_on and word in words)
        yield "before_body", float(going_on and word in BODIES)
        yield "before_capital", float(going_on and is_capital(after))
        yield "before_person", float(after.entity == "PERSON" and going_on)
        tail = tokens[name.run[1] - 1].text.lower() if going_on else ""
        yield "run_ends_building", float(tail in BUILDINGS)
        yield "run_ends_street", float(tail in STREETS)
        yield "run_ends_body", float(tail in BODIES)


def _is_age(tokens: Sequence[Token], index: int) -> bool:
    """Whether an age between commas follows ("Hall, 19, of")."""
    if index + 1 >= len(tokens) or tokens[index].text not in {",", "("}:
        return False
    number = tokens[index + 1].text
    return number.isdigit() and len(number) <= 2


def _told_signs(told: Told, *, is_parent: bool) -> Iterator[tuple[str, float]]:
    yield "has_parent", float(bool(told.parents))
    yield "inside_parent", float(told.inside)
    yield "is_parent", float(is_parent)
    yield "sort_told", float(bool(told.sort))
