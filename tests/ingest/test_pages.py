"""Ten saved pages of different make give their text, their day and their outlet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.arrivals import Page
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.model.report import Report

FIRST = (
    "Gunmen on motorcycles attacked a checkpoint outside the town of Belar before dawn on "
    "Tuesday, killing four soldiers and a shopkeeper, the army said in a statement."
)
SECOND = (
    "“They came from two sides and fired for half an hour,” said Odan Mure, who lives beside the "
    "road. He saw two burnt vehicles and counted three bodies."
)
THIRD = (
    "No group claimed the attack. Officials in the province blamed the Northern Front, which has "
    "fought the government there since 2024."
)
BODY = (FIRST, SECOND, THIRD)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
TITLE = "Four soldiers killed in attack on checkpoint near Belar"
MORE = "".join(
    f'<li><a href="/n/{n}">{head}</a></li>'
    for n, head in enumerate(("Rains delay harvest", "Cup final moved", "New bridge opens"))
)


@dataclass(frozen=True)
class Saved:
    """A page, and what it tells of itself."""

    make: str
    markup: str
    outlet: str | None
    day: date | None
    charset: str = "utf-8"


def linked_data(**more: object) -> str:
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE,
        "datePublished": "2031-06-10T06:15:00Z", "publisher": {"@type": "Organization",
        "name": "Northern Courier"}, **more,
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


SAVED = (
    Saved(
        "linked data",
        f"<html lang=en><head><title>{TITLE}</title>{linked_data()}</head><body>"
        f"<header><a href=/>Northern Courier</a></header><main><article><h1>{TITLE}</h1>"
        f"{PARAGRAPHS}</article></main><aside><ul>{MORE}</ul></aside></body></html>",
        "Northern Courier",
        date(2031, 6, 10),
    ),
    Saved(
        "open graph",
        f'<html><head><title>{TITLE} - Belar Today</title><meta property="og:title" '
        f'content="{TITLE}"><meta property="og:site_name" content="Belar Today">'
        '<meta property="article:published_time" content="2031-06-10T08:00:00+02:00"></head>'
        f'<body><div id="nav"><ul>{MORE}</ul></div><div class="story-body"><h1>{TITLE}</h1>'
        f"{PARAGRAPHS}</div><div class=footer>© 2031 Belar Today</div></body></html>",
        "Belar Today",
        date(2031, 6, 10),
    ),
    Saved(
        "a blog's theme",
        f'<html><head><title>{TITLE} | The Valley Watch</title><meta name="generator" '
        'content="WordPress 6"><meta property="og:site_name" content="The Valley Watch"></head>'
        f'<body class="single"><div class="entry"><h1 class="entry-title">{TITLE}</h1>'
        '<div class="entry-meta">Posted on <time class="entry-date published" '
        'datetime="2031-06-10T09:00:00+00:00">June 10, 2031</time> by admin</div>'
        f'<div class="entry-content">{PARAGRAPHS}</div></div>'
        f'<div class="sidebar"><h3>Recent posts</h3><ul>{MORE}</ul></div></body></html>',
        "The Valley Watch",
        date(2031, 6, 10),
    ),
    Saved(
        "a table of the nineties",
        f"<html><head><title>{TITLE}</title><meta name=date content=2031-06-10></head><body>"
        f'<table><tr><td width=150><a href="/">Home</a><br><a href="/w">World</a></td><td>'
        f"<h2>{TITLE}</h2>{PARAGRAPHS}</td></tr></table></body></html>",
        None,
        date(2031, 6, 10),
    ),
    Saved(
        "a date in the address",
        f'<html><head><title>{TITLE}</title><link rel="canonical" '
        'href="https://www.courier.example/2031/06/10/belar-checkpoint.html"></head>'
        f"<body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>",
        "courier.example",
        date(2031, 6, 10),
    ),
    Saved(
        "parts that are marked",
        f'<html><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 '
        f'itemprop="headline">{TITLE}</h1><meta itemprop="datePublished" '
        'content="2031-06-10T05:00:00Z"><div itemprop="articleBody">'
        f"{PARAGRAPHS}</div></div></body></html>",
        None,
        date(2031, 6, 10),
    ),
    Saved(
        "a page for telephones",
        f"<!doctype html><html ⚡><head><title>{TITLE}</title>{linked_data()}<style amp-custom>"
        "p{{margin:0}}</style></head><body><amp-sidebar><ul><li>Menu</li></ul></amp-sidebar>"
        f"<article><header><h1>{TITLE}</h1></header>{PARAGRAPHS}<amp-ad></amp-ad></article>"
        "</body></html>",
        "Northern Courier",
        date(2031, 6, 10),
    ),
    Saved(
        "a page that declares another encoding",
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
        f"<title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"
        "</body></html>",
        None,
        None,
        "cp1252",
    ),
    Saved(
        "a cookie notice, a share bar and comments",
        f'<html><head><title>{TITLE}</title><meta property="og:site_name" content="Belar Today">'
        '</head><body><div class="cookie-banner"><p>We use cookies to improve your experience. '
        "By using this site you agree to our policy.</p></div><article>"
        f'<h1>{TITLE}</h1><div class="share-buttons"><a>Share</a> <a>Tweet</a></div>{PARAGRAPHS}'
        '</article><section id="comments" class="comments"><h3>2 comments</h3><p>First! I live '
        "there and it was much worse than they say.</p></section></body></html>",
        "Belar Today",
        None,
    ),
    Saved(
        "a page without any sign of a day",
        f"<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{PARAGRAPHS}"
        "</main><footer>Copyright 2019-2031</footer></body></html>",
        None,
        None,
    ),
)


@pytest.mark.parametrize("saved", SAVED, ids=lambda saved: saved.make)
def test_a_saved_page_gives_its_text_its_day_and_its_outlet(tmp_path: Path, saved: Saved) -> None:
    (tmp_path / "a.html").write_bytes(saved.markup.encode(saved.charset, "xmlcharrefreplace"))
    (page,) = read_inputs(find_inputs([tmp_path]))
    assert isinstance(page, Page), page
    report: Report = page.report
    assert report.text.split("\n\n") == [TITLE, *BODY]
    assert report.title == TITLE
    assert report.outlet == saved.outlet
    assert report.published.day == saved.day
