"""Words beside or in a name that speak for or against a place."""

from __future__ import annotations

IN = frozenset({"in", "at", "near", "from", "outside", "around", "inside", "across", "throughout"})
TO = frozenset({"to", "into", "of", "for", "on", "between", "toward", "towards", "through", "via"})
TITLES = (
    frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "maj"})
    | frozenset({"gen", "prof", "rev", "president", "minister", "judge", "officer", "detective"})
    | frozenset({"sir", "lord", "lady", "king", "queen", "prince", "princess", "st", "saint"})
    | frozenset({"deputy", "sheriff", "chief", "commander", "general", "colonel", "captain"})
    | frozenset({"spokesman", "spokeswoman", "mullah", "sheikh", "imam", "justice", "coach"})
    | frozenset({"commissioner", "councilman", "chairman", "director", "secretary", "senator"})
)
OFFICES = frozenset({"mayor", "governor", "sheriff", "police", "council", "officials", "residents"})
STREETS = frozenset(
    {"street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "boulevard"}
) | frozenset({"blvd", "highway", "route", "court", "pike", "parkway", "way", "bypass"})
BUILDINGS = (
    frozenset({"school", "hospital", "university", "college", "church", "center", "centre"})
    | frozenset({"airport", "stadium", "hall", "house", "hotel", "museum", "prison", "station"})
    | frozenset({"park", "plaza", "square", "mosque", "bridge", "mall", "theater", "theatre"})
    | frozenset({"courthouse", "jail", "library", "arena", "base", "camp", "cemetery", "tower"})
)
NATURE = (
    frozenset({"river", "lake", "mountain", "mountains", "valley", "island", "islands", "sea"})
    | frozenset({"ocean", "bay", "gulf", "creek", "beach", "hills", "desert", "forest", "coast"})
    | frozenset({"peninsula", "strait", "canal", "delta", "basin", "heights", "border", "falls"})
)
BODIES = (
    frozenset({"police", "department", "county", "council", "times", "post", "news", "journal"})
    | frozenset({"board", "committee", "commission", "association", "district", "herald", "club"})
    | frozenset({"city", "chamber", "bank", "daily", "united", "inc", "corp", "co", "ministry"})
)
LANDMARKS = STREETS | BUILDINGS | NATURE
