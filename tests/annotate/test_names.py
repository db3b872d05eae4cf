"""Names mended: persons, places and known actors told apart."""

from collections.abc import Iterable

import pytest

from dateline.annotate.names import mend_names
from dateline.ground.actors import known_names
from dateline.model.annotated import Annotated
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.text import Name, Sentence, Token, ZoneKind


def tagged(words: str, label: str = "", at: tuple[int, int] = (0, 0)) -> Annotated:
    """A sentence of word/TAG pairs, with one name as the parser might have found it."""
    tokens, start = [], 0
    for index, pair in enumerate(words.split()):
        text, tag = pair.rsplit("/", 1)
        inside = label if at[0] <= index < at[1] else ""
        pos = "PROPN" if tag == "NNP" else "NOUN"
        end = start + len(text)
        tokens.append(Token(index, start, end, text, text.lower(), pos, tag, "dep", index, inside))
        start = end + 1
    text = " ".join(token.text for token in tokens)
    span = Span(0, len(text))
    names: Iterable[Name] = ()
    if label:
        names = (Name(Span(tokens[at[0]].start, tokens[at[1] - 1].end), label, *at),)
    return Annotated(
        Report("r", "r.txt", text),
        sentences=(Sentence(0, span, 0, len(tokens), ZoneKind.BODY, 0),),
        tokens=tuple(tokens),
        names=tuple(names),
    )


def labels(annotated: Annotated) -> dict[str, str]:
    text = annotated.report.text
    return {name.span.of(text): name.label for name in mend_names(annotated, known_names).names}


@pytest.mark.parametrize(
    ("words", "label", "at", "name", "mended"),
    [
        ("Colonel/NNP Marsh/NNP spoke/VBD", "GPE", (1, 2), "Marsh", "PERSON"),
        ("the/DT analyst/NN Karim/NNP Sabouri/NNP", "ORG", (2, 4), "Karim Sabouri", "PERSON"),
        ("fired/VBD at/IN Houthis/NNP today/NN", "PERSON", (2, 3), "Houthis", "ORG"),
        ("in/IN Salim/NNP Nur/NNP district/NN", "PERSON", (1, 3), "Salim Nur", "GPE"),
        ("village/NN of/IN Rashad/NNP fell/VBD", "PERSON", (2, 3), "Rashad", "GPE"),
        ("then/RB the/DT Monitor/NNP said/VBD", "PERSON", (2, 3), "Monitor", "ORG"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(
    words: str, label: str, at: tuple[int, int], name: str, mended: str
) -> None:
    assert labels(tagged(words, label, at))[name] == mended


def test_a_line_of_a_headline_is_no_person() -> None:
    found = labels(tagged("Army/NNP Captures/NNP Southern/NNP District/NNP", "PERSON", (1, 4)))
    assert "PERSON" not in found.values()


def test_a_surname_is_a_person_wherever_the_full_name_is() -> None:
    words = "Karim/NNP Sabouri/NNP left/VBD ./. Later/RB Sabouri/NNP returned/VBD"
    assert labels(tagged(words, "PERSON", (0, 2)))["Sabouri"] == "PERSON"


@pytest.mark.parametrize(
    ("words", "at", "name"),
    [
        ("Omar/NNP Karim/NNP Sabouri/NNP left/VBD", (1, 3), "Omar Karim Sabouri"),
        ("Karim/NNP Sabouri/NNP Nuri/NNP left/VBD", (0, 2), "Karim Sabouri Nuri"),
        ("Colonel/NNP Karim/NNP Sabouri/NNP left/VBD", (0, 3), "Karim Sabouri"),
        ("told/VBD Karim/NNP Sabouri/NNP UNICEF/NNP left/VBD", (1, 3), "Karim Sabouri"),
    ],
)
def test_a_person_s_name_is_told_in_full(words: str, at: tuple[int, int], name: str) -> None:
    found = labels(tagged(words, "PERSON", at))
    assert [text for text, label in found.items() if label == "PERSON"] == [name]
