"""Keeps facts, which are only ever added, and conclusions, which can be rebuilt: the only SQL."""

from __future__ import annotations

from dateline.store.addresses import shown
from dateline.store.opening import DEFAULT, open_store
from dateline.store.protocol import Settling, Store

__all__ = ["DEFAULT", "Settling", "Store", "open_store", "shown"]
