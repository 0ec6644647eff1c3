"""Sentences of templates, translated once for each language, with their facts filled in."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from gettext import NullTranslations
from operator import itemgetter

from markupsafe import Markup

from habitat_site.rendering.html.escaping import safe

# A sentence in one language, to be given its facts as they stand in a page, in the order in which a
# template gives them: one as it is, several as a tuple.
Phrase = Callable[[bytes | tuple[bytes, ...]], bytes]

# What `%` knows in the sentences of a catalogue.
PLACE = re.compile(r"%(?:\((?P<name>\w+)\)s|%?)")


def sentence(translations: NullTranslations, message: str) -> Markup:
    """Return a sentence as HTML."""
    return safe(_phrase(translations.gettext(message), ())(()).decode())


def phrase(translations: NullTranslations, message: str, facts: Sequence[str]) -> Phrase:
    """Return a sentence that facts of these names are filled into."""
    return _phrase(translations.gettext(message), facts)


def counted(
    translations: NullTranslations, one: str, many: str, facts: Sequence[str]
) -> Callable[[int, bytes | tuple[bytes, ...]], bytes]:
    """Return a sentence whose form depends on a count, which comes before its facts."""

    @lru_cache(maxsize=1024)
    def form(count: int) -> Phrase:
        return _phrase(translations.ngettext(one, many, count), facts)

    def said(count: int, given: bytes | tuple[bytes, ...]) -> bytes:
        return form(count)(given)

    return said


def _phrase(words: str, facts: Sequence[str]) -> Phrase:
    """Return what fills in facts: the method of a text, with no function of ours around it.

    Raises:
        ValueError: the sentence has a place for a fact that nobody gives.
    """
    places: list[int] = []

    def place(found: re.Match[str]) -> str:
        if not found["name"]:
            return "%%"
        places.append(facts.index(found["name"]))
        return "%b"

    fill = PLACE.sub(place, words).encode().__mod__
    if places == list(range(len(facts))):
        return fill
    if not places or len(facts) == 1:
        return lambda fact: fill((fact,) * len(places))
    pick = itemgetter(*places)
    return lambda given: fill(pick(given))
