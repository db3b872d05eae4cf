"""What a row of the table tells of an incident, in as few characters as can be."""

from __future__ import annotations

from dateline.export.findings import names, total
from dateline.export.words import UNKNOWN, period_words
from dateline.model.incidents import Incident
from dateline.model.mentions import Role
from dateline.model.report import Basis, Published, Report
from dateline.model.values import Count, Harm

MOST_NAMES = 2


def when_short(incident: Incident) -> str:
    """The days without the hour."""
    return period_words(incident.when.value) if incident.when else UNKNOWN


def toll_number(incident: Incident, harm: str) -> tuple[str, str] | None:
    """The figure of a harm and its range, where there is one; None where none is told."""
    count = total(incident, Harm(harm))
    if count is None:
        return None
    figure, _, spread = count_short(count).partition(" (")
    return figure, spread.rstrip(")")


def outlet_short(report: Report) -> str:
    """The outlet, or the file's name where it is unknown."""
    return report.outlet or report.source.rstrip("/").rpartition("/")[2]


def published_short(published: Published) -> str:
    """The day of publication, marked where it was worked out."""
    if published.first is None or published.last is None:
        return "undated"
    one = published.first == published.last
    span = str(published.first) if one else f"{published.first} to {published.last}"
    return span if published.basis in (Basis.GIVEN, Basis.PAGE) else f"about {span}"


def count_short(count: Count) -> str:
    """A count as a narrow column has room for it.

    >>> count_short(Count(3, 5, 9)), count_short(Count(20, None, None)), count_short(Count(2, 2, 2))
    ('5 (3–9)', '20+', '2')
    """
    if count.low == count.high:
        return f"{count.low}"
    if count.high is None:
        open_above = f"{count.low}+"
        return open_above if count.best in (None, count.low) else f"{count.best} ({open_above})"
    spread = f"{count.low}–{count.high}"
    return spread if count.best is None else f"{count.best} ({spread})"


def actor_words(incident: Incident) -> str:
    """Who did it, where that is told by name."""
    doers = [p for p in incident.participants if p.role is Role.PERPETRATOR and p.said.name]
    return ", ".join(names(doers)[:MOST_NAMES])
