"""A table of contents for a long page: its chapters get an id each, and a list of links."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

# What is rendered from Markdown is our own HTML: its headings bear no attributes.
CHAPTER = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, and the id that leads to it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text whose chapters can be linked to; `chapters` is empty where they are few."""

    html: Markup
    chapters: tuple[Chapter, ...]


def outlined(html: str) -> Outlined:
    """Return a text with an id on each chapter, and its chapters where they are many."""
    chapters: list[Chapter] = []

    def with_id(heading: re.Match[str]) -> str:
        title = unescape(TAG.sub("", heading[1])).strip()
        chapters.append(Chapter(_new_id(title, {each.id for each in chapters}), title))
        return f'<h2 id="{chapters[-1].id}">{heading[1]}</h2>'

    marked = Markup(CHAPTER.sub(with_id, html))  # noqa: S704 - only ids of letters were added
    return Outlined(marked, tuple(chapters) if len(chapters) >= FEWEST else ())


def _new_id(title: str, taken: set[str]) -> str:
    """Return an id of letters, digits and hyphens that no other part of the page can have."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    wanted = "on-" + "-".join(re.findall(r"[^\W_]+", plain))
    number = 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
