"""Sentences of templates, translated once for each language, with their facts filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations

from markupsafe import Markup

from habitat_site.rendering.html.escaping import escaped, safe


def sentence(translations: NullTranslations, message: str) -> Markup:
    """Return a sentence as HTML."""
    return phrase(translations, message)()


def phrase(translations: NullTranslations, message: str) -> "Phrase":
    """Return a sentence that facts are filled into."""
    return Phrase(translations.gettext(message))


def counted(translations: NullTranslations, one: str, many: str) -> "Counted":
    """Return a sentence whose form depends on a count, which is its first fact."""

    @lru_cache(maxsize=1024)
    def form(count: int) -> Phrase:
        return Phrase(translations.ngettext(one, many, count))

    return Counted(form)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence in one language, with places for facts: `as of %(date)s`."""

    words: str

    def __call__(self, /, **facts: object) -> Markup:
        """Return the sentence as HTML, with its facts escaped where they are no HTML."""
        for name, fact in facts.items():
            facts[name] = escaped(fact)
        return safe(self.words % facts)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence in one language in the forms that counts have there."""

    form: Callable[[int], Phrase]

    def __call__(self, count: int, /, **facts: object) -> Markup:
        """Return the form that fits a count, as HTML."""
        return self.form(count)(**facts)
