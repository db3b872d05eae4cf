"""What is known of some reports, as exports and pages are given it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.findings import Findings
from dateline.model.incidents import Conclusions, Link
from dateline.store import Store
from dateline.web.snapshot import Snapshot


def findings_on(
    snapshot: Snapshot,
    store: Store,
    reports: Iterable[str],
    links: Iterable[Link] = (),
) -> Findings:
    """All incidents, but only these reports with their readings, lineages and days, and
    these links."""
    named = set(reports)
    settling = snapshot.mark[1]
    conclusions = Conclusions(
        incidents=tuple(snapshot.incidents.values()),
        lineages=store.lineages_of(named),
        links=tuple(links),
        published=tuple(sorted(store.published_of(named).items())),
    )
    made_by = {"version": settling.version, "policy": settling.policy} if settling else {}
    return Findings.of(store.readings_of(named), conclusions, made_by)
