"""Who speaks: name, post, organization, outlet, on sentences of our own."""

from __future__ import annotations

import pytest
from tests.parsed import parsed

from dateline.annotate.speech import find_attributions
from dateline.ground.actors import find_actors
from dateline.ground.speakers import resolve_speakers
from dateline.model.mentions import Attribution, Manner, Stance
from dateline.pipeline.stages import mend_names


def told(text: str) -> list[Attribution]:
    """The attributions of a text with their speakers."""
    found = parsed(text, mend_names, find_attributions, resolve_speakers).attributions
    return [row for row in found if row.manner is Manner.TELLS]


@pytest.mark.parametrize(
    ("text", "name", "role", "organization"),
    [
        (
            "Interior Ministry spokesman Tarek Salim said the road was closed.",
            "Tarek Salim", "Interior Ministry spokesman", "Interior Ministry",
        ),
        (
            "Omar Haddad, commander of the border guard, said two men had crossed.",
            "Omar Haddad", "commander of the border guard", None,
        ),
        (
            "A police official said the fighting went on.",
            "police official", "police official", "police",
        ),
        ("The government said it had sent troops.", "government", None, "government"),
        (
            "The convoy was looted. A military spokesman, Sheikh Omar Haddad, said so.",
            "Omar Haddad", "military spokesman", "military",
        ),
        ("Residents said shells were falling.", "Residents", "Residents", None),
        (
            "Police Colonel Omar Haddad said that the car had been stolen.",
            "Omar Haddad", "Police Colonel", "Police",
        ),
        (
            "Analyst Petra Holm of the Sel Institute says the road will stay closed.",
            "Petra Holm", "Analyst", "Sel Institute",
        ),
        (
            "Amina Osei, who heads the city's ambulance service, said two crews had left.",
            "Amina Osei", "heads the city's ambulance service", None,
        ),
    ],
)  # fmt: skip
def test_a_source_phrase_gives_name_post_and_organization(
    text: str, name: str, role: str | None, organization: str | None
) -> None:
    (row,) = told(text)
    assert (row.speaker, row.role, row.organization) == (name, role, organization)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The governor of the Pereval Region, Taras Kovach, said the road was closed.",
            "Taras Kovach", "governor of the Pereval Region",
        ),
        (
            "The chief minister of Ardun, Vilas Deshpan, said the road was closed.",
            "Vilas Deshpan", "chief minister of Ardun",
        ),
        (
            "A seller, Nina Sadovska, said the road was closed.",
            "Nina Sadovska", "seller",
        ),
    ],
)  # fmt: skip
def test_a_name_beside_a_post_is_the_speakers(text: str, name: str, role: str) -> None:
    (row,) = told(text)
    assert (row.speaker, row.role) == (name, role)


def test_a_chief_minister_has_no_chief_ministry() -> None:
    (row,) = told("Chief minister Omar Haddad said the road was closed.")
    assert row.organization is None


def test_he_is_whoever_acted_last_though_another_spoke_last() -> None:
    text = (
        "Police spokesman Tarek Salim said that five men were held. Governor Omar Haddad, who came "
        "on Friday, gave money to the families. He said that he would not talk to the gunmen."
    )
    found = parsed(text, mend_names, find_attributions, find_actors, resolve_speakers)
    assert [row.speaker for row in found.attributions] == ["Tarek Salim", "Omar Haddad"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Samir Qasim said the town was calm. He said the shops were open.",
        "Mayor Samir Qasim said the town was calm. Qasim said the shops were open.",
        "“We are safe,” Mayor Samir Qasim said. He added: “We will stay here for the winter.”",
    ],
)
def test_pronouns_and_last_names_lead_to_the_full_name(text: str) -> None:
    rows = told(text)
    assert [row.speaker for row in rows] == ["Samir Qasim"] * len(rows)
    assert len(rows) > 1


def test_the_source_is_the_official_who_spoke_before() -> None:
    rows = told("A provincial official said roads were cut. The source added that food ran low.")
    assert [row.speaker for row in rows] == ["provincial official", "provincial official"]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Samir Qasim told Ardun News that the town was calm.",
        "Residents were quoted by Ardun News as saying that the town was calm.",
        "Ardun News quoted the governor as saying that the town was calm.",
        '"The town has been calm for two days now," Ardun News quoted the governor as saying.',
        "Ardun News reported that a doctor said the town was calm.",
        "The town was calm, Ardun News reported, citing a doctor.",
        "Governor Samir Qasim said in an interview with Ardun News that the town was calm.",
    ],
)
def test_the_outlet_that_hands_it_on_is_named(text: str) -> None:
    assert "Ardun News" in [row.via for row in told(text)]


def test_whoever_is_not_named_stays_unknown() -> None:
    rows = told("He said the road was closed.")
    assert [row.speaker for row in rows] == [None]


def test_what_an_outlet_hands_on_is_nested_in_what_the_outlet_says() -> None:
    text = "Five soldiers were killed, Ardun News reported, citing the government."
    found = parsed(text, find_attributions, resolve_speakers).attributions
    cited = next(row for row in found if row.speaker == "government")
    assert cited.via == "Ardun News"
    assert cited.parent is not None
    assert found[cited.parent].speaker == "Ardun News"


def test_a_spokesman_of_an_armed_group_claims() -> None:
    text = "A spokesman for Boko Haram said its fighters had taken the barracks."
    annotated = parsed(text, find_attributions, find_actors, resolve_speakers)
    assert [row.stance for row in annotated.attributions] == [Stance.CLAIMED]


def test_a_minister_speaks_for_his_ministry() -> None:
    (row,) = told("Interior Minister Farid Haddad said the road was closed.")
    assert row.organization == "Interior Ministry"


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Ana Reyes, director of the aid group Open Harvest, said food ran low.", "Open Harvest"),
        ("The Red County Sheriff's Department said two men drowned.",
         "Red County Sheriff's Department"),
    ],
)  # fmt: skip
def test_an_organization_has_its_whole_name(text: str, organization: str) -> None:
    assert organization in [row.organization for row in told(text)]


def test_he_is_the_man_without_a_name_who_spoke_last() -> None:
    rows = told(
        "Colonel Omar Haddad said that the car had been stolen. A shopkeeper said the driver was a "
        'boy. "I saw him climb out and run for the bridge," he told Ardun News.'
    )
    assert [row.speaker for row in rows] == ["Omar Haddad", "shopkeeper", "shopkeeper"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Police gave a toll of nine dead.", "a toll of nine dead"),
        ("The mayor has raised the number of wounded to 15.", "the number of wounded to 15"),
        ("He now gives a balance of 14 civilians killed.", "a balance of 14 civilians killed"),
    ],
)
def test_who_gives_or_changes_a_figure_tells_it(text: str, content: str) -> None:
    (row,) = told(text)
    assert row.content.of(text) == content
    assert row.source is not None


def test_a_blast_that_raises_a_toll_tells_nothing() -> None:
    assert not told("A second blast raised the number of wounded to 15.")
