"""An end to work that takes too long or too much memory."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


MEGABYTE = 1024 * 1024
HELD = Path("/proc/self/statm")
"""Where Linux tells what a process holds, in pages; the sixth number is its data."""


class TimeUpError(BaseException):
    """The time is over; nothing but the one who set it may catch it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends what is inside after so many seconds; outside the main thread there is no limit."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeUpError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def memory_limit(megabytes: int) -> Iterator[None]:
    """`MemoryError` for what is inside where it needs so much more than is held already; where
    the system has no such limit, or outside the main thread, there is none."""
    if threading.current_thread() is not threading.main_thread() or not HELD.exists():
        yield
        return
    import resource

    held = int(HELD.read_text().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = held + megabytes * MEGABYTE
    if before != resource.RLIM_INFINITY:
        allowed = min(allowed, before)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))
