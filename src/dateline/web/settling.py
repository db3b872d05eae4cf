"""Settling beside the pages: what has to be settled is, while the desk already answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime


class Settler:
    """One settling at a time, in a thread of its own that ends with the process: what it has
    done by then is kept, the rest is done at the next opening.

    `patience`: seconds that whoever finds it due waits for its end; None: until it has ended.
    """

    def __init__(
        self,
        settle: Callable[[], None],
        clock: Callable[[], datetime],
        *,
        patience: float | None = None,
    ) -> None:
        self._settle, self._clock, self._patience = settle, clock, patience
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._failed: Exception | None = None
        self.since: datetime | None = None

    def begin(self) -> None:
        """Settles, unless that goes on already; raises what went wrong within the patience."""
        with self._lock:
            if self.since is not None:
                return
            self.since, self._failed = self._clock(), None
            thread = self._thread = threading.Thread(target=self._run, daemon=True)
            thread.start()
        thread.join(self._patience)
        if self._failed:
            raise self._failed

    def _run(self) -> None:
        try:
            self._settle()
        except Exception as error:  # noqa: BLE001 (raised again where somebody waits for it)
            self._failed = error
        finally:
            self.since = None

    def wait(self) -> None:
        """Until nothing is being settled."""
        if self._thread is not None:
            self._thread.join()


class Once:
    """Something that is done once, in a thread of its own, `after` seconds from when it was first
    asked for, at once where somebody waits for it; again where it went wrong."""

    def __init__(self, do: Callable[[], None], *, after: float = 0) -> None:
        self._do, self._after = do, after
        self._awaited = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._failed: Exception | None = None

    def begin(self, *, wait: bool = False) -> None:
        """Does it, unless that was begun; raises what went wrong, where that is known by now or
        waited for."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
        if wait:
            self.end()
        with self._lock:
            failed, self._failed = self._failed, None
            if failed:
                self._thread = None
                raise failed

    def _run(self) -> None:
        self._awaited.wait(self._after)
        try:
            self._do()
        except Exception as error:  # noqa: BLE001 (raised again where it is asked for)
            self._failed = error

    def end(self) -> None:
        """Waits until it is done, where it was begun."""
        self._awaited.set()
        if self._thread is not None:
            self._thread.join()
