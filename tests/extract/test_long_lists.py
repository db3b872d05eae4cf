"""What a long list of events costs grows with its length, not with its square."""

from __future__ import annotations

from importlib import import_module

from dateline.extract.events.clusters import Cluster

merge = import_module("dateline.extract.events.merge")


def test_an_event_word_is_held_against_the_first_events_and_the_latest() -> None:
    clusters = [Cluster() for _ in range(500)]
    near = merge._in_reach(clusters)
    assert len(near) == merge.FIRST + merge.LATEST
    assert near[0] is clusters[0]
    assert near[-1] is clusters[-1]


def test_in_a_report_of_news_it_is_held_against_all() -> None:
    clusters = [Cluster() for _ in range(merge.FIRST + merge.LATEST)]
    assert merge._in_reach(clusters) is clusters
