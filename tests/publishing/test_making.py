"""In which order the pages of a site are made."""

from collections.abc import Iterable
from functools import partial

from habitat_site.documents import Digest
from habitat_site.languages import Lang
from habitat_site.pages.values import Later, Page
from tests.publishing.sites import making, text_of


def _made_of(*pages: tuple[str, str]) -> list[str]:
    """Return the paths of pages, by path and renderer, in the order in which they are made."""
    return _made(Page(path, renderer, path, lang=Lang(path[:2])) for path, renderer in pages)


def _made(pages: Iterable[Page]) -> list[str]:
    """Return the paths of pages in the order in which they are made."""
    made: list[str] = []
    making(text_of).make(pages, lambda page, _: made.append(page.place))
    return made


def test_data_is_made_first() -> None:
    found = _made_of(("en/a/index.html", "html"), ("en/z.json", "json"))
    assert found == ["en/z.json", "en/a/index.html"]


def test_the_languages_of_a_page_are_made_one_after_another() -> None:
    paths = ("en/a/index.html", "en/b/index.html", "fr/a/index.html", "fr/b/index.html")
    found = _made_of(*((path, "html") for path in paths))
    assert found == ["en/a/index.html", "fr/a/index.html", "en/b/index.html", "fr/b/index.html"]


def test_parts_of_several_lists_that_show_the_same_records_are_made_together() -> None:
    """Else each record is opened anew for every list that it is in."""
    lists, parts = ("models/rent", "themes/land", "themes/water"), ("aa", "ab", "b")
    paths = [f"en/{each}/{part}/index.html" for each in lists for part in parts]
    found = _made_of(*((path, "html") for path in paths))
    assert found == [f"en/{each}/{part}/index.html" for part in parts for each in lists]


def test_pages_that_have_their_neighbours_in_common_are_made_together() -> None:
    """Else a neighbour is read anew for every page that it stands on."""

    def page(id: str, lang: str, near: str) -> Page:
        view = Later(partial(Digest, id), lambda: id, near=near)
        return Page(f"{lang}/{id}/index.html", "html", view, lang=Lang(lang))

    near = {"a": "union/2", "b": "union/1", "c": "forum/3"}
    found = _made(page(id, lang, near[id]) for id in near for lang in ("en", "fr"))
    assert found == [f"{lang}/{id}/index.html" for id in "cba" for lang in ("en", "fr")]
