"""How many: our own sentences, what the war sets hold and how it is read, tolls by report.

`python -m evals counts`. The first figure is the share of our own sentences that are counted
exactly; then a table of each kind of phrase: how often it occurs in sentences that hold a word
of harm, and what was read there; last, the toll of each report that tells of one incident
alone, against the gold of that incident (an upper bound for what events can give it).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tests.ground.count_sentences import SENTENCES

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.extract.tolls import toll_groups
from dateline.ground.counts import read_counts
from dateline.ground.counts.lexicon import harms
from dateline.ground.counts.numbers import number_phrases
from dateline.ground.times import read_times
from dateline.model.annotated import Annotated
from dateline.model.mentions import CountMention
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import BEFORE_PARSING
from evals.sets import SHARED, WORK, rows_of

Figures = dict[str, float]
Rows = list[dict[str, Any]]
KINDS = ("war_articles", "airwars_gaza")
TOLLS = ("airwars_gaza", "gva")
HARMS = ("killed", "injured", "killed_or_injured", "other harm", "none")
UNHARMED = frozenset({"strength", "other"})


def measure_counts() -> Figures:
    """All three parts; sets that aren't here are left out."""
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    figures = {"sentences_exact": _sentences(parser)}
    for name in KINDS:
        rows = rows_here(name)
        if rows:
            _print_kinds(name, list(counted(parser, rows)))
    for name in TOLLS:
        rows = rows_here(name)
        if rows:
            figures |= _tolls(name, rows, counted(parser, rows))
    return figures


def rows_here(name: str, part: str = "reports") -> Rows:
    """The rows of a set's file, none where it isn't here."""
    path = SHARED / "benchmarks" / name / f"{part}.jsonl"
    here = (file for file in (path, path.with_suffix(".jsonl.gz")) if file.exists())
    return [row for file in list(here)[:1] for row in rows_of(file)]


def counted(parser: CachedParser, rows: Rows) -> Iterator[Annotated]:
    """The reports with their times and counts."""
    for annotated in parser(_zoned(rows)):
        yield read_counts(read_times(annotated))


def _zoned(rows: Rows) -> Iterator[Annotated]:
    for row in rows:
        annotated = Annotated(Report(id=row["id"], source=row["id"], text=row["text"]))
        for stage in BEFORE_PARSING:
            annotated = stage.run(annotated)
        yield annotated


def _sentences(parser: CachedParser) -> float:
    rows = [{"id": f"s{n}", "text": text} for n, (text, _) in enumerate(SENTENCES)]
    right = 0
    for (_, said), annotated in zip(SENTENCES, counted(parser, rows), strict=True):
        got = [
            (c.what.value, c.count.low, c.count.best, c.count.high, c.who)
            for c in annotated.counts
            if c.what.value not in UNHARMED
        ]
        right += Counter(got) == Counter(said)
    return round(100 * right / len(SENTENCES), 1)


def _print_kinds(name: str, read: list[Annotated]) -> None:
    told: Counter[str] = Counter()
    got: Counter[tuple[str, str]] = Counter()
    for annotated in read:
        told.update(_phrases(annotated))
        got.update((kind_of(c), _harm(c)) for c in annotated.counts)
    print(f"## counts: {name}, {len(read)} reports")
    print(f"{'kind of phrase':22}{'occurs':>8}" + "".join(f"{harm:>19}" for harm in HARMS))
    kinds = {kind for kind, _ in got} | set(told)
    for kind in sorted(kinds, key=lambda k: (-sum(got[k, h] for h in HARMS), k)):
        cells = "".join(f"{got[kind, harm]:>19}" for harm in HARMS)
        print(f"{kind:22}{told[kind] or '':>8}{cells}")


def _phrases(annotated: Annotated) -> Iterator[str]:
    """The number phrases of the sentences that hold a word of harm."""
    for sentence in annotated.sentences:
        tokens = annotated.tokens[sentence.first : sentence.last]
        words = [token.text.lower() for token in tokens]
        if harms().words.isdisjoint(words):
            continue
        for phrase in number_phrases(words, 0):
            yield phrase.phrase or phrase.count.relation.value


def kind_of(count: CountMention) -> str:
    """The kind of phrase that tells a count."""
    return count.phrase or count.count.relation.value


def _harm(count: CountMention) -> str:
    what = count.what.value
    if what in UNHARMED:
        return "none"
    return what if what in HARMS else "other harm"


def _tolls(name: str, rows: Rows, read: Iterable[Annotated]) -> Figures:
    gold = {row["id"]: row for row in rows_here(name, "incidents")}
    tally: Counter[tuple[str, str]] = Counter()
    for row, annotated in zip(rows, read, strict=True):
        if len(row["incident_ids"]) != 1:
            continue
        tolls = toll_groups(annotated, range(len(annotated.counts)))
        found = {toll.what.value: toll.number for toll in tolls}
        for harm in ("killed", "injured"):
            low, high = _range(gold[row["incident_ids"][0]], harm)
            if low is not None and high is not None:
                right = low <= found.get(harm, 0) <= high
                tally[harm, "of"] += 1
                tally[harm, "right"] += right
    figures = {
        f"{name}_{harm}": round(100 * tally[harm, "right"] / max(tally[harm, "of"], 1), 1)
        for harm in ("killed", "injured")
    }
    print(f"## counts: tolls by report, {name}: {figures}")
    return figures


def _range(incident: dict[str, Any], harm: str) -> tuple[int | None, int | None]:
    if harm in incident:
        return incident[harm], incident[harm]
    return incident[f"{harm}_min"], incident[f"{harm}_max"]
