"""What each person keeps at the desk: named views, and where a visit left off."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.model.errors import InputError
from dateline.store import Store
from dateline.web.wanted import Filters

VIEW, VISIT = "view", "visit"
PAUSE = timedelta(minutes=30)
"""After so long without a page, the next one begins another visit."""
KEPT_VISITS = 20
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class View:
    """Filters under a name."""

    name: str
    query: str
    by: str


class Bookmarks:
    """The views and visits that a store keeps for its reviewers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: dict[str, datetime] = {}

    def views(self) -> list[View]:
        """All views by name; everybody sees them."""
        found = self._store.entries(VIEW)
        return [View(name=name, **json.loads(body)) for name, body in found.items()]

    def keep_view(self, name: str, query: str, by: str) -> View:
        """Keeps filters under a name, in place of what was there."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise InputError(f"give the view a name of at most {LONGEST_NAME} letters")
        view = View(name, Filters.read(f"?{query.lstrip('?')}").query, by)
        body = json.dumps({"query": view.query, "by": by}, sort_keys=True)
        self._store.keep_entry(VIEW, name, body)
        return view

    def drop_view(self, name: str) -> None:
        """Forgets a view."""
        if not self._store.drop_entry(VIEW, name):
            raise InputError(f"there is no view {name!r}")

    def visited(self, by: str, at: datetime) -> None:
        """Remembers that a person looked at the desk, and what was known then, where a visit
        begins."""
        last = self._seen.get(by)
        self._seen[by] = at
        if not self._store.writable or (last and at - last < PAUSE):
            return
        visits = self._visits(by)
        if last is None and visits and at - datetime.fromisoformat(visits[-1][0]) < PAUSE:
            return
        visits = [*visits, (at.isoformat(), self._store.facts())][-KEPT_VISITS:]
        self._store.keep_entry(VISIT, by, json.dumps(visits))

    def facts_before(self, by: str, since: datetime | None) -> str:
        """What the store's facts were at the person's visit before this one, or at the last
        one that began before `since`; before any visit there was nothing."""
        visits = self._visits(by)
        if since is None:
            return visits[-2][1] if len(visits) > 1 else "0.0"
        earlier = [facts for at, facts in visits if datetime.fromisoformat(at) <= since]
        return earlier[-1] if earlier else "0.0"

    def _visits(self, by: str) -> list[tuple[str, str]]:
        body = self._store.entries(VISIT).get(by)
        return [(at, facts) for at, facts in json.loads(body)] if body else []
