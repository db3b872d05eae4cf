"""Learns which words are cues, and which words are their content and their source; writes
`data/models/speech.json`.

Data: the training part of PolNeAR (E. Newell, D. Margolin, D. Ruths 2018: 840 US news texts of
2015-2016, 19,834 attributions) in DATELINE_SHARED/benchmarks/attribution/train.jsonl.gz; its
development part is held out. Models: three logistic regressions over the features of
`annotate/speech/features.py` (the latter two over the candidates of each cue), L2, started from
nought and fitted by L-BFGS: no chance is involved. Weights are kept in hundredths; smaller ones
than 0.03 are left out. Run: `python -m training.speech.train`, then `python -m evals attribution`;
what came out stands in `docs/errors/speech.md`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from training.speech.fit import Choice, fit_which, fit_yes
from training.speech.gold import Told, parsed_reports

from dateline.annotate.speech.contents import contents
from dateline.annotate.speech.extent import complete
from dateline.annotate.speech.features import Features
from dateline.annotate.speech.lexicon import lexicon
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.sources import sources
from dateline.annotate.speech.tree import Reach

OUT = Path("src/dateline/data/models/speech.json")
FEWEST = 3
L2_CUE, L2_PARTS = 5.0, 3.0
THRESHOLD = -0.3  # log odds; found on the development part, flat from -0.6 to 0
LEAST = 0.4  # likeness of the best candidate below which a case teaches nothing
RARE, SHARE = 2, 0.03  # other words than verbs: how often cues, and which share of the word
LONG_CUE = 8
SMALL = 3


def main() -> int:
    """Reads, fits, writes."""
    reports = list(parsed_reports("train"))
    words = _cue_words(reports)
    rows: list[list[str]] = []
    labels: list[int] = []
    said: list[Choice] = []
    by: list[Choice] = []
    for parts, gold in reports:
        features = Features(parts, lexicon(), words)
        for token in range(len(parts.tree.tokens)):
            if token in gold or features.may_be_cue(token):
                rows.append(features.of_cue(token))
                labels.append(int(token in gold))
        for token, told in sorted(gold.items()):
            said.append(_contents(parts, features, token, told))
            by.append(_sources(parts, features, token, told))
    table = {
        "threshold": THRESHOLD,
        "words": sorted(words),
        "cue": _kept(fit_yes(rows, labels, fewest=FEWEST, l2=L2_CUE)),
        "content": _kept(fit_which(_useful(said), fewest=FEWEST, l2=L2_PARTS)),
        "source": _kept(fit_which(_useful(by), fewest=FEWEST, l2=L2_PARTS)),
    }
    written = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_text(written + "\n", encoding="utf-8")
    print(f"{sum(labels)} cues of {len(rows)} words; {OUT}: {OUT.stat().st_size} bytes")
    return 0


def _cue_words(reports: list[tuple[Parts, dict[int, Told]]]) -> frozenset[str]:
    """Words with their part of speech that are cues often enough to be asked about."""
    cues: Counter[str] = Counter()
    all_words: Counter[str] = Counter()
    for parts, gold in reports:
        features = Features(parts, lexicon(), frozenset())
        all_words.update(map(features.word, range(len(parts.tree.tokens))))
        cues.update(map(features.word, gold))
    return frozenset(
        word for word, count in cues.items() if count >= RARE and count / all_words[word] >= SHARE
    )


def _contents(parts: Parts, features: Features, token: int, told: Told) -> Choice:
    candidates = contents(parts, token)
    cue = _hull(told.cue) if max(told.cue) - min(told.cue) < LONG_CUE else (token, token + 1)
    source = _hull(told.source) if told.source else None
    likeness, seen = [], set()
    for candidate in candidates:
        whole = complete(parts, candidate.reach, cue, source)
        likeness.append(_alike(told.content, whole) if whole and whole not in seen else 0.0)
        seen.add(whole)
    return Choice(features.of_content(token, candidates), likeness)


def _sources(parts: Parts, features: Features, token: int, told: Told) -> Choice:
    candidates = sources(parts, token)
    rows = features.of_source(token, candidates, _hull(told.content))
    none = 0.0 if told.source else 1.0
    return Choice(rows, [none, *(_alike(told.source, c.reach) for c in candidates)])


def _useful(choices: list[Choice]) -> list[Choice]:
    return [choice for choice in choices if max(choice.likeness, default=0.0) >= LEAST]


def _hull(tokens: frozenset[int]) -> Reach:
    return min(tokens), max(tokens) + 1


def _alike(gold: frozenset[int], reach: Reach) -> float:
    """Shared tokens over all."""
    tokens = frozenset(range(*reach))
    return len(gold & tokens) / len(gold | tokens) if gold else 0.0


def _kept(weights: dict[str, float]) -> dict[str, int]:
    hundredths = {feature: round(100 * weight) for feature, weight in weights.items()}
    return {feature: weight for feature, weight in hundredths.items() if abs(weight) >= SMALL}


if __name__ == "__main__":
    sys.exit(main())
