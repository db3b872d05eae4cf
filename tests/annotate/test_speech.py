"""Who is said to have said what, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsed import parsed

from dateline.annotate.speech import find_attributions
from dateline.model.annotated import Annotated
from dateline.model.mentions import Attribution, Manner, Stance

SENTENCES = [
    (
        "Officials said the bridge had been blown up.",
        ("Officials", "said", "the bridge had been blown up"),
    ),
    (
        "Three shells hit the market, the mayor said.",
        ("the mayor", "said", "Three shells hit the market"),
    ),
    (
        "According to the army, two of its posts were overrun.",
        ("the army", "According to", "two of its posts were overrun"),
    ),
    (
        "Two posts were overrun and a soldier was hurt, according to the army.",
        ("the army", "according to", "Two posts were overrun and a soldier was hurt"),
    ),
    (
        "“We lost everything,” a farmer told the Ardun Post.",
        ("a farmer", "told", "“We lost everything,”"),
    ),
    (
        "The authorities put the number of soldiers killed at three.",
        ("The authorities", "put", "the number of soldiers killed at three"),
    ),
    (
        "The rebels vowed to hold the town.",
        ("The rebels", "vowed", "to hold the town"),
    ),
    (
        "The minister denied that his soldiers had fired.",
        ("The minister", "denied", "that his soldiers had fired"),
    ),
    (
        "A blast killed nine people, wounding 14 others, police and ambulance workers said.",
        ("police and ambulance workers", "said", "A blast killed nine people, wounding 14 others"),
    ),
    (
        "Police fired on marchers in Ardun, killing at least eight, a doctor at Sel College said.",
        (
            "a doctor at Sel College",
            "said",
            "Police fired on marchers in Ardun, killing at least eight",
        ),
    ),
    (
        "Nine guards died and one was caught, the chief minister of Ardun, Ravi Menon, said.",
        (
            "the chief minister of Ardun, Ravi Menon",
            "said",
            "Nine guards died and one was caught",
        ),
    ),
    (
        "A boat with 30 people sank, the head of the port, Omar Haddad, and sailors said.",
        (
            "the head of the port, Omar Haddad, and sailors",
            "said",
            "A boat with 30 people sank",
        ),
    ),
    (
        "Clashes have killed 52 people since Friday, the deputy mayor, Jean Sel, said on Monday.",
        ("the deputy mayor, Jean Sel", "said", "Clashes have killed 52 people since Friday"),
    ),
    (
        "Our reporter Maria Lopez is in the port: “I have counted nine boats on the quay.”",
        ("Our reporter Maria Lopez", ":", "“I have counted nine boats on the quay.”"),
    ),
    (
        "When the war began, the army, the strongest in the land, said it would stay out.",
        ("the army, the strongest in the land,", "said", "it would stay out"),
    ),
    (
        "Villagers were quoted by a news agency as saying that the river had turned red.",
        ("Villagers", "saying", "that the river had turned red"),
    ),
    (
        '"The bridge is ours and it stays ours," state media quoted Gen. Aso Barzan as saying.',
        ("Gen. Aso Barzan", "saying", '"The bridge is ours and it stays ours,"'),
    ),
]


def of(annotated: Annotated, row: Attribution) -> tuple[str, str, str]:
    """Source, cue and content in words."""
    text = annotated.report.text
    source, cue = row.source, row.cue
    return (
        source.of(text) if source else "",
        cue.of(text) if cue else "",
        row.content.of(text),
    )


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_sentence_tells_who_said_what(text: str, wanted: tuple[str, str, str]) -> None:
    annotated = parsed(text, find_attributions)
    assert wanted in [of(annotated, row) for row in annotated.attributions]


def test_a_clause_that_and_adds_is_no_teller() -> None:
    text = "The clinic put the hurt at 14, and images posted by guards showed at least three beds."
    assert not parsed(text, find_attributions).attributions


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = "“We are surrounded,” the captain said. “Nobody can get out of the camp now.”"
    annotated = parsed(text, find_attributions)
    contents = [row.content.of(text) for row in annotated.attributions]
    assert any(content.endswith("camp now.”") for content in contents)


def test_a_quotation_without_a_cue_is_by_whoever_spoke_right_before() -> None:
    text = (
        "The doctor said the ward was full.\n\n"
        "“We have been treating people on the floor since the morning.”"
    )
    annotated = parsed(text, find_attributions)
    last = annotated.attributions[-1]
    assert last.source is not None
    assert last.source.of(text) == "The doctor"
    assert last.direct


def test_a_word_in_quotation_marks_is_not_said_by_a_distant_verb() -> None:
    text = "Militants began a “coordinated” assault on the port."
    assert not parsed(text, find_attributions).attributions


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The group claimed it had shot down a drone.", Stance.CLAIMED),
        ("The army confirmed that the base had fallen.", Stance.CONFIRMED),
        ("The governor denied that the town was lost.", Stance.DENIED),
        ("Police suspect that a gang set the fire.", Stance.SUSPECTED),
        ("The army said it had retaken the hill.", Stance.ASSERTED),
        (
            "The rebels said 40 soldiers died. The figure could not be independently verified.",
            Stance.UNVERIFIED,
        ),
        ("The army declined to confirm that the base had fallen.", Stance.UNVERIFIED),
    ],
)
def test_the_cue_and_the_outlet_say_how_it_stands(text: str, stance: Stance) -> None:
    found = parsed(text, find_attributions).attributions
    assert stance in [row.stance for row in found]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The envoy said talks had failed.", Manner.TELLS),
        ("The envoy fears that talks will fail.", Manner.THINKS),
        ("The militia wants to enter the city.", Manner.WANTS),
        ("The envoy condemned the attack.", Manner.JUDGES),
        ("The envoy announced a truce.", Manner.TELLS),
    ],
)
def test_telling_is_not_wanting_or_judging(text: str, manner: Manner) -> None:
    found = parsed(text, find_attributions).attributions
    assert [row.manner for row in found] == [manner]


def test_what_an_outlet_says_that_somebody_said_is_nested() -> None:
    text = "The Daily Post reported that a general said the port was mined."
    found = parsed(text, find_attributions).attributions
    inner = [row for row in found if row.parent is not None]
    assert [row.content.of(text) for row in inner] == ["the port was mined"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["he", "said", "“", "”", '"', "''", "‘", "’", "fire", ",", ".", "\n\n", ":"]
        ),
        min_size=1,
        max_size=30,
    )
)
def test_odd_marks_never_lead_outside_the_text(words: list[str]) -> None:
    annotated = parsed(" ".join(words), find_attributions)
    for row in annotated.attributions:
        for span in (row.content, row.cue, row.source):
            assert span is None or 0 <= span.start < span.end <= len(annotated.report.text)
        assert row.parent is None or 0 <= row.parent < len(annotated.attributions)


def test_a_fragment_after_and_goes_on_with_the_content() -> None:
    text = "It was the raid that the aid group said left 312 people dead and hundreds more wounded."
    found = parsed(text, find_attributions).attributions
    assert any(row.content.of(text).endswith("hundreds more wounded") for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Tal Amun before dawn.",
        "Border guards shoot shepherd near the river",
        "Commander Said Walid was killed.",
    ],
)
def test_force_and_names_are_no_speech(text: str) -> None:
    assert not parsed(text, find_attributions).attributions


def test_a_day_is_not_what_was_said() -> None:
    text = "The monitor said on Friday that a drone had hit the depot."
    contents = [row.content.of(text) for row in parsed(text, find_attributions).attributions]
    assert contents == ["that a drone had hit the depot"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A white flag was flying over the mill, Karim Noori, a member of the town council, "
            "told Radio Sahar.",
            ("Karim Noori, a member of the town council", "told"),
        ),
        ("The raid cost 40 lives, by the count of the Red Cross.", ("the Red Cross", "count")),
        (
            "The agency, citing the army, put the dead at nine soldiers and two guards.",
            ("the army", "citing"),
        ),
    ],
)
def test_the_order_of_the_words_shows_who_speaks(text: str, wanted: tuple[str, str]) -> None:
    annotated = parsed(text, find_attributions)
    assert wanted in [of(annotated, row)[:2] for row in annotated.attributions]


@pytest.mark.parametrize(
    "text",
    [
        "“The wall came down,” the foreman told reporters.",
        "The foreman told the Daily Post that the wall had come down.",
        "The foreman told Omar Haddad that the wall had come down.",
    ],
)
def test_whoever_is_told_is_neither_source_nor_content(text: str) -> None:
    annotated = parsed(text, find_attributions)
    (row,) = annotated.attributions
    source, _, content = of(annotated, row)
    assert source == "The foreman" or source == "the foreman"
    assert "wall" in content


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Police: Two men held after blast", "Police", "Two men held after blast"),
        (
            "The fire took a whole street on Monday.\n\n“We lost everything we had.” — Omar Haddad",
            "Omar Haddad",
            "“We lost everything we had.”",
        ),
    ],
)
def test_colons_and_dashes_attribute(text: str, source: str, content: str) -> None:
    annotated = parsed(text, find_attributions)
    found = [of(annotated, row) for row in annotated.attributions]
    assert (source, content) in [(said_by, said) for said_by, _, said in found]


@pytest.mark.parametrize(
    "text", ["Photo: Smoke over the old harbour", "Ardun: Three killed in market"]
)
def test_a_label_is_no_speaker(text: str) -> None:
    assert not parsed(text, find_attributions).attributions


def test_a_sentence_without_end_is_left_alone() -> None:
    assert not parsed("the mayor said, told, asked, " * 60, find_attributions).attributions
