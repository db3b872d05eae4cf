"""Small numbers in words and digits, and the anniversaries that they count."""

from __future__ import annotations

import re

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a one first", "two second", "three third", "four fourth", "five fifth", "six sixth",
            "seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven eleventh",
            "twelve twelfth", "thirteen thirteenth", "fourteen fourteenth", "fifteen fifteenth",
            "sixteen sixteenth", "seventeen seventeenth", "eighteen eighteenth",
            "nineteen nineteenth", "twenty twentieth",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
NUMBER = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
ANNIVERSARY = re.compile(rf"\b{NUMBER}(?:st|nd|rd|th|[- ]year)? anniversary of\b", re.I)


def number_in(match: re.Match[str]) -> int:
    """The number that a match of `NUMBER` told."""
    said = match["n"].lower()
    return int(said) if said.isdigit() else NUMBERS[said]
