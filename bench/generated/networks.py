"""Networks, the first of them federations of the others."""

import random

from generated.phrases import LANGUAGES, PHRASES, TOWNS
from generated.prose import Fields, paragraph, sentence

NETWORK_COUNT = 20
FEDERATIONS = 4  # the first of the networks, which the others belong to


def network_id(number: int) -> str:
    """Return a network's id."""
    return f"network-{number:02d}"


def network(number: int, chance: random.Random) -> tuple[Fields, str]:
    """Return the fields and the text of a network."""
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
