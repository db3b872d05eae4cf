"""Words that can be the content of a cue: candidates by syntax and by quotation marks, each with
the name of the way in which it was found."""

from __future__ import annotations

from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.tree import Reach

CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass"))
CUT_WAYS = frozenset((">ccomp", "<ccomp", ">dobj", ">xcomp", "rest2", ">prep.pobj", "tail",
                      ">prep.pcomp"))  # fmt: skip
TIMES = frozenset(("DATE", "TIME"))  # "said on Friday": Friday is not what was said
BREAKS = frozenset((",", ";", "—", "–", "--", "("))


def contents(parts: Parts, cue: int) -> list[Candidate]:
    """What the cue can introduce, each stretch once."""
    return _Contents(parts).of(cue)


class _Contents:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.tree = parts.tree
        self.quotes = parts.quotes
        self.quote_at = parts.quote_at

    def of(self, cue: int) -> list[Candidate]:
        found = [
            *self._below(cue),
            *self._rest(cue),
            *self._above(cue),
            *self._quoted(cue),
            *self._colon(cue),
        ]
        found.extend([short for one in found for short in self._cut(one)])
        seen: set[Reach] = set()
        unique = []
        for candidate in found:
            if candidate.reach not in seen and candidate.reach[0] < candidate.reach[1]:
                seen.add(candidate.reach)
                unique.append(candidate)
        return unique

    def _cut(self, whole: Candidate) -> list[Candidate]:
        """A complement up to its first and to its last comma, and without what comes before
        its subject ("he said | on Monday | he would …")."""
        tree = self.tree
        if whole.way not in CUT_WAYS:
            return []
        first, last = whole.reach
        commas = [
            i
            for i in range(max(first + 1, whole.root + 1), last - 1)
            if tree.lower[i] in BREAKS and i not in self.quote_at
        ]
        found = [
            Candidate((first, end), f"{whole.way}~{name}", whole.root)
            for end, name in zip(commas[:1] + commas[-1:], ("first", "last"), strict=False)
        ]
        for kid in tree.children[whole.root]:
            begins = tree.left[kid] == first and kid < whole.root
            if begins and tree.dep[kid] in ("npadvmod", "prep", "advmod", "advcl"):
                found.append(
                    Candidate((tree.right[kid] + 1, last), f"{whole.way}~late", whole.root)
                )
        return found

    def _below(self, cue: int) -> list[Candidate]:
        tree = self.tree
        found = []
        for kid in tree.children[cue]:
            dep = tree.dep[kid]
            side = "<" if kid < cue else ">"
            if dep == "punct" or dep.startswith("aux") or dep in ("det", "neg", "prt", "cc"):
                continue
            if dep == "prep" or dep == "agent":
                found.extend(self._prepositional(kid, f"{side}{dep}"))
            else:
                found.append(Candidate(tree.reach(kid), side + dep, kid))
            if dep in ("dobj", "attr", "acomp", "oprd", "prt", "advmod"):
                found.extend(self._second(kid, f"{side}{dep}"))
        return found

    def _prepositional(self, prep: int, way: str) -> list[Candidate]:
        tree = self.tree
        found = []
        for kid in tree.children[prep]:
            if tree.tokens[kid].entity in TIMES:
                continue
            if tree.dep[kid] in ("pobj", "pcomp"):
                found.append(
                    Candidate((tree.left[kid], tree.right[prep] + 1), f"{way}.{tree.dep[kid]}", kid)
                )
                if tree.dep[kid] == "pobj":
                    found.extend(self._second(kid, f"{way}.pobj"))
            elif tree.dep[kid] == "prep":
                found.extend(self._prepositional(kid, f"{way}.prep"))
        found.append(Candidate(tree.reach(prep), way, prep))
        return found

    def _second(self, noun: int, way: str) -> list[Candidate]:
        """Clauses and prepositions on a noun: "took issue with X", "made the claim that X"."""
        tree = self.tree
        found = []
        for kid in tree.children[noun]:
            dep = tree.dep[kid]
            if dep in CLAUSES:
                found.append(Candidate(tree.reach(kid), f"{way}+{dep}", kid))
            elif dep == "prep":
                for below in tree.kids(kid, "pobj", "pcomp"):
                    reach = (tree.left[below], tree.right[kid] + 1)
                    found.append(Candidate(reach, f"{way}+prep.{tree.dep[below]}", below))
        return found

    def _rest(self, cue: int) -> list[Candidate]:
        """All complements to the right, taken together ("called | the plan a failure")."""
        tree = self.tree
        kids = [
            k
            for k in tree.children[cue]
            if k > cue and tree.dep[k] in ("dobj", "oprd", "ccomp", "xcomp", "prep", "acomp",
                                           "attr", "advcl", "dative", "pcomp", "acl", "pobj")
        ]  # fmt: skip
        found = []
        if len(kids) > 1:
            found.append(Candidate((tree.left[kids[0]], tree.right[kids[1]] + 1), "rest2", kids[0]))
            found.append(Candidate((tree.left[kids[0]], tree.right[kids[-1]] + 1), "rest", kids[0]))
        subject = tree.kids(cue, "nsubj", "nsubjpass")
        raised = kids and tree.dep[kids[0]] not in ("dobj", "ccomp", "dative")
        if subject and raised and subject[0] < cue:
            found.append(
                Candidate((tree.left[subject[0]], tree.right[kids[-1]] + 1), "round", subject[0])
            )
            found.append(
                Candidate((tree.left[subject[0]], tree.right[kids[0]] + 1), "round1", subject[0])
            )
        return found

    def _above(self, cue: int) -> list[Candidate]:
        """The clause that the cue is a parenthesis or a prepositional phrase of."""
        tree = self.tree
        head = tree.head[cue]
        found: list[Candidate] = []
        if head == cue:
            return found
        found.extend(self._conjoined(cue))
        for level in range(2):
            low, high = tree.reach(head)
            own_low, own_high = tree.reach(cue)
            way = f"above{level}.{tree.dep[cue]}"
            if own_low == low:
                found.append(Candidate((own_high, high), way + "<", head))
            elif own_high == high:
                found.append(Candidate((low, own_low), way + ">", head))
            else:
                found.append(Candidate((low, high), way + "=", head))
                found.append(Candidate((low, own_low), way + "l", head))
                found.append(Candidate((own_high, high), way + "r", head))
            if tree.head[head] == head:
                break
            head = tree.head[head]
        return found

    def _conjoined(self, cue: int) -> list[Candidate]:
        """All the clauses joined by "and" that a phrase at their end goes with."""
        tree = self.tree
        top = tree.head[cue]
        if tree.dep[top] != "conj" or tree.right[cue] + 2 < tree.bounds(cue)[1]:
            return []
        while tree.dep[top] == "conj" and tree.head[top] != top:
            top = tree.head[top]
        return [Candidate((tree.left[top], tree.left[cue]), "conjoined", top)]

    def _quoted(self, cue: int) -> list[Candidate]:
        tree = self.tree
        first, last = tree.bounds(cue)
        paragraph = self.parts.paragraph[tree.sentence[cue]]
        numbers = self.parts.by_paragraph.get(paragraph, [])
        before = [n for n in numbers if self.quotes[n].last <= cue]
        after = [n for n in numbers if self.quotes[n].first > cue]
        found = []
        for name, chosen in (("q<", before[-1:]), ("q>", after[:1])):
            for number in chosen:
                quote = self.quotes[number]
                near = "s" if quote.first < last and quote.last > first else "p"
                found.append(Candidate((quote.first, quote.last), name + near, quote.first))
        if before and after:
            left, right = self.quotes[before[-1]], self.quotes[after[0]]
            near = "s" if right.first < last else "p"
            found.append(Candidate((left.first, right.last), "q<>" + near, left.first))
        if not after:
            following = self.parts.by_paragraph.get(paragraph + 1, [])[:1]
            for number in following:
                quote = self.quotes[number]
                if quote.first == last:
                    found.append(Candidate((quote.first, quote.last), "q>>", quote.first))
        return found

    def _colon(self, cue: int) -> list[Candidate]:
        tree = self.tree
        first, last = tree.bounds(cue)
        found = []
        if tree.lower[cue] in (":", "—", "–", "-", "..."):
            found.append(Candidate((cue + 1, last), "after", min(cue + 1, last - 1)))
            found.append(Candidate((first, cue), "before", first))
            found.append(Candidate((cue + 1, self.parts.paragraph_end(cue)), "speech", cue + 1))
        else:
            colon = next((i for i in range(cue + 1, last) if tree.lower[i] == ":"), None)
            if colon is not None and colon + 1 < last:
                found.append(Candidate((colon + 1, last), "colon", colon + 1))
        found.append(Candidate((cue + 1, last), "tail", cue))
        found.append(Candidate((first, cue), "lead", cue))
        return found
