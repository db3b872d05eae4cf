"""Countries that a report speaks of by their peoples alone ("Sri Lankan police"): no places of the
text, but they stand beside them when a name must be chosen among its bearers."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dateline.ground.places.gazetteer import Gazetteer, Hit, NameKind
from dateline.ground.places.names import Found
from dateline.model.annotated import Annotated
from dateline.model.countries import countries
from dateline.model.span import Span

PEOPLE = "NORP"
MOST = 8
"""So many peoples, those told first, are heard."""


def peoples_of(annotated: Annotated, gazetteer: Gazetteer) -> list[Found]:
    """The countries of the peoples that a report names, each once, as names that stand in no
    text."""
    known = _demonyms()
    told: dict[str, None] = {}
    for before, token in pairwise(annotated.tokens):
        both = f"{before.text} {token.text}".lower()
        if both in known:
            told[known[both]] = None
        elif token.text.lower() in known and (token.entity == PEOPLE or token.tag == "JJ"):
            told[known[token.text.lower()]] = None
    return [found for code in list(told)[:MOST] if (found := _named(code, gazetteer))]


def _named(code: str, gazetteer: Gazetteer) -> Found | None:
    entry = gazetteer.division(code)
    if entry is None:
        return None
    hits = (Hit(entry, NameKind.OTHER),)
    return Found(0, 0, Span(0, 0), code, f"\x00people {code}", hits, "GPE", (0, 0), None)


@cache
def _demonyms() -> dict[str, str]:
    """The code of the country by demonym; those of several countries are left out."""
    found: dict[str, set[str]] = {}
    for code, country in countries().items():
        for demonym in country.demonyms:
            found.setdefault(demonym.lower(), set()).add(code)
    return {word: codes.pop() for word, codes in found.items() if len(codes) == 1}
