"""Where a report comes from, by its web address: the towns and divisions that the outlet's
host and the path name, and where the outlet is known to be at home. They stand beside the
places of the text when a name must be chosen among its bearers ("Franklin" in a paper of
Toledo), and a name whose bearers are all far away is one of the home town's own; no place is
taken from the address alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Entry, Gazetteer, Hit, NameKind
from dateline.ground.places.names import Found
from dateline.ground.places.words import DIRECTIONS, common_words
from dateline.model.addresses import before_archiving
from dateline.model.span import Span

HOST = re.compile(r"^(?:https?://)?(?:www\.|m\.)?([^/:?#]+)(?::\d+)?(/[^?#]*)?")
WORD = re.compile(r"[a-z]+")
TOWN, LARGE_TOWN = 15_000, 150_000
"""People from which a town is meant by the name of a host, or by a word of a path (ours)."""


class Home(NamedTuple):
    """What the address of a report names, as names that stand in no text, and the one town
    that its host tells."""

    names: list[Found]
    town: Entry | None


def home_of(url: str | None, gazetteer: Gazetteer) -> Home:
    """Where a report comes from, by its web address."""
    match = HOST.match(before_archiving(url)) if url else None
    if match is None:
        return Home([], None)
    host = _of_host(match[1].lower(), gazetteer)
    countries = {hit.entry.country for hits in host.values() for hit in hits}
    named = {**host, **_of_path(match[2] or "", countries, gazetteer)}
    towns = [hit.entry for hits in host.values() for hit in hits]
    town = towns[0] if len(towns) == 1 and towns[0].feature.startswith("PPL") else None
    return Home([_named(word, hits) for word, hits in named.items() if hits], town)


def _named(word: str, hits: tuple[Hit, ...]) -> Found:
    nowhere = Span(0, 0)
    return Found(0, 0, nowhere, word, f"\x00{word}", hits, "GPE", (0, 0), None)


def _of_host(host: str, gazetteer: Gazetteer) -> dict[str, tuple[Hit, ...]]:
    known = outlet_homes()
    labels = host.split(".")[:-1]
    for name in (host, *labels):
        if name in known:
            division, town = known[name]
            hits = [h for h in gazetteer.find(fold(town)) if h.entry.admin1 == division]
            towns = [h for h in hits if h.entry.feature.startswith("PPL")]
            largest = sorted(towns, key=lambda h: (-h.entry.population, h.entry.id))[:1]
            return {town: tuple(largest)}
    return {name: hits for label in labels for name, hits in _in_label(label, gazetteer)}


def _in_label(label: str, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[Hit, ...]]]:
    """The towns and divisions that a part of a host's name can stand for."""
    for name in _cores(label):
        hits = tuple(hit for hit in gazetteer.find(name) if _is_known(hit, TOWN))
        if hits:
            yield name, hits
            return


def _cores(label: str) -> Iterator[str]:
    """The label without what outlets put round a town's name, as one word and as two."""
    words = _words()
    bare = label.replace("-", "")
    core = re.sub(f"^{words['before']}+", "", bare)
    for part in dict.fromkeys((bare, core, re.sub(f"{words['behind']}+$", "", core))):
        if len(part) < 4:
            continue
        yield part
        for first in words["first_words"]:
            if part.startswith(first) and len(part) - len(first) >= 3:
                yield fold(f"{first} {part[len(first) :]}")


def _is_known(hit: Hit, least: int) -> bool:
    entry = hit.entry
    if hit.kind not in {NameKind.CHIEF, NameKind.OTHER}:
        return False
    town = entry.feature.startswith("PPL") and hit.kind is NameKind.CHIEF
    return entry.feature == "ADM1" or (town and entry.population >= least)


def _of_path(path: str, countries: set[str], gazetteer: Gazetteer) -> dict[str, tuple[Hit, ...]]:
    """Counties, provinces and large towns that the path names, in the countries of the host
    where those are known."""
    found: dict[str, tuple[Hit, ...]] = {}
    for name in _names_in(path):
        hits = [hit for hit in gazetteer.find(fold(name)) if _in_path(name, hit)]
        found[name] = tuple(h for h in hits if not countries or h.entry.country in countries)
    return found


def _names_in(path: str) -> Iterator[str]:
    """Runs of one to three words of each part of the path."""
    for segment in path.lower().split("/"):
        words = WORD.findall(segment)
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if size > 1 or not (run[0] in common_words() or run[0] in DIRECTIONS):
                    yield " ".join(run)


def _in_path(name: str, hit: Hit) -> bool:
    county = name.endswith((" county", " parish")) and hit.entry.feature == "ADM2"
    return county or _is_known(hit, LARGE_TOWN)


@cache
def outlet_homes() -> Mapping[str, tuple[str, str]]:
    """Division and town of the outlets of `data/outlet_homes.tsv`, by what their hosts are
    called."""
    table = files("dateline.data").joinpath("outlet_homes.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {name: (division, town) for division, town, names in rows for name in names.split()}


@cache
def _words() -> Mapping[str, Any]:
    path = files("dateline.data") / "places" / "address_words.toml"
    return tomllib.loads(path.read_text("utf-8"))
