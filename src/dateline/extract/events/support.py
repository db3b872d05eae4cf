"""Whether a weak trigger is borne out: by who takes part, by what is near it, by its object."""

from __future__ import annotations

from dateline.extract.events.cast import ACTING, ARMED, is_violent, takes_somebody
from dateline.extract.events.describe import THINGS
from dateline.extract.events.lexicon import head_nouns, head_words, lexicon, words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.refine import PROPERTY
from dateline.extract.events.triggers import TAKEN_UP
from dateline.model.mentions import ParticipantKind, Role
from dateline.model.text import Token

PLACES = frozenset({"GPE", "LOC", "FAC"})
INTO_HANDS = frozenset({"to", "into", "under"})
HANDS = frozenset({"hand", "control", "rule"})
WEAPON_WORDS = frozenset({"weapon", "ammunition", "cache", "explosive", "grenade", "rocket", "arm",
                          "missile", "ied", "landmine", "munition", "firearm"})  # fmt: skip
NEAR = 2
"""How many sentences away a strong violent trigger still bears out a weak one."""
HUMAN = ACTING
THREAT = "threat"
PUBLISHING = words("published", "verbs")
PUBLISHED = words("published", "things")
HELD = words("published", "held")
OTHER_SENSE = words("other_sense", "pairs")
FREEING = frozenset({"free", "release", "rescue", "liberate"})
SORTS = words("other_sense", "sorts")
SORTED = frozenset(
    {ParticipantKind.STATE_FORCE, ParticipantKind.ARMED_GROUP, ParticipantKind.VEHICLE}
)
QUALITIES = words("other_sense", "qualities")
BREAKING_OUT = frozenset({"outbreak"})
WARS = words("wars", "nouns") | words("wars", "lasting")
OTHER_CLAUSE = words("other_sense", "clause")
CROWD = frozenset({ParticipantKind.PERSON, ParticipantKind.PEOPLE})
UNARMED = frozenset({"chant", "gather", "rally"})
"""Words that tell a protest only where those who do it aren't fighters."""
FORCES = ARMED | {ParticipantKind.GOVERNMENT}
LANDING = frozenset({"land"})
"""Words that tell a strike only of shells and rockets: aircraft land too."""
BY_FORCES = frozenset({"evacuate"})
"""Words that tell a withdrawal only of forces."""
MOVING = frozenset({"enter", "penetrate", "infiltrate", "advance", "push"})
"""Words of movement that tell a fight only where fighters move."""


def supported(page: Page, mentions: list[Mention]) -> list[Mention]:
    """The mentions that stand: strong ones, and weak ones that something bears out."""
    strong = [m.sentence.index for m in mentions if not m.trigger.sense.weak and is_violent(m.type)]
    kept = []
    for mention in mentions:
        if _publishes(page, mention.token) or _means_other(page, mention.token):
            continue
        if _by_others(mention):
            continue
        why = _reason(page, mention, strong) if mention.trigger.sense.weak else "strong trigger"
        if why:
            mention.reasons.insert(0, f"trigger '{mention.token.text}' ({mention.type}): {why}")
            kept.append(mention)
    return kept


def _by_others(mention: Mention) -> bool:
    """Whether others do it than whose event it would be: fighters chant, the hurt are evacuated."""
    lemma = mention.token.lemma
    if lemma in LANDING:
        return not any(p.kind is ParticipantKind.WEAPON for p in mention.participants)
    if lemma in BY_FORCES:
        return not any(p.kind in FORCES for p in mention.participants)
    armed = any(p.role is Role.PERPETRATOR and p.kind in ARMED for p in mention.participants)
    return armed and lemma in UNARMED and mention.trigger.sense.weak


def _publishes(page: Page, token: Token) -> bool:
    """Whether data, a video or a statement is released, and nobody is set free."""
    if token.lemma not in PUBLISHING:
        return False
    released = page.syntax.children(token, "dobj", "nsubjpass", "compound")
    released += page.syntax.of(token)
    if token.dep in {"acl", "amod", "relcl"}:
        released += _phrase_above(page, token)
    return any(thing.lemma.lower() in PUBLISHED for thing in released)


def _means_other(page: Page, token: Token) -> bool:
    """Whether the words round it give it another sense: "in charge", "gathered that …"."""
    before = page.tokens[token.index - 1].lemma if token.index else ""
    if before.lower() in head_words("mined") and token.lemma == "mine":
        return True
    pairs = {f"{before} {token.lemma}"}
    beside = page.syntax.children(token, "dobj", "xcomp", "advcl")
    if token.dep == "compound":
        beside.append(page.tokens[token.head])
    pairs |= {f"{token.lemma} {thing.lemma}" for thing in beside}
    quality = token.lemma in QUALITIES and token.dep == "amod"
    quality = quality or _is_freed(page, token)
    if quality or _names_a_kind(page, token) or _of_years(page, token) or _hyphened(page, token):
        return True
    if token.lemma in BREAKING_OUT and _of_fighting(page, token):
        return True
    if token.lemma in OTHER_CLAUSE and page.syntax.children(token, "ccomp"):
        return True
    return bool(pairs & OTHER_SENSE)


def _is_freed(page: Page, token: Token) -> bool:
    """Whether it only says of those who are freed that they were taken: "freed 27 captured
    soldiers"."""
    if token.dep != "amod" or token.tag != "VBN":
        return False
    taken = page.tokens[token.head]
    return taken.dep in {"dobj", "nsubjpass"} and page.tokens[taken.head].lemma in FREEING


def _names_a_kind(page: Page, token: Token) -> bool:
    """Whether the noun says of what sort a force or a thing is: "assault rifle", "liberation
    movement"."""
    if token.dep not in {"compound", "nmod"}:
        return False
    head = page.tokens[token.head].lemma.lower()
    return head_nouns().get(head) in SORTED or head in SORTS


def _hyphened(page: Page, token: Token) -> bool:
    """Whether the verb only begins a word that says of what sort something is:
    "shoot-at-sight orders"."""
    after = page.tokens[token.index + 1 : token.index + 3]
    return token.tag in {"VB", "VBP"} and [t.text for t in after[:1]] == ["-"] and len(after) > 1


def _of_fighting(page: Page, token: Token) -> bool:
    """Whether it is war that breaks out, and no illness: "the latest outbreak of violence"."""
    nouns = lexicon().nouns
    return any(thing.lemma in WARS or thing.lemma in nouns for thing in page.syntax.of(token))


def _of_years(page: Page, token: Token) -> bool:
    """Whether no more is told than that there were such things for years: "years of bombings and
    kidnappings"."""
    below = token
    while token.tag == "NNS" and below.dep == "conj" and below.head != below.index:
        below = page.tokens[below.head]
    of = page.tokens[below.head]
    if token.tag != "NNS" or below.dep != "pobj" or of.lemma != "of":
        return False
    return page.tokens[of.head].lemma in {"year", "decade"}


def _phrase_above(page: Page, token: Token) -> list[Token]:
    """The nouns that a participle may belong to ("the list of names in the city released
    …"), up to those who can be set free."""
    found = []
    for above in page.syntax.ancestors(token):
        if above.lemma.lower() in HELD:
            break
        if above.pos != "ADP":
            found.append(above)
            if above.dep != "pobj":
                break
    return found


def _reason(page: Page, mention: Mention, strong: list[int]) -> str | None:
    key = mention.trigger.sense.frame.key
    taking = is_violent(mention.type) and mention.type != "abduction"
    if key == "fall" or (key == "capture" and taking):
        return _captures(page, mention) if key == "capture" else _falls(page, mention)
    if key == "expel":
        armed = any(p.kind in ARMED for p in mention.participants)
        return "fighters are driven out" if armed else None
    if mention.type == "disrupted_weapons":
        return _finds_weapons(page, mention)
    near = any(abs(index - mention.sentence.index) <= NEAR for index in strong)
    if mention.type in {"killing", "attack"} and key in {"suffer", "act", "undergone"}:
        return _hurts(mention, near=near)
    if key in {"happen", TAKEN_UP}:
        return "violence is told nearby" if near else None
    if mention.type in {"arrest", "abduction"}:
        taken = _has(mention, Role.TARGET, HUMAN) or takes_somebody(page, mention)
        return "people are taken" if taken else None
    if mention.type == THREAT:
        who = _has(mention, Role.PERPETRATOR, HUMAN) or _has(mention, Role.TARGET, HUMAN)
        return "somebody threatens or is threatened" if who else None
    if not is_violent(mention.type):
        return "by its words" if mention.participants or not strong else None
    if mention.type in PROPERTY and _has(mention, Role.PERPETRATOR, CROWD):
        return "people do it" if _has(mention, Role.TARGET, THINGS) else None
    return _fights(mention, near=near)


def _hurts(mention: Mention, *, near: bool) -> str | None:
    """People come to harm where violence is told, or by arms."""
    hurt = _has(mention, Role.TARGET, HUMAN) or bool(mention.counts)
    if near and (hurt or mention.trigger.sense.frame.key == "suffer"):
        return "violence is told nearby"
    armed = _has(mention, Role.PERPETRATOR, ARMED)
    weapon = any(p.role is Role.INSTRUMENT for p in mention.participants)
    return "armed doer or weapon" if armed or weapon else None


def _fights(mention: Mention, *, near: bool) -> str | None:
    if any(p.kind in ARMED for p in mention.participants):
        return "an armed side takes part"
    if mention.token.lemma in MOVING:
        return None
    by_weapon = any(p.role is Role.INSTRUMENT for p in mention.participants)
    if by_weapon and mention.trigger.sense.pos == "verbs":
        return "a weapon does it"
    return "violence is told nearby" if near and mention.participants else None


def _finds_weapons(page: Page, mention: Mention) -> str | None:
    weapons = any(p.kind is ParticipantKind.WEAPON for p in mention.participants)
    words = {t.lemma for t in page.syntax.subtree(mention.token)} & WEAPON_WORDS
    return "weapons are found" if weapons or words else None


def _has(mention: Mention, role: Role, kinds: frozenset[ParticipantKind]) -> bool:
    return any(p.role is role and p.kind in kinds for p in mention.participants)


def _captures(page: Page, mention: Mention) -> str | None:
    """A place is taken, by an armed side or by one that isn't named."""
    if not mention.control:
        return None
    by_armed = any(
        p.role is Role.PERPETRATOR and p.kind in ARMED | {ParticipantKind.GOVERNMENT}
        for p in mention.participants
    )
    if by_armed:
        return "an armed side takes a place"
    nobody = not any(p.role is Role.PERPETRATOR for p in mention.participants)
    passive = bool(page.syntax.children(mention.token, "auxpass"))
    return "a place is taken" if nobody and passive else None


def _falls(page: Page, mention: Mention) -> str | None:
    """A place falls into somebody's hands."""
    if not mention.control:
        return None
    token: Token = mention.token
    if mention.trigger.sense.pos == "nouns":
        return "the fall of a place"
    for child in page.syntax.children(token, "prep"):
        if child.lemma in INTO_HANDS:
            objects = page.syntax.children(child, "pobj")
            armed = any(p.kind in ARMED for p in mention.participants)
            if armed or any(o.lemma in HANDS for o in objects):
                return "a place falls to a side"
    return None
