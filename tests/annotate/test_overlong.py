"""Sentences that nobody writes are cut; all others stay as they are."""

from __future__ import annotations

from tests.spine_builders import a_report, quickly_parsed

from dateline.annotate.overlong import LONGEST, cut_overlong
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated


def parsed(text: str) -> Annotated:
    return quickly_parsed(find_zones(Annotated(a_report(text=text))))


def test_sentences_that_somebody_may_write_stay_as_they_are() -> None:
    annotated = parsed(
        "Shells hit the market of Ardun on Monday. " + "and then " * 100 + "it fell."
    )
    assert cut_overlong(annotated) is annotated


def test_a_sentence_that_nobody_writes_is_cut_behind_a_mark() -> None:
    annotated = parsed("three dead in the town of Ardun, " * 200)
    cut = cut_overlong(annotated)
    assert len(cut.tokens) == len(annotated.tokens)
    assert max(s.last - s.first for s in cut.sentences) <= LONGEST
    assert [s.index for s in cut.sentences] == list(range(len(cut.sentences)))
    assert all(cut.tokens[s.last - 1].text == "," for s in cut.sentences[:-1])
    assert [s.first for s in cut.sentences[1:]] == [s.last for s in cut.sentences[:-1]]


def test_no_word_depends_on_one_beyond_the_cut() -> None:
    cut = cut_overlong(parsed("dead " * 3_000))
    for sentence in cut.sentences:
        for token in cut.tokens[sentence.first : sentence.last]:
            assert sentence.first <= token.head < sentence.last
            assert token.head != token.index or token.dep in ("ROOT", "dep")
