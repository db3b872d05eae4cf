"""Names of those who came to harm, told apart from the harm itself: "the victims were
identified as …", "among the wounded are …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.describe import Describer, participant
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import Effect, Participant, ParticipantKind, Role
from dateline.model.text import Sentence, Token

NAMING = frozenset({"identify", "be", "include", "name"})
KILLED = words("victims", "killed")
INJURED = words("victims", "injured")


def named_victims(page: Page, describer: Describer) -> Iterator[tuple[Sentence, Participant]]:
    """Persons that a sentence names as victims, with the sentence."""
    for sentence in page.annotated.sentences:
        tokens = page.tokens[sentence.first : sentence.last]
        word = next(
            (t for t in tokens if t.text.lower().removesuffix("s") in KILLED | INJURED), None
        )
        if word is None or not _names(page, word):
            continue
        effect = Effect.INJURED if word.text.lower() in INJURED else Effect.KILLED
        for name in page.annotated.names:
            inside = sentence.first <= name.first < sentence.last
            if name.label == "PERSON" and inside and name.first > word.index:
                described = describer.describe(page.tokens[name.last - 1])
                if described is not None and described.kind is ParticipantKind.PERSON:
                    yield sentence, participant(described, Role.TARGET, page.text, effect=(effect,))


def _names(page: Page, word: Token) -> bool:
    """Whether the word is what a naming verb names: its subject, or behind "among"."""
    head = page.tokens[word.head]
    if head.lemma == "among":
        return True
    return word.dep in {"nsubj", "nsubjpass"} and head.lemma in NAMING
