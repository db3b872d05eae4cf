"""Who is spoken of: tables of sentences."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.names import mend_names
from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.actors import find_actors, known_names
from dateline.ground.actors.skeleton import skeleton
from dateline.ground.actors.tables import known_actors
from dateline.model.annotated import Annotated
from dateline.model.mentions import Attribution
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.values import Actor, ActorKind


@cache
def parser() -> SpacyParser:
    return SpacyParser.load()


def actors_of(text: str) -> list[tuple[str, Actor]]:
    report = Report(id="r", source="r.txt", text=text)
    parsed = next(parser()([find_zones(Annotated(report))]))
    read = find_actors(mend_names(parsed, known_names))
    return [(mention.span.of(text), mention.actor) for mention in read.actors]


def actor_at(text: str, words: str) -> Actor:
    found = [actor for said, actor in actors_of(text) if words in said]
    assert found, f"nobody at {words!r}: {actors_of(text)}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "sector"),
    [
        ("Shebab fighters shelled Mogadishu.", "Shebab fighters", "al-Shabaab", "SO", "REB"),
        ("The Houthis fired a missile.", "Houthis", "Houthis", "YE", "REB"),
        ("Nigerian troops shot two men.", "Nigerian troops", "Nigerian armed forces", "NG", "MIL"),
        ("The Nigerian army shot two men.", "Nigerian army", "Nigerian army", "NG", "MIL"),
        ("Police of Kenya arrested him.", "Police", "Kenyan police", "KE", "COP"),
        ("Moscow denied the charge.", "Moscow", "Government of Russia", "RU", "GOV"),
        ("The IDF said it had struck Gaza.", "IDF", "Israel Defense Forces", "IL", "MIL"),
        ("The UN refugee agency sent tents.", "UN refugee agency", "UNHCR", None, "REF"),
        (
            "Iraq's Interior Ministry said so.",
            "Interior Ministry",
            "Iraqi Interior Ministry",
            "IQ",
            "GOV",
        ),
        ("Mali's Dan Nan Ambassagou burnt huts.", "Dan Nan", "Dan Na Ambassagou", "ML", "PRM"),
    ],
)
def test_actors_are_known_by_name_alias_country_and_capital(
    text: str, words: str, name: str, country: str | None, sector: str
) -> None:
    actor = actor_at(text, words)
    assert (actor.name, actor.country_code, actor.sector) == (name, country, sector)


@pytest.mark.parametrize(
    ("text", "words", "role", "organization"),
    [
        (
            "Interior Ministry spokesman Tomas Lind said the road was open.",
            "Tomas Lind",
            "spokesman",
            "Interior Ministry",
        ),
        (
            "Karim Sabouri, commander of the third brigade, said the road was open.",
            "Karim Sabouri",
            "commander of the third brigade",
            "third brigade",
        ),
        (
            "A member of the city council, Peter Marsh, told Reuters that he had fled.",
            "Peter Marsh",
            "member of the city council",
            "city council",
        ),
        (
            "Amnesty International's Africa director, Maria Sorel, spoke of a crime.",
            "Maria Sorel",
            "director",
            "Amnesty International",
        ),
        ("Al Jazeera's James Orr reported from the front.", "James Orr", None, "Al Jazeera"),
    ],
)
def test_a_person_has_the_role_and_organisation_told_beside_the_name(
    text: str, words: str, role: str | None, organization: str
) -> None:
    actor = actor_at(text, words)
    assert actor.kind is ActorKind.PERSON
    assert actor.role == role
    assert (actor.organization or "").endswith(organization)


def test_surnames_and_pronouns_lead_to_the_full_name() -> None:
    text = (
        "Police spokesman Karim Sabouri said a bomb had gone off. He said nobody was hurt. "
        "Sabouri added that two men had been arrested."
    )
    found = dict(actors_of(text))
    assert found["He"].name == found["Sabouri"].name == "Karim Sabouri"
    assert found["He"].id == found["Karim Sabouri"].id


def test_part_of_a_long_name_is_the_one_person_who_bears_it() -> None:
    text = "Juan Carlos Brandel Soto left. Later Brandel Soto returned. Juan Carlos was ill."
    named = {actor.name for _, actor in actors_of(text) if actor.kind is ActorKind.PERSON}
    assert named == {"Juan Carlos Brandel Soto"}
    two = "Juan Carlos Brandel left. Juan Carlos Olmedo stayed. Later Juan Carlos was ill."
    assert "Juan Carlos" in {actor.name for _, actor in actors_of(two)}


def test_a_namesake_of_a_head_of_state_with_another_post_is_somebody_else() -> None:
    text = "Gunmen attacked a post in Colombia. Defence minister Pedro Sanchez spoke of nine hurt."
    assert actor_at(text, "Pedro Sanchez").country_code != "ES"
    at_home = "Spain mourned. Prime minister Pedro Sanchez spoke of nine hurt."
    assert actor_at(at_home, "Pedro Sanchez").country_code == "ES"


def test_a_pronoun_stays_open_where_two_persons_compete() -> None:
    text = "Karim Sabouri and Peter Marsh met in Geneva. He left early."
    assert "He" not in dict(actors_of(text))


def test_the_militants_are_the_one_group_in_focus() -> None:
    text = "Boko Haram attacked two villages in Nigeria. The militants burnt houses. "
    assert actor_at(text, "militants").name == "Boko Haram"


def test_the_rebels_stay_open_where_several_groups_fight() -> None:
    text = (
        "M23 and the ADF fought over Beni in Congo. On Friday, 40 km away, a bridge fell. "
        "Nobody knew why. The town is calm. The rebels withdrew."
    )
    assert actor_at(text, "rebels").id is None


def test_a_bare_army_is_that_of_the_country_in_focus() -> None:
    text = "Fighting went on in Somalia. Somali officials said the army had retaken a town."
    assert actor_at(text, "army").country_code == "SO"


def test_its_forces_are_those_of_the_state_that_speaks() -> None:
    text = (
        "Shells hit Kherson in Ukraine. Ukraine is at war. Russia's defence ministry said its "
        "forces had destroyed a depot."
    )
    assert actor_at(text, "forces").country_code == "RU"


def test_short_acronyms_need_their_country() -> None:
    assert all(
        actor.name != "Sudan Liberation Movement/Army"
        for _, actor in actors_of("The SLA covers delivery of spare parts within four hours.")
    )
    assert (
        actor_at("In Darfur in Sudan the SLA clashed with Janjaweed.", "SLA").country_code == "SD"
    )


def test_the_files_know_at_least_three_hundred_armed_groups_with_ids_of_their_own() -> None:
    groups = [k for k in known_actors() if (k.actor.id or "").startswith("group:")]
    assert len(groups) >= 300
    ids = [known.actor.id for known in known_actors()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sayed Anvar Husseini", "Sayyid Anwar Huseini"),
        ("Mohammed Khalid", "Muhamad Khaled"),
        ("Yusuf Abdel-Aziz", "Youssef Abdul Aziz"),
        ("Osama al-Nujaifi", "Usama Nujaifi"),
    ],
)
def test_spellings_of_one_persons_name_share_a_key(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Maria Lopez", "Mario Lopez"), ("Mahmud Ali", "Mohammed Ali"), ("Hussein", "Husseini")],
)
def test_different_names_keep_different_keys(left: str, right: str) -> None:
    assert skeleton(left) != skeleton(right)


@given(st.text(max_size=40))
def test_a_key_holds_nothing_but_letters_and_hyphens(name: str) -> None:
    assert all(mark == "-" or "a" <= mark <= "z" for mark in skeleton(name))


def test_whoever_is_quoted_is_not_the_he_of_his_own_words() -> None:
    text = 'Peter Marsh had left. "He never came back," said Karim Sabouri, a neighbour.'
    report = Report(id="r", source="r.txt", text=text)
    parsed = next(parser()([find_zones(Annotated(report))]))
    start = text.index('"')
    spoken = Attribution(
        Span(start, start + 21), None, Span(text.index("Karim"), text.index(",", 60)), direct=True
    )
    read = find_actors(replace(mend_names(parsed, known_names), attributions=(spoken,)))
    he = [m.actor.name for m in read.actors if m.span.of(text) == "He"]
    assert he in ([], ["Peter Marsh"])


def test_a_backer_does_not_own_what_it_backs() -> None:
    assert actor_at("Iran-backed militias shelled Erbil.", "militias").country_code is None


def test_modifiers_are_no_actors_of_their_own() -> None:
    said = [words for words, _ in actors_of("A shell hit an army base in rebel-held Ardun.")]
    assert "army" not in said
    assert "rebel" not in said


def test_long_names_are_found_in_capitals_and_in_small_letters() -> None:
    capitals = "THE POPULAR LIBERATION ARMY AMBUSHED A PATROL IN COLOMBIA ON MONDAY."
    assert actor_at(capitals, "LIBERATION").country_code == "CO"
    small = "the national liberation army ambushed a patrol in colombia on monday."
    assert actor_at(small, "liberation").country_code == "CO"


def test_a_states_armed_forces_are_its_own() -> None:
    assert actor_at("Kenyan armed forces crossed the border.", "armed").country_code == "KE"


def test_a_name_that_only_tells_an_ally_is_not_the_actor() -> None:
    found = dict(actors_of("Al-Qaeda-linked fighters took a village in Mali."))
    assert all("fighters" not in words or actor.id is None for words, actor in found.items())


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("On Monday #SyrianRegime forces fired rockets.", "forces", "Syrian Arab Army"),
        ("On Monday #IslamicState gunmen fired rockets.", "gunmen", "Islamic State"),
    ],
)
def test_a_hashtag_is_cut_at_its_capitals(text: str, words: str, name: str) -> None:
    assert actor_at(text, words).name == name
