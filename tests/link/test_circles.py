"""Circles: groups are the same whether mentions are grouped circle by circle or all at once."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.link.clusters import Clustering
from dateline.link.events import Decided, clash, grouped
from dateline.link.mentions import Mention, mentions_of

IDS = [f"r{n}/e1" for n in range(9)]
PAIRS = [(a, b) for a in IDS for b in IDS if a < b]


def mentions() -> Mapping[str, Mention]:
    reports = [a_report(id.removesuffix("/e1")) for id in IDS]
    told_ = [a_reading(r, an_event(r, on(DAY), ARDUN, told(3))) for r in reports]
    return {mention.id: mention for mention in mentions_of(told_, {})}


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([-3.0, -0.4, 0.0, 0.2, 1.0, 4.0])),
    st.lists(st.sampled_from(PAIRS), max_size=2, unique=True),
    st.lists(st.sampled_from(PAIRS), max_size=3, unique=True),
)
@settings(deadline=None)
def test_groups_never_grow_across_circles(
    scores: dict[tuple[str, str], float],
    same: list[tuple[str, str]],
    different: list[tuple[str, str]],
) -> None:
    by_id = mentions()
    decided = Decided(tuple(sorted(same)), tuple(sorted(different)))

    def contradict(left: str, right: str) -> bool:
        return clash(by_id[left], by_id[right])

    at_once = Clustering(by_id, scores, contradict).run(decided.same, decided.different)
    assert grouped(by_id, scores, decided) == tuple(at_once)
