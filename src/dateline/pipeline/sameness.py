"""Whether a report that arrives is new, known, or one that this run has had already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dateline.model.errors import RefusedError
from dateline.model.report import UNDATED, Report
from dateline.store import Store

DERIVED = "r1:"


@dataclass(slots=True)
class Sameness:
    """Remembers what one run has met, and asks the store for what came before."""

    store: Store
    texts: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[str, str] = field(default_factory=dict)

    def place(self, report: Report) -> Report:
        """The report under the id that the store knows it by, with all that is known of it;
        `RefusedError` where this run has had it."""
        sha256 = report.sha256
        if twin := _twin(report, self.texts[sha256]):
            raise RefusedError(f"the same report as {twin.source}")
        known = _twin(report, self.store.same_text(sha256))
        if known:
            report = completed(replace(report, id=known.id), known)
        elif self._taken(report, sha256):
            raise RefusedError(f"its id {report.id!r} belongs to another text")
        # What was met is remembered without its text: a run may meet very many.
        self.texts[sha256].append(replace(report, text=""))
        self.ids[report.id] = sha256
        return report

    def _taken(self, report: Report, sha256: str) -> bool:
        if report.id in self.ids:
            return self.ids[report.id] != sha256
        return self.store.report(report.id) is not None


def completed(report: Report, known: Report) -> Report:
    """The report with what was known of it before and what it doesn't say itself."""
    return replace(
        report,
        outlet=report.outlet or known.outlet,
        url=report.url or known.url,
        title=report.title or known.title,
        language=report.language or known.language,
        published=report.published if report.published != UNDATED else known.published,
    )


def _twin(report: Report, others: Iterable[Report]) -> Report | None:
    return next((other for other in others if _same(report, other)), None)


def _same(one: Report, other: Report) -> bool:
    """Whether two reports with one text are one report: they have one id, or nothing that is
    known of them tells them apart. Ids that came with the reports do."""
    if one.id == other.id:
        return True
    if not (one.id.startswith(DERIVED) and other.id.startswith(DERIVED)):
        return False
    pairs = [
        (one.outlet, other.outlet),
        (one.url, other.url),
        (one.published.first, other.published.first),
    ]
    return all(a is None or b is None or a == b for a, b in pairs)
