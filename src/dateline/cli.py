"""Words to functions, errors to sentences."""

from __future__ import annotations


def main() -> None:
    """The command line."""
    raise SystemExit("not here yet")
