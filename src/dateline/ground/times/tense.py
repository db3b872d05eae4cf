"""Whether a time lies behind or ahead, by the verb that it hangs on."""

from __future__ import annotations

from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Token, ZoneKind

BEHIND, AHEAD = -1, 1
MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "can", "may", "must", "should", "would", "might", "wo", "ca"}
)
PLANNED = frozenset({"schedule", "expect", "due", "plan", "set", "slate", "intend", "propose"})
DATED = frozenset({"plan", "schedule", "slate"})
PLANS = PLANNED | {
    "want", "hope", "agree", "promise", "vow", "decide", "prepare", "ask", "order", "urge", "call",
    "threaten", "pledge", "refuse", "allow", "aim", "seek", "need", "have", "go", "be", "about",
    "ready", "likely",
}  # fmt: skip
SPEECH = frozenset({"say", "tell", "report", "announce", "add", "claim", "confirm", "be"})
CLOSE = 7  # words before a time within which its verb is looked for
HELPING = frozenset({"aux", "auxpass"})
VERBS = frozenset({"VERB", "AUX"})
PRESENT_FOR_PAST = frozenset({ZoneKind.HEADLINE, ZoneKind.CAPTION})
DEADLINE = frozenset({"until", "till", "through", "by", "effective", "payable"})


def tense_told(syntax: Syntax, span: Span) -> int | None:
    """-1 for a time that lies behind, 1 for one ahead: by the verb shortly before it, else
    the nearest above it; by that verb's governor where it has no tense of its own. None where
    no verb tells."""
    token = syntax.root_of(span)
    if token is None:
        return None
    sentence = syntax.sentence_of(token)
    found = _by_its_verbs(syntax, token, syntax.tokens_in(span)[0].index, sentence.first)
    if found == AHEAD and sentence.zone in PRESENT_FOR_PAST:
        words = syntax.sentence_tokens(sentence)
        return AHEAD if any(word.text.lower() in ("will", "to") for word in words) else BEHIND
    return found


def _by_its_verbs(syntax: Syntax, token: Token, index: int, first: int) -> int | None:
    """What the words of the sentence before the time at the index say, and the verbs above."""
    before = syntax.tokens[max(first, index - CLOSE) : index]
    if token.dep == "poss":
        return BEHIND
    verb = next((t for t in reversed(before) if t.pos in VERBS and t.dep not in HELPING), None)
    found = _tense(syntax, verb) if verb is not None else None
    last = {word.text.lower() for word in before[-2:]}
    if last & DEADLINE and not (verb is not None and _perfect(syntax, verb)):
        return AHEAD
    return found if found is not None else _from_above(syntax, token)


def _from_above(syntax: Syntax, token: Token) -> int | None:
    for above in (token, *syntax.ancestors(token)):
        if above.pos not in VERBS and above.lemma not in PLANNED:
            continue
        found = _tense(syntax, above)
        if found is not None:
            return found
    return None


def _perfect(syntax: Syntax, verb: Token) -> bool:
    return any(h.lemma == "have" and h.tag == "VBD" for h in syntax.children(verb, "aux"))


def _tense(syntax: Syntax, verb: Token) -> int | None:
    """The verb's tense; None where it has none of its own."""
    helpers = syntax.children(verb, "aux", "auxpass")
    words = {helper.text.lower() for helper in helpers}
    if words & MODALS:
        return AHEAD
    if verb.lemma in PLANNED and (verb.tag in ("VBN", "JJ", "IN") or verb.lemma in DATED):
        return AHEAD
    if verb.tag == "VBD" or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
        return BEHIND
    if verb.tag == "VB" and "to" in words:
        return _infinitive(syntax, verb)
    if verb.tag == "VBG":
        present = any(h.tag in ("VBZ", "VBP") for h in helpers)
        return AHEAD if present else None
    if verb.tag in ("VBZ", "VBP"):
        return BEHIND if verb.lemma in SPEECH else AHEAD
    if verb.tag != "VBN":
        return None
    if "to" in words:  # "to be published in May"
        return AHEAD
    if any(_has_been(syntax, told) for told in syntax.children(verb, "xcomp", "ccomp")):
        return BEHIND  # "are said to have burst in"
    scheduled = any(h.lemma == "be" and h.tag in ("VBZ", "VBP") for h in helpers)
    return AHEAD if scheduled else BEHIND


def _has_been(syntax: Syntax, verb: Token) -> bool:
    """Whether it is an infinitive of what is done: "to have burst in"."""
    return {"to", "have"} <= {helper.text.lower() for helper in syntax.children(verb, "aux")}


def _infinitive(syntax: Syntax, verb: Token) -> int | None:
    """An infinitive looks ahead from a verb of planning, else it goes with whatever governs
    it."""
    above = syntax.head(verb)
    return AHEAD if above is not None and above.lemma in PLANS else None
