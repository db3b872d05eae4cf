"""How many sentences of our own are counted exactly as a careful reader counts them."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.ground.count_sentences import ASSESSMENTS, OF_AFTERMATHS, POLICE, SENTENCES, WAR, Said
from tests.parsed import parsed

from dateline.ground.counts import read_counts

FLOOR = 0.92


def read(sentence: str) -> list[Said]:
    """What the stage counts in a sentence, without strengths and the unharmed."""
    return [
        (c.what.value, c.count.low, c.count.best, c.count.high, c.who)
        for c in parsed(sentence, read_counts).counts
        if c.what.value not in ("strength", "other")
    ]


@pytest.mark.parametrize("sentences", [WAR, ASSESSMENTS, POLICE], ids=["war", "rooms", "police"])
def test_nearly_every_sentence_is_counted_exactly(
    sentences: list[tuple[str, list[Said]]],
) -> None:
    wrong = [text for text, said in sentences if Counter(read(text)) != Counter(said)]
    assert len(wrong) <= (1 - FLOOR) * len(sentences), "\n".join(wrong)


@pytest.mark.parametrize(("text", "said"), OF_AFTERMATHS)
def test_what_follows_an_attack_is_counted(text: str, said: list[Said]) -> None:
    assert Counter(read(text)) == Counter(said)


def test_there_are_a_hundred_and_fifty_sentences() -> None:
    assert len(SENTENCES) >= 150
