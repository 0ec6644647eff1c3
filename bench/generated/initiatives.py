"""Initiatives as groups report them, and their translations."""

import random
from typing import get_args

import yaml
from generated.networks import FEDERATIONS, NETWORK_COUNT, network_id
from generated.phrases import LANGUAGES, PHRASES, TOWNS, Phrases
from generated.prose import Fields, sentence, story

from habitat_site.reading.translations import stamp
from habitat_site.records import Initiative
from habitat_site.records.initiative import Model, Theme

MODELS = tuple(each for each in get_args(Model) if each != "other")
THEMES = get_args(Theme)
ONE_IN_FEDERATION = 25
WITHIN = 0.2  # counted within their federation
DECIMALS = {"exact": 5, "neighbourhood": 2, "city": 1}


def initiative_id(number: int) -> str:
    """Return an initiative's id; the first letters spread over the alphabet."""
    first = ("casa", "barrio", "habitat", "ladera", "terre", "village", "maison", "union")
    return f"{first[number % len(first)]}-{number:06d}"


def initiative(number: int, chance: random.Random) -> tuple[Fields, str]:
    """Return the fields and the story of an initiative."""
    lang = chance.choice(LANGUAGES)
    words, year = PHRASES[lang], chance.randint(1985, 2024)
    is_whole = number % ONE_IN_FEDERATION == 0  # others are counted within it
    size = 1000 if is_whole else 1
    town, country, lat, lon = chance.choice(TOWNS)
    networks = sorted(chance.sample(range(FEDERATIONS, NETWORK_COUNT), chance.randint(1, 3)))
    day = f"{chance.randint(2020, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    group = words.group.format(place=town, number=number)
    sources = _sources(year, group, day, words, chance)
    first, last = sources[0]["id"], sources[-1]["id"]
    fields: Fields = {
        "title": words.title.format(place=town, number=number),
        "lang": lang,
        "summary": " ".join(sentence(words, chance) for _ in range(2)),
        "networks": [network_id(each) for each in networks],
        "country": country,
        "place": _place(town, lat, lon, chance),
        "phase": chance.choice(["planning", "building", "living", "active"]),
        "model": chance.choice(MODELS),
        "themes": sorted(chance.sample(THEMES, chance.randint(2, 4))),
        "scope": "federation" if is_whole else "project",
        "started": year,
        "led_by": {
            "name": group,
            "type": chance.choice(["cooperative", "association", "savings-group"]),
            "members": chance.randint(12, 900),
            "url": f"https://group-{number}.example.org/",
        },
        "partners": [
            {"name": words.partner.format(place=chance.choice(TOWNS)[0])} for _ in range(2)
        ],
        "tenure": {"before": words.tenure[0], "after": words.tenure[1]},
        "results": _results(size, year, (first, last), words, chance),
        "finance": [_payment(year, first, words, chance) for _ in range(2)],
        "sources": sources,
        "reported_by": {"role": "network", "network": network_id(networks[0]), "date": day},
        "confirmed_by": [{"network": network_id(networks[-1]), "date": day}],
        "updated": day,
    }
    if fields["place"]["precision"] == "exact":
        fields["consent"] = {"by": words.subjects[0], "date": day, "scope": ["location"]}
    if not is_whole and chance.random() < WITHIN:
        fields["counted_within"] = initiative_id(number - number % ONE_IN_FEDERATION)
    return fields, story(words, chance, [source["id"] for source in sources])


def _sources(
    year: int, publisher: str, day: str, words: Phrases, chance: random.Random
) -> list[Fields]:
    return [
        {
            "id": f"report-{year + step}",
            "title": words.report.format(year=year + step),
            "url": f"https://example.org/reports/{chance.randrange(10**7)}",
            "publisher": publisher,
            "date": year + step,
            "accessed": day,
            "supports": ["results", "summary"],
        }
        for step in range(chance.randint(2, 4))
    ]


def _results(
    size: int, year: int, sources: tuple[str, str], words: Phrases, chance: random.Random
) -> Fields:
    first, last = sources
    return {
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
    }


def _payment(year: int, source: str, words: Phrases, chance: random.Random) -> Fields:
    return {
        "from": words.partner.format(place=chance.choice(TOWNS)[0]),
        "origin": chance.choice(["community", "government", "network", "loan"]),
        "amount": chance.randint(1000, 5_000_000),
        "currency": chance.choice(["EUR", "USD", "UYU"]),
        "year": year,
        "source": source,
    }


def _place(town: str, lat: float, lon: float, chance: random.Random) -> Fields:
    precision = chance.choice(sorted(DECIMALS))
    digits = DECIMALS[precision]
    return {
        "name": town,
        "lat": round(lat + chance.uniform(-0.05, 0.05), digits),
        "lon": round(lon + chance.uniform(-0.05, 0.05), digits),
        "precision": precision,
    }


def translation(
    number: int, original: Fields, body: str, lang: str, chance: random.Random
) -> tuple[Fields, str]:
    """Return the fields and the story of a translation, which says of which text it is one."""
    words = PHRASES[lang]
    as_text = yaml.load(yaml.dump(original), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    record = Initiative.model_validate(as_text)
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
