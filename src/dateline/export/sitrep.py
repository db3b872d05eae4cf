"""A situation report in Markdown: what is known, what is disputed, who says so.

Every sentence ends with the numbers of its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.export.findings import Findings, total
from dateline.export.ftm import figures_in_words
from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import Incident, IncidentKind, Sensitivity
from dateline.model.values import Harm, TimeSpan

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def write(findings: Findings) -> str:
    """The report: incidents newest first, then totals over periods, then the sources."""
    numbers = {report: i for i, report in enumerate(findings.reports, start=1)}
    lines = ["# Situation report", ""]
    happenings = sorted(findings.happenings, key=_newest_first)
    lines += [f"{len(happenings)} incidents from {len(numbers)} reports.", ""]
    for incident in happenings:
        lines += section(findings, incident, numbers)
    totals = [i for i in findings.incidents if i.kind is IncidentKind.AGGREGATE]
    if totals:
        lines += ["## Totals over a period (not added to any incident)", ""]
        for aggregate in totals:
            public = aggregate.sensitivity is Sensitivity.PUBLIC
            mark = "" if public else f" **Marked {aggregate.sensitivity.value}.**"
            lines.append(
                f"- {safe(aggregate.title)}: {figures(aggregate)} {cited(aggregate, numbers)}{mark}"
            )
        lines.append("")
    lines += ["## Sources", ""]
    for report, number in numbers.items():
        lines.append(f"{number}. {source_line(findings, report)}")
    return "\n".join(lines) + "\n"


def section(findings: Findings, incident: Incident, numbers: dict[str, int]) -> list[str]:
    """One incident: known, disputed, and who says so."""
    lines = [f"## {safe(incident.title)}", ""]
    if incident.sensitivity is not Sensitivity.PUBLIC:
        lines += [f"**Marked {incident.sensitivity.value}.**", ""]
    where = incident.where.value.name if incident.where else "an unknown place"
    when = spoken(incident.when.value) if incident.when else "an unknown day"
    lines.append(f"**Known.** {safe(where)}, {when}. {cited(incident, numbers)}")
    if figures(incident):
        lines.append(f"Figures: {figures(incident)}. {cited(incident, numbers)}")
    sources = incident.sources
    lines.append(
        f"Evidence: {incident.grade.value}; {sources.reports} reports, {sources.independent} "
        f"independent, {sources.claimants} claimants. {cited(incident, numbers)}"
    )
    lines.append("")
    if incident.disagreements:
        lines.append("**Disputed.**")
        for dispute in incident.disagreements:
            claims = [findings.claims[c] for c in dispute.claims if c in findings.claims]
            lines.append(f"- {dispute.field} ({dispute.kind.value}): {told(claims, numbers)}")
        lines.append("")
    vouched = [findings.claims[c] for c in incident.claims if c in findings.claims]
    counts = [claim for claim in vouched if isinstance(claim.value, CountSaid)]
    if counts:
        lines.append("**Who says so.**")
        lines += [f"- {told([claim], numbers)}" for claim in counts]
        lines.append("")
    return lines


def told(claims: Iterable[Claim], numbers: dict[str, int]) -> str:
    """Claims in their own words, each with its voucher and source."""
    parts = []
    for claim in claims:
        speaker = claim.attributed_to
        who = (speaker.name or speaker.organization or speaker.role) if speaker else None
        by = f" — {safe(who)} ({claim.stance.value})" if who else ""
        parts.append(f"“{safe(claim.evidence.quote)}”{by} [{numbers[claim.report]}]")
    return "; ".join(parts)


def figures(incident: Incident) -> str:
    """The tolls in words."""
    return figures_in_words(incident) or ""


def cited(incident: Incident, numbers: dict[str, int]) -> str:
    """The numbers of the reports that tell of it."""
    return "".join(f"[{numbers[t.report]}]" for t in incident.tellings if t.report in numbers)


def spoken(span: TimeSpan) -> str:
    """Days as one says them."""
    if span.first == span.last:
        return f"{span.first.day} {span.first:%B %Y}"
    return f"{span.first.day} {span.first:%B %Y} to {span.last.day} {span.last:%B %Y}"


def source_line(findings: Findings, report_id: str) -> str:
    """Outlet, title, day and address of a report."""
    report = findings.reports[report_id]
    published = findings.published(report_id)
    parts = [report.outlet or report.source, report.title, report.url]
    day = published.day.isoformat() if published.day else "undated"
    return safe(", ".join([*(part for part in parts if part), day]))


def safe(text: str) -> str:
    """Text in which Markdown and HTML find nothing to act on."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _newest_first(incident: Incident) -> tuple[int, int, str]:
    day = incident.when.value.first.toordinal() if incident.when else 0
    killed = total(incident, Harm.KILLED)
    return -day, -(killed.figure or 0 if killed else 0), incident.id
