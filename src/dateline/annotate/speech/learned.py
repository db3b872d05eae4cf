"""Attributions by learned weights: which words are cues, and for each the best content and
source among the candidates."""

from __future__ import annotations

from dateline.annotate.speech.contents import contents
from dateline.annotate.speech.features import Features
from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.rules import Found, found_at, is_name
from dateline.annotate.speech.sources import sources
from dateline.annotate.speech.weights import Weights, score

NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def by_weights(parts: Parts, lexicon: Lexicon, weights: Weights) -> list[Found]:
    """The attributions that the weights see, in order of their cues."""
    features = Features(parts, lexicon, weights.words)
    found = []
    for token in parts.readable():
        if not features.may_be_cue(token) or is_name(parts.tree, token):
            continue
        if score(features.of_cue(token), weights.cue) < weights.threshold:
            continue
        one = _with_parts(parts, features, weights, token)
        if one is not None:
            found.append(one)
    return found


def _with_parts(parts: Parts, features: Features, weights: Weights, token: int) -> Found | None:
    content = best_content(parts, features, weights, token)
    if content is None or _by_force(parts, features, token, content):
        return None
    source = best_source(parts, features, weights, token, content)
    return found_at(parts, token, content, source)


def _by_force(parts: Parts, features: Features, token: int, content: Candidate) -> bool:
    """Whether something is done to the object there, and not said of it: PolNeAR's politicians
    attack each other with words, armed men do not."""
    said = content.way.startswith(("q", "colon")) or content.way.endswith("ccomp")
    return parts.tree.lemma[token] in features.lexicon.violent and not said


def _addressee(parts: Parts, features: Features, token: int, candidate: Candidate) -> bool:
    """Whether the words are whom it is said to: "told the agency", "told reporters"."""
    tree = parts.tree
    if tree.lemma[token] not in features.lexicon.addressed:
        return False
    if not candidate.way.startswith((">dobj", ">dative")) or "+" in candidate.way:
        return False
    root = candidate.root
    someone = tree.tokens[root].entity in NAMED or tree.pos[root] == "PRON"
    return someone or tree.tag[root] == "NNS"


def best_content(
    parts: Parts, features: Features, weights: Weights, token: int
) -> Candidate | None:
    """The likeliest content of a cue."""
    candidates = [c for c in contents(parts, token) if not _addressee(parts, features, token, c)]
    if not candidates:
        return None
    rows = features.of_content(token, candidates)
    scores = [score(row, weights.content) for row in rows]
    return candidates[scores.index(max(scores))]


def best_source(
    parts: Parts, features: Features, weights: Weights, token: int, content: Candidate
) -> Candidate | None:
    """The likeliest source of a cue; None where no source is likelier."""
    candidates = [c for c in sources(parts, token) if not _addressee(parts, features, token, c)]
    rows = features.of_source(token, candidates, content.reach)
    scores = [score(row, weights.source) for row in rows]
    place = scores.index(max(scores))
    return candidates[place - 1] if place else None
