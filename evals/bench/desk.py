"""A review desk under load: how long its pages take, and whether any decision is lost.

    python -m evals.bench.desk [--incidents N] [--readers N] [--reviewers N] [--seconds N]

Makes a store (or takes --store FILE, which is kept), opens it by `dateline review` on this
machine's loopback, and lets readers open pages and reviewers decide, each pausing between
two requests as a person does. The opening is from the start of the command to the end of
its first page. Exit status 1: an error, a decision that is lost, an opening that takes over
two seconds of processor, or a 95th percentile over 300 ms.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from dateline.pipeline.api import settle_if_due
from dateline.store import open_store
from evals.bench.stores import made_store

PAUSE = (1.0, 3.0)
"""Seconds between two requests of one person."""
PATIENCE = 120.0
"""Seconds that are waited for the first page."""
MOST_MS = 300.0
MOST_OPENING = 2.0
"""Seconds of processor for the opening, where the system tells them."""
PAGES = (
    "/", "/?country=Mali", "/?words=crossing&grade=weak", "/?type=shelling&page=2",
    "/incidents/INC-{n}", "/incidents/INC-{n}", "/incidents/INC-{n}?country=Sudan",
    "/queue/unsure", "/links", "/reading", "/api/incidents?limit=20", "/api/incidents/INC-{n}",
)  # fmt: skip


class Visit:
    """One person at the desk: what they ask, how long it takes, what goes wrong."""

    def __init__(self, address: str, number: int, incidents: int, until: float) -> None:
        self.address, self.incidents, self.until = address, incidents, until
        self.chance = random.Random(number)
        self.took: list[float] = []
        self.errors: list[str] = []
        self.noted: list[str] = []
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(self, path: str, form: dict[str, str] | None = None) -> str:
        """The answer; how long it took is kept."""
        data = urlencode(form).encode() if form else None
        started = time.perf_counter()
        try:
            with self.opener.open(self.address + path, data, timeout=30) as answer:
                text = str(answer.read().decode())
        except OSError as error:
            self.errors.append(f"{path}: {error}")
            return ""
        self.took.append((time.perf_counter() - started) * 1000)
        return text

    def path(self) -> str:
        """Some page."""
        return self.chance.choice(PAGES).format(n=self.chance.randrange(1, self.incidents))

    def read(self) -> None:
        """Opens pages until the time is over."""
        time.sleep(self.chance.uniform(0, PAUSE[1]))
        while time.monotonic() < self.until:
            self.ask(self.path())
            time.sleep(self.chance.uniform(*PAUSE))

    def review(self) -> None:
        """Opens incidents and writes a note on each, until the time is over."""
        time.sleep(self.chance.uniform(0, PAUSE[1]))
        while time.monotonic() < self.until:
            number = self.chance.randrange(1, self.incidents)
            page = self.ask(f"/incidents/INC-{number}")
            token = re.search(r'name="token" value="(\w+)"', page)
            time.sleep(self.chance.uniform(*PAUSE))
            if token:
                note = f"seen {self.chance.random()}"
                form = {"token": token[1], "left": f"INC-{number}", "verdict": "note", "note": note}
                if self.ask("/decide", form):
                    self.noted.append(note)


def main() -> int:
    """Makes the store, serves it, and prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--incidents", type=int, default=10_000)
    arguments.add_argument("--readers", type=int, default=50)
    arguments.add_argument("--reviewers", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--store", type=Path)
    args = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = args.store or made_store(Path(folder) / "desk.sqlite", args.incidents)
        kept = open_store(store)
        settle_if_due(kept)
        incidents, before = kept.totals()["incident"], len(kept.judgements())
        port = _free_port()
        desk, opening = _opened(store, port)
        people = _visits(f"http://127.0.0.1:{port}", incidents, args)
        cpu = _cpu_seconds(desk.pid)
        desk.terminate()
        desk.wait()
        notes = {judgement.note for judgement in kept.judgements()[before:]}
        kept.close()
    print(f"OPENING: seconds={opening[0]:.2f} cpu_s={opening[1]:.2f}")
    return max(_told(people, incidents, notes, cpu, args), int(opening[1] > MOST_OPENING))


def _cpu_seconds(pid: int) -> float:
    """What a process has taken of the processor so far, its start among it; 0 where the
    system doesn't say."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _opened(store: Path | str, port: int) -> tuple[subprocess.Popen[bytes], tuple[float, float]]:
    """A desk that has shown its first page, and how long that took: seconds by the clock, and
    of processor."""
    command = ("-m", "dateline", "review", "--store", str(store), "--port", str(port))
    started = time.perf_counter()
    desk = subprocess.Popen([sys.executable, *command, "--by", "load"])
    first = Visit(f"http://127.0.0.1:{port}", 0, 1, 0)
    while not first.ask("/") and time.perf_counter() - started < PATIENCE:
        time.sleep(0.02)
    return desk, (time.perf_counter() - started, _cpu_seconds(desk.pid))


def _visits(address: str, incidents: int, args: argparse.Namespace) -> list[Visit]:
    until = time.monotonic() + args.seconds
    people = [Visit(address, n, incidents, until) for n in range(args.readers + args.reviewers)]
    threads = [
        threading.Thread(target=one.read if n < args.readers else one.review)
        for n, one in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return people


def _told(
    people: list[Visit],
    incidents: int,
    notes: set[str | None],
    cpu: float,
    args: argparse.Namespace,
) -> int:
    took = sorted(ms for one in people for ms in one.took)
    errors = [error for one in people for error in one.errors]
    if not took:
        print(f"the desk answered nothing: {errors[:1]}")
        return 1
    noted = [note for one in people for note in one.noted]
    lost = [note for note in noted if note not in notes]
    p50, p95 = statistics.median(took), took[int(len(took) * 0.95)]
    print(f"{incidents} incidents, {args.readers} readers, {args.reviewers} reviewers, "
          f"{args.seconds:.0f} s: {len(took)} requests, {len(noted)} decisions; "
          f"the desk took {cpu:.1f} s of processor")  # fmt: skip
    for error in errors[:5]:
        print(f"  {error}")
    print(f"DESK: p50_ms={p50:.0f} p95_ms={p95:.0f} errors={len(errors)} lost={len(lost)}")
    return int(bool(errors or lost) or p95 > MOST_MS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
