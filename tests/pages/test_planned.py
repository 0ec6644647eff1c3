"""Pages that are kept small are the pages that were planned."""

import pytest

from habitat_site.languages import Lang
from habitat_site.pages.planned import Planned
from habitat_site.pages.planners import plan
from habitat_site.pages.siblings import InEachLanguage, Shared, Siblings
from habitat_site.pages.values import Page
from tests.building import initiative, network
from tests.rendering.context import inputs

EN, ES = Lang("en"), Lang("es")
SIBLINGS = Siblings((EN, ES), "agenda/index.html")


def pages() -> list[Page]:
    views = ("a", "b")
    found = [
        Page(path, "html", view, "x.html", lang, f"content/{view}.md", SIBLINGS)
        for view in views
        for lang, path in SIBLINGS.items()
    ]
    return [
        *found,
        Page("a.json", "json", "a"),
        Page("b.json", "json", "a", lang=ES),
    ]


def test_each_page_is_as_it_was_given() -> None:
    given, kept = pages(), Planned.of(iter(pages()))
    assert list(kept) == given == [kept[i] for i in range(len(kept))]
    assert list(kept[1:4]) == given[1:4]
    assert tuple(kept.paths) == tuple(page.place for page in given)


def test_a_page_in_each_language_is_planned_as_one_for_each() -> None:
    both = (EN, ES)
    given = [
        InEachLanguage(Shared(path, "html", view, "x.html", "", Siblings(both, path)), both)
        for path, view in (("a.html", "a"), ("b.html", "b"), ("c.html", "b"))
    ]
    alone = Page("a.json", "json", "a")
    kept = Planned.of([given[0], alone, *given[1:]])
    assert list(kept) == [*given[0], alone, *given[1], *given[2]]
    found = [(page.place, page.lang) for page in given[1]]
    assert found == [("en/b.html", EN), ("es/b.html", ES)]
    assert list(kept.langs) == [page.lang for page in kept]
    assert list(kept.ways) == [(page.renderer, page.template, page.lang) for page in kept]


def test_an_order_and_a_choice_take_everything_of_a_page_along() -> None:
    given, kept = pages(), Planned.of(pages())
    backwards = kept.ordered(
        lambda _head, shared: shared.renderer != "json", lambda head, shared: head + shared.below
    )
    assert list(backwards) == sorted(given, key=lambda p: (p.renderer != "json", p.place))
    spanish = frozenset({"es/agenda/index.html"})
    assert list(kept.where(path in spanish for path in kept.paths)) == [
        page for page in given if page.place in spanish
    ]


def test_paths_are_in_the_order_of_their_texts() -> None:
    """Also where the name of one folder, or of a file, begins with the name of another."""
    texts = ["en/b.html", "en.html", "en-us/a.html", "en/a/b.html", "enter/a", "a.txt", "en/a.html"]
    kept = Planned.of(Page(text, "text", text) for text in texts)
    assert list(kept.by_path().paths) == sorted(texts)


def test_pages_are_added_after_the_others() -> None:
    given, more = pages(), Page("fr/c.html", "html", "c", lang=Lang("fr"))
    assert list(Planned.of(given).plus([more, *given[:2]])) == [*given, more, *given[:2]]


def test_a_view_that_pages_share_is_told_once() -> None:
    assert list(Planned.of(pages()).views()) == ["a", "b", "a", "a"]


def test_a_whole_plan_is_in_the_order_of_its_paths() -> None:
    found = plan(inputs(initiative("a"), network("b")), ())
    assert list(found.paths) == sorted(found.paths) == [page.place for page in found]
    assert len(set(found.paths)) == len(found)


def test_siblings_are_a_mapping_by_language() -> None:
    assert dict(SIBLINGS) == {"en": "en/agenda/index.html", "es": "es/agenda/index.html"}
    assert list(SIBLINGS.items()) == [(lang, SIBLINGS[lang]) for lang in SIBLINGS]
    assert (len(SIBLINGS), "es" in SIBLINGS, "fr" in SIBLINGS) == (2, True, False)
    with pytest.raises(KeyError):
        SIBLINGS[Lang("fr")]
