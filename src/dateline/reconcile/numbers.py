"""Whether words give a number, in digits or in English."""

from __future__ import annotations

import re
from functools import lru_cache

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
OTHERS = {2: ("both", "pair", "couple"), 6: ("half-dozen",), 12: ("dozen",)}
DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?")
LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def tells_number(words: str, number: int) -> bool:
    """Whether the words give this number.

    >>> tells_number("killed 1,200 people", 1200), tells_number("Twenty-six were hurt", 26)
    (True, True)
    >>> tells_number("a man and two sisters were hurt", 3)
    False
    """
    told = {re.sub(r"[,\u00a0\u202f]", "", digits) for digits in DIGITS.findall(words)}
    return str(number) in told or bool(_spelt(number).search(words))


@lru_cache(maxsize=4096)
def _spelt(number: int) -> re.Pattern[str]:
    forms = [re.escape(word) for word in OTHERS.get(number, ())]
    below = _below_hundred(number)
    if below:
        forms.append(f"{below}(?![- ](?:hundred|thousand|million|dozen))")
    for word, size in LARGE.items():
        if number and number % size == 0:
            times = number // size
            spelt = _below_hundred(times)
            forms += [f"{times} {word}", *([f"{spelt}[- ]{word}"] if spelt else [])]
            forms += [f"an? {word}"] if times == 1 else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?!\w)", re.IGNORECASE)


def _below_hundred(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number]
    if number >= 100:
        return ""
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (f"[- ]{UNITS[unit]}" if unit else "")
