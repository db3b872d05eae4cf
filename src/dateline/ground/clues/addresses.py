"""What the address of a report says of its day: the number of a post on X holds its time, many
outlets put the day or month into the address, and an archive its day of copying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.ground.clues.context import Evidence, written
from dateline.model.addresses import archived_on, days_in, post_of
from dateline.model.clues import ClueKind, DateClue


def addressed(evidence: Evidence) -> Iterator[DateClue]:
    """Its address holds its day."""
    url = evidence.annotated.report.url
    if not url:
        return
    post = post_of(url)
    if post is not None and post.day is not None:
        why = f"the number of its post on X was given out on {written(post.day)} (UTC)"
        yield DateClue(ClueKind.ADDRESS, None, why, ((post.day, post.day),))
        return
    days = days_in(url)
    if days is not None:
        told = written(days[0]) if days[0] == days[1] else f"{days[0]:%B %Y}"
        yield DateClue(ClueKind.ADDRESS, None, f"its address holds {told}", (days,))


def archived(evidence: Evidence) -> Iterator[DateClue]:
    """An archive copied it by then."""
    copied = archived_on(evidence.annotated.report.url or "")
    if copied is not None:
        why = f"an archive copied its page on {written(copied)}"
        yield DateClue(ClueKind.BOUND, None, why, ((date.min, copied),))
