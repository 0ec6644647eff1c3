"""Events that networks call."""

import random

from generated.networks import NETWORK_COUNT, network_id
from generated.phrases import LANGUAGES, PHRASES, TOWNS
from generated.prose import Fields, paragraph, sentence


def event(number: int, chance: random.Random) -> tuple[Fields, str]:
    """Return the fields and the text of an event."""
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
