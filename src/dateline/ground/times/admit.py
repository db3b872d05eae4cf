"""Which of the words that look like times are times: "May", "March" and "sat" by their
company and capitals, numbers by what they count, bare seasons and units by what governs them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.times.scan import Piece
from dateline.ground.times.tokens import Word, Words
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Token

BEFORE_TIMES = frozenset(
    {"IN", "BY", "SINCE", "TO", "FROM", "OF", "EARLY", "LATE", "MID", "HYPHEN", "BEFORE", "AFTER",
     "BETWEEN", "LAST", "THIS", "NEXT", "ON", "UP", "EARLIER", "LATER", "ABOUT", "LPAR", "AND",
     "PAST", "PREVIOUS", "FOLLOWING", "EACH", "THAT"}
)  # fmt: skip
MONEY = frozenset("$€£¥₹#")
COUNTED = frozenset({"MONEY", "CARDINAL", "QUANTITY", "PERCENT", "PRODUCT", "FAC", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Text:
    """What admission looks at: the text, whether it is written in one case, the syntax."""

    text: str
    one_case: bool
    syntax: Syntax


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a piece and the one before it."""

    inside: tuple[Word, ...]
    before: Word | None
    text: Text


def admitted(piece: Piece, words: Words, text: Text) -> bool:
    """Whether the piece is a time."""
    inside = words.words[piece.first : piece.last]
    before = words.words[piece.first - 1] if piece.first else None
    if any(word.name == "FOREIGN" for word in inside) and not (
        inside[-1].name == "YEAR" or all(_capital(w, text) for w in inside if w.name == "FOREIGN")
    ):
        return False
    if any(not _capital(word, text) for word in inside if word.name in CAPITALISED):
        return False
    rule = CHECKS.get(piece.rule)
    return rule is None or rule(Seen(inside, before, text))


CAPITALISED = frozenset(
    {"MONTHSURE", "MONTHUNSURE", "MONTHABBR", "WEEKDAYSURE", "WEEKDAYABBR", "HIJRI", "JALALI"}
)  # fmt: skip


def _capital(word: Word, text: Text) -> bool:
    return text.one_case or text.text[word.start].isupper()


def _month(seen: Seen) -> bool:
    """A month alone: "May", "March" and "August" only after a word that times follow."""
    month = next(w for w in seen.inside if w.name.startswith("MONTH"))
    if month.name == "MONTHABBR":
        return seen.inside[-1].name == "DOT" and (seen.before is None or seen.before.name != "")
    if month.name == "MONTHUNSURE" and len(seen.inside) == 1:
        return seen.before is not None and seen.before.name in BEFORE_TIMES
    return True


def _weekday(seen: Seen) -> bool:
    """A weekday alone: "Sun" and "Sat" only with a point or after "on"."""
    day = next(w for w in seen.inside if w.name.startswith("WEEKDAY"))
    if day.name == "WEEKDAYABBR":
        return seen.inside[-1].name == "DOT" or (
            seen.before is not None and seen.before.name == "ON"
        )
    return True


def _year(seen: Seen) -> bool:
    """A number of four digits: not money, not a count."""
    word = seen.inside[-1]
    if len(seen.inside) > 1 or not word.lower.isdigit():
        return True
    if seen.before is not None and (
        seen.before.lower in MONEY or seen.before.name in ("NUMBERED", "AT")
    ):
        return False
    token = _token(seen.text, word)
    if token is not None and token.entity in COUNTED:
        return False
    value = int(word.lower)
    if 1700 <= value <= 2040:
        counted = token is not None and token.dep == "nummod" and _plural(seen.text, token)
        return not counted or (seen.before is not None and seen.before.name in ("IN", "SINCE"))
    return (
        seen.before is not None
        and seen.before.name in ("IN", "SINCE")
        and token is not None
        and (token.entity == "DATE")
    )


def _season(seen: Seen) -> bool:
    """A season alone: a noun after a word that times follow."""
    word = next(w for w in seen.inside if w.name == "SEASON")
    token = _token(seen.text, word)
    if token is not None and not token.tag.startswith("NN"):
        return False
    if word.lower in ("fall", "spring") and seen.inside[0].name == "THE":
        return (
            seen.before is not None
            and seen.before.name in BEFORE_TIMES
            and (
                token is None or not any(c.dep == "prep" for c in seen.text.syntax.children(token))
            )
        )
    if len(seen.inside) == 1:
        return seen.before is not None and seen.before.name in BEFORE_TIMES
    return True


def _part(seen: Seen) -> bool:
    """A part of the day alone: with an article or a preposition."""
    if len(seen.inside) > 1:
        return True
    if seen.inside[0].name == "NIGHT":
        return False
    return seen.before is not None and seen.before.name in {
        "AT",
        "BEFORE",
        "AFTER",
        "BY",
        "SINCE",
        "TO",
        "ABOUT",
        "FROM",
    }


def _vague(seen: Seen) -> bool:
    """A bare unit in the plural ("weeks"): after a preposition of time."""
    if len(seen.inside) > 1:
        return True
    return seen.before is not None and seen.before.name in ("FOR", "IN", "WITHIN", "AFTER")


def _fixed(seen: Seen) -> bool:
    """A pointing word: "as soon as" points nowhere, "a quarterly dividend" is of a kind."""
    word = seen.inside[0]
    if word.lower == "soon" and seen.before is not None and seen.before.name == "AS":
        return False
    if isinstance(word.means, dict) and "set" in word.means:
        token = _token(seen.text, word)
        return word.lower == "daily" or token is None or token.dep != "amod"
    return word.lower != "already"


def _token(text: Text, word: Word) -> Token | None:
    found = text.syntax.tokens_in(Span(word.start, word.end))
    return found[0] if found else None


def _plural(text: Text, token: Token) -> bool:
    head = text.syntax.head(token)
    return head is not None and head.tag in ("NNS", "NNPS")


def _past(seen: Seen) -> bool:
    """ "Previously" at the head of a sentence: elsewhere it says no more than the tense."""
    word = seen.inside[0]
    return word.name != "PREVIOUSLY" or seen.text.text[word.start].isupper()


CHECKS = {
    "past": _past,
    "month_alone": _month,
    "weekday": _weekday,
    "year_alone": _year,
    "season": _season,
    "part": _part,
    "vague_length": _vague,
    "pointing": _fixed,
}
"""What each rule's pieces are checked for, by the name of the rule."""
