"""Words to functions, errors to sentences."""

from __future__ import annotations

import os
import sys

from dateline.model.errors import DatelineError


def main() -> None:
    """The command line: our own errors become one line and exit status 2."""
    from dateline.cli.app import app

    try:
        app()
    except DatelineError as error:
        _say(f"dateline: {error}")
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        _say("dateline: stopped; what was read is kept, and the same command goes on from here")
        raise SystemExit(130) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not try to write more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None


def _say(line: str) -> None:
    from dateline.cli.console import clean

    sys.stderr.write(f"{clean(line)}\n")
