"""Counts in how many news reports common words stand, for `data/common_words.tsv`.

    python -m training.common_words SET.jsonl[.gz] …

Each set is a JSONL file with a `text` a line. Only words that are written in small letters
and stand in at least three reports in a thousand, in at least three of the sets, are kept, with
their share of reports averaged over the sets: names and rare words never enter the table.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/dateline/data/common_words.tsv"
HEADER = """\
# Common English words and the share of news reports that hold them, in per mille: statistics of
# news texts of several kinds (wars, shootings, wire news), made by training/common_words.py.
"""
WORD = re.compile(r"[^\W\d_]+")
LEAST_SHARE = 0.003
LEAST_SETS = 3


def texts(path: Path) -> Iterator[str]:
    """The texts of a set."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.splitlines():
        yield json.loads(line).get("text") or ""


def shares(path: Path) -> dict[str, float]:
    """The share of the set's reports that hold each word in small letters."""
    held: Counter[str] = Counter()
    number = 0
    for text in texts(path):
        number += 1
        held.update({word for word in WORD.findall(text) if word.islower() and len(word) > 2})
    return {word: count / number for word, count in held.items()}


def main() -> None:
    """Counts and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    counted = [shares(path) for path in parser.parse_args().sets]
    rows = []
    for word in sorted(set().union(*counted)):
        told = [each.get(word, 0.0) for each in counted]
        mean = sum(told) / len(told)
        if mean >= LEAST_SHARE and sum(share > 0 for share in told) >= LEAST_SETS:
            rows.append(f"{word}\t{round(1000 * mean)}\n")
    TABLE.write_text(HEADER + "".join(rows), "utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
