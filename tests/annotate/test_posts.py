"""Saved posts: what is the post, and what the network put round it."""

from __future__ import annotations

from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.report import Report

SAID = "On March 4, jets bombed the market of Ardun, killing two men."
ON_X = (
    "Post\n\nPost\n\nArdun Watch@ardunwatch"
    + SAID
    + "\n#Ardun10:23 AM · Mar 5, 20311.6KViews147"
    + "\n\nLena@lena5Mar 5, 2031They killed my uncle too.7"
)
ON_FACEBOOK = (
    "Ardun Watch's Post\nArdun WatchMarch 5, 2031 · Shared with Public"
    + SAID
    + "All reactions:4LikeComment"
)


def zones_of(text: str, url: str | None = None) -> list[tuple[str, str]]:
    report = Report(id="r", source="r.txt", text=text, url=url)
    return [(z.kind.value, z.span.of(text)) for z in find_zones(Annotated(report)).zones]


def test_the_words_of_a_post_on_x_stand_alone() -> None:
    found = zones_of(ON_X, "https://x.com/ardunwatch/status/1863167020864323992")
    kinds = [kind for kind, _ in found]
    assert [words for kind, words in found if kind == "body"] == [SAID, "#Ardun"]
    assert found[0] == ("byline", "Post\n\nPost\n\nArdun Watch@ardunwatch")
    assert ("dateline", "Mar 5, 2031") in found
    assert kinds[-1] == "boilerplate"
    assert found[-1][1].endswith("They killed my uncle too.7")


def test_the_same_words_elsewhere_are_no_post() -> None:
    found = zones_of(ON_X, "https://ardunpost.example/news/12")
    assert not any(words.endswith("@ardunwatch") for _, words in found)


def test_the_words_of_a_post_on_facebook_stand_alone() -> None:
    found = zones_of(ON_FACEBOOK)
    assert [words for kind, words in found if kind == "body"] == [SAID]
    assert ("dateline", "March 5, 2031 · Shared with Public") in found
    assert found[-1] == ("boilerplate", "All reactions:4LikeComment")
