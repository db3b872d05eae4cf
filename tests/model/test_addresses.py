"""Days that stand in web addresses."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.addresses import archived_on, days_in, post_of

HELD = [
    ("https://ardunpost.example/2031/03/05/two-shot", "2031-03-05", "2031-03-05"),
    ("https://ardunpost.example/Detail/2031/3/5/7051/two-shot", "2031-03-05", "2031-03-05"),
    ("https://ardunpost.example/news/20310305-two-shot", "2031-03-05", "2031-03-05"),
    ("https://ardunpost.example/news/05032031", "2031-03-05", "2031-03-05"),
    ("https://ardunpost.example/news/050320312", "2031-03-05", "2031-03-05"),
    ("https://ardunpost.example/2031/02/two-shot", "2031-02-01", "2031-02-28"),
    (
        "https://web.archive.org/web/20330101000000/https://ardunpost.example/2031/03/05/shot",
        "2031-03-05",
        "2031-03-05",
    ),
]


@pytest.mark.parametrize(("url", "first", "last"), HELD)
def test_a_day_or_month_that_is_a_part_of_the_path(url: str, first: str, last: str) -> None:
    assert days_in(url) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "url",
    [
        "https://ardunpost.example/news/221448/",
        "https://ardunpost.example/news/99032031",
        "https://ardunpost.example/news/1863167020864323992",
        "https://ardunpost.example/attack-of-2031-03-05-remembered",
        "https://ardunpost.example/news?day=2031/03/05",
        "https://ardunpost.example/2031/13/two-shot",
    ],
)
def test_other_numbers_are_no_days(url: str) -> None:
    assert days_in(url) is None


def test_the_number_of_a_post_holds_its_time() -> None:
    post = post_of("https://twitter.com/ardunwatch/status/1560714243099475968")
    assert post is not None
    assert (post.author, post.day) == ("ardunwatch", date(2022, 8, 19))
    early = post_of("https://x.com/ardunwatch/status/20")
    assert early is not None
    assert early.day is None


def test_an_archive_tells_when_it_copied() -> None:
    url = "https://web.archive.org/web/20310305120000id_/https://ardunpost.example/news"
    assert archived_on(url) == date(2031, 3, 5)
    assert archived_on("https://web.archive.org/web/2031/https://ardunpost.example/news") is None
    assert archived_on("https://ardunpost.example/web/20310305/") is None
