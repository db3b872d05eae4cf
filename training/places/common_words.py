"""Makes `src/dateline/data/places/common_words.txt`: English words that are names of places too.

    python training/places/common_words.py --gazetteer FILE.sqlite --out FILE TEXT.jsonl …

A word is common where the texts (any English news, one JSON object with `text` a line) write it
in lower case often, and often enough beside its capitalised form. Only words are kept, nothing of
the texts. Months, weekdays and titles are added by hand below.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sqlite3
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[A-Za-z]+")
BY_HAND = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "christmas",
    "easter",
    "ramadan",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "lt",
    "col",
    "capt",
    "sgt",
    "maj",
    "gen",
    "prof",
    "rev",
    "president",
    "minister",
    "but",
    "and",
    "the",
    "one",
    "two",
]


def main() -> None:
    """Counts the words of the texts and writes the common ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("texts", type=Path, nargs="*")
    args = parser.parse_args()
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in args.texts:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in WORD.findall(json.loads(line)["text"]):
                    (lower if word.islower() else upper)[word.lower()] += 1
    connection = sqlite3.connect(args.gazetteer)
    names = {row[0] for row in connection.execute("SELECT DISTINCT folded FROM alias")}
    common = {w for w, n in lower.items() if n >= 8 and n > 0.15 * upper[w] and w in names}
    found = sorted(common | {w for w in BY_HAND if w in names})
    head = "# English words that are names of places too; made by training/places/common_words.py\n"
    args.out.write_text(head + "\n".join(found) + "\n", encoding="utf-8")
    print(len(found), "words")


if __name__ == "__main__":
    main()
