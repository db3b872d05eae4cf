"""Whether a time lies behind or ahead, by the verb that it hangs on."""

from __future__ import annotations

from dateline.model.annotated import Token
from dateline.model.span import Span
from dateline.model.syntax import Syntax

BEHIND, AHEAD = -1, 1
MODALS = frozenset({"will", "shall", "'ll", "’ll", "can", "may", "must", "should", "could", "would",
                    "might", "wo", "ca"})  # fmt: skip
PLANNED = frozenset({"schedule", "expect", "due", "plan", "set", "slate", "intend", "propose"})
SPEECH = frozenset({"say", "tell", "report", "announce", "add", "claim", "confirm", "be"})
FINITE_PAST = frozenset({"VBD"})
VERBS = frozenset({"VERB", "AUX"})


def tense_of(syntax: Syntax, span: Span) -> int:
    """-1 for a time that lies behind, 1 for one ahead: by the nearest verb above it, by that
    verb's own governor where it has no tense of its own."""
    token = syntax.root_of(span)
    if token is None:
        return BEHIND
    for above in (token, *syntax.ancestors(token)):
        if above.pos not in VERBS and above.lemma not in PLANNED:
            continue
        found = _tense(syntax, above)
        if found is not None:
            return found
    return BEHIND


def _tense(syntax: Syntax, verb: Token) -> int | None:
    """The verb's tense; None where it has none of its own."""
    helpers = syntax.children(verb, "aux", "auxpass")
    words = {helper.text.lower() for helper in helpers}
    if words & MODALS:
        return AHEAD
    if verb.lemma in PLANNED and verb.tag in ("VBN", "JJ", "IN"):
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
    if verb.tag == "VBN":
        return BEHIND
    return None


def _infinitive(syntax: Syntax, verb: Token) -> int | None:
    """An infinitive looks ahead from a verb of planning or in the present, else it goes with
    the verb that governs it."""
    above = syntax.head(verb)
    if above is not None and above.pos in VERBS and above.tag == "VBD":
        return (
            BEHIND if above.lemma in ("begin", "start", "continue", "help", "use", "try") else AHEAD
        )
    return AHEAD
