"""What the parser works out of a word alone is worked out once for each word, not at each
place where it stands: its vector, and what part of speech and lemma come of its tag.

The results are the parser's own, bit for bit: in the kernels that spaCy brings along, a row of
a product of matrices doesn't depend on the rows beside it; and of the ruler's patterns only
those of single words are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Ragged

MOST = 30_000
"""Words that are remembered; then it begins anew."""
WORD = ("ORTH", "TAG", "DEP")
COMES_OF_IT = ("LEMMA", "POS", "MORPH", "TAG", "DEP")
STEPS = ("attribute_ruler", "lemmatizer")
LAYERS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]

Key = tuple[int, ...]


class WordForms:
    """Parts of speech, morphology and lemmas, by word and tag: what the pipeline's ruler and
    lemmatizer, which are taken out of it, come to."""

    def __init__(self, language: Language) -> None:
        from spacy.matcher import Matcher

        self.vocab = language.vocab
        self.steps: list[Any] = [language.get_pipe(name) for name in STEPS]
        language.select_pipes(disable=list(STEPS))
        patterns = [pattern for rule in self.steps[0].patterns for pattern in rule["patterns"]]
        self.begins = Matcher(self.vocab)
        for number, pattern in enumerate(p for p in patterns if len(p) > 1):
            self.begins.add(str(number), [pattern[:1]])
        self.known: dict[Key, Key | None] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with parts of speech and lemmas; one that holds the first word of a
        pattern of several words goes through the ruler as a whole."""
        table: Any = doc.to_array(list(WORD))
        keys: list[Key] = [tuple(row) for row in table.reshape(-1, len(WORD)).tolist()]
        fresh = dict.fromkeys(key for key in keys if key not in self.known)
        if fresh:
            if len(self.known) + len(fresh) > MOST:
                self.known.clear()
                fresh = dict.fromkeys(keys)
            self._learn(list(fresh))
        rows = [self.known[key] for key in keys]
        if None in rows:
            return self._through(doc)
        if rows:
            values: Any = np.array(rows, dtype="uint64")
            doc.from_array(list(COMES_OF_IT), values)
        return doc

    def _through(self, doc: Doc) -> Doc:
        for step in self.steps:
            doc = step(doc)
        return doc

    def _learn(self, keys: Sequence[Key]) -> None:
        """What comes of the words, told by the ruler itself: they stand apart in a document,
        so that no pattern sees two of them together."""
        from spacy.tokens import Doc

        strings = self.vocab.strings
        apart = [(strings["|"], strings[":"], 0)]
        rows = [row for key in keys for row in (key, *apart)]
        told = ([strings[value] for value in column] for column in zip(*rows, strict=True))
        words, tags, deps = told
        doc = Doc(self.vocab, words=words, tags=tags, deps=deps)
        begins = {start for _, start, _ in self.begins(doc, allow_missing=True)}
        found = self._through(doc).to_array(list(COMES_OF_IT)).tolist()
        for place, key in enumerate(keys):
            self.known[key] = None if 2 * place in begins else tuple(found[2 * place])


def remember_vectors(language: Language) -> None:
    """Makes the pipeline's networks remember the vectors of words, where they are built so
    that a word's vector is made of the word alone."""
    for name, pipe in language.pipeline:
        whole: Model[Any, Any] | None = getattr(pipe, "model", None)
        if name in ("tok2vec", "ner") and whole is not None:
            for model in list(whole.walk()):
                if model.has_ref("embed"):
                    _put_in(model.get_ref("embed"))


def _put_in(embed: Model[Any, Any]) -> None:
    from thinc.api import Model

    if [layer.name.partition("(")[0] for layer in embed.layers] == LAYERS:
        within = list(embed.layers[2:4])
        embed.layers[2:4] = [Model("remembered", _Vectors().forward, layers=within)]


class _Vectors:
    """The vectors of the words that were met, by their features."""

    def __init__(self) -> None:
        self.places: dict[bytes, int] = {}
        self.rows = np.zeros((0, 0), dtype="float32")

    def forward(
        self, model: Model[Any, Any], given: Ragged, *, is_train: bool
    ) -> tuple[Ragged, Callable[[Any], Any]]:
        """The words' vectors; those that weren't met are worked out by the layers within."""
        from thinc.types import Ragged

        if is_train:
            raise NotImplementedError("a pipeline that remembers words is not trained")
        features = np.ascontiguousarray(given.data)
        width = features.itemsize * features.shape[1]
        words: list[bytes] = features.view(f"V{width}").ravel().tolist()
        fresh = {word: place for place, word in enumerate(words) if word not in self.places}
        if len(self.places) + len(fresh) > MOST:
            self.places.clear()
            fresh = {word: place for place, word in enumerate(words)}
        if len(fresh) > MOST:
            return Ragged(_through(model.layers, features), given.lengths), _untrained
        if fresh:
            self._keep(fresh, _through(model.layers, features[list(fresh.values())]))
        found: Any = self.rows[[self.places[word] for word in words]]
        return Ragged(found, given.lengths), _untrained

    def _keep(self, fresh: Iterable[bytes], vectors: Any) -> None:
        if not self.rows.size:
            self.rows = np.zeros((MOST, vectors.shape[1]), dtype=vectors.dtype)
        first = len(self.places)
        self.rows[first : first + len(vectors)] = vectors
        self.places |= {word: first + place for place, word in enumerate(fresh)}


def _through(layers: Iterable[Model[Any, Any]], features: Any) -> Any:
    for layer in layers:
        features = layer.predict(features)
    return features


def _untrained(_: Any) -> Any:
    raise NotImplementedError("nothing is learned here")
