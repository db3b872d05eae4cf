"""RDF in Turtle: SEM events, PROV-O derivations, Web Annotation selectors (codebooks.md 1.10,
1.11). A claim is an entity of its own, derived from its report and attributed to its voucher;
claims that contradict each other stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.export.contract import field_name, value_row
from dateline.export.findings import Findings, names
from dateline.export.needs import needed
from dateline.model.claims import Claim
from dateline.model.incidents import Incident

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

BASE = "urn:dateline:"
CONTEXT = 30
"""Characters of the text kept before and after a quotation, so that it is found again."""


def write(findings: Findings) -> str:
    """The graph as Turtle; needs rdflib."""
    rdflib = needed("rdflib", extra="rdf")
    graph: Graph = rdflib.Graph()
    sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    graph.bind("sem", sem)
    graph.bind("prov", rdflib.PROV)
    graph.bind("oa", rdflib.Namespace("http://www.w3.org/ns/oa#"))
    maker = Maker(graph, findings)
    for reading in findings.readings:
        maker.report(reading.report.id)
        for claim in reading.claims:
            maker.claim(claim)
    for incident in findings.incidents:
        maker.incident(incident)
    text: str = graph.serialize(format="turtle")
    return text


class Maker:
    """Puts findings into a graph, one noun a method."""

    def __init__(self, graph: Graph, findings: Findings) -> None:
        import rdflib

        self.graph, self.findings = graph, findings
        self.rdf, self.prov, self.literal = rdflib.RDF, rdflib.PROV, rdflib.Literal
        self.rdfs, self.xsd = rdflib.RDFS, rdflib.XSD
        self.sem = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
        self.oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
        self.geo = rdflib.Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
        self.ours = rdflib.Namespace("urn:dateline:terms:")
        self._ref = rdflib.URIRef

    def uri(self, kind: str, key: str) -> URIRef:
        """A name for one of our things, percent-encoded."""
        from urllib.parse import quote

        return self._ref(f"{BASE}{kind}:{quote(key, safe='')}")

    def report(self, key: str) -> None:
        """A report as an entity."""
        report, node = self.findings.reports[key], self.uri("report", key)
        self.graph.add((node, self.rdf.type, self.prov.Entity))
        self.graph.add((node, self.rdfs.label, self.literal(report.title or report.source)))
        if report.outlet:
            outlet = self.uri("agent", report.outlet)
            self.graph.add((outlet, self.rdf.type, self.prov.Agent))
            self.graph.add((node, self.prov.wasAttributedTo, outlet))

    def claim(self, claim: Claim) -> None:
        """A claim: what is said, in which words, on whose authority."""
        node, source = self.uri("claim", claim.id), self.uri("report", claim.report)
        add, literal = self.graph.add, self.literal
        add((node, self.rdf.type, self.prov.Entity))
        add((node, self.rdf.type, self.sem.View))
        add((node, self.prov.wasQuotedFrom, source))
        add((node, self.ours.field, literal(field_name(claim))))
        add((node, self.ours.stance, literal(claim.stance.value)))
        for key, value in sorted((value_row(claim.value) or {}).items()):
            if isinstance(value, str | int | float):
                add((node, self.ours[key], literal(value)))
        self._selectors(claim, node, source)
        if claim.attributed_to:
            speaker = claim.attributed_to
            name = speaker.name or speaker.organization or speaker.role or "unnamed"
            agent = self.uri("agent", speaker.id or name)
            add((agent, self.rdf.type, self.sem.Authority))
            add((agent, self.rdfs.label, literal(name)))
            add((node, self.sem.accordingTo, agent))
            add((node, self.prov.wasAttributedTo, agent))

    def _selectors(self, claim: Claim, node: URIRef, source: URIRef) -> None:
        span, text = claim.evidence.span, self.findings.reports[claim.report].text
        target = self.uri("target", claim.id)
        add, literal = self.graph.add, self.literal
        add((node, self.oa.hasTarget, target))
        add((target, self.oa.hasSource, source))
        quote, place = self.uri("quote", claim.id), self.uri("position", claim.id)
        add((target, self.oa.hasSelector, quote))
        add((target, self.oa.hasSelector, place))
        add((quote, self.rdf.type, self.oa.TextQuoteSelector))
        add((quote, self.oa.exact, literal(claim.evidence.quote)))
        add((quote, self.oa.prefix, literal(text[max(span.start - CONTEXT, 0) : span.start])))
        add((quote, self.oa.suffix, literal(text[span.end : span.end + CONTEXT])))
        add((place, self.rdf.type, self.oa.TextPositionSelector))
        add((place, self.oa.start, literal(span.start)))
        add((place, self.oa.end, literal(span.end)))

    def incident(self, incident: Incident) -> None:
        """An incident as an event, derived from its claims."""
        node, add, literal = self.uri("incident", incident.id), self.graph.add, self.literal
        add((node, self.rdf.type, self.sem.Event))
        add((node, self.rdf.type, self.prov.Entity))
        add((node, self.rdfs.label, literal(incident.title)))
        add((node, self.ours.sensitivity, literal(incident.sensitivity.value)))
        add((node, self.sem.eventType, self.uri("type", incident.type.value)))
        for claim in incident.claims:
            add((node, self.prov.wasDerivedFrom, self.uri("claim", claim)))
        for name in names(incident.participants):
            actor = self.uri("agent", name)
            add((actor, self.rdf.type, self.sem.Actor))
            add((node, self.sem.hasActor, actor))
        if incident.when:
            span = incident.when.value
            add((node, self.sem.hasBeginTimeStamp, literal(span.first)))
            add((node, self.sem.hasEndTimeStamp, literal(span.last)))
        if incident.where:
            where = incident.where.value
            place = self.uri("place", str(where.geonames_id or where.name))
            add((node, self.sem.hasPlace, place))
            add((place, self.rdf.type, self.sem.Place))
            add((place, self.rdfs.label, literal(where.name)))
            add((place, self.geo.lat, literal(where.lat)))
            add((place, self.geo.long, literal(where.lon)))
