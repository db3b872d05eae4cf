"""Texts as nobody writes them: pieces of news, numbers, marks and odd characters in any order."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "killed", "wounded", "people", "soldiers", "police", "said", "he", "they", "the", "a", "of",
    "in", "on", "near", "north of", "two", "twelve", "dozens of", "at least", "more than", "no",
    "not", "if", "would", "bombing", "attack", "shelling", "protest", "Kunduz", "Mali", "Paris",
    "Gao province", "Monday", "last week", "3 March 2011", "March", "May", "2011", "10:30 p.m.",
    "yesterday", "Mr.", "Gen.", "Abdul Rahman", "Taliban", "rebels", "according to", "told",
    "Reuters", "(AP)", "KABUL,", "-", "--", "and", "or", "including", "among them", "children",
    "who", "which", "that", "after", "before", "when", "hundred", "thousand", "half", "third",
)  # fmt: skip
MARKS = (
    ".", ",", ";", ":", "!", "?", "…", '"', "“", "”", "'", "’", "‘", "(", ")", "[", "]", "-", "–",
    "—", "/", "%", "$", "€", "#", "*", "|", "_", "&amp;", "<b>", "</b>", "\n", "\n\n", "\t",
    "\r\n", "\u00a0", "\u200b", "\u202e", "\u00ad", "\ufeff", "\ufb01", "e\u0301", "🧨", "٣", "½",
    "²", "№", "中", "الله", "І", "ß", "İ",
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(-10, 10**25).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.integers(0, 10**9).map(lambda n: f"{n:,}"),
    st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999)).map(
        lambda parts: "/".join(map(str, parts))
    ),
)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(MARKS),
    NUMBERS,
    st.text(max_size=6),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of such pieces; now and then one piece is said over and over."""
    pieces = draw(st.lists(PIECES, min_size=1, max_size=60))
    if draw(st.integers(0, 9)) == 0:
        place = draw(st.integers(0, len(pieces) - 1))
        pieces[place : place + 1] = [pieces[place]] * draw(st.sampled_from((20, 300, 1500)))
    return draw(st.sampled_from((" ", " ", " ", "", "\n"))).join(pieces)
