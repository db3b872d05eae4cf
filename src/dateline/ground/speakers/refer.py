"""Who "he", "it", "the source" or a bare surname is, from those who spoke before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.ground.speakers.describe import Described
from dateline.ground.speakers.words import SpeakerWords
from dateline.model.values import ActorKind

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "themselves"))
PRONOUNS = HE | SHE | IT | THEY
FIRST = frozenset(("i", "we", "you", "me", "us"))


@dataclass(slots=True)
class Memory:
    """Those who were named or spoke so far, in order of the text."""

    words: SpeakerWords
    persons: dict[str, Described] = field(default_factory=dict)
    spoken: list[Described] = field(default_factory=list)

    def know(self, described: Described) -> None:
        """Remembers a person under his last name, with all that is known of him."""
        if not described.person or not described.name:
            return
        key = _surname(described.name)
        known = self.persons.get(key)
        if known is None:
            self.persons[key] = described
        elif _fits(known, described):
            self.persons[key] = _joined(known, described)

    def said(self, described: Described) -> None:
        """Remembers who spoke last."""
        if described.name:
            self.spoken.append(described)

    def knows(self, described: Described) -> bool:
        """Whether a word that was not seen to be a name is the last name of somebody told of."""
        name = described.name or ""
        return name.istitle() and " " not in name and name.lower() in self.persons

    def full(self, described: Described) -> Described:
        """The person with full name, post and organization, where they were told."""
        if not described.person or not described.name:
            return described
        known = self.persons.get(_surname(described.name))
        if known is None or not _fits(known, described):
            return described
        return _joined(known, described)

    def pronoun(self, word: str) -> Described | None:
        """Whom a pronoun means among those who spoke; None where nobody fits."""
        for one in reversed(self.spoken):
            if self._suits(one, word):
                return self.full(one)
        return None

    def again(self, described: Described) -> Described | None:
        """Whom "the source", "the spokesman", "the statement" means; None: somebody new."""
        head = described.head
        for one in reversed(self.spoken):
            known = self.full(one)
            if one.head == head or head in (known.role or "").lower().split():
                return known
            if head == "source" and one.human and not one.person:
                return known
            if head == "official" and one.human and "official" in (known.name or "").lower():
                return known
        return None

    def document(self) -> Described | None:
        """The organization that issued the statement spoken of."""
        for one in reversed(self.spoken):
            if one.organization and not one.person:
                return one
        return None

    def _suits(self, one: Described, word: str) -> bool:
        if word in IT:
            return not one.human and not one.plural
        if word in THEY:
            return one.plural or one.kind is ActorKind.ARMED_GROUP
        if one.plural or not (one.human or one.person):
            return False
        told = f"{one.role or ''} {one.name or ''} {one.head}".lower().split()
        if word in HE:
            return not any(w in self.words.she for w in told)
        return not any(w in self.words.he for w in told)


def _surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _fits(known: Described, other: Described) -> bool:
    """Whether the shorter name can be short for the longer one."""
    one, two = (known.name or "").lower().split(), (other.name or "").lower().split()
    short, long = sorted((one, two), key=len)
    return all(part in long for part in short)


def _other_than(known: Described, organization: str | None) -> str | None:
    """The organization, unless it is the person's own name taken for one."""
    return organization if organization and organization not in (known.name or "") else None


def _joined(known: Described, other: Described) -> Described:
    name = max((known.name or "", other.name or ""), key=len)
    return replace(
        known,
        name=name,
        role=known.role or other.role,
        organization=known.organization or _other_than(known, other.organization),
        id=known.id or other.id,
    )
