"""The table of reasons is complete and readable."""

from __future__ import annotations

from dateline.link.events import shipped_weights
from dateline.link.rules import RULES


def test_every_rule_has_a_text_of_its_own_for_the_reviewer() -> None:
    texts = [rule.__doc__ for rule in RULES]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_every_rule_has_a_weight_and_every_weight_a_rule() -> None:
    assert {rule.__name__ for rule in RULES} == set(shipped_weights().of)
