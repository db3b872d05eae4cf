"""Findings without the names of persons, for files that leave the room.

A name is blacked out letter by letter wherever it stands, in part or whole: in titles, texts,
quotations and participants. Every offset holds as before; nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from dateline.export.findings import Findings
from dateline.model.claims import Claim, ParticipantSaid
from dateline.model.mentions import ParticipantKind

T = TypeVar("T")
BLACK = "█"
JOINTS = re.compile(r"[\s\-'’]+")
SHORTEST = 3
"""Letters of a part of a name that is blacked out by itself; "de" and "al" stay."""


def redacted(findings: Findings) -> Findings:
    """The findings with the names of persons blacked out: those who took part, and those who
    vouch for something and hold no office. The originals, which are bytes, are left out."""
    claims = [claim for reading in findings.readings for claim in reading.claims]
    names = {name for claim in claims for name in persons_in(claim)}
    if not names:
        return replace(findings, redacted=True)
    pattern = _pattern(names)
    found = Findings.of(
        [_without(reading, pattern) for reading in findings.readings],
        _without(findings.conclusions, pattern),
        findings.made_by,
        settings=findings.settings,
        judgements=_without(findings.judgements, pattern),
    )
    return replace(found, redacted=True)


def persons_in(claim: Claim) -> Iterable[str]:
    """The names of persons that a claim holds."""
    said, speaker = claim.value, claim.attributed_to
    if isinstance(said, ParticipantSaid) and said.kind is ParticipantKind.PERSON and said.name:
        yield said.name
    if speaker and speaker.name and not (speaker.role or speaker.organization):
        yield speaker.name


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The names, and each of their parts that is a name by itself, the longest first."""
    parts = {part for name in names for part in (name, *JOINTS.split(name))}
    told = [p for p in parts if len(p) >= SHORTEST and (" " in p or not p[0].islower())]
    ordered = sorted(told, key=lambda part: (-len(part), part))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def _without(value: T, pattern: re.Pattern[str]) -> T:
    """A value with all that is in it, blacked out."""
    made: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        made = pattern.sub(lambda found: re.sub(r"\S", BLACK, found[0]), value)
    elif isinstance(value, tuple):
        made = tuple(_without(part, pattern) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        anew = {name: _without(part, pattern) for name, part in told.items()}
        changed = {name: part for name, part in anew.items() if part is not told[name]}
        made = replace(value, **changed) if changed else value
    return cast(T, made)
