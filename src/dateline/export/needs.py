"""Libraries that only some formats need."""

from __future__ import annotations

import importlib
from typing import Any

from dateline.model.errors import MissingDataError


def needed(module: str, *, extra: str) -> Any:
    """The module; `MissingDataError` with the line that installs it where it isn't there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingDataError(
            f"this format needs {module}; run: pip install 'dateline[{extra}]'"
        ) from error
