"""Names by the parser's own network and rules, for many paragraphs side by side.

spaCy's reader of names goes through one paragraph after another, word by word, and most of its
time goes into asking which of its moves are allowed. Here all paragraphs of a batch take their
next word at once. The moves and what is allowed are spaCy's (`_parser_internals/ner.pyx`): a name
is one word (U), or is begun (B), goes on (I) and ends (L); no other word is of a name (O). No
name goes over the end of a sentence or begins at a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.annotate.products import product

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPE = "ner"
ALONG = 128
"""Paragraphs that are read side by side."""
FEATURES = 3
"""What a move is chosen by: the word, the first word of the open name, the word before this one
where a name is open."""
BEGIN, IN, LAST, UNIT, OUT = "B", "I", "L", "U", "O"
ANY, NO_MORE, NO_NAME = 0, 1, 2
"""What a word may be where no name is open: anything, no begin of a longer name, no name."""
WITHIN = 3
"""From here on: within a name of the label, whether the name may go on (odd) or not."""


class NamesAlong:
    """Marks the names of documents; takes the reader of names out of the pipeline."""

    def __init__(self, language: Language) -> None:
        pipe: Any = language.get_pipe(PIPE)
        language.select_pipes(disable=[PIPE])
        self.vectors, self.lower, self.upper = pipe.model.layers
        moves = [move.partition("-") for move in _moves_of(pipe)]
        self.moves = np.array([move for move, _, _ in moves])
        self.names = sorted({label for _, _, label in moves if label})
        self.labels = np.array([self.names.index(at) if at else -1 for _, _, at in moves])
        self.barred = np.array(list(self._barred()), dtype="float32")

    def __call__(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The documents in their order, with their names."""
        waiting = iter(docs)
        while group := list(islice(waiting, ALONG)):
            told = [doc for doc in group if len(doc)]
            if told:
                self._mark(told)
            yield from group

    def _barred(self) -> Iterator[Any]:
        """For each state that a paragraph can be in, minus infinity for moves that it bars."""
        open_moves = {ANY: (BEGIN, UNIT, OUT), NO_MORE: (UNIT, OUT), NO_NAME: (OUT,)}
        for allowed in open_moves.values():
            fits = np.isin(self.moves, allowed) & ((self.moves == OUT) | (self.labels >= 0))
            yield np.where(fits, 0.0, -np.inf)
        for label in range(len(self.names)):
            for allowed in ((LAST,), (LAST, IN)):
                fits = np.isin(self.moves, allowed) & (self.labels == label)
                yield np.where(fits, 0.0, -np.inf)

    def _mark(self, docs: Sequence[Doc]) -> None:
        """Sets the names of documents that have words."""
        from spacy.tokens import Span

        for doc, found in zip(docs, self._found(docs), strict=True):
            names = [Span(doc, first, last, self.names[label]) for first, last, label in found]
            doc.set_ents(names, default="outside")

    def _found(self, docs: Sequence[Doc]) -> list[list[tuple[int, int, int]]]:
        """First word, end and label of the names of each document."""
        sizes = np.array([len(doc) for doc in docs])
        order = np.argsort(-sizes, kind="stable")
        first_rows = (np.cumsum(sizes) - sizes + 1)[order]
        told = self.lower.predict(self.vectors.predict(list(docs)))
        may, goes_on = self._may_be(docs)
        bias, weights = self.lower.get_param("b"), self.upper.get_param("W").T
        begun = np.full(len(docs), -1)
        label = np.zeros(len(docs), dtype=int)
        found: list[list[tuple[int, int, int]]] = [[] for _ in docs]
        sizes = sizes[order]
        for word in range(int(sizes[0])):
            active = int(np.searchsorted(-sizes, -word, side="left"))
            rows, start = first_rows[:active] + word, begun[:active]
            is_open = start >= 0
            held = told[rows, 0]
            held += told[np.where(is_open, first_rows[:active] + start, 0), 1]
            held += told[np.where(is_open, rows - 1, 0), 2]
            held += bias
            scores = product(held.max(axis=-1), weights) + self.upper.get_param("b")
            within = WITHIN + 2 * label[:active] + goes_on[rows]
            scores += self.barred[np.where(is_open, within, may[rows])]
            chosen = scores.argmax(axis=1)
            move = self.moves[chosen]
            for place in np.flatnonzero((move == UNIT) | (move == LAST)).tolist():
                since = word if move[place] == UNIT else int(begun[place])
                names = found[int(order[place])]
                names.append((since, word + 1, int(self.labels[chosen[place]])))
            begins = move == BEGIN
            begun[:active][begins] = word
            label[:active][begins] = self.labels[chosen[begins]]
            begun[:active][move == LAST] = -1
        return found

    def _may_be(self, docs: Sequence[Doc]) -> tuple[Any, Any]:
        """For each word, from the second row on: what it may be where no name is open, and
        whether an open name may go on behind it."""
        tables = [doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]
        table: Any = np.concatenate(tables).astype("int64")
        ends = np.append(table[1:, 0] == 1, True)
        ends[np.cumsum([len(doc) for doc in docs]) - 1] = True
        may = np.where(table[:, 1] == 1, NO_NAME, np.where(ends, NO_MORE, ANY))
        return np.append(ANY, may), np.append(0, ~ends)


def can_be_read_along(language: Language) -> bool:
    """Whether the pipeline's reader of names is of the sort that is known here."""
    pipe: Any = language.get_pipe(PIPE) if PIPE in language.pipe_names else None
    model = getattr(pipe, "model", None)
    if model is None or pipe.cfg.get("beam_width") != 1 or len(model.layers) != FEATURES:
        return False
    _, lower, upper = model.layers
    plain = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    shape = lower.maybe_get_dim("nF") == FEATURES and (lower.maybe_get_dim("nP") or 0) >= 2
    return bool(plain and shape and upper.maybe_get_dim("nO") == len(_moves_of(pipe)))


def _moves_of(pipe: Any) -> list[str]:
    """The moves in the order of their scores: "B-ORG", "O"; "U-" stands for what others bar."""
    return [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
