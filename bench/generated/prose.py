"""Sentences, paragraphs and stories put together from phrases."""

import random
from typing import Any

from generated.phrases import TOWNS, Phrases

Fields = dict[str, Any]


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
