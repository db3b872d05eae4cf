"""Two hundred mangled inputs end in a result or in a refusal by name, never in a traceback."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from typer.testing import CliRunner

from dateline.cli.app import app

STORY = (
    "ARDUN, March 5 (Wire) – “At least 12 people were killed,” the spokesman, Col. R. Tal, told "
    "Radio Sel on Monday, when shells hit the market of Ardun in Vel province at 6:30 a.m.\n\n"
    "He said that 'the rebels “denied” it'; 30 others, among them five children, were wounded.\n"
)


def cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[start : chance.randrange(start, len(data) + 1)]


def flipped(data: bytes, chance: random.Random) -> bytes:
    mangled = bytearray(data)
    for _ in range(chance.choice((1, 3, 40))):
        mangled[chance.randrange(len(mangled))] ^= 1 << chance.randrange(8)
    return bytes(mangled)


def mixed(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("latin-1", "cp1252", "utf-16", "utf-16-be", "koi8-r", "utf-7"))
    return data + data.decode().encode(encoding, "replace")


def huge_line(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", b" ") * chance.choice((30, 3000))


def controlled(data: bytes, chance: random.Random) -> bytes:
    mangled = bytearray(data)
    for _ in range(chance.choice((2, 60))):
        mangled.insert(chance.randrange(len(mangled)), chance.randrange(32))
    return bytes(mangled)


def nested(data: bytes, chance: random.Random) -> bytes:
    opening, closing = chance.choice((("“", "”"), ('"', '"'), ("(", ")"), ("‘", "’"), ("«", "»")))
    depth = chance.choice((5, 200, 5000))
    return (opening * depth + data.decode() + closing * depth).encode()


def shuffled(data: bytes, chance: random.Random) -> bytes:
    words = data.decode().split(" ")
    chance.shuffle(words)
    return " ".join(words).encode()


def odd_numbers(data: bytes, chance: random.Random) -> bytes:
    number = chance.choice(("9" * 5000, "1e999", "-0", "٣٤", "½", "1,2,3,4", "0/0/0", "32:99"))
    return data.replace(b"12", number.encode()).replace(b"6:30", number.encode())


def odd_characters(data: bytes, chance: random.Random) -> bytes:
    odd = chance.choice(("\u202e", "\u00ad", "\u200b", "e\u0301" * 99, "\ufffd", "🧨", "\u0600"))
    return data.replace(b" ", f" {odd}".encode())


MANGLERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flipped, mixed, huge_line, controlled, nested, shuffled, odd_numbers, odd_characters,
)  # fmt: skip


def mangled_inputs(count: int) -> Iterator[tuple[str, bytes]]:
    """The same each time: text for three in four, JSON lines and manifests of a sort for one."""
    chance = random.Random(20310305)
    for n in range(count):
        data = STORY.encode()
        for mangle in chance.sample(MANGLERS, chance.choice((1, 1, 2))):
            try:
                data = mangle(data, chance) or data
            except UnicodeDecodeError:  # mangled before, so that it is no text any more
                data = cut(data, chance)
        if n % 4 == 3:
            line = json.dumps({"id": f"x{n}", "text": data.decode("utf-8", "replace")}).encode()
            yield f"{n:03}.jsonl", chance.choice((cut, flipped))(line, chance) + b"\n" + line
        else:
            yield f"{n:03}.txt", data


def test_mangled_inputs_end_in_a_result_or_a_named_refusal(tmp_path: Path) -> None:
    folder = tmp_path / "mangled"
    folder.mkdir()
    for name, data in mangled_inputs(200):
        (folder / name).write_bytes(data)
    store = tmp_path / "s.sqlite"
    result = CliRunner().invoke(app, ["read", str(folder), "--store", str(store), "--json"])
    assert result.exception is None, result.output
    told = json.loads(result.stdout)
    named = {Path(r["source"].split(",")[0]).name for r in told["refused"]}
    faults = [r for r in told["refused"] if r["reason"].startswith(("could not be read", "took"))]
    assert faults == []
    assert named <= {path.name for path in folder.iterdir()}
    assert told["read"] + len(told["refused"]) >= 200
    assert told["read"] > 80
