"""Sentences of templates, translated once for each language, with their facts filled in."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from gettext import NullTranslations

from markupsafe import Markup

from habitat_site.rendering.html.escaping import safe

# A sentence in one language, to be given its facts as HTML, in the order in which a template
# gives them: `as of {0}`.
Phrase = Callable[..., str]

# What `%` knows in the sentences of a catalogue, and what `format` would take for its own.
PLACE = re.compile(r"%\((?P<name>\w+)\)s|%%|(?P<brace>[{}])")


def sentence(translations: NullTranslations, message: str) -> Markup:
    """Return a sentence as HTML."""
    return safe(_phrase(translations.gettext(message), ())())


def phrase(translations: NullTranslations, message: str, facts: Sequence[str]) -> Phrase:
    """Return a sentence that facts of these names are filled into."""
    return _phrase(translations.gettext(message), facts)


def counted(
    translations: NullTranslations, one: str, many: str, facts: Sequence[str]
) -> Callable[..., str]:
    """Return a sentence whose form depends on a count, which comes before its facts."""

    @lru_cache(maxsize=1024)
    def form(count: int) -> Phrase:
        return _phrase(translations.ngettext(one, many, count), facts)

    def said(count: int, *given: str) -> str:
        return form(count)(*given)

    return said


def _phrase(words: str, facts: Sequence[str]) -> Phrase:
    """Return the method that fills in facts: no function of ours is called for a sentence.

    Raises:
        ValueError: the sentence has a place for a fact that nobody gives.
    """

    def place(found: re.Match[str]) -> str:
        if found["name"]:
            return f"{{{facts.index(found['name'])}}}"
        return found["brace"] * 2 if found["brace"] else "%"

    return PLACE.sub(place, words).format
