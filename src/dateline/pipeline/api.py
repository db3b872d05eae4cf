"""The words of the command line as functions: read, settle, open.

What reads and what settles is loaded where it is called: who only looks needs neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dateline
from dateline.export.findings import Findings
from dateline.model.errors import StoreError
from dateline.model.incidents import Conclusions
from dateline.pipeline.config import current_config
from dateline.store import DEFAULT, Store, open_store

if TYPE_CHECKING:
    from dateline.pipeline.read import Progress, ReadOptions, Summary
    from dateline.pipeline.resettle import Renewal

Paths = Path | str | Sequence[Path | str]


def read(
    paths: Paths = (),
    *,
    manifest: Path | str | None = None,
    store: Path | str = DEFAULT,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
    again: bool = False,
) -> Summary:
    """Reads reports into the store and settles what they tell; says what was read and refused.

    `again`: first the store's own reports are read again, where the settings have changed.
    """
    from dateline.pipeline.cluster import linking_by
    from dateline.pipeline.progress import announced
    from dateline.pipeline.read import ReadOptions, Summary, read_again, read_into
    from dateline.pipeline.resettle import resettle

    options = options or ReadOptions()
    given = [paths] if isinstance(paths, (str, Path)) else paths
    kept = open_store(store)
    try:
        with linking_by(options.engine, options.jobs) as spread:
            summary = Summary()
            with announced(kept, progress) as seen:
                if again:
                    summary = read_again(kept, options=options, progress=seen)
                if given:
                    found = read_into(
                        kept, given, manifest=manifest, options=options, progress=seen
                    )
                    summary = summary.with_more(found)
            if is_due(kept):
                resettle(kept, spread=spread)
        summary.incidents = kept.totals()["incident"]
    finally:
        kept.close()
    return summary


def settle(
    store: Path | str = DEFAULT,
    *,
    policy: str | None = None,
    engine: str = "local",
    jobs: int = 1,
) -> Conclusions:
    """Rebuilds the incidents of the store, under the policy where one is named; its reports are
    linked here, or by so many workers of a cluster."""
    from dateline.pipeline.cluster import linking_by
    from dateline.pipeline.settle import settle_store

    kept = open_store(store, create=False)
    try:
        with linking_by(engine, jobs) as spread:
            return settle_store(kept, policy=policy, spread=spread)
    finally:
        kept.close()


def open(store: Path | str = DEFAULT) -> Store:
    """The store in this file, for its readings, refusals, judgements and conclusions."""
    return open_store(store, create=False)


def is_plainly_due(store: Store) -> bool:
    """Whether something was added since the last settling, or another version settled it; what
    else settling depends on takes longer to find out (`is_due`)."""
    facts, last = store.moment()
    return not last or (last.facts, last.version) != (facts, dateline.__version__)


def is_due(store: Store) -> bool:
    """Whether something was added since the last settling, or settling has changed."""
    facts, last = store.moment()
    return not last or (last.facts, last.config_sha256) != (facts, current_config().sha256)


def settle_if_due(store: Store) -> bool:
    """Settles where that is due; says whether it was."""
    due = is_due(store)
    if due:
        renew(store)
    return due


def renew(store: Store) -> Renewal:
    """Settles what the store's new facts bear on; says what came to be otherwise."""
    from dateline.pipeline.resettle import resettle

    return resettle(store)


def findings_of(store: Store) -> Findings:
    """All that the store holds and concludes, settled first where that is due and can be."""
    if store.writable:
        settle_if_due(store)
    conclusions, settling = store.conclusions(), store.settling()
    if conclusions is None or settling is None:
        raise StoreError(f"{store.name} holds no conclusions; run: dateline settle")
    made_by: dict[str, Any] = {
        "version": settling.version,
        "config_sha256": settling.config_sha256,
        "policy": settling.policy,
        "reading_sha256": list(store.configs()),
    }
    current = current_config()
    settings = asdict(current) if settling.config_sha256 == current.sha256 else {}
    return Findings.of(
        tuple(store.readings()),
        conclusions,
        made_by,
        settings=settings,
        judgements=store.judgements(),
        originals=store.raw,
    )
