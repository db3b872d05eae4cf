"""Who says what when: the figures of an incident as a table, and how they moved over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.export.findings import Findings
from dateline.export.words import harm_words, speaker_words
from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import Incident, Toll
from dateline.web.tabled import count_short, outlet_short, published_short

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 420.0, 120.0, 40.0, 20.0, 8.0


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as one claim tells it; `chosen`: the published value rests on it."""

    claim: str
    figure: str
    quote: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What one claimant says in one report, figure by figure."""

    published: str
    claimant: str
    outlet: str
    group: str
    figures: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The table: a column for each figure, a row for each claimant and report."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def dispute(findings: Findings, incident: Incident, groups: dict[str, str]) -> Dispute:
    """The table of an incident's figures, the earliest report first."""
    counts = _counts(findings, incident)
    scopes = _scopes(incident)
    columns = tuple(dict.fromkeys(scopes[c.id] for c in counts if c.id in scopes))
    chosen = {claim for toll in incident.tolls for claim in toll.settled.chosen}
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in counts:
        who = speaker_words(claim.attributed_to) if claim.attributed_to else "the outlet"
        told.setdefault((claim.report, who), []).append(claim)
    rows = [
        Row(
            published=published_short(findings.published(report)),
            claimant=who,
            outlet=outlet_short(findings.reports[report]),
            group=groups.get(report, ""),
            figures=tuple(
                _cell([c for c in claims if scopes.get(c.id) == column], chosen)
                for column in columns
            ),
        )
        for (report, who), claims in told.items()
    ]
    return Dispute(columns, tuple(rows))


def _counts(findings: Findings, incident: Incident) -> list[Claim]:
    claims = [findings.claims[c] for c in incident.claims if c in findings.claims]
    counts = [claim for claim in claims if isinstance(claim.value, CountSaid)]
    return sorted(counts, key=lambda c: (_day(findings, c), c.report, c.evidence.span, c.id))


def _day(findings: Findings, claim: Claim) -> date:
    return findings.published(claim.report).first or date.max


def _scopes(incident: Incident) -> dict[str, str]:
    """The column of each claim: the narrowest of the tolls that it may give."""
    found: dict[str, str] = {}
    for toll in sorted(incident.tolls, key=lambda toll: toll.who == "all"):
        for claim in (*toll.settled.chosen, *toll.settled.rivals):
            found.setdefault(claim, toll_label(toll))
    return found


def toll_label(toll: Toll) -> str:
    """Whose harm a toll tells: "killed", "killed, police"."""
    return harm_words(toll.what) + ("" if toll.who == "all" else f", {toll.who}")


def _cell(claims: Iterable[Claim], chosen: set[str]) -> tuple[Said, ...]:
    return tuple(
        Said(claim.id, count_short(claim.value.count), claim.evidence.quote, claim.id in chosen)
        for claim in claims
        if isinstance(claim.value, CountSaid)
    )


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in the plot: where it stands, its range, and what it says. `kind`: published,
    rival, or part (of some of the people only)."""

    claim: str
    x: float
    y: float
    low: float
    high: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """How one toll was told over time; `y` of `ticks` in pixels, with their numbers."""

    label: str
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, int], ...]
    days: tuple[tuple[float, str], ...]


def toll_plot(findings: Findings, incident: Incident) -> Plot | None:
    """The toll that the most dated claims tell; None where it was told on one day only."""
    best: tuple[int, Toll, list[Claim]] | None = None
    for toll in incident.tolls:
        ids = {*toll.settled.chosen, *toll.settled.rivals}
        dated = [c for c in _counts(findings, incident) if c.id in ids]
        dated = [c for c in dated if findings.published(c.report).first]
        if len({_day(findings, c) for c in dated}) > 1 and (not best or len(dated) > best[0]):
            best = (len(dated), toll, dated)
    return _plot(findings, incident, best[1], best[2]) if best else None


def _plot(findings: Findings, incident: Incident, toll: Toll, claims: Sequence[Claim]) -> Plot:
    label, scopes = toll_label(toll), _scopes(incident)
    days = sorted({_day(findings, c) for c in claims})
    first, length = days[0].toordinal(), max(days[-1].toordinal() - days[0].toordinal(), 1)
    top = max(_most(c) for c in claims) or 1

    def across(day: date) -> float:
        return LEFT + 12 + (day.toordinal() - first) / length * (WIDTH - LEFT - 60)

    def up(number: int) -> float:
        return TOP + (1 - number / top) * (HEIGHT - BOTTOM - TOP)

    dots = []
    for claim in claims:
        value = claim.value
        assert isinstance(value, CountSaid)
        count = value.count
        best = count.best if count.best is not None else count.low
        who = speaker_words(claim.attributed_to) if claim.attributed_to else "the outlet"
        whom = f" {value.who}" if value.who else ""
        words = f"{_day(findings, claim)}: {count_short(count)}{whom}, says {who}"
        part = scopes[claim.id] != label
        kind = "part" if part else "chosen" if claim.id in toll.settled.chosen else "rival"
        x, y = across(_day(findings, claim)), up(best)
        low, high = up(count.low), up(_most(claim))
        dots.append(Dot(claim.id, x, y, low, high, kind, words))
    shown = [days[0], days[-1]]
    ticks = tuple((up(n), n) for n in (0, top))
    return Plot(label, tuple(dots), ticks, tuple((across(d), d.isoformat()) for d in shown))


def _most(claim: Claim) -> int:
    value = claim.value
    assert isinstance(value, CountSaid)
    return max(n for n in (value.count.low, value.count.best, value.count.high) if n is not None)
