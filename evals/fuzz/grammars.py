"""Feeds the grammars of times and counts, and the readers of pages, with bytes that atheris
chooses by the code they reach:

    python -m evals.fuzz.grammars [numbers|times|zones|pages] [-runs=N] [-max_len=BYTES]

Needs `pip install 'dateline[fuzz]'`; without it, it says so and ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec

NAMES = ("numbers", "times", "zones", "pages")


def main() -> None:
    """Runs one target until it is stopped or has had its runs."""
    if find_spec("atheris") is None:
        print("skipped: atheris is not installed; run: pip install 'dateline[fuzz]'")
        return
    import atheris

    name = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] in NAMES else "times"
    options = [argument for argument in sys.argv if argument not in NAMES]
    with atheris.instrument_imports(include=["dateline"]):
        target = target_named(name)
    atheris.Setup(options, lambda data: target(data))
    atheris.Fuzz()


def target_named(name: str) -> Callable[[bytes], None]:
    """The function that takes the bytes."""
    made = {"numbers": _numbers, "times": _times, "zones": _zones, "pages": _pages}
    return made[name]()


def _numbers() -> Callable[[bytes], None]:
    from dateline.ground.counts.numbers import number_phrases

    def target(data: bytes) -> None:
        words = data.decode("utf-8", "ignore").lower().split()
        list(number_phrases(words, 0))

    return target


def _times() -> Callable[[bytes], None]:
    from dateline.ground.times import meanings_in
    from dateline.model.span import Span

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        meanings_in(text, Span(0, len(text)))

    return target


def _zones() -> Callable[[bytes], None]:
    from dateline.annotate.zones import find_zones
    from dateline.model.annotated import Annotated
    from dateline.model.report import Report

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        find_zones(Annotated(Report("r1:fuzz", "fuzz.txt", text)))

    return target


def _pages() -> Callable[[bytes], None]:
    from dateline.ingest.arrivals import Limits
    from dateline.ingest.inputs import Input, read_inputs

    def target(data: bytes) -> None:
        page = b"<html><body><article><p>" + data + b"</p></article></body></html>"
        given = Input("https://fuzz.example/a.html", "a.html", named=True, data=page)
        list(read_inputs([given], limits=Limits()))

    return target


if __name__ == "__main__":
    main()
