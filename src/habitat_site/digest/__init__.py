"""Newsletters: what is new, changed, due soon and asked for, to be sent by those who wish to."""

from collections.abc import Callable, Mapping

from habitat_site.digest.letter import Letter, letter_of
from habitat_site.digest.page import to_html
from habitat_site.digest.prose import to_markdown
from habitat_site.digest.text import to_text

FORMATS: Mapping[str, tuple[str, Callable[[Letter], str]]] = {
    "markdown": (".md", to_markdown),
    "html": (".html", to_html),
    "text": (".txt", to_text),
}
"""The forms of a newsletter by the names that a person types, each with the ending of its files."""

__all__ = ["FORMATS", "Letter", "letter_of"]
