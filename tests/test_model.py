"""The nouns keep what they promise."""

from __future__ import annotations

import pytest

from dateline.model.errors import UngroundedError
from dateline.model.report import Evidence, Report
from dateline.model.span import Span


def test_evidence_cites_the_words_at_its_span() -> None:
    report = Report("r1", "a.txt", "The bridge fell.")
    assert Evidence.cite(report, Span(4, 10)).quote == "bridge"


def test_evidence_beyond_the_text_is_refused() -> None:
    report = Report("r1", "a.txt", "The bridge fell.")
    with pytest.raises(UngroundedError, match=r"r1 has 16 characters, but the claim cites 4\.\.99"):
        Evidence.cite(report, Span(4, 99))
