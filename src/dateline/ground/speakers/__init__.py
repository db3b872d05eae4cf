"""Who the sources of attributions are: name, post, organization, and through which outlet."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.speakers.describe import Described, Describer
from dateline.ground.speakers.refer import HE, PRONOUNS, SHE, Memory
from dateline.ground.speakers.via import Outlets
from dateline.ground.speakers.words import speaker_words
from dateline.model.annotated import Annotated
from dateline.model.mentions import Attribution, Manner, Stance
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.values import ActorKind

VERSION = "speakers.v5"


def resolve_speakers(annotated: Annotated) -> Annotated:
    """Gives each attribution its speaker, post, organization and outlet, where they follow."""
    if not annotated.attributions:
        return annotated
    words = speaker_words()
    syntax = Syntax(annotated)
    describer = Describer(annotated, syntax, words)
    memory = Memory(words)
    for source in _sources(annotated):
        memory.know(describer.describe(source))
    speaking = {a.source for a in annotated.attributions if a.manner is not Manner.JUDGES}
    speakers: dict[Span, Described] = {}
    for source in _sources(annotated):
        speakers[source] = _speaker(annotated, syntax, describer, memory, source)
        if source in speaking:
            memory.said(replace(speakers[source], at=source.start))
    outlets = Outlets(annotated, syntax, words)
    armed = {m.actor.name for m in annotated.actors if m.actor.kind is ActorKind.ARMED_GROUP}
    attributions = [_with(a, speakers, outlets, armed) for a in annotated.attributions]
    return replace(annotated, attributions=tuple(_handed_on(attributions, outlets)))


def _sources(annotated: Annotated) -> list[Span]:
    """The source phrases, each once, in order of the text."""
    return sorted({a.source for a in annotated.attributions if a.source is not None})


def _speaker(
    annotated: Annotated, syntax: Syntax, describer: Describer, memory: Memory, source: Span
) -> Described:
    phrase = source.of(annotated.report.text).lower()
    if phrase in HE | SHE:
        nearer = _unnamed_since(annotated, memory, source, phrase)
        meant = nearer or _person_meant(annotated, memory, source)
        return meant or memory.pronoun(phrase) or Described(None)
    if phrase in PRONOUNS:
        return memory.pronoun(phrase) or Described(None)
    tokens = syntax.tokens_in(source)
    if len(tokens) == 1 and tokens[0].tag in ("WP", "WDT"):
        source = _antecedent(syntax, source) or source
    described = describer.describe(source)
    if described.person or memory.knows(described):
        return memory.full(replace(described, person=True))
    definite = tokens and tokens[0].text.lower() in ("the", "this", "that") and len(tokens) == 2
    definite = definite and tokens[-1].pos != "PROPN"
    if definite and described.organization in (None, described.name):
        if described.head in describer.words.documents:
            return memory.document() or described
        return memory.again(described) or described
    return described


def _unnamed_since(
    annotated: Annotated, memory: Memory, source: Span, pronoun: str
) -> Described | None:
    """Somebody without a name who spoke after the last person with one was told of: "A man who
    said he spoke for the group denied it. | He | told the agency …"."""
    one = memory.pronoun(pronoun)
    if one is None or one.person or one.at < 0:
        return None
    named = (
        m.span.start
        for m in annotated.actors
        if m.named and m.actor.kind is ActorKind.PERSON and m.span.start < source.start
    )
    return one if one.at > max(named, default=-1) else None


def _person_meant(annotated: Annotated, memory: Memory, source: Span) -> Described | None:
    """The person whom the text before leads to, whether he spoke or not."""
    for mention in annotated.actors:
        if mention.span == source and mention.actor.kind is ActorKind.PERSON:
            actor = mention.actor
            return memory.full(
                Described(
                    actor.name, actor.role, actor.organization, actor.id, ActorKind.PERSON,
                    person=True, human=True, head=actor.name.split()[-1].lower(),
                )
            )  # fmt: skip
    return None


def _antecedent(syntax: Syntax, source: Span) -> Span | None:
    """The phrase that "who" or "which" stands for."""
    for above in syntax.ancestors(syntax.tokens_in(source)[0]):
        if above.dep == "relcl":
            noun = syntax.tokens[above.head]
            first = min(t.index for t in syntax.subtree(noun))
            return Span(syntax.tokens[first].start, noun.end)
    return None


def _with(
    attribution: Attribution,
    speakers: dict[Span, Described],
    outlets: Outlets,
    armed: set[str],
) -> Attribution:
    via = outlets.told_to(attribution)
    if attribution.source is None:
        return replace(attribution, via=via)
    speaker = speakers[attribution.source]
    stance = attribution.stance
    if stance is Stance.ASSERTED and {speaker.name, speaker.organization} & armed:
        stance = Stance.CLAIMED
    return replace(
        attribution,
        speaker=speaker.name,
        speaker_id=speaker.id,
        organization=speaker.organization,
        role=speaker.role,
        via=via,
        stance=stance,
    )


def _handed_on(attributions: list[Attribution], outlets: Outlets) -> list[Attribution]:
    """What an outlet reports that somebody said comes through that outlet."""
    outlet_rows = [
        (index, name)
        for index, row in enumerate(attributions)
        if row.source is not None and (name := outlets.is_outlet(row.source)) is not None
    ]
    indexes = {index for index, _ in outlet_rows}
    return [
        row if index in indexes else _through(row, attributions, outlet_rows)
        for index, row in enumerate(attributions)
    ]


def _through(
    attribution: Attribution, attributions: list[Attribution], outlet_rows: list[tuple[int, str]]
) -> Attribution:
    """The attribution as nested in that of the outlet."""
    if attribution.source is None:
        return attribution
    for index, name in outlet_rows:
        via = attribution.via or name
        if index == attribution.parent:
            return replace(attribution, via=via)
        if _same_words(attributions[index], attribution):
            free = attributions[index].parent is None  # or the two would hold each other
            return replace(attribution, via=via, parent=index if free else attribution.parent)
    return attribution


def _same_words(one: Attribution, other: Attribution) -> bool:
    """Whether two sources share a content, the greater part of it at least."""
    if one.source == other.source or not one.content.overlaps(other.content):
        return False
    start = max(one.content.start, other.content.start)
    end = min(one.content.end, other.content.end)
    return 2 * (end - start) > max(len(one.content), len(other.content))
