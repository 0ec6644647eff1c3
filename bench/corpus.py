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
from typing import Any

import yaml
from phrases import PHRASES, TOWNS, Phrases

from habitat_site.reading.translations import stamp
from habitat_site.records import BY_FOLDER

Fields = dict[str, Any]

LANGUAGES = ("es", "es", "en", "en", "fr", "pt")
MODELS = (
    "housing-cooperative",
    "rental-cooperative",
    "community-land-trust",
    "savings-group",
    "cohousing",
    "settlement-upgrading",
    "self-build",
    "mutual-aid",
)
THEMES = (
    "policy",
    "finance",
    "participation",
    "technical-assistance",
    "building-technology",
    "settlement-management",
    "consolidation",
    "land",
)
NETWORK_COUNT = 20
FEDERATIONS = 4  # the first of the networks, which the others belong to
ONE_IN_FEDERATION = 25
TRANSLATED = 0.4
WITHIN = 0.2  # counted within their federation
BROKEN_EVERY = 50
DECIMALS = {"exact": 5, "neighbourhood": 2, "city": 1}
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
            yield self._file("pages", id, {"title": id, "lang": "en", "summary": id}, f"{id}\n")
        for number in range(NETWORK_COUNT):
            yield self._file("networks", network_id(number), *self._network(number))
        for number in range(self.count // 10):
            yield self._file("events", f"meeting-{number:06d}", *self._event(number))
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

    def _file(self, folder: str, id: str, fields: Fields, body: str) -> tuple[str, str]:
        text = yaml.dump(
            fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=96
        )
        return f"content/{folder}/{id}.md", f"---\n{text}---\n\n{body}"

    def _initiative_files(self, number: int) -> Iterator[tuple[str, str]]:
        chance = self._random("initiative", number)
        id = initiative_id(number)
        fields, body = self._initiative(number, chance)
        yield self._file("initiatives", id, fields, body)
        if chance.random() < TRANSLATED:
            lang = chance.choice([each for each in PHRASES if each != fields["lang"]])
            translated = self._translation(number, fields, body, lang, chance)
            yield self._file("initiatives", f"{id}.{lang}", *translated)

    def _initiative(self, number: int, chance: random.Random) -> tuple[Fields, str]:
        lang = chance.choice(LANGUAGES)
        words, year = PHRASES[lang], chance.randint(1985, 2024)
        is_whole = number % ONE_IN_FEDERATION == 0  # others are counted within it
        size = 1000 if is_whole else 1
        town, country, lat, lon = chance.choice(TOWNS)
        networks = sorted(chance.sample(range(FEDERATIONS, NETWORK_COUNT), chance.randint(1, 3)))
        day = (
            f"{chance.randint(2020, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        sources: list[Fields] = [
            {
                "id": f"report-{year + step}",
                "title": words.report.format(year=year + step),
                "url": f"https://example.org/reports/{chance.randrange(10**7)}",
                "publisher": words.group.format(place=town, number=number),
                "date": year + step,
                "accessed": day,
                "supports": ["results", "summary"],
            }
            for step in range(chance.randint(2, 4))
        ]
        first, last = sources[0]["id"], sources[-1]["id"]
        fields: Fields = {
            "title": words.title.format(place=town, number=number),
            "lang": lang,
            "summary": " ".join(sentence(words, chance) for _ in range(2)),
            "networks": [network_id(each) for each in networks],
            "country": country,
            "place": self._place(town, lat, lon, chance),
            "phase": chance.choice(["planning", "building", "living", "active"]),
            "model": chance.choice(MODELS),
            "themes": sorted(chance.sample(THEMES, chance.randint(2, 4))),
            "scope": "federation" if is_whole else "project",
            "started": year,
            "led_by": {
                "name": words.group.format(place=town, number=number),
                "type": chance.choice(["cooperative", "association", "savings-group"]),
                "members": chance.randint(12, 900),
                "url": f"https://group-{number}.example.org/",
            },
            "partners": [
                {"name": words.partner.format(place=chance.choice(TOWNS)[0])} for _ in range(2)
            ],
            "tenure": {"before": words.tenure[0], "after": words.tenure[1]},
            "results": {
                "homes_built": {
                    "value": size * chance.randint(4, 900),
                    "as_of": year + 1,
                    "source": first,
                    "note": words.note,
                },
                "households": {
                    "value": size * chance.randint(4, 1000),
                    "as_of": year + 1,
                    "source": first,
                },
                "members": {
                    "value": size * chance.randint(10, 1200),
                    "as_of": year,
                    "source": last,
                },
                "land_area": {
                    "value": size * chance.randint(200, 90_000),
                    "unit": "m2",
                    "as_of": year,
                    "source": last,
                },
                "savings": {
                    "value": size * chance.randint(1000, 900_000),
                    "currency": chance.choice(["EUR", "USD", "UYU"]),
                    "as_of": year,
                    "source": first,
                },
                "women_share": {"value": chance.randint(20, 90), "as_of": year, "source": last},
            },
            "finance": [
                {
                    "from": words.partner.format(place=chance.choice(TOWNS)[0]),
                    "origin": chance.choice(["community", "government", "network", "loan"]),
                    "amount": chance.randint(1000, 5_000_000),
                    "currency": chance.choice(["EUR", "USD", "UYU"]),
                    "year": year,
                    "source": first,
                }
                for _ in range(2)
            ],
            "sources": sources,
            "reported_by": {"role": "network", "network": network_id(networks[0]), "date": day},
            "confirmed_by": [{"network": network_id(networks[-1]), "date": day}],
            "updated": day,
        }
        if fields["place"]["precision"] == "exact":
            fields["consent"] = {"by": words.subjects[0], "date": day, "scope": ["location"]}
        if not is_whole and chance.random() < WITHIN:
            fields["counted_within"] = initiative_id(number - number % ONE_IN_FEDERATION)
        if self.broken and number % BROKEN_EVERY == BROKEN_EVERY - 1:
            fields["networks"].append(f"no-such-network-{number}")
        return fields, story(words, chance, [source["id"] for source in sources])

    def _place(self, town: str, lat: float, lon: float, chance: random.Random) -> Fields:
        precision = chance.choice(sorted(DECIMALS))
        digits = DECIMALS[precision]
        return {
            "name": town,
            "lat": round(lat + chance.uniform(-0.05, 0.05), digits),
            "lon": round(lon + chance.uniform(-0.05, 0.05), digits),
            "precision": precision,
        }

    def _translation(
        self, number: int, original: Fields, body: str, lang: str, chance: random.Random
    ) -> tuple[Fields, str]:
        words = PHRASES[lang]
        as_text = yaml.load(yaml.dump(original), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
        record = BY_FOLDER["initiatives"].model.model_validate(as_text)
        place = original["place"]["name"]
        fields: Fields = {
            "title": words.title.format(place=place, number=number),
            "summary": " ".join(sentence(words, chance) for _ in range(2)),
            "tenure": {"before": words.tenure[0], "after": words.tenure[1]},
            "results": {"homes_built": {"note": words.note}},
            "translation": {
                # What the reader makes of the file: the body without the line above it.
                "of": stamp(record, f"\n{body}"),
                "by": "generator",
                "method": "machine",
            },
        }
        return fields, story(words, chance, [source["id"] for source in original["sources"]])

    def _event(self, number: int) -> tuple[Fields, str]:
        chance = self._random("event", number)
        lang = chance.choice(LANGUAGES)
        words = PHRASES[lang]
        town, country, lat, lon = chance.choice(TOWNS)
        year, month, day = chance.randint(2019, 2027), chance.randint(1, 12), chance.randint(1, 26)
        fields: Fields = {
            "title": words.meeting.format(place=town, number=number),
            "lang": lang,
            "summary": sentence(words, chance),
            "kind": chance.choice(["assembly", "exchange", "training", "forum"]),
            "start": f"{year}-{month:02d}-{day:02d}",
            "end": f"{year}-{month:02d}-{day + 2:02d}",
            "mode": "in-person",
            "country": country,
            "place": {
                "name": town,
                "lat": round(lat, 1),
                "lon": round(lon, 1),
                "precision": "city",
            },
            "url": f"https://example.org/meetings/{number}",
            "organisers": [network_id(chance.randrange(NETWORK_COUNT))],
            "languages": [lang],
            "sources": [{"title": words.leaflet, "url": f"https://example.org/leaflets/{number}"}],
            "reported_by": {"role": "editor", "date": f"{year - 1}-01-15"},
            "updated": f"{year - 1}-01-15",
        }
        return fields, f"{paragraph(words, chance, 3)}\n"

    def _network(self, number: int) -> tuple[Fields, str]:
        chance = self._random("network", number)
        lang = chance.choice(LANGUAGES)
        words = PHRASES[lang]
        is_federation = number < FEDERATIONS
        fields: Fields = {
            "title": f"Network {number:02d}",
            "lang": lang,
            "summary": sentence(words, chance),
            "acronym": f"N{number:02d}",
            "type": "global" if is_federation else "national",
            "led_by": "residents",
            "website": f"https://network-{number}.example.org/",
            "founded": chance.randint(1960, 2015),
            "languages": [lang],
            "sources": [{"title": words.leaflet, "url": f"https://example.org/networks/{number}"}],
            "reported_by": {"role": "editor", "date": "2025-01-15"},
            "updated": "2025-01-15",
        }
        if not is_federation:
            fields["countries"] = [chance.choice(TOWNS)[1]]
            fields["member_of"] = [network_id(number % FEDERATIONS)]
        return fields, f"{paragraph(words, chance, 3)}\n"


def initiative_id(number: int) -> str:
    """Return an initiative's id; the first letters spread over the alphabet."""
    first = ("casa", "barrio", "habitat", "ladera", "terre", "village", "maison", "union")
    return f"{first[number % len(first)]}-{number:06d}"


def network_id(number: int) -> str:
    """Return a network's id."""
    return f"network-{number:02d}"


def sentence(words: Phrases, chance: random.Random) -> str:
    """Return a sentence."""
    parts = (words.subjects, words.verbs, words.objects, words.manners)
    return " ".join(chance.choice(part) for part in parts) + "."


def paragraph(words: Phrases, chance: random.Random, count: int) -> str:
    """Return sentences, the first with a stressed beginning."""
    first, *others = (sentence(words, chance) for _ in range(count))
    start, _, rest = first.partition(" ")
    return " ".join([f"**{start}** {rest}", *others])


def story(words: Phrases, chance: random.Random, sources: list[str]) -> str:
    """Return a story with headings, a list, a quotation, links and citations."""
    link = f"[{words.leaflet}](https://example.org/leaflets/{chance.randrange(10**6)})"
    steps = "\n".join(f"- *{chance.choice(TOWNS)[0]}*: {sentence(words, chance)}" for _ in range(4))
    one, two, three, four = words.headings
    return "\n\n".join(
        (
            f"## {one}",
            f"{paragraph(words, chance, 4)}[^{sources[0]}] {link}.",
            f"## {two}",
            paragraph(words, chance, 3),
            steps,
            f"## {three}",
            f"{paragraph(words, chance, 4)}[^{sources[-1]}]",
            f"> {sentence(words, chance)}",
            f"### {four}",
            f"{paragraph(words, chance, 2)}\n",
        )
    )


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
