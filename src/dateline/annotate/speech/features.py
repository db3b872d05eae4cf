"""What the learned readers see of a cue, of a content and of a source: short strings, each
weighed by `training/speech/`."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.rules import in_speech
from dateline.annotate.speech.tree import Reach

HELD = frozenset(("ccomp", "xcomp", "dobj", "oprd", "acl", "advcl", "attr", "acomp", "relcl",
                  "nsubjpass", "parataxis", "dative"))  # fmt: skip
STRONG = (">ccomp", "<ccomp", ">xcomp", ">dobj", "q<s", "q>s", "rest2", "colon")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is the same for all the candidates of a cue."""

    token: int
    word: str
    strong: tuple[str, ...]
    classes: tuple[str, ...]
    bounds: Reach


class Features:
    """Describes the tokens of one report to the learned readers."""

    def __init__(self, parts: Parts, lexicon: Lexicon, words: frozenset[str]) -> None:
        self.parts = parts
        self.words = words
        self.tree = parts.tree
        self.lexicon = lexicon

    def may_be_cue(self, token: int) -> bool:
        """Whether it's worth asking."""
        return self.tree.pos[token] == "VERB" or self.word(token) in self.words

    def word(self, token: int) -> str:
        """The lemma with its part of speech."""
        return f"{self.tree.lemma[token]}/{self.tree.pos[token][:3]}"

    def of_cue(self, token: int) -> list[str]:
        """What speaks for and against a token's being the chief word of a cue."""
        tree = self.tree
        lemma, pos, dep = tree.lemma[token], tree.pos[token], tree.dep[token]
        head = tree.head[token]
        word = self.word(token)
        found = [
            "bias", word, f"w={tree.lower[token]}", f"t={tree.tag[token]}", f"d={dep}",
            f"t={tree.tag[token]},d={dep}", f"s={lemma[-4:]}", f"h={tree.lemma[head]},{dep}",
            f"{word},d={dep}",
        ]  # fmt: skip
        classes = self.classes(lemma)
        held = self._held(token)
        for one in held:
            found.append(f"k={one}")
            found.append(f"{word},{one}")
            found.extend(f"{c},{one}" for c in classes)
        found.append("K=" + "+".join(held[:4]))
        found.extend(classes)
        found.extend(self._subject(token, word))
        found.extend(self._voice(token, word))
        found.extend(self._marks(token, word, classes))
        found.extend(self._under(token))
        number = tree.sentence[token]
        found.append(f"z={tree.annotated.sentences[number].zone.value}")
        found.append(f"z={tree.annotated.sentences[number].zone.value},{pos}")
        return found

    def classes(self, lemma: str) -> list[str]:
        """The lists of the lexicon that hold the word."""
        lexicon = self.lexicon
        named = (
            ("C", lexicon.clause), ("Q", lexicon.quotation), ("O", lexicon.object),
            ("I", lexicon.infinitive), ("N", lexicon.noun), ("A", lexicon.adjective),
            ("V", lexicon.adverb),
        )  # fmt: skip
        return [f"L{name}" for name, words in named if lemma in words] or ["L-"]

    def _under(self, token: int) -> list[str]:
        """Whether it stands in what another word says: "he said he *believes*"."""
        tree, node = self.tree, token
        for step in range(6):
            above, dep = tree.head[node], tree.dep[node]
            if above == node:
                return [f"top{step}"]
            if dep in ("ccomp", "xcomp", "advcl") and tree.lemma[above] in self.lexicon.clause:
                return [f"u={dep}", f"u={dep},{tree.lemma[above]}", f"u={dep},{self.word(token)}"]
            node = above
        return ["deep"]

    def _held(self, token: int) -> list[str]:
        tree = self.tree
        found = []
        for kid in tree.children[token]:
            dep = tree.dep[kid]
            if dep in HELD:
                found.append(("<" if kid < token else ">") + dep)
            elif dep in ("prep", "agent", "prt"):
                found.append(f"{dep}:{tree.lemma[kid]}")
        return found or ["none"]

    def _subject(self, token: int, word: str) -> list[str]:
        """Who does it, directly or by what the token hangs on."""
        tree = self.tree
        node = token
        for step in range(4):
            for kid in tree.kids(node, "nsubj", "nsubjpass", "poss"):
                kind = tree.tokens[kid].entity or tree.pos[kid]
                who = tree.lower[kid] if tree.pos[kid] == "PRON" else tree.lemma[kid]
                return [
                    f"S={kind},{tree.dep[kid]},{step}", f"S={who}", f"{word},S={kind}",
                    f"S={who},{step}",
                ]  # fmt: skip
            if tree.head[node] == node or tree.dep[node] in ("nsubj", "pobj"):
                break
            node = tree.head[node]
        return ["S=-"]

    def _voice(self, token: int, word: str) -> list[str]:
        tree = self.tree
        found = []
        for kid in tree.children[token]:
            dep = tree.dep[kid]
            if dep in ("aux", "auxpass", "neg", "mark", "det"):
                found.append(f"{dep}={tree.lemma[kid]}")
                if dep == "auxpass" or dep == "neg":
                    found.append(f"{word},{dep}")
            elif dep == "dobj":
                found.append(f"o={tree.lemma[kid]}")
                found.append(f"{tree.lemma[token]},o={tree.lemma[kid]}")
                found.append(f"o={tree.tokens[kid].entity or tree.pos[kid]}")
                found.append(f"{word},o={tree.tokens[kid].entity or tree.pos[kid]}")
            elif dep == "ccomp":
                marks = [tree.lemma[k] for k in tree.children[kid] if tree.dep[k] == "mark"]
                found.append(f"m={marks[0] if marks else '-'}")
        return found

    def _marks(self, token: int, word: str, classes: list[str]) -> list[str]:
        """Quotation marks and colons round the token."""
        tree, parts = self.tree, self.parts
        if in_speech(parts, token):
            return ["inside", f"inside,{word}"]
        if token in parts.quote_at:
            return ["scare", f"scare,{word}"]
        first, last = tree.bounds(token)
        numbers = parts.by_paragraph.get(parts.paragraph[tree.sentence[token]], [])
        left = any(first <= parts.quotes[n].last - 1 < token for n in numbers)
        right = any(token < parts.quotes[n].first < last for n in numbers)
        near = f"q{int(left)}{int(right)}"
        found = [near, f"{near},{word}", f"{near},{tree.dep[token]}"]
        found.extend(f"{near},{c}" for c in classes)
        for number in numbers:
            quote = parts.quotes[number]
            if quote.last <= token and token - quote.last <= 6:
                found.append(f"ql{min(token - quote.last, 3)}")
            if quote.first > token and quote.first - token <= 6:
                found.append(f"qr{min(quote.first - token, 3)}")
        if token + 1 < len(tree.tokens):
            found.append(f"n={tree.lower[token + 1]}")
            found.append(f"n={tree.pos[token + 1]}")
        if token:
            found.append(f"p={tree.lower[token - 1]}")
            found.append(f"p={tree.pos[token - 1]}")
        return found

    # ------------------------------------------------------------------ content

    def of_content(self, token: int, candidates: list[Candidate]) -> list[list[str]]:
        """What speaks for each of the candidates' being the content."""
        ways = frozenset(candidate.way for candidate in candidates)
        lemma = self.tree.lemma[token]
        frame = _Frame(
            token,
            self.word(token),
            tuple(way for way in STRONG if way in ways),
            tuple(self.classes(lemma)),
            self.tree.bounds(token),
        )
        return [self._content(candidate, frame) for candidate in candidates]

    def _content(self, candidate: Candidate, frame: _Frame) -> list[str]:
        tree = self.tree
        way, (first, last) = candidate.way, candidate.reach
        token, word = frame.token, frame.word
        size = min((last - first).bit_length(), 6)
        kind = tree.tokens[candidate.root].entity or "-"
        verb = any(tree.pos[i] in ("VERB", "AUX") for i in range(first, min(last, first + 40)))
        ends = "e" if last >= frame.bounds[1] - 1 else "-"
        begins = "b" if first <= frame.bounds[0] else "-"
        gap = first - token if first > token else token - last + 1 if last <= token else 0
        found = [
            way, f"{way},{word}", f"{way}|{'+'.join(frame.strong)}",
            f"{way},{self._quoted(first, last)}",
            f"{way},z{size}", f"{way},v{int(verb)}", f"{way},{ends}{begins}",
            f"z{size}", f"{way},{tree.dep[token]}", f"{way},{tree.pos[token]}",
            f"{way},r={tree.pos[candidate.root]}", f"{way},f={tree.lower[first]}",
            f"f={tree.lower[first]}", f"{way},g{min(gap, 4)}", f"l={tree.lower[last - 1]}",
            f"{way},rt={tree.tag[candidate.root]}", f"{word},{ends}",
            f"{way},e={kind}", f"{way},{word},e={kind}", f"{way},rl={tree.lemma[candidate.root]}",
        ]  # fmt: skip
        found.extend(f"{way},{one}" for one in frame.classes)
        found.extend(f"{way}|{one}" for one in frame.strong)
        found.extend(f"{way}|{one},{word}" for one in frame.strong[:3])
        if "prep" in way and first:
            found.append(f"{way},{tree.lemma[first - 1]}")
            found.append(f"{way},{tree.lemma[first - 1]},{word}")
        found.extend(self._following(candidate))
        return found

    def _quoted(self, first: int, last: int) -> str:
        """Whether it begins and ends in quotation marks."""
        quote_at = self.parts.quote_at
        begins, ends = first in quote_at, last - 1 in quote_at
        near = any(i in quote_at for i in range(first, min(first + 3, last)))
        return ("q" if begins else "n" if near else "-") + ("q" if ends else "-")

    def _following(self, candidate: Candidate) -> list[str]:
        """What comes right after, chiefly where something was cut off."""
        tree, way, last = self.tree, candidate.way, candidate.reach[1]
        following = tree.lower[last] if last < len(tree.tokens) else "-"
        found = [f"x={following}", f"{way},x={following}"]
        if "~" in way and last + 1 < len(tree.tokens):
            after = last + 1
            found.extend(
                (
                    f"y={tree.lower[after]}", f"{way},y={tree.lower[after]}",
                    f"y={tree.tag[after]}", f"{way},y={tree.tag[after]}",
                    f"{way},y={tree.dep[after]}", f"{way},yd={self._part(last, candidate)}",
                )
            )  # fmt: skip
        return found

    def _part(self, end: int, candidate: Candidate) -> str:
        """What the part that was cut off is to the rest, and how deep."""
        tree = self.tree
        low, high = candidate.reach
        for token in range(end, min(end + 30, len(tree.tokens))):
            if low <= tree.head[token] < high and tree.dep[token] not in ("punct", "cc"):
                level = 1 if tree.head[token] == candidate.root else 2
                return f"{tree.dep[token]}{level}"
        return "-"

    # ------------------------------------------------------------------ source

    def of_source(self, token: int, candidates: list[Candidate], content: Reach) -> list[list[str]]:
        """What speaks for each candidate's being the source; the first row is for none."""
        tree = self.tree
        word = self.word(token)
        passive = int(any(tree.dep[k] in ("auxpass", "nsubjpass") for k in tree.children[token]))
        outside = (c for c in candidates if c.reach[1] <= content[0] or c.reach[0] >= content[1])
        base = f"{passive}{tree.pos[token]}"
        nearest = next((candidate.way for candidate in outside), "-")
        none = ["none", f"none,{word}", f"none,{base}", f"none,{tree.dep[token]}",
                f"none|{nearest}", f"none,{base}|{nearest}", f"none,{word},{passive}"]  # fmt: skip
        rows = [none]
        for order, candidate in enumerate(candidates):
            row = self._source(candidate, content, word, base)
            place = f"o{min(order, 5)}"
            gap = min(abs(token - candidate.root), 15) // 3
            row.extend((place, f"{candidate.way},{place}", f"g{gap}"))
            row.append(f"{candidate.way[:6]},{tree.dep[token]}")
            rows.append(row)
        return rows

    def _source(self, candidate: Candidate, content: Reach, word: str, base: str) -> list[str]:
        tree = self.tree
        way, root = candidate.way, candidate.root
        first, last = candidate.reach
        inside = int(content[0] <= root < content[1])
        holds = int(first <= content[0] and content[1] <= last)
        kind = tree.tokens[root].entity or tree.pos[root]
        who = tree.lower[root] if tree.pos[root] == "PRON" else tree.lemma[root]
        steps = f"n{way.count('^')}"
        return [
            way, f"{way},{base}", f"{way},{word}", f"{way},{inside}{holds}", f"in{inside}{holds}",
            f"e={kind}", f"{way},e={kind}", f"e={who}", f"{way},{kind},{base}",
            f"{word},e={kind}", f"t={tree.tag[root]}", way[-6:], steps, f"{steps},{base}",
            f"c{'<' if root < content[0] else '>'}",
        ]  # fmt: skip
