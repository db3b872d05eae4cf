"""Hidden marks and ligatures change neither what is read nor where it stands."""

from __future__ import annotations

import pytest
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


def test_hashtags_in_a_sentence_are_its_words() -> None:
    plain = parsed("Shells hit New Barrow in W. Ardun, killing two farmers.")
    text = "Shells hit #NewBarrow in W. #Ardun, killing two farmers.\n#Ardun #war"
    tagged = parsed(text)
    before = [token for token in tagged.tokens if token.end <= text.index("\n")]
    assert [t.text for t in before] == [t.text for t in plain.tokens]
    assert [t.dep for t in before] == [t.dep for t in plain.tokens]
    assert {t.text: t.span.of(text) for t in before}["Ardun"] == "Ardun"
    assert "#" in [t.text for t in tagged.tokens[len(before) :]]


@pytest.mark.parametrize(
    ("masked", "plain"),
    [("kil*led", "killed"), ("k*lled", "killed"), ("War*pl*anes", "Warplanes"), ("H*T*S", "HTS")],
)
def test_words_masked_from_censors_are_read(masked: str, plain: str) -> None:
    read, way = legible(f"Two {masked} there")
    assert read == f"Two {plain} there"
    assert span_in(way, 4, 4 + len(plain)) == (4, 4 + len(masked))


@pytest.mark.parametrize(
    "text", ["x/#foo", "C# and F#", "a *bold* word", "5*6", "zqx*vqz", "&#x27;", "killed. #Ardun"]
)
def test_other_signs_stay(text: str) -> None:
    assert legible(text) == (text, None)
