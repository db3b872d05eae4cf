"""Words to functions, errors to sentences."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from dateline.model.errors import DatelineError

if TYPE_CHECKING:
    from types import FrameType


class _Stopped(BaseException):
    """Ctrl-C."""


def main() -> None:
    """The command line: our own errors become one line and exit status 2."""
    from dateline.pipeline.workers import one_thread_each

    one_thread_each()
    from dateline.cli.app import app

    before = signal.signal(signal.SIGINT, _stop)
    try:
        app()
    except DatelineError as error:
        _say(f"dateline: {error}")
        raise SystemExit(2) from None
    except _Stopped:
        _say("dateline: stopped; what was read is kept, and the same command goes on from here")
        raise SystemExit(130) from None
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """The first Ctrl-C ends the work; a second one shall not break off the tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise _Stopped


def _say(line: str) -> None:
    from dateline.cli.console import clean

    sys.stderr.write(f"{clean(line)}\n")
