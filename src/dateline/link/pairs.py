"""Two event mentions side by side, with what lies between them worked out once."""

from __future__ import annotations

from dateline.link.mentions import Mention, later_of
from dateline.link.rarity import SHOWN, Rarity
from dateline.link.reach import reach
from dateline.link.words import fold
from dateline.model.earth import kilometres
from dateline.model.spelling import skeleton
from dateline.model.values import Place

Found = tuple[float, str] | None
"""How strongly a reason applies (0 to 1) with its words; None where it doesn't."""
NEAR_KM = 25.0
"""UCDP's "limited area around a known point" (codebooks.md 1.1.2, where_prec 2)."""
SAME_KM = 5.0
"""Two points of one settlement (ours)."""
AROUND = 0.5
"""How far it tells of one place that a town has the point at which an unknown one stands (ours)."""
SURE_SPOT = 10
"""Steps of rarity of the words for a scene that leave little doubt (ours)."""
FEW = 6
"""Days beyond the first that a stretch may have to tell when something happened."""
LOOSE = 0.5
"""What the words for a scene count where one is told of a stretch of more than a week (ours)."""
UNTOLD = 0.6
"""What the words for a scene count where no day is told of one of the two (ours)."""
NOTHING: tuple[float, tuple[str, ...]] = (0.0, ())


class Pair:
    """Two mentions: kilometres (`km`), days (`gap`) and days of publication (`lag`) between
    them, None where one isn't known; `news` where both are the news of two reports, `leading`
    where each leads its own; `one_point`: how far the places are one by their points (0 to 1);
    `two_towns`: they are towns of two names that no gazetteer has; `taken`: no words for a time
    give the later day, that of its report is taken; `alike` and `shared` are of the words of
    their reports, `names`, `names_apart` and `address` of their names and addresses, `overlap`
    the part of the shorter text that is in the longer one."""

    __slots__ = (
        "a", "abroad", "address", "alike", "b", "elsewhere", "gap", "km", "lag", "leading", "names",
        "names_apart", "news", "one_point", "overlap", "pinned", "reach", "same_days", "shared",
        "spot", "taken", "two_towns", "wide",
    )  # fmt: skip

    def __init__(self, a: Mention, b: Mention, rarity: Rarity) -> None:
        self.a, self.b = a, b
        self.leading = a.chief and b.chief and a.report != b.report
        self.news = self.leading or (a.is_news and b.is_news and a.report != b.report)
        self._places()
        self._times()
        self.alike, self.shared, self.overlap = 0.0, tuple[str, ...](), 0.0
        self.names = self.address = self.names_apart = NOTHING
        self.spot = self._spot(rarity)
        if self.news:
            self.alike, self.shared = rarity.likeness(a.digest, b.digest)
            self.overlap = rarity.shared_text(a.digest, b.digest)
        if self.leading:
            self.names = rarity.shared_names(a.digest, b.digest)
            self.names_apart = rarity.names_apart(a.digest, b.digest)
            self.address = rarity.address_told(a.digest, b.digest)

    def _spot(self, rarity: Rarity) -> tuple[float, tuple[str, ...]]:
        """How telling the names and sites are that stand in the words of both events (0 to 1):
        the name of the place that both are told of counts half, as that of the town beside it does,
        and all of it tells less where many reports tell of such a place."""
        a, b = self.a, self.b
        when = self._of_one_time()
        if not when:
            return NOTHING
        mine, theirs = a.placed, b.placed
        if self.one_point == AROUND:
            mine = theirs = mine | theirs
        steps, names = rarity.shared_spot(a.names, b.names, mine, theirs)
        if not self.elsewhere:
            more, sites = rarity.shared_sites(a.sites, b.sites)
            steps, names = steps + more, (*names, *sites)
        crowd = min(rarity.of_place(a.placed), rarity.of_place(b.placed))
        return when * crowd * min(1.0, steps / SURE_SPOT), names[:SHOWN]

    def _of_one_time(self) -> float:
        """How far it is known that both happened within the same few days (0 to 1)."""
        if self.gap is None:
            return UNTOLD if self.news and not self.wide and (self.lag or 0) <= FEW else 0.0
        if self.gap > 0:
            return 0.0
        return LOOSE if self.wide else 1.0

    def _places(self) -> None:
        one, other = self.a.place, self.b.place
        self.km = kilometres(one.point, other.point) if one and other else None
        self.pinned = bool(self.a.pinned and self.b.pinned)
        self.one_point = _one_point(self.a.pinned, self.b.pinned)
        self.two_towns = bool(one and other and _are_two_towns(one, other))
        self.reach = reach(one) + reach(other) if one and other else 0.0
        codes = {place.country_code for place in (one, other) if place and place.country_code}
        self.abroad = len(codes) > 1
        self.elsewhere = self.km is not None and self.km > max(NEAR_KM, self.reach)

    def _times(self) -> None:
        one, other = self.a.days, self.b.days
        self.gap = one.days_apart(other) if one and other else None
        self.same_days = bool(
            one
            and other
            and (one.first, one.last) == (other.first, other.last)
            and (one.last - one.first).days <= 1
        )
        told = [days for days in (one, other) if days]
        self.wide = any((days.last - days.first).days > FEW for days in told)
        self.taken = bool(self.gap) and not later_of(self.a, self.b).timed
        self.lag = None
        if self.news and self.a.published and self.b.published:
            self.lag = abs((self.a.published - self.b.published).days)

    @property
    def one_site(self) -> bool:
        """Whether both are told on one known site."""
        return bool(self.a.site) and self.a.site == self.b.site

    @property
    def places(self) -> str:
        """The names of the two places."""
        names = [m.place.name for m in (self.a, self.b) if m.place]
        return " and ".join(dict.fromkeys(names))

    @property
    def days(self) -> str:
        """The days of the two."""
        told = [m.days for m in (self.a, self.b) if m.days]
        words = [f"{d.first}" if d.first == d.last else f"{d.first} to {d.last}" for d in told]
        return " and ".join(dict.fromkeys(words))


def _one_point(one: Place | None, other: Place | None) -> float:
    """How far two settlements are one by their points. A town that no gazetteer has stands at the
    point of what holds it: that is no sign of one place beside another such town, and half of one
    beside the town whose point it is, unless it can only be within that."""
    if not one or not other or kilometres(one.point, other.point) > SAME_KM:
        return 0.0
    lent = [place for place in (one, other) if _is_lent(place)]
    if not lent or _spelt(one) == _spelt(other):
        return 1.0
    if len(lent) == 2:
        return 0.0
    within = max(place.radius_km for place in (one, other) if place is not lent[0])
    return 1.0 if lent[0].radius_km <= max(SAME_KM, within) else AROUND


def _are_two_towns(one: Place, other: Place) -> bool:
    """Whether both are towns that no gazetteer has, of two names in any spelling."""
    lent = _is_lent(one) and _is_lent(other)
    return lent and min(one.radius_km, other.radius_km) > SAME_KM and _spelt(one) != _spelt(other)


def _is_lent(place: Place) -> bool:
    """Whether the point is that of what holds the place."""
    return place.geonames_id is None and place.feature is None and place.described is not None


def _spelt(place: Place) -> str:
    return skeleton(fold(place.name))
