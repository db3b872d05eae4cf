"""The nouns as JSON and back, each by its type."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dateline.model.claims import (
    Claim,
    ControlSaid,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Speaker,
    Value,
)
from dateline.model.mentions import Stance, TimeRole
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Report
from dateline.model.values import Place, When

T = TypeVar("T")

SAID: dict[Field, Any] = {
    Field.EVENT: EventSaid,
    Field.WHEN: When,
    Field.WHERE: Place,
    Field.PARTICIPANT: ParticipantSaid,
    Field.COUNT: CountSaid,
    Field.CONTROL: ControlSaid,
}
"""The type of a claim's value follows from its field."""


class _Claim(msgspec.Struct):
    """A claim whose value waits for its field to be known."""

    id: str
    report: str
    event: str
    field: Field
    value: msgspec.Raw
    evidence: Evidence
    stance: str
    time_role: str
    made_by: str
    attributed_to: Speaker | None = None
    via: str | None = None


class _Reading(msgspec.Struct):
    """A reading on its way between processes."""

    report: Report
    claims: list[msgspec.Raw]
    digest: Digest


def encode(value: object) -> str:
    """The value as JSON, the same for equal values."""
    return msgspec.json.encode(value).decode()


_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """Decoders are costly to make, so each is made once."""
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.json.Decoder(kind)
    return _DECODERS[kind]


def decode(text: str | bytes, kind: type[T]) -> T:
    """The value of this type that the JSON holds."""
    value: T = _decoder(kind).decode(text)
    return value


def decode_claim(text: str | bytes) -> Claim:
    """The claim that the JSON holds, its value typed by its field."""
    row: _Claim = _decoder(_Claim).decode(text)
    value: Value = _decoder(SAID[row.field]).decode(row.value)
    return Claim(
        id=row.id,
        report=row.report,
        event=row.event,
        field=row.field,
        value=value,
        evidence=row.evidence,
        stance=Stance(row.stance),
        attributed_to=row.attributed_to,
        via=row.via,
        time_role=TimeRole(row.time_role),
        made_by=row.made_by,
    )


def encode_reading(reading: Reading) -> bytes:
    """A reading as JSON bytes."""
    return msgspec.json.encode(reading)


def decode_reading(data: bytes) -> Reading:
    """The reading that the bytes hold."""
    row: _Reading = _decoder(_Reading).decode(data)
    claims = tuple(decode_claim(bytes(raw)) for raw in row.claims)
    return Reading(row.report, claims, row.digest)
