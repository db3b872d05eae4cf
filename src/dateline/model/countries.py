"""Countries, their names and their codes, kept as data (`data/countries.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Country:
    """A country and what the codebooks call it; None where a codebook has no code.

    `gw` is the Gleditsch-Ward number, `numeric` ISO's; `demonyms` has the usual adjective
    first ("Afghan").
    """

    alpha2: str
    alpha3: str
    numeric: int | None
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    gw: int | None
    ucdp_name: str
    ucdp_region: str
    acled_region: str


@cache
def countries() -> Mapping[str, Country]:
    """The countries by ISO alpha-2 code."""
    text = resources.files("dateline.data").joinpath("countries.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    header, rows = lines[0], lines[1:]
    found = (_country(dict(zip(header, row, strict=True))) for row in rows)
    return MappingProxyType({country.alpha2: country for country in found})


def country(code: str | None) -> Country | None:
    """The country with that alpha-2 code; None where there is no such code."""
    return countries().get(code) if code else None


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        alpha2=row["alpha2"],
        alpha3=row["alpha3"],
        numeric=int(row["numeric"]) if row["numeric"] else None,
        name=row["name"],
        aliases=tuple(filter(None, row["aliases"].split(";"))),
        demonyms=tuple(filter(None, row["demonyms"].split(";"))),
        capital=row["capital"],
        gw=int(row["gw"]) if row["gw"] else None,
        ucdp_name=row["ucdp_name"],
        ucdp_region=row["ucdp_region"],
        acled_region=row["acled_region"],
    )
