"""The reasons that lie in the words of two reports: names, ages, quotations, addresses."""

from __future__ import annotations

from math import sqrt

from dateline.link.pairs import NOTHING, Found, Pair

SAME_TEXT = 0.5
"""From so much of the shorter text on, two pages have one text (ours)."""


def shared_words(pair: Pair) -> Found:
    """Both lead their reports, which share words that few others hold."""
    if pair.leading and pair.alike > 0.0:
        return pair.alike, ", ".join(pair.shared)
    return None


def some_shared_words(pair: Pair) -> Found:
    """Both lead their reports, which share at least some telling words."""
    if pair.leading and pair.alike > 0.0:
        return sqrt(pair.alike), ", ".join(pair.shared)
    return None


def shared_words_aside(pair: Pair) -> Found:
    """Their reports share words that few others hold, but are not about these events alone."""
    if pair.news and not pair.leading and pair.alike > 0.0:
        return pair.alike, ", ".join(pair.shared)
    return None


def shared_names(pair: Pair) -> Found:
    """Both lead their reports, which hold names that few others do."""
    strength, names = pair.names
    return (strength, ", ".join(names)) if strength else None


def other_names(pair: Pair) -> Found:
    """Both lead their reports, which hold rare names, and none of them in both."""
    strength, names = NOTHING if pair.spot[0] else pair.names_apart
    return (strength, " and ".join(names)) if strength else None


def address_told(pair: Pair) -> Found:
    """Both lead their reports, and the web address of one tells what the other does."""
    strength, words = pair.address
    return (strength, ", ".join(words)) if strength else None


def page_gone(pair: Pair) -> Found:
    """Of one of them nothing but the web address is left to read."""
    return (1.0, "") if pair.a.page or pair.b.page else None


def page_told(pair: Pair) -> Found:
    """One of them is a page without its text, whose address tells what the other does."""
    strength, words = pair.address
    return (strength, ", ".join(words)) if strength and (pair.a.page or pair.b.page) else None


def same_ages(pair: Pair) -> Found:
    """Both lead their reports, which give people of the same age."""
    both = pair.leading and pair.a.ages & pair.b.ages
    return (min(1.0, len(both) / 2), ", ".join(sorted(both))) if both else None


def other_ages(pair: Pair) -> Found:
    """Both lead their reports, which give people of other ages."""
    one, other = pair.a.ages, pair.b.ages
    if pair.leading and one and other and not one & other:
        return 1.0, f"{', '.join(sorted(one))} and {', '.join(sorted(other))}"
    return None


def shared_quotes(pair: Pair) -> Found:
    """Their reports quote the same words."""
    both = pair.a.quotes & pair.b.quotes
    return (1.0, min(both)) if pair.news and both else None


def site_text(pair: Pair) -> Found:
    """Pages of one site that appeared more than a week apart are of the same words, none for a
    day: what the site says on every page."""
    apart = pair.lag is not None and pair.lag > 7
    told = pair.a.timed or pair.b.timed
    if pair.one_site and apart and not told and pair.overlap >= SAME_TEXT:
        return 1.0, f"{pair.a.site}, {pair.overlap:.0%} of the shorter one"
    return None


def shared_text(pair: Pair) -> Found:
    """Their reports share wording."""
    if pair.news and pair.overlap >= 0.05:
        return pair.overlap, f"{pair.overlap:.0%} of the shorter one"
    return None
