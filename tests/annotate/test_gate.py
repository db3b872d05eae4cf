"""The gate passes over what can hold no event, and never moves or changes what it lets through."""

from __future__ import annotations

import pytest
from tests.parsed import the_parser
from tests.spine_builders import quickly_parsed

from dateline.annotate.gate import GatedParser, gated, learned, levels, pass_over
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.errors import SettingError
from dateline.model.report import Report

MARKETS = """\
Shares edge up as chip makers report earnings

Shares in Osaka edged up on Tuesday as two chip makers reported better earnings than analysts had
forecast. The index closed half a percent higher.

The company said its revenue had grown to 3.2 billion yen in the quarter. It raised its dividend.
"""
WAR = """\
Shelling of village market kills nine

Shells hit the market of a village on Monday and killed nine people, officials said.

The harvest festival had been planned for months by the parish choir.

Soldiers later arrested two fighters near the mill.
"""


def zoned(text: str) -> Annotated:
    return find_zones(Annotated(Report("r1", "r1.txt", text)))


@pytest.mark.parametrize("gate", list(levels()))
def test_a_report_of_markets_is_passed_over(gate: str) -> None:
    passed = pass_over(zoned(MARKETS), levels()[gate])
    assert not quickly_parsed(passed).tokens


@pytest.mark.parametrize("gate", list(levels()))
def test_what_tells_of_violence_is_let_through_with_its_headline(gate: str) -> None:
    read = quickly_parsed(pass_over(zoned(WAR), levels()[gate]))
    words = " ".join(token.text for token in read.tokens)
    assert "Shelling of village market" in words
    assert "killed nine people" in words
    assert "arrested two fighters" in words


def test_the_quick_gate_passes_over_a_sentence_beside_an_event() -> None:
    read = quickly_parsed(pass_over(zoned(WAR), levels()["quick"]))
    assert "choir" not in {token.text for token in read.tokens}


def test_offsets_and_paragraphs_are_those_of_the_whole_report() -> None:
    (whole,) = the_parser()([zoned(WAR)])
    (read,) = GatedParser(the_parser(), levels()["quick"])([zoned(WAR)])
    paragraph = {sentence.span: sentence.paragraph for sentence in whole.sentences}
    assert read.sentences
    assert len(read.sentences) < len(whole.sentences)
    for sentence in read.sentences:
        assert paragraph[sentence.span] == sentence.paragraph
    assert all(WAR[token.start : token.end] == token.text for token in read.tokens)


def test_without_a_gate_the_parser_is_given_everything() -> None:
    parser = the_parser()
    assert gated(parser, "off") is parser


def test_a_gate_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(SettingError, match="no gate 'narrow'; the gates are off, careful, quick"):
        gated(the_parser(), "narrow")


def test_every_single_word_that_tells_an_event_weighs_for_one() -> None:
    weights = learned().words
    assert all(weights[word] > 1 for word in ("killed", "shelled", "ambush", "bombing", "raped"))


def test_the_empty_report_passes_through() -> None:
    assert pass_over(zoned(""), levels()["careful"]).passed == ()
