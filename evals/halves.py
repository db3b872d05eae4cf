"""The two halves of a set: one is learned from, the other shows what was learned."""

from __future__ import annotations

import hashlib


def is_learned(key: str) -> bool:
    """Whether what has this name (an incident, a report) belongs to the half that is learned from:
    the parity of the first byte of its SHA-256."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0
