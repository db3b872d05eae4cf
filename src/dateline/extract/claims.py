# ruff: noqa: ARG001 (a stub)
"""Turns the annotated events of a report into claims, each with its words and its voucher."""

from __future__ import annotations

from dateline.model.annotated import Annotated
from dateline.model.claims import Claim

VERSION = "claims.v0"


def claims_of(annotated: Annotated) -> tuple[Claim, ...]:
    """To be written."""
    return ()
