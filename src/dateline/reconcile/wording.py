"""Vague words by the values of a policy's house: what "dozens" or "several" come to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from dateline.model.claims import CountSaid
from dateline.model.values import Count, Relation
from dateline.reconcile.telling import Told


def reread(told: Told, profile: str | None) -> Told:
    """The claim with its vague count read by the profile, where that has values of its own."""
    said = told.claim.value
    if profile is None or not isinstance(said, CountSaid):
        return told
    count = _values(profile).get(said.phrase)
    if count is None or said.count.relation is not Relation.VAGUE:
        return told
    return replace(told, claim=replace(told.claim, value=replace(said, count=count)))


@cache
def _values(profile: str) -> Mapping[str, Count]:
    text = resources.files("dateline.data").joinpath("counts.toml").read_text("utf-8")
    rows = tomllib.loads(text)["vague"]
    return {
        key: Count(own["low"], own.get("best"), own.get("high"), Relation.VAGUE)
        for key, row in rows.items()
        if (own := row.get(profile))
    }
