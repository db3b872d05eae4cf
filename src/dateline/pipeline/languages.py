"""Reports in a language that no stage reads: kept and marked, never misread."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.language import ENGLISH, identify
from dateline.model.report import Report

READ = frozenset({ENGLISH})
"""The languages that the stages read. Another one needs its own stages from `annotate` to
`extract`; nothing from `link` on asks for the language."""


def with_language(report: Report) -> Report:
    """The report with its language, found where it isn't given."""
    return report if report.language else replace(report, language=identify(report.text))


def is_unread(language: str | None) -> bool:
    """Whether no stage reads it; what can't be told is taken for a language that is read.

    >>> is_unread("ar"), is_unread("en-GB"), is_unread(None)
    (True, False, False)
    """
    return language is not None and language.casefold().split("-")[0].split("_")[0] not in READ
