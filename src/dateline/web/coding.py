"""Two coders: incidents that two people code without seeing each other's codes, how far they
agree, and what a third person settles between them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from dateline.model.errors import InputError
from dateline.model.event_types import event_types
from dateline.model.incidents import IncidentStatus
from dateline.model.values import PlacePrecision
from dateline.reconcile.agreement import Metric, alpha, percent
from dateline.store import Store

SAMPLE, CODING = "sample", "coding"
METRICS = {
    "type": Metric.NOMINAL,
    "status": Metric.NOMINAL,
    "day": Metric.INTERVAL,
    "place": Metric.NOMINAL,
    "place_precision": Metric.ORDINAL,
    "killed": Metric.INTERVAL,
    "injured": Metric.INTERVAL,
}
"""What is coded, and how two codes of it differ (codebooks.md 3.1, row 11)."""
CHOICES: Mapping[str, Sequence[str]] = {
    "status": [status.value for status in IncidentStatus],
    "place_precision": [precision.value for precision in PlacePrecision],
}
MOST = 1_000_000_000
Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """Incidents, with what they were made of when they were drawn, and their two coders."""

    name: str
    coders: tuple[str, str]
    incidents: tuple[str, ...]
    held: Mapping[str, Sequence[str]]
    by: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree on a field: alpha, the share that is the same, on how many
    incidents, and the pairs of codes that differ with how often."""

    field: str
    metric: str
    alpha: float | None
    percent: float | None
    incidents: int
    confusions: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two coders say of one field of an incident."""

    incident: str
    field: str
    codes: tuple[str, str]


class Coding:
    """The samples that a store keeps, and what was coded of them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def samples(self) -> list[Sample]:
        """All samples by name."""
        found = self._store.entries(SAMPLE)
        return [_sample(name, json.loads(body)) for name, body in found.items()]

    def sample(self, name: str) -> Sample:
        """The sample of this name; `InputError` where there is none."""
        found = self._store.entries(SAMPLE).get(name)
        if found is None:
            raise InputError(f"there is no sample {name!r}")
        return _sample(name, json.loads(found))

    def draw(
        self,
        name: str,
        coders: Sequence[str],
        members: Mapping[str, Sequence[str]],
        *,
        size: int,
        by: str,
    ) -> Sample:
        """Draws incidents by lot (the same name draws the same); `members` are the mentions
        of each incident that may be drawn."""
        name = " ".join(name.split())
        if not name or len(name) > 60 or "/" in name or name in self._store.entries(SAMPLE):
            raise InputError(f"give the sample a new name of at most 60 letters, not {name!r}")
        if len(coders) != 2 or len(set(coders)) != 2 or not all(coders):
            raise InputError("name two different coders")
        if not 1 <= size <= len(members):
            raise InputError(f"a sample has from 1 to {len(members)} incidents, not {size}")
        drawn = sorted(random.Random(name).sample(sorted(members), size))
        held = {id: list(members[id]) for id in drawn}
        sample = Sample(name, (coders[0], coders[1]), tuple(drawn), held, by)
        body = {key: value for key, value in asdict(sample).items() if key != "name"}
        self._store.keep_entry(SAMPLE, name, json.dumps(body, sort_keys=True))
        return sample

    def code(self, sample: Sample, incident: str, coder: str, codes: Codes) -> None:
        """Keeps a coder's codes of an incident, in place of earlier ones, until both coders
        are done."""
        if coder not in sample.coders:
            raise InputError(f"{coder} is no coder of {sample.name}")
        if incident not in sample.incidents:
            raise InputError(f"{sample.name} doesn't hold {incident}")
        if self.is_done(sample):
            raise InputError(f"both coders of {sample.name} are done; nothing can be changed")
        kept = {field: checked(field, told) for field, told in codes.items() if told.strip()}
        key = json.dumps([sample.name, incident, coder])
        self._store.keep_entry(CODING, key, json.dumps(kept, sort_keys=True))

    def codes(self, sample: Sample, coder: str) -> dict[str, Codes]:
        """What one coder coded, by incident."""
        found = {}
        for key, body in self._store.entries(CODING).items():
            name, incident, by = json.loads(key)
            if (name, by) == (sample.name, coder):
                found[incident] = json.loads(body)
        return found

    def progress(self, sample: Sample) -> dict[str, int]:
        """How many incidents each coder has coded."""
        return {coder: len(self.codes(sample, coder)) for coder in sample.coders}

    def is_done(self, sample: Sample) -> bool:
        """Whether both have coded all."""
        return set(self.progress(sample).values()) == {len(sample.incidents)}

    def agreement(self, sample: Sample) -> list[Agreement]:
        """How far the coders agree, field by field; only once both are done."""
        one, other = self._both(sample)
        return [_agreement(field, one, other, sample.incidents) for field in METRICS]

    def differences(self, sample: Sample) -> list[Difference]:
        """Where the coders differ; only once both are done."""
        one, other = self._both(sample)
        return [
            Difference(incident, field, codes)
            for incident in sample.incidents
            for field in METRICS
            if len(set(codes := _codes(field, one[incident], other[incident]))) == 2
        ]

    def settling(self, sample: Sample, incident: str, field: str, by: str) -> Difference:
        """The difference that a third person may settle."""
        if by in sample.coders:
            raise InputError(f"{by} coded {sample.name}; a third person settles it")
        found = [d for d in self.differences(sample) if (d.incident, d.field) == (incident, field)]
        if not found:
            raise InputError(f"the coders don't differ on {field} of {incident}")
        return found[0]

    def _both(self, sample: Sample) -> tuple[dict[str, Codes], dict[str, Codes]]:
        if not self.is_done(sample):
            raise InputError(f"{sample.name} is still being coded; neither sees the other's codes")
        one, other = sample.coders
        return self.codes(sample, one), self.codes(sample, other)


def _sample(name: str, row: Mapping[str, object]) -> Sample:
    held: Mapping[str, Sequence[str]] = row["held"]  # type: ignore[assignment]
    one, other = map(str, row["coders"])  # type: ignore[call-overload]
    return Sample(name, (one, other), tuple(held), held, str(row["by"]))


def checked(field: str, told: str) -> str:
    """A code as it is kept; `InputError` where it is none of this field."""
    told = " ".join(told.split())
    try:
        if field in ("killed", "injured"):
            if not 0 <= int(told) <= MOST:
                raise ValueError("no number of people")
            return str(int(told))
        if field == "day":
            return date.fromisoformat(told).isoformat()
    except ValueError as error:
        raise InputError(f"{field} can't be {told!r}: {error}") from error
    choices = list(event_types()) if field == "type" else CHOICES.get(field)
    if field not in METRICS or (choices is not None and told not in choices):
        raise InputError(f"{field} can't be {told!r}")
    return told[:300]


def _codes(field: str, one: Codes, other: Codes) -> tuple[str, str]:
    return one.get(field, ""), other.get(field, "")


def _agreement(
    field: str, one: Mapping[str, Codes], other: Mapping[str, Codes], incidents: Iterable[str]
) -> Agreement:
    """Codes that were left open count as missing for alpha, and as a code in the list."""
    pairs = [_codes(field, one[incident], other[incident]) for incident in incidents]
    units = [[_measured(field, code) for code in pair if code] for pair in pairs]
    metric = METRICS[field]
    odd = sorted({pair for pair in pairs if len(set(pair)) == 2})
    return Agreement(
        field=field,
        metric=metric.value,
        alpha=alpha(units, metric),
        percent=percent(units),
        incidents=sum(len(unit) == 2 for unit in units),
        confusions=tuple((*pair, pairs.count(pair)) for pair in odd),
    )


def _measured(field: str, code: str) -> float | str:
    if field in ("killed", "injured"):
        return float(code)
    if field == "day":
        return float(date.fromisoformat(code).toordinal())
    if field == "place_precision":
        return float(CHOICES[field].index(code))
    return code.casefold()
