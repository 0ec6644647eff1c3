"""A card is the same after it was written down, and takes little room."""

from dataclasses import replace

import pytest

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages.cards import initiative_cards
from habitat_site.records import Initiative
from tests.building import initiative

CARDS = initiative_cards((Lang("en"), Lang("es"), Lang("fr")))

BARE = initiative()
HOMES = initiative(results={"homes_built": {"low": "10", "high": "20", "as_of": "2019"}})
LAND = initiative(results={"land_area": {"value": "3", "unit": "ha"}})
OTHER = initiative(other_results=[{"label": "Bakeries", "value": "3", "unit": "count"}])


def written(entry: Entry[Initiative]) -> Entry[Initiative]:
    return replace(entry, projected={CARDS.name: CARDS.write(entry)})


@pytest.mark.parametrize("entry", [BARE, HOMES, LAND, OTHER])
def test_a_card_that_was_written_down_is_the_same(entry: Entry[Initiative]) -> None:
    """Also the kind of its figure, which its measure alone does not tell."""
    assert CARDS.read(written(entry)) == CARDS.of(entry)


def test_a_text_in_the_original_alone_is_kept_once() -> None:
    """Ten thousand titles in four languages are mostly ten thousand titles."""
    title = CARDS.read(written(BARE)).title
    assert list(title) == ["en", "es", "fr"]
    assert title[Lang("en")] is title[Lang("fr")]
