"""Country and sector of actor phrases that stand alone."""

from datetime import date

import pytest

from dateline.ground.actors import Coded, code_phrase


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Nigerian soldiers", "NGA", "MIL"),
        ("the Kenyan parliament", "KEN", "LEG"),
        ("Peru's supreme court", "PER", "JUD"),
        ("Sudanese refugees", "SDN", "REF"),
        ("Boko Haram gunmen", "NGA", "REB"),
        ("a former Italian minister", "ITA", "ELI"),
        ("Brazil's ambassador to Chad", "BRA", "GOV"),
        ("unidentified gunmen", None, "UAF"),
        ("Abkhazia", "GEO", "PRE"),
        ("Ankara", "TUR", "GOV"),
        ("Philippine fishermen", "PHL", "AGR"),
        ("UN peacekeepers", "UNO", "MIL"),
        ("a heap of bricks", None, None),
    ],
)
def test_a_phrase_has_the_country_and_sector_of_its_words(
    phrase: str, country: str | None, sector: str | None
) -> None:
    assert code_phrase(phrase) == Coded(country, sector)


def test_after_the_term_an_official_is_a_former_one() -> None:
    assert code_phrase("Tony Blair", day=date(2003, 5, 1)).sector == "GOV"
    assert code_phrase("Tony Blair", day=date(2015, 5, 1)).sector == "ELI"


def test_the_context_tells_the_country_that_the_phrase_leaves_open() -> None:
    assert code_phrase("the national guard", "a base in Mexico") == Coded("MEX", "MIL")
