"""One page in several languages, and what all of them share."""

from collections.abc import ItemsView, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habitat_site.languages import Lang
from habitat_site.pages.values import Page


@dataclass(frozen=True, slots=True)
class Siblings(Mapping[Lang, str]):
    """The paths of one page in each language: the same below the folder of the language."""

    languages: tuple[Lang, ...]
    below: str

    def __getitem__(self, lang: Lang) -> str:
        """Return the path in a language."""
        if lang not in self.languages:
            raise KeyError(lang)
        return f"{lang}/{self.below}"

    # The next two as a mapping has them, which would ask for each path by its language.
    def __contains__(self, lang: object) -> bool:
        """Tell whether there is a page in a language."""
        return lang in self.languages

    def items(self) -> ItemsView[Lang, str]:
        """Return each language with its path."""
        return {lang: f"{lang}/{self.below}" for lang in self.languages}.items()

    def __iter__(self) -> Iterator[Lang]:
        """Yield the languages."""
        return iter(self.languages)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self.languages)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What pages have in common that differ in nothing but language and first part of the path.

    `below` is the rest of their paths.
    """

    below: str
    renderer: str
    view: Any
    template: str
    source: str
    siblings: Mapping[Lang, str]

    def page(self, head: str, lang: Lang | None) -> Page:
        """Return one of the pages by the first part of its path, and its language."""
        return Page(
            head + self.below,
            self.renderer,
            self.view,
            self.template,
            lang,
            self.source,
            self.siblings,
        )


@dataclass(frozen=True, slots=True, eq=False)
class InEachLanguage:
    """One page in every language of the interface, each made when somebody asks for it."""

    shared: Shared
    languages: tuple[Lang, ...]

    def __iter__(self) -> Iterator[Page]:
        """Yield the page in each language."""
        return (self.shared.page(f"{lang}/", lang) for lang in self.languages)
