"""Writes records that no group submitted, as many as wanted, for measuring and for nothing else.

The same number and seed give the same bytes. N initiatives come with N/10 events and 20 networks,
written in four languages; two initiatives in five are translated into one more. With `--broken`,
one record in fifty belongs to a network that does not exist, which `check` has to find.

    python bench/corpus.py 10000 .cache/corpus
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import yaml
from generated.events import event
from generated.initiatives import initiative, initiative_id, translation
from generated.networks import NETWORK_COUNT, network, network_id
from generated.phrases import PHRASES
from generated.prose import Fields

TRANSLATED = 0.4
BROKEN_EVERY = 50
PAGES = ("about", "governance", "how-to-contribute", "how-we-count", "privacy")
SETTINGS = """\
title: Benchmark of generated records
base_url: https://example.org/
languages: [en, es, fr, pt]
licence: CC-BY-SA-4.0
repository: https://github.com/example/benchmark
branch: main
"""


class Corpus:
    """A number of records, each made from its own part of the seed, so that none moves another."""

    def __init__(self, count: int, seed: str, *, broken: bool = False) -> None:
        """Take how many initiatives there are, and what makes them these."""
        self.count = count
        self.seed = seed
        self.broken = broken

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield each file's path below the root, and its text."""
        yield "site.yaml", SETTINGS
        for id in PAGES:
            yield _file("pages", id, {"title": id, "lang": "en", "summary": id}, f"{id}\n")
        for number in range(NETWORK_COUNT):
            made = network(number, self._random("network", number))
            yield _file("networks", network_id(number), *made)
        for number in range(self.count // 10):
            made = event(number, self._random("event", number))
            yield _file("events", f"meeting-{number:06d}", *made)
        for number in range(self.count):
            yield from self._initiative_files(number)

    def write(self, folder: Path) -> None:
        """Write all files below a folder."""
        for path, text in self.files():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def _random(self, kind: str, number: int) -> random.Random:
        return random.Random(f"{self.seed}/{kind}/{number}")  # noqa: S311 - repeatable, not secret

    def _initiative_files(self, number: int) -> Iterator[tuple[str, str]]:
        chance = self._random("initiative", number)
        id = initiative_id(number)
        fields, body = initiative(number, chance)
        if self.broken and number % BROKEN_EVERY == BROKEN_EVERY - 1:
            fields["networks"].append(f"no-such-network-{number}")
        yield _file("initiatives", id, fields, body)
        if chance.random() < TRANSLATED:
            lang = chance.choice([each for each in PHRASES if each != fields["lang"]])
            translated = translation(number, fields, body, lang, chance)
            yield _file("initiatives", f"{id}.{lang}", *translated)


def _file(folder: str, id: str, fields: Fields, body: str) -> tuple[str, str]:
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=96)
    return f"content/{folder}/{id}.md", f"---\n{text}---\n\n{body}"


def main() -> None:
    """Write a corpus."""
    arguments = argparse.ArgumentParser(description="Write generated records for measuring.")
    arguments.add_argument("count", type=int, help="how many initiatives")
    arguments.add_argument("folder", type=Path, help="where; it must not exist")
    arguments.add_argument("--seed", default="habitat")
    arguments.add_argument("--broken", action="store_true", help="break one reference in fifty")
    given = arguments.parse_args()
    Corpus(given.count, given.seed, broken=given.broken).write(given.folder)


if __name__ == "__main__":
    main()
