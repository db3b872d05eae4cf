"""By which rule words that give no plain number came to one."""

from __future__ import annotations

import pytest

from dateline.ground.counts.lexicon import quantities
from dateline.model.claims import CountSaid
from dateline.model.values import Count, Harm, Relation
from dateline.reconcile.wording import ReadAs, default_profile, lexicon, read_as


def said(count: Count, phrase: str = "") -> CountSaid:
    return CountSaid(Harm.KILLED, count, phrase=phrase)


DOZENS = said(Count(24, 24, 99, Relation.VAGUE), "dozens")


@pytest.mark.parametrize(
    ("told", "profile", "rule", "count"),
    [
        (DOZENS, None, "ucdp-like/dozens", Count(24, 24, 99, Relation.VAGUE)),
        (DOZENS, "acled", "acled/dozens", Count(12, 12, 99, Relation.VAGUE)),
        (said(Count(100, 100, 999, Relation.VAGUE), "hundreds"), "acled", "ucdp-like/hundreds",
         Count(100, 100, 999, Relation.VAGUE)),
        (said(Count(25, 25, None, Relation.AT_LEAST), "more_than"), "acled",
         "ucdp-like/more_than", Count(25, 25, None, Relation.AT_LEAST)),
        (said(Count(10, 10, 12, Relation.RANGE)), None, "ucdp-like/range",
         Count(10, 10, 12, Relation.RANGE)),
        (said(Count(2, 2, None, Relation.VAGUE), "definite"), None, "ucdp-like/definite",
         Count(2, 2, None, Relation.VAGUE)),
    ],
)  # fmt: skip
def test_the_rule_is_told_by_profile_and_key(
    told: CountSaid, profile: str | None, rule: str, count: Count
) -> None:
    found = read_as(told, profile)
    assert isinstance(found, ReadAs)
    assert (found.rule, found.count, bool(found.says)) == (rule, count, True)


@pytest.mark.parametrize(
    "plain",
    [
        said(Count(5, 5, 5)), said(Count(0, 0, 0, Relation.ZERO), "zero"),
        said(Count(1, 1, 1), "name"), said(Count(3, 3, 3), "composite"),
    ],
)  # fmt: skip
def test_a_plain_number_needs_no_rule(plain: CountSaid) -> None:
    assert read_as(plain, "acled") is None


def test_every_key_that_reading_uses_is_told() -> None:
    assert set(quantities().values) == set(lexicon())
    for key, count in quantities().values.items():
        assert lexicon()[key].counts[default_profile()] == count
        assert read_as(said(count, key), None) == ReadAs(
            f"{default_profile()}/{key}", count, lexicon()[key].says
        )
    for key, relation in quantities().relations.items():
        assert read_as(said(Count(3, 3, 3, relation), key), None)
