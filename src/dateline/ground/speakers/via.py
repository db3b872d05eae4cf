"""The outlet that a speaker told it to, or that hands it on."""

from __future__ import annotations

from dateline.ground.speakers.words import SpeakerWords
from dateline.model.along import Along
from dateline.model.annotated import Annotated
from dateline.model.mentions import Attribution
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Token
from dateline.model.values import ActorKind

TO = frozenset(("to", "with", "by", "on", "in"))
TOLD = frozenset(("dobj", "dative", "iobj", "nsubj", "npadvmod"))


class Outlets:
    """Recognises outlets in one report."""

    def __init__(self, annotated: Annotated, syntax: Syntax, words: SpeakerWords) -> None:
        self.annotated = annotated
        self.syntax = syntax
        self.words = words
        outlets = (
            m
            for m in annotated.actors
            if m.actor.kind is ActorKind.OUTLET and m.named and m.actor.id
        )
        self.known = Along(outlets, lambda mention: mention.span)
        self.names = Along(annotated.names, lambda name: name.span)

    def told_to(self, attribution: Attribution) -> str | None:
        """The outlet in "X told the Daily Post", "said in an interview with Radio Sel"."""
        if attribution.cue is None:
            return None
        for cue in self.syntax.tokens_in(attribution.cue):
            if cue.pos not in ("VERB", "NOUN"):
                continue
            for kid in self.syntax.children(cue):
                if attribution.content.contains(kid.span):
                    continue
                found = self._under(kid, cue)
                if found:
                    return found
            found = self._quoted_by(cue)
            if found:
                return found
        return None

    def _quoted_by(self, cue: Token) -> str | None:
        """ "Residents were quoted by the agency as saying", "The agency quoted residents as …"."""
        if cue.lemma in self.words.handing_on:
            return self._citing(cue)
        for above in list(self.syntax.ancestors(cue))[:2]:
            if above.lemma in self.words.handing_on:
                for agent in self.syntax.children(above, "agent"):
                    return self._talk(agent, direct=True)
                for subject in self.syntax.children(above, "nsubj"):
                    return self.is_outlet(self.syntax.span_of(subject))
        return None

    def name_in(self, span: Span) -> str | None:
        """The outlet that the words name, None where they name none."""
        for mention in self.known.at(span):
            return mention.actor.name
        for name in self.names.at(span):
            if name.label in ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART") and span.contains(
                name.span
            ):
                parts = name.span.of(self.annotated.report.text).lower().split()
                if any(part in self.words.outlets for part in parts):
                    return self._clean(name.span)
        return None

    def is_outlet(self, span: Span) -> str | None:
        """An outlet by name, or by description: "Western media", "state television"."""
        named = self.name_in(span)
        if named:
            return named
        head = self.syntax.root_of(span)
        if head is not None and {head.lemma, head.text.lower()} & self.words.outlets:
            return self._clean(span)
        return None

    def _citing(self, cue: Token) -> str | None:
        """Who cites: "The agency, citing the army, put the dead at nine"."""
        for above in list(self.syntax.ancestors(cue))[:2]:
            nouns = [above, *self.syntax.children(above, "nsubj")]
            for noun in nouns:
                low = min(t.start for t in self.syntax.subtree(noun))
                if noun.pos in ("NOUN", "PROPN") and low < noun.end:
                    found = self.is_outlet(Span(low, noun.end))
                    if found:
                        return found
        return None

    def _under(self, kid: Token, cue: Token) -> str | None:
        if kid.dep in TOLD and cue.lemma == "tell" and kid.index > cue.index:
            return self.is_outlet(self.syntax.span_of(kid)) or self._organization(kid)
        if kid.dep in ("prep", "agent") and kid.lemma in TO:
            return self._talk(kid)
        if kid.dep == "advcl" and kid.lemma in self.words.talks:
            for below in self.syntax.children(kid, "prep"):
                found = self._talk(below, direct=True)
                if found:
                    return found
        return None

    def _organization(self, addressee: Token) -> str | None:
        """An organization that isn't known, but that is told something as outlets are."""
        span = self.syntax.span_of(addressee)
        for name in self.names.at(span):
            if name.label == "ORG" and span.contains(name.span):
                words = name.span.of(self.annotated.report.text).lower().split()
                if not self.words.bodies.intersection(words):
                    return self._clean(name.span)
        return None

    def _talk(self, prep: Token, *, direct: bool = False) -> str | None:
        for noun in self.syntax.children(prep, "pobj"):
            if direct or prep.lemma in ("to", "on", "by"):
                found = self.is_outlet(self.syntax.span_of(noun))
                if found:
                    return found
            if noun.lemma in self.words.talks:
                for below in self.syntax.children(noun, "prep"):
                    found = self._talk(below, direct=True)
                    if found:
                        return found
        return None

    def _clean(self, span: Span) -> str:
        tokens = list(self.syntax.tokens_in(span))
        while len(tokens) > 1 and tokens[0].tag in ("DT", "PRP$"):
            tokens = tokens[1:]
        while len(tokens) > 1 and tokens[-1].text in ("'s", "’s", "’"):
            tokens = tokens[:-1]
        text = self.annotated.report.text[tokens[0].start : tokens[-1].end]
        return " ".join(text.split())
