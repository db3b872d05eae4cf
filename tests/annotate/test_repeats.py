"""What is said over and over is read once, and no more of it; all else is read as it is."""

from __future__ import annotations

import random

import pytest
from tests.spine_builders import a_report, quickly_parsed

from dateline.annotate.repeats import BLOCK, LEAST, set_repeats_apart
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.text import TOLD, ZoneKind

TOLD_ONCE = "Shells hit the market of Ardun on Monday, killing five people, officials said."
HOSTILE = {
    "one word": "May ",
    "a sentence": TOLD_ONCE + " ",
    "a line a letter": "a\n",
    "hyphens": "Al-",
    "quotations": 'said "no" ',
    "names": "Ardun, Belos, Carth, Dremm and Essen. ",
    "years": "2011-",
}


def zoned(text: str) -> Annotated:
    return find_zones(Annotated(a_report(text=text)))


def told_words(annotated: Annotated) -> int:
    return len(quickly_parsed(annotated).tokens)


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_long_text_of_the_same_words_is_read_at_its_beginning(name: str) -> None:
    piece = HOSTILE[name]
    text = piece * (200_000 // len(piece))
    assert told_words(set_repeats_apart(zoned(text))) <= 3 * BLOCK


def test_letters_and_digits_by_themselves_are_no_words() -> None:
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30_000)
    assert told_words(set_repeats_apart(zoned(" ".join(letters)))) == BLOCK


def test_news_of_any_length_stays_as_it_is() -> None:
    draw = random.Random(1)
    words = [f"{draw.choice('bdfgklmnprst')}{draw.randrange(4_000):x}en" for _ in range(4_000)]
    text = " ".join(draw.choice(words) for _ in range(20_000))
    annotated = zoned(text)
    assert set_repeats_apart(annotated) is annotated


def test_a_short_text_stays_as_it_is() -> None:
    annotated = zoned("dead " * (LEAST - 1))
    assert set_repeats_apart(annotated) is annotated


def test_the_zones_still_cover_all_words_and_what_follows_is_read() -> None:
    text = f"{TOLD_ONCE}\n\n{'all dead ' * 1_500}\n\n{fresh()}"
    annotated = set_repeats_apart(zoned(text))
    covered = "".join(zone.span.of(text) for zone in annotated.zones)
    assert "".join(covered.split()) == "".join(text.split())
    starts = [zone.span.start for zone in annotated.zones]
    assert starts == sorted(starts)
    told = [zone.span.of(text) for zone in annotated.zones if zone.kind in TOLD]
    assert told[0] == TOLD_ONCE
    assert told[-1].endswith(fresh()[-500:])
    kinds = {zone.kind for zone in annotated.zones}
    assert kinds == {ZoneKind.BODY, ZoneKind.BOILERPLATE}


def fresh() -> str:
    """Words of which none comes twice, as a sentence."""
    return " ".join(f"word{number}" for number in range(3 * BLOCK)) + "."
