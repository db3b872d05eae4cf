"""Hidden marks and ligatures change neither what is read nor where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.parsed import parsed

from dateline.annotate.legible import legible, span_in

PLAIN = "Police officers shot five rebels in Ardun on Monday, the army said."
HIDDEN = (
    "\ufeffPo\u00adlice of\ufb01cers shot \u200efive reb\u00adels in Ar\u200bdun on Monday, "
    "the army said."
)


def test_words_with_hidden_marks_are_read_as_without() -> None:
    plain, hidden = parsed(PLAIN), parsed(HIDDEN)
    assert [t.text for t in hidden.tokens] == [t.text for t in plain.tokens]
    assert [t.dep for t in hidden.tokens] == [t.dep for t in plain.tokens]
    words = {t.text: t.span.of(HIDDEN) for t in hidden.tokens}
    assert words["officers"] == "of\ufb01cers"
    assert words["rebels"] == "reb\u00adels"


@given(st.text(alphabet="ab \u00ad\u200e\ufb01\ufeff", min_size=1))
def test_every_letter_leads_back_to_its_own(text: str) -> None:
    read, way = legible(text)
    for place in range(len(read)):
        start, end = span_in(way, place, place + 1)
        assert read[place] in legible(text[start:end])[0]
