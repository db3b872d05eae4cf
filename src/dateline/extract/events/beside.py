"""Names that stand beside the noun for a person: "the mayor of Ardun, Galo Ruiz, …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.extract.events.lexicon import head_nouns
from dateline.extract.events.mentions import Page
from dateline.extract.events.roles import is_said, speaker_of
from dateline.model.mentions import ActorMention
from dateline.model.span import Span
from dateline.model.text import Token
from dateline.model.values import Actor, ActorKind

CALLING = frozenset({"call", "name", "style", "dub", "term"})
ITSELF = frozenset({"itself", "themselves"})
OWN = frozenset({"its", "their"})
NAMES = frozenset({"NNP"})
SINGULAR = frozenset({"NN", "NNP"})
NOT_PEOPLE = frozenset({"GPE", "LOC", "ORG", "NORP", "FAC", "DATE", "TIME"})


def name_beside(
    page: Page, token: Token, actor_at: Callable[[Token], ActorMention | None]
) -> tuple[Actor | None, str | None]:
    """Who the person is whose name stands beside the noun, as a known actor and by name; None
    where no name does."""
    if token.tag not in SINGULAR:
        return None, None
    for near in (*page.syntax.children(token, "appos"), *_behind_comma(page, token)):
        mention = actor_at(near)
        if mention is not None and mention.named:
            person = mention.actor.kind is ActorKind.PERSON
            return (mention.actor, mention.actor.name) if person else (None, None)
        name = _name(page, near)
        if name is not None:
            return None, name
    return None, None


def name_of_its_own(page: Page, token: Token) -> str | None:
    """What a group calls itself: "a group calling itself the Sons of the South"."""
    for verb in page.syntax.children(token, "acl", "relcl"):
        itself = [t for t in page.syntax.children(verb, "dobj") if t.lemma.lower() in ITSELF]
        for name in page.syntax.children(verb, "oprd") if verb.lemma in CALLING and itself else ():
            words = [t for t in page.syntax.subtree(name) if t.dep != "punct"]
            words = words[1:] if words[0].lemma.lower() == "the" else words
            if words and words[0].text[:1].isupper():
                return " ".join(page.text[words[0].start : words[-1].end].split())
    return None


def speaker_meant(page: Page, token: Token) -> Token:
    """The speaker whose "its" it is in what he says: "the Front said its fighters had attacked";
    the word itself where it is none."""
    if token.lemma.lower() not in OWN:
        return token
    said = next((above for above in page.syntax.ancestors(token) if is_said(page, above)), None)
    return (speaker_of(page, said) if said is not None else None) or token


def _behind_comma(page: Page, token: Token) -> Iterator[Token]:
    """The word behind the comma that ends a noun's phrase with its "of"."""
    last = max((noun.index for noun in page.syntax.of(token)), default=token.index)
    row = page.tokens[last + 1 : last + 3]
    if len(row) == 2 and row[0].text == "," and row[1].tag in NAMES:
        yield row[1]


def _name(page: Page, near: Token) -> str | None:
    """The words of a name that no one knows, where the word is of one."""
    while near.dep == "compound" and near.head != near.index:
        near = page.tokens[near.head]
    chunk = page.chunk_of.get(near.index)
    row = page.tokens[chunk.first : chunk.last] if chunk is not None else (near,)
    people = [t for t in row if t.tag in NAMES and t.lemma.lower() not in head_nouns()]
    if len(people) < 2 or len(people) != len(row) or near.index in page.placed | page.timed:
        return None
    if any(t.entity in NOT_PEOPLE for t in row):
        return None
    return " ".join(Span(row[0].start, row[-1].end).of(page.text).split())
