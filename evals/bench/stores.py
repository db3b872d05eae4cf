"""Made-up stores of any size, for measuring: the same number and seed give the same store."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from dateline.model.claims import (
    Claim,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Speaker,
    Value,
)
from dateline.model.mentions import ParticipantKind, Role, Status
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Anchor, Count, Harm, Place, PlacePrecision, TimeSpan, When
from dateline.pipeline.settle import settle_store
from dateline.store import open_store

START = date(2031, 1, 1)
DAYS = 1_500
TOWNS = 900
OUTLETS = ("Coast Wire", "Radio Sel", "Ardun Post", "Hill Monitor", "Berel News", "Delta Today")
COUNTRIES = (("SD", "Sudan"), ("ML", "Mali"), ("AF", "Afghanistan"), ("UA", "Ukraine"))
TYPES = ("armed_clash", "shelling", "bombing", "air_strike", "abduction")
GROUPS = ("Northern Front", "River Brigade", "Hill Army", "Lake Movement")
SPOKESMEN = (Speaker(role="police"), Speaker("R. Tal", "spokesman", "the ministry"), None)
SYLLABLES = ("ar", "be", "dun", "sel", "kor", "mi", "ta", "rel", "os", "ga", "lin", "vo")


def made_store(path: Path, incidents: int, *, seed: int = 7) -> Path:
    """A store with so many happenings, told by one to four reports each, settled."""
    kept = open_store(path)
    event.listen(kept.engine, "connect", _carelessly)
    kept.engine.dispose()
    kept.add_config("made-up", {"seed": seed})
    for reading in readings(incidents, seed=seed):
        kept.add_reading(reading, config="made-up")
    settle_store(kept)
    kept.close()
    return path


def _carelessly(connection: Any, _: object) -> None:
    """A made-up store need not outlive a power cut."""
    connection.execute("PRAGMA synchronous = OFF")


def readings(incidents: int, *, seed: int = 7) -> Iterator[Reading]:
    """The reports of so many happenings, each happening by itself."""
    chance = random.Random(seed)
    towns = [_town(chance, number) for number in range(TOWNS)]
    for number in range(incidents):
        town, day = chance.choice(towns), START + timedelta(chance.randrange(DAYS))
        kind, group = chance.choice(TYPES), chance.choice(GROUPS)
        dead = chance.randrange(1, 60)
        word = "".join(chance.choices(SYLLABLES, k=5))
        for told in range(chance.choice((1, 1, 2, 2, 3, 4))):
            off = chance.choice((0, 0, 0, 1, 2))
            yield _reading(
                f"m{number:06}-{told}", chance.choice(OUTLETS), town, day, kind, group,
                dead + off, chance.choice(SPOKESMEN), word,
            )  # fmt: skip


def _town(chance: random.Random, number: int) -> Place:
    code, country = COUNTRIES[number % len(COUNTRIES)]
    precision = chance.choice((PlacePrecision.EXACT,) * 4 + (PlacePrecision.DISTRICT,))
    return Place(
        name="".join(chance.choices(SYLLABLES, k=3)).capitalize(),
        lat=round(chance.uniform(8, 35), 4),
        lon=round(chance.uniform(-5, 60), 4),
        precision=precision,
        country_code=code,
        country=country,
        admin1=f"Province {number % 17}",
        geonames_id=number + 1,
    )


def _reading(
    key: str,
    outlet: str,
    town: Place,
    day: date,
    kind: str,
    group: str,
    dead: int,
    speaker: Speaker | None,
    word: str,
) -> Reading:
    lead = f"{group} fighters struck {town.name} on {day:%d %B %Y}, killing {dead} people"
    text = f"{lead}, near the {word} crossing. " + f"The {word} road was closed. " * 20
    published = Published.given(day + timedelta(1))
    report = Report(key, f"{key}.txt", text, outlet=outlet, title=lead, published=published)
    values: dict[Field, tuple[Value, str]] = {
        Field.EVENT: (EventSaid(kind, Status.OCCURRED), "struck"),
        Field.WHEN: (When(TimeSpan(day, day), Anchor.EXPLICIT), f"{day:%d %B %Y}"),
        Field.WHERE: (town, town.name),
        Field.PARTICIPANT: (
            ParticipantSaid(
                Role.PERPETRATOR, ParticipantKind.ARMED_GROUP, f"{group} fighters", name=group,
                actor_id=group.casefold().replace(" ", "-"),
            ),
            f"{group} fighters",
        ),
        Field.COUNT: (CountSaid(Harm.KILLED, Count(dead, dead, dead), "people"), f"{dead} people"),
    }  # fmt: skip
    claims = tuple(
        _claim(report, field, value, words, speaker) for field, (value, words) in values.items()
    )
    told = (word, town.name.casefold(), group.casefold().split()[0])
    return Reading(report, claims, Digest(key, words=told, times=(2, 1, 1)))


def _claim(
    report: Report, field: Field, value: Value, words: str, speaker: Speaker | None
) -> Claim:
    start = report.text.index(words)
    return Claim(
        id=f"{report.id}/{field.value}",
        report=report.id,
        event=f"{report.id}#1",
        field=field,
        value=value,
        evidence=Evidence.cite(report, Span(start, start + len(words))),
        attributed_to=speaker,
        made_by="made-up",
    )
