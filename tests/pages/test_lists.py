"""The list of initiatives: what it can be narrowed by, and how a long one is indexed."""

import json
from itertools import starmap

import pytest

from habitat_site.catalogue import Entry
from habitat_site.pages import lists
from habitat_site.pages.facets import FacetView, plan_facets
from habitat_site.pages.lists import InitiativesView, plan_lists
from habitat_site.pages.values import Page
from habitat_site.records import Fund, Record
from habitat_site.rendering.index import render_index
from tests.building import entry, initiative
from tests.rendering.context import SITE, inputs

SUPPORTED = ("a", "b")


def fund() -> Entry[Fund]:
    return entry(Fund, "box", {"kind": "fund", "type": "revolving", "supports": SUPPORTED})


def records() -> tuple[Entry[Record], ...]:
    placed = {"a": "UY", "b": "KE", "c": "UY"}
    return (*starmap(lambda id, code: initiative(id, country=code), placed.items()), fund())


def planned() -> dict[str, Page]:
    return {page.place: page for page in plan_lists(inputs(*records()))}


def view(pages: dict[str, Page]) -> InitiativesView:
    found = pages["en/initiatives/index.html"].whole().view
    assert isinstance(found, InitiativesView)
    return found


def test_a_short_list_says_which_mechanisms_name_each_entry() -> None:
    found = view(planned())
    assert found.facets.joined == (("funds", 2),)
    assert found.joined == dict.fromkeys(SUPPORTED, ("funds",))


def test_a_long_list_says_it_in_its_index_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page would grow with the records; a part of the index is loaded when it is asked for."""
    monkeypatch.setattr(lists, "MOST", 2)
    pages = planned()
    found = view(pages)
    assert (found.facets.joined, found.joined) == ((("funds", 2),), {})
    parts = {
        letter: json.loads(render_index(pages[f"en/initiatives/index-{letter}.json"].whole(), SITE))
        for letter in "uk"
    }
    assert [row.get("joined") for row in parts["u"]["entries"]] == [["funds"], None]
    assert [row.get("joined") for row in parts["k"]["entries"]] == [["funds"]]


def test_what_a_mechanism_names_is_part_of_what_a_list_is_made_of() -> None:
    """A page is made again when its view's digest changes."""
    *alone, _ = records()
    pages = [next(iter(plan_lists(inputs(*some)))) for some in (records(), tuple(alone))]
    with_fund, without = (page.view.digest for page in pages)
    assert with_fund != without


def test_each_mechanism_has_a_page_of_the_initiatives_that_it_names() -> None:
    pages = {page.place: page for page in plan_facets(inputs(*records()))}
    found = pages["es/initiatives/joined/funds/index.html"].whole().view
    assert isinstance(found, FacetView)
    assert (found.facet, found.id) == ("joined", "funds")
    assert [card.id for _, cards in found.groups for card in cards] == ["b", "a"]
    assert (found.events, found.networks) == ((), ())
