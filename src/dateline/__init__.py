"""Dateline reads many reports of one happening and says what happened, word for word.

>>> import dateline
>>> callable(dateline.read)
True

The words are those of the command line; nothing heavy is loaded before one is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.pipeline.api import read, settle
    from dateline.pipeline.opened import Opened as open

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read", "settle"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    if name == "open":
        from dateline.pipeline.opened import Opened

        return Opened
    from dateline.pipeline import api

    return getattr(api, name)
