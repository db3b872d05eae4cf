"""What a person is and for whom he stands, told beside his name: "Interior Ministry spokesman
X", "X, commander of the 3rd brigade,", "a member of the council, X,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.actors.described import Reading
from dateline.ground.actors.focus import Focus
from dateline.ground.actors.layout import Layout
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import Name, Token

AT_HOME = frozenset({"COP", "MIL", "JUD", "LEG"})
REACH = 14  # words that a role may be long
TITLES_ONLY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})


@dataclass(frozen=True, slots=True)
class Post:
    """A role, its organisation, the country it belongs to and its PLOVER sector."""

    role: str | None = None
    organization: str | None = None
    country_code: str | None = None
    sector: str | None = None


def find_post(name: Name, layout: Layout, focus: Focus) -> Post:
    """The post that is told behind a name, in front of it or as part of the noun phrase."""
    sentence = layout.sentence(name.first)
    for first, last in (
        _behind(layout.tokens, name, sentence),
        _in_front(layout.tokens, name, sentence),
        _within(layout.tokens, name, sentence),
    ):
        inside = layout.between(first, last)
        office = next((r for r in inside if r.entry.word and r.entry.word.sort == "office"), None)
        office = office or next((r for r in inside if _is_job(r)), None)
        outlet = next(
            (r for r in inside if r.entry.known and r.entry.known.actor.kind == "outlet"), None
        )
        if office is not None and office.entry.spelt not in TITLES_ONLY:
            return _post(layout.annotated, office, inside, (first, last), focus)
        if outlet is not None and outlet.entry.known and last == name.first:
            return Post(
                None, outlet.entry.known.actor.name, outlet.entry.known.actor.country_code, "JRN"
            )
    return Post()


def _is_job(reading: Reading) -> bool:
    word = reading.entry.word
    return word is not None and word.sort == "people" and word.kind.value == "person"


def _behind(tokens: Sequence[Token], name: Name, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words after "X," up to the next comma, verb or end."""
    start = name.last
    if start >= sentence[1] or tokens[start].text not in (",", "(", "-", "–", "—", "--"):
        return start, start
    end = start + 1
    while end < min(sentence[1], start + REACH) and not _closes(tokens[end]):
        end += 1
    return start + 1, end


def _in_front(tokens: Sequence[Token], name: Name, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words before ", X" back to the previous mark or verb."""
    end = name.first - 1
    if end <= sentence[0] or tokens[end].text != ",":
        return name.first, name.first
    if name.last < sentence[1] and tokens[name.last].pos in ("CCONJ", "NOUN", "PROPN"):
        return name.first, name.first  # a list, not an apposition
    start = end
    while start > max(sentence[0], end - REACH) and not _closes(tokens[start - 1]):
        start -= 1
    return start, end


def _within(tokens: Sequence[Token], name: Name, sentence: tuple[int, int]) -> tuple[int, int]:
    """The nouns and adjectives in front of the name."""
    start = name.first
    while start > max(sentence[0], name.first - 9):
        token = tokens[start - 1]
        if token.pos not in ("NOUN", "PROPN", "ADJ", "PART", "NUM") and token.text not in (
            "-",
            ".",
        ):
            break
        start -= 1
    return start, name.first


def _closes(token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return token.tag not in ("VBN", "VBG", "JJ")
    return token.text in (",", ".", ";", ":", "(", ")", "“", "”", '"', "``", "''") or token.tag in (
        "WP",
        "WDT",
        "WP$",
    )


def _post(
    annotated: Annotated,
    office: Reading,
    inside: Sequence[Reading],
    reach: tuple[int, int],
    focus: Focus,
) -> Post:
    word = office.entry.word
    assert word is not None
    tokens = annotated.tokens
    last = reach[1] if reach[1] > office.match.last else office.match.last
    tail = tokens[office.match.last].text if office.match.last < reach[1] else ""
    if tail not in ("of", "for", "to", "in", "at", "with"):
        last = office.match.last
    role = _text(annotated, office.match.first, last)
    others = [r for r in inside if r is not office]
    known = next(
        (r.entry.known for r in others if r.entry.known and r.entry.known.actor.kind != "person"),
        None,
    )
    state = next((r.entry.state for r in others if r.entry.state), None)
    body = next(
        (r for r in others if r.entry.word and r.entry.word.sort in ("government", "force")), None
    )
    organization = known.actor.name if known else None
    if organization is None and body is not None:
        organization = _text(
            annotated, *_with_place(tokens, body.match.first, body.match.last, reach)
        )
    elif organization is None and word.text.startswith("police"):
        first, _ = _with_place(tokens, office.match.first, office.match.first + 1, reach)
        organization = _text(annotated, first, office.match.first + 1)
    country = known.actor.country_code if known else state.alpha2 if state else None
    if country is None and known is None and (body is not None or word.sector in AT_HOME):
        country = focus.country  # ministers come from abroad, policemen hardly
    sector = word.sector or (known.actor.sector if known else None)
    if sector is None and body is not None and body.entry.word is not None:
        sector = body.entry.word.sector
    return Post(role, organization, country, sector)


def _with_place(
    tokens: Sequence[Token], first: int, last: int, reach: tuple[int, int]
) -> tuple[int, int]:
    """A body's words with the names and adjectives in front: "Kunar provincial police"."""
    while first > reach[0] and tokens[first - 1].pos in ("PROPN", "ADJ"):
        first -= 1
    return first, last


def _text(annotated: Annotated, first: int, last: int) -> str:
    tokens = annotated.tokens
    span = Span(tokens[first].start, tokens[last - 1].end)
    return " ".join(span.of(annotated.report.text).split())
