"""The stages in their order: what each takes, gives and is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.annotate import casing, gate, legible, names, overlong, parse, repeats, speech, zones
from dateline.annotate.parse import Parser
from dateline.extract import claims, events
from dateline.ground import actors, counts, places, published, speakers, times
from dateline.model.annotated import Annotated
from dateline.model.report import Report
from dateline.pipeline.gazetteer import read_places

Reader = Callable[[Annotated], Annotated]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of reading, by name and version, with what it does in one line."""

    version: str
    run: Reader
    does: str


def mend_names(annotated: Annotated) -> Annotated:
    """Names put right by what the actor files know."""
    return names.mend_names(annotated, actors.known_names)


BEFORE_PARSING = (
    Stage(zones.VERSION, zones.find_zones, "headline, dateline, body, caption, credit, junk"),
    Stage(repeats.VERSION, repeats.set_repeats_apart, "what is said over and over is read once"),
)
AFTER_PARSING = (
    Stage(overlong.VERSION, overlong.cut_overlong, "sentences that nobody writes are cut"),
    Stage(names.VERSION, mend_names, "names put right by known actors and by titles"),
    Stage(speech.VERSION, speech.find_attributions, "who is said to have said what"),
    Stage(published.VERSION, published.work_out_published, "the day of publication"),
    Stage(times.VERSION, times.read_times, "time expressions and their days"),
    Stage(places.VERSION, read_places, "places and where on earth they are"),
    Stage(actors.VERSION, actors.find_actors, "persons, groups, forces, offices"),
    Stage(counts.VERSION, counts.read_counts, "numbers of people and what befell them"),
    Stage(speakers.VERSION, speakers.resolve_speakers, "who the sources are"),
    Stage(events.VERSION, events.find_events, "who did what to whom, when and where"),
)
VERSIONS = (
    *(stage.version for stage in BEFORE_PARSING),
    gate.VERSION,
    legible.VERSION,
    casing.VERSION,
    parse.VERSION,
    *(stage.version for stage in AFTER_PARSING),
    claims.VERSION,
)


def annotate(reports: Iterable[Report], parser: Parser) -> Iterator[Annotated]:
    """Reads each report phrase by phrase, in order."""
    for annotated in parser(map(zoned, reports)):
        yield told(annotated)


def zoned(report: Report) -> Annotated:
    """The report as the parser is given it."""
    return _through(BEFORE_PARSING, Annotated(report))


def told(annotated: Annotated) -> Annotated:
    """The parsed report, read phrase by phrase."""
    return _through(AFTER_PARSING, annotated)


def _through(stages: Iterable[Stage], annotated: Annotated) -> Annotated:
    for stage in stages:
        annotated = stage.run(annotated)
    return annotated


def list_stages() -> tuple[Stage, ...]:
    """All stages of reading in their order, the parser among them."""
    passing = Stage(
        gate.VERSION, lambda annotated: annotated, "text that can hold no event, with --gate"
    )
    parsing = Stage(parse.VERSION, lambda annotated: annotated, "sentences, words, syntax, names")
    telling = Stage(claims.VERSION, lambda annotated: annotated, "claims with their words")
    return (*BEFORE_PARSING, passing, parsing, *AFTER_PARSING, telling)
