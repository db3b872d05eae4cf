"""The table of reasons is complete and readable."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.link.events import shipped_weights
from dateline.link.mentions import mentions_of
from dateline.link.rarity import Rarity
from dateline.link.rules import RULES
from dateline.model.reading import Digest
from dateline.model.values import Harm


def test_every_rule_has_a_text_of_its_own_for_the_reviewer() -> None:
    texts = [rule.__doc__ for rule in RULES]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_every_rule_has_a_weight_and_every_weight_a_rule() -> None:
    assert {rule.__name__ for rule in RULES} == set(shipped_weights().of)


def test_reports_that_name_other_people_speak_against_one_event() -> None:
    one = Digest("r1", names=("ana ruiz", "ruiz vega"))
    other = Digest("r2", names=("omar nadim", "lena nadim"))
    third = Digest("r3", names=("omar nadim",))
    rarity = Rarity((one, other, third))
    assert rarity.names_apart(one, other)[0] > 0
    assert rarity.names_apart(other, third)[0] == 0
    assert rarity.names_apart(one, Digest("r4"))[0] == 0


def test_a_toll_is_of_all_and_not_of_some_of_them() -> None:
    report = a_report("r1")
    claims = an_event(report, on(DAY), ARDUN, told(9, who="people"), told(4, who="children"))
    whole, part = claims[-2:]
    some = replace(part, value=replace(told(4, who="children"), part_of=whole.id))
    (mention,) = mentions_of([a_reading(report, [*claims[:-1], some])], {})
    assert mention.tolls[Harm.KILLED] == {9}


def test_what_a_figure_adds_to_another_is_laid_to_it() -> None:
    report = a_report("r1")
    claims = an_event(report, on(DAY), ARDUN, told(9, who="men"), told(4, who="women"))
    whole, part = claims[-2:]
    more = replace(part, value=replace(told(4, who="women"), part_of=whole.id, more=True))
    (mention,) = mentions_of([a_reading(report, [*claims[:-1], more])], {})
    assert mention.tolls[Harm.KILLED] == {13}
