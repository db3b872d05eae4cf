"""The reports of a world as texts, for the whole way from a folder to incidents.

    python -m evals.worlds.texts FOLDER [--reports N] [--seed N]

FOLDER gets `reports/*.txt`, `manifest.csv`, and `truth.jsonl` with the incidents that each
report tells of, the one it is about first. Equal arguments give equal bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterable
from pathlib import Path

from evals.worlds.readings import incidents_of
from evals.worlds.world import Event, Item, Told, World

HAPPENED = {
    "shelling": ("Shells hit {place}", "{place} came under shelling", "Mortar fire struck {place}"),
    "bombing": ("A bomb went off in {place}", "An explosion tore through a market in {place}"),
    "airstrike": ("An airstrike hit {place}", "Warplanes bombed {place}", "Jets struck {place}"),
    "armed_clash": ("Fighting broke out in {place}", "Gunmen and soldiers clashed in {place}"),
    "shooting": ("Gunmen opened fire in {place}", "Shots were fired at a crowd in {place}"),
    "abduction": ("Gunmen abducted villagers in {place}", "Travellers were seized in {place}"),
    "killing": ("People were killed in {place}", "Attackers killed residents of {place}"),
    "attack": ("{place} was attacked", "Armed men attacked {place}"),
}
WHEN = (" on {weekday}", " on {date}", " on {weekday}, {date}")
DEAD = (
    "killing {n} people", "leaving {n} people dead", "in which {n} people died",
    "and {n} people were killed",
)  # fmt: skip
HURT = (
    "{n} people were injured.", "At least {n} people were wounded.",
    "Doctors said they had treated {n} wounded.",
)  # fmt: skip
BLAME = ("{group} said it was behind the attack.", "Officials blamed {group}.")
NAMED = ("Among the victims was {name}.", "{name} was one of the victims, relatives said.")
SAID = ("officials said", "residents said", "the police said", "a local doctor said")
ASIDE = (
    "A witness spoke of {word} and {other}.", "The road near the {word} was closed for hours.",
    "People gathered at the {word} by nightfall.",
    "The {word} of the {other} could not be reached.",
)  # fmt: skip
UPDATE = ("The toll rose in the night.", "More victims were found later.")
RECALL = "In an earlier incident {when}, {happened}{dead}."


def text_of(item: Item, seed: int) -> str:
    """The words of a report; copies have those of the report that they copy."""
    origin = item.credit if item.credit is not None else item.outlet
    chance = random.Random(f"{seed}/{item.incident}/{origin}/{item.words}")
    event = item.event
    lead = _sentence(chance, event) + f", {chance.choice(SAID)}."
    parts = [lead]
    if event.injured:
        parts.append(chance.choice(HURT).format(n=event.injured))
    parts += [chance.choice(NAMED).format(name=name) for name in event.names]
    if event.group is not None:
        parts.append(chance.choice(BLAME).format(group=f"the Group {event.group} Front"))
    words = list(item.words)
    chance.shuffle(words)
    for word, other in zip(words[::2], words[1::2], strict=False):
        parts.append(chance.choice(ASIDE).format(word=word, other=other))
    if item.told is Told.UPDATE:
        parts.append(chance.choice(UPDATE))
    if item.recalls:
        parts.append(_recalled(chance, item.recalls[1]))
    credit = f" (Outlet {item.credit})" if item.credit is not None else ""
    return f"{event.town.name.upper()}{credit} - {' '.join(parts)}\n"


def _sentence(chance: random.Random, event: Event) -> str:
    happened = chance.choice(HAPPENED[event.type]).format(place=event.town.name)
    when = ""
    if event.day:
        when = chance.choice(WHEN).format(
            weekday=f"{event.day:%A}", date=f"{event.day.day} {event.day:%B %Y}"
        )
    dead = f", {chance.choice(DEAD).format(n=event.killed)}" if event.killed else ""
    return happened + when + dead


def _recalled(chance: random.Random, event: Event) -> str:
    happened = chance.choice(HAPPENED[event.type]).format(place=event.town.name)
    dead = f", {chance.choice(DEAD).format(n=event.killed)}" if event.killed else ""
    when = f"on {event.day.day} {event.day:%B %Y}" if event.day else "weeks ago"
    return RECALL.format(when=when, happened=happened, dead=dead)


def write(items: Iterable[Item], folder: Path, *, seed: int) -> int:
    """Writes reports, manifest and truth; says how many reports there are."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    manifest_path, truth_path = folder / "manifest.csv", folder / "truth.jsonl"
    made = 0
    with (
        manifest_path.open("w", encoding="utf-8", newline="") as rows,
        truth_path.open("w", encoding="utf-8") as truth,
    ):
        manifest = csv.writer(rows)
        manifest.writerow(["file", "outlet", "published"])
        for item in items:
            made += 1
            name = f"{item.id}.txt"
            (folder / "reports" / name).write_text(text_of(item, seed), "utf-8")
            manifest.writerow([name, f"Outlet {item.outlet}", item.day.isoformat()])
            told = [incident for _, incident in incidents_of(item)]
            truth.write(json.dumps({"report": item.id, "incidents": told}) + "\n")
    return made


def main() -> None:
    """Writes a world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    number = write(World(args.seed).items(args.reports), args.folder, seed=args.seed)
    print(f"{number} reports in {args.folder}")


if __name__ == "__main__":
    main()
