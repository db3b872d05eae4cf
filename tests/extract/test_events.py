"""What the event stage reads out of sentences of our own, without a model of language: tokens
are written out by hand."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.claims import claims_of
from dateline.extract.events import find_events
from dateline.model.annotated import Annotated
from dateline.model.mentions import Role
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.text import Chunk, Sentence, Token, ZoneKind

Row = tuple[str, str, str, str, str, int]


def a_report(text: str, rows: list[Row], chunks: list[tuple[int, int, int]]) -> Annotated:
    """A one-sentence report; each row is word, lemma, pos, tag, dep and head."""
    tokens, place = [], 0
    for index, (word, lemma, pos, tag, dep, head) in enumerate(rows):
        start = text.index(word, place)
        place = start + len(word)
        tokens.append(Token(index, start, place, word, lemma, pos, tag, dep, head))
    sentence = Sentence(0, Span(0, len(text)), 0, len(tokens), ZoneKind.BODY, 0)
    return Annotated(
        Report(id="r1", source="r1", text=text),
        sentences=(sentence,),
        tokens=tuple(tokens),
        chunks=tuple(Chunk(*chunk) for chunk in chunks),
    )


def rebels_attack_a_village() -> Annotated:
    return a_report(
        "Rebels attacked a village.",
        [
            ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
            ("attacked", "attack", "VERB", "VBD", "ROOT", 1),
            ("a", "a", "DET", "DT", "det", 3),
            ("village", "village", "NOUN", "NN", "dobj", 1),
        ],
        [(0, 1, 0), (2, 4, 3)],
    )


def test_the_subject_of_an_attack_is_its_perpetrator_and_the_object_its_target() -> None:
    (event,) = find_events(rebels_attack_a_village()).events
    parts = {p.role: p.text for p in event.participants}
    assert parts == {Role.PERPETRATOR: "Rebels", Role.TARGET: "village"}


def test_in_the_passive_the_parts_change_places() -> None:
    told = a_report(
        "A village was attacked by rebels.",
        [
            ("A", "a", "DET", "DT", "det", 1),
            ("village", "village", "NOUN", "NN", "nsubjpass", 3),
            ("was", "be", "AUX", "VBD", "auxpass", 3),
            ("attacked", "attack", "VERB", "VBN", "ROOT", 3),
            ("by", "by", "ADP", "IN", "agent", 3),
            ("rebels", "rebel", "NOUN", "NNS", "pobj", 4),
        ],
        [(0, 2, 1), (5, 6, 5)],
    )
    (event,) = find_events(told).events
    parts = {p.role: p.text for p in event.participants}
    assert parts == {Role.PERPETRATOR: "rebels", Role.TARGET: "village"}


def test_a_denied_attack_did_not_occur() -> None:
    told = a_report(
        "Rebels did not attack.",
        [
            ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 3),
            ("did", "do", "AUX", "VBD", "aux", 3),
            ("not", "not", "PART", "RB", "neg", 3),
            ("attack", "attack", "VERB", "VB", "ROOT", 3),
        ],
        [(0, 1, 0)],
    )
    (event,) = find_events(told).events
    assert event.status == "denied"


def test_a_report_without_triggers_tells_no_event() -> None:
    told = a_report(
        "Prices rose.",
        [
            ("Prices", "price", "NOUN", "NNS", "nsubj", 1),
            ("rose", "rise", "VERB", "VBD", "ROOT", 1),
        ],
        [(0, 1, 0)],
    )
    assert find_events(told).events == ()


def test_every_claim_quotes_its_report_to_the_letter() -> None:
    annotated = find_events(rebels_attack_a_village())
    text = annotated.report.text
    claims = claims_of(annotated)
    assert claims
    assert all(c.evidence.quote == c.evidence.span.of(text) for c in claims)


def test_reading_twice_gives_the_same_claims() -> None:
    first = claims_of(find_events(rebels_attack_a_village()))
    again = claims_of(find_events(replace(rebels_attack_a_village())))
    assert [c.id for c in first] == [c.id for c in again]


def names_are_released(thing: str) -> Annotated:
    return a_report(
        f"The {thing} were released.",
        [
            ("The", "the", "DET", "DT", "det", 1),
            (thing, thing.removesuffix("s"), "NOUN", "NNS", "nsubjpass", 3),
            ("were", "be", "AUX", "VBD", "auxpass", 3),
            ("released", "release", "VERB", "VBN", "ROOT", 3),
        ],
        [(0, 2, 1)],
    )


def test_hostages_are_set_free_and_lists_are_not() -> None:
    told = {t: find_events(names_are_released(t)).events for t in ("hostages", "lists")}
    assert [e.type for e in told["hostages"]] == ["release"]
    assert not told["lists"]


def test_a_bomb_that_destroys_a_bank_is_no_bomb_destroyed() -> None:
    told = a_report(
        "A bomb destroyed a bank.",
        [
            ("A", "a", "DET", "DT", "det", 1),
            ("bomb", "bomb", "NOUN", "NN", "nsubj", 2),
            ("destroyed", "destroy", "VERB", "VBD", "ROOT", 2),
            ("a", "a", "DET", "DT", "det", 4),
            ("bank", "bank", "NOUN", "NN", "dobj", 2),
        ],
        [(0, 2, 1), (3, 5, 4)],
    )
    (event,) = find_events(told).events
    assert event.type != "disrupted_weapons"
    assert (Role.TARGET, "bank") in {(p.role, p.text) for p in event.participants}


def test_who_fights_where_nobody_is_hit_is_a_side_of_the_fight() -> None:
    told = a_report(
        "Rebels launched an offensive.",
        [
            ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
            ("launched", "launch", "VERB", "VBD", "ROOT", 1),
            ("an", "a", "DET", "DT", "det", 3),
            ("offensive", "offensive", "NOUN", "NN", "dobj", 1),
        ],
        [(0, 1, 0), (2, 4, 3)],
    )
    (event,) = find_events(told).events
    assert [(p.role, p.text) for p in event.participants] == [(Role.PARTY, "Rebels")]


def shelling_by_adjective(adjective: str) -> Annotated:
    return a_report(
        f"{adjective} shelling destroyed a bridge.",
        [
            (adjective, adjective, "ADJ", "JJ", "amod", 1),
            ("shelling", "shelling", "NOUN", "NN", "nsubj", 2),
            ("destroyed", "destroy", "VERB", "VBD", "ROOT", 2),
            ("a", "a", "DET", "DT", "det", 4),
            ("bridge", "bridge", "NOUN", "NN", "dobj", 2),
        ],
        [(0, 2, 1), (3, 5, 4)],
    )


def test_the_state_before_what_its_arms_did_is_the_perpetrator() -> None:
    (event,) = find_events(shelling_by_adjective("Chilean")).events
    (doer,) = [p for p in event.participants if p.role is Role.PERPETRATOR]
    assert (doer.text, doer.country_code) == ("Chilean", "CL")


def test_another_adjective_before_it_names_nobody() -> None:
    (event,) = find_events(shelling_by_adjective("heavy")).events
    assert all(p.role is not Role.PERPETRATOR for p in event.participants)


def test_a_threat_of_nobody_to_nobody_is_a_general_word() -> None:
    told = a_report(
        "The threat remains.",
        [
            ("The", "the", "DET", "DT", "det", 1),
            ("threat", "threat", "NOUN", "NN", "nsubj", 2),
            ("remains", "remain", "VERB", "VBZ", "ROOT", 2),
        ],
        [(0, 2, 1)],
    )
    assert find_events(told).events == ()


def test_a_threat_by_rebels_is_told() -> None:
    told = a_report(
        "Rebels threatened farmers.",
        [
            ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
            ("threatened", "threaten", "VERB", "VBD", "ROOT", 1),
            ("farmers", "farmer", "NOUN", "NNS", "dobj", 1),
        ],
        [(0, 1, 0), (2, 3, 2)],
    )
    (event,) = find_events(told).events
    assert event.type == "threat"
