"""Words that can be the source of a cue: subjects, agents, possessors and addressees near it, each
with the path over which it was found."""

from __future__ import annotations

from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.tree import Reach, Tree

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
BESIDE = SUBJECTS | {"poss", "compound", "attr", "dobj", "nmod", "dative", "npadvmod", "dep",
                     "amod", "appos"}  # fmt: skip
HOLDERS = frozenset(("acl", "relcl", "appos", "poss", "compound", "nmod", "amod"))
MARKS = frozenset((":", "—", "–", "-", "..."))
CLIMB = 5


def sources(parts: Parts, cue: int) -> list[Candidate]:
    """Who can be the source of the cue, each chief word once, the nearest first."""
    tree = parts.tree
    seen: set[int] = set()
    unique = []
    for candidate in [*_by_climbing(tree, cue), *_beside(tree, cue)]:
        if candidate.root not in seen and candidate.reach[0] < candidate.reach[1]:
            seen.add(candidate.root)
            unique.append(candidate)
    return unique


def _by_climbing(tree: Tree, cue: int) -> list[Candidate]:
    found = []
    node, path = cue, ""
    for _ in range(CLIMB):
        found.extend(_on(tree, node, path, cue))
        dep, head = tree.dep[node], tree.head[node]
        if head == node:
            break
        if dep in HOLDERS:
            found.append(Candidate(_before(tree, head, cue), f"{path}^{dep}", head))
        path = f"{path}^{dep}"
        node = head
    return found


def _on(tree: Tree, node: int, path: str, cue: int) -> list[Candidate]:
    found = []
    for kid in tree.children[node]:
        dep = tree.dep[kid]
        if tree.left[kid] <= cue <= tree.right[kid]:
            continue
        if dep in BESIDE:
            side = "<" if kid < cue else ">"
            found.append(Candidate(tree.reach(kid), f"{path}{side}{dep}", kid))
        elif dep in ("agent", "prep"):
            found.extend(_prepositional(tree, kid, f"{path}{dep}"))
    return found


def _prepositional(tree: Tree, prep: int, way: str) -> list[Candidate]:
    """The nouns of "by", "from", "according to" and the like."""
    found = [
        Candidate((tree.left[noun], tree.right[prep] + 1), f"{way}:{tree.lemma[prep]}", noun)
        for noun in tree.kids(prep, "pobj")
    ]
    for deeper in tree.kids(prep, "prep"):
        for noun in tree.kids(deeper, "pobj"):
            reach = (tree.left[noun], tree.right[deeper] + 1)
            found.append(Candidate(reach, f"{way}.{tree.lemma[deeper]}", noun))
    return found


def _before(tree: Tree, noun: int, cue: int) -> Reach:
    """The noun's phrase up to the part that holds the cue."""
    low, high = tree.reach(noun)
    for kid in tree.children[noun]:
        if kid > noun and tree.left[kid] <= cue <= tree.right[kid]:
            return low, tree.left[kid]
    return low, high if noun > cue else min(high, cue)


def _beside(tree: Tree, cue: int) -> list[Candidate]:
    """Round a colon or a dash: "Officials: …"."""
    if tree.lower[cue] not in MARKS:
        return []
    first, last = tree.bounds(cue)
    return [
        Candidate((first, cue), "before", first),
        Candidate((cue + 1, last), "after", min(cue + 1, last - 1)),
    ]
