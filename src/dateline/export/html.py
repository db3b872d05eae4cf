"""One self-contained page: map, time line, incidents, and the reports with their evidence
marked, to mail to a colleague. No script, no request to anywhere; all text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import resources

from dateline.export.contract import field_name
from dateline.export.drawing import map_svg, timeline_svg
from dateline.export.findings import Findings, names
from dateline.export.sitrep import spoken
from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import Incident, Sensitivity, Toll
from dateline.model.report import Report
from dateline.model.values import Count

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(findings: Findings) -> str:
    """The page."""
    style = resources.files("dateline.data").joinpath("page", "page.css").read_text("utf-8")
    happenings = findings.happenings
    body = [
        "<h1>What happened, according to whom</h1>",
        f'<p class="dim">{len(happenings)} incidents from {len(findings.reports)} reports. '
        "Each figure leads to the words it came from.</p>",
        map_svg(happenings),
        timeline_svg(happenings),
        *(incident_section(findings, incident) for incident in findings.incidents),
        "<h1>Reports</h1>",
        *(report_section(findings, report) for report in findings.reports.values()),
        f'<p class="dim">Places: GeoNames (CC BY 4.0). Outlines: Natural Earth. Made by Dateline '
        f"{escape(str(findings.made_by.get('version', '')))}, policy "
        f"{escape(str(findings.made_by.get('policy', '')))}.</p>",
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Dateline: {len(happenings)} incidents</title><style>{style}</style></head>\n<body>"
        + "\n".join(body)
        + "</body></html>\n"
    )


def incident_section(findings: Findings, incident: Incident) -> str:
    """One incident: its values, each with its rule and its words."""
    when = spoken(incident.when.value) if incident.when else "day unknown"
    where = incident.where.value.name if incident.where else "place unknown"
    sources = incident.sources
    rows = [
        row("When", escape(when), incident.when.rule if incident.when else ""),
        row("Where", escape(where), incident.where.rule if incident.where else ""),
        row("Who", escape("; ".join(names(incident.participants))) or "not told", ""),
        *(toll_row(findings, toll) for toll in incident.tolls),
    ]
    disputes = "".join(
        f"<li>{escape(d.field)}, {d.kind.value}: {quotes(findings, d.claims)}</li>"
        for d in incident.disagreements
    )
    return (
        f'<section class="incident" id="i-{escape(incident.id)}"><h2>{escape(incident.title)}</h2>'
        f'<p class="dim">{escape(incident.id)}, {incident.kind.value}, {incident.status.value}, '
        f"evidence {incident.grade.value}; {sources.reports} reports, {sources.independent} "
        f"independent, {sources.claimants} claimants{marked_as(incident)}</p>"
        f"<table>{''.join(rows)}</table>"
        + (f"<h3>Disputed</h3><ul>{disputes}</ul>" if disputes else "")
        + "</section>"
    )


def marked_as(incident: Incident) -> str:
    """How much care it needs, where a person marked it so; HTML."""
    level = incident.sensitivity
    return "" if level is Sensitivity.PUBLIC else f"; <strong>{level.value}</strong>"


def row(name: str, value: str, rule: str) -> str:
    """A line of the table: a value and the rule that chose it; `value` is HTML already."""
    said = f' <span class="dim">{escape(rule)}</span>' if rule else ""
    return f'<tr><th scope="row">{escape(name)}</th><td>{value}{said}</td></tr>'


def toll_row(findings: Findings, toll: Toll) -> str:
    """A figure with its words, then its rivals."""
    chosen = quotes(findings, toll.settled.chosen)
    rivals = quotes(findings, toll.settled.rivals)
    told = f"<strong>{figure(toll.settled.value)}</strong> {chosen}"
    if rivals:
        told += f'<br><span class="dim">rivals:</span> {rivals}'
    return row(f"{toll.what.value.replace('_', ' ')}, {toll.who}", told, toll.settled.rule)


def figure(count: Count) -> str:
    """A count as one reads it: 5, 3-9, 25 or more."""
    if count.low == count.high:
        return str(count.low)
    top = "or more" if count.high is None else f"-{count.high}"
    spread = f"{count.low} {top}" if count.high is None else f"{count.low}{top}"
    return spread if count.figure in (None, count.low) else f"{count.figure} ({spread})"


def quotes(findings: Findings, claims: Iterable[str]) -> str:
    """Claims as quotations that lead to their words."""
    told = []
    for key in claims:
        claim = findings.claims.get(key)
        if claim is None:
            continue
        speaker = claim.attributed_to
        who = (speaker.name or speaker.organization or speaker.role) if speaker else None
        outlet = findings.reports[claim.report].outlet or findings.reports[claim.report].source
        by = f"{who}, in {outlet}" if who else outlet
        told.append(
            f'<a href="#c-{escape(key)}"><q>{escape(claim.evidence.quote)}</q></a> '
            f'<span class="dim">({escape(by)})</span>'
        )
    return "; ".join(told)


def report_section(findings: Findings, report: Report) -> str:
    """A report whole, its cited words marked."""
    published = findings.published(report.id)
    day = published.day.isoformat() if published.day else "undated"
    why = f" ({escape(published.why)})" if published.why else ""
    claims = next(r.claims for r in findings.readings if r.report.id == report.id)
    title = escape(report.title or report.source)
    return (
        f'<section class="report" id="r-{escape(report.id)}"><h2>{title}</h2><p class="dim">'
        f"{escape(report.outlet or 'outlet unknown')}, {day}{why}</p>"
        f'<div class="text" dir="auto">{marked(report, claims)}</div></section>'
    )


def marked(report: Report, claims: Iterable[Claim]) -> str:
    """The text with every cited stretch marked; of stretches that overlap the count's counts."""
    ordered = sorted(
        claims,
        key=lambda c: (not isinstance(c.value, CountSaid), c.evidence.span, c.id),
    )
    taken: list[Claim] = []
    anchors: dict[str, list[str]] = {}
    for claim in ordered:
        over = next((t for t in taken if t.evidence.span.overlaps(claim.evidence.span)), None)
        if over is None:
            taken.append(claim)
        anchors.setdefault((over or claim).id, []).append(claim.id)
    taken.sort(key=lambda c: c.evidence.span)
    parts, at = [], 0
    for claim in taken:
        span = claim.evidence.span
        parts.append(escape(report.text[at : span.start]))
        extra = "".join(f'<a id="c-{escape(k)}"></a>' for k in anchors[claim.id] if k != claim.id)
        words = escape(span.of(report.text))
        label = escape(field_name(claim))
        parts.append(f'{extra}<mark id="c-{escape(claim.id)}" title="{label}">{words}</mark>')
        at = span.end
    parts.append(escape(report.text[at:]))
    return "".join(parts)
