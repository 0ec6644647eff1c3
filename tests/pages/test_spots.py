"""What maps need is read from what is written of a card, and is the same."""

from dataclasses import fields, replace

import pytest

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages.cards import initiative_cards
from habitat_site.pages.spots import Spot, chart, initiative_spots
from habitat_site.records import Initiative
from tests.building import initiative

LANGUAGES = (Lang("en"), Lang("es"))
CARDS, SPOTS = initiative_cards(LANGUAGES), initiative_spots(LANGUAGES)
PLACE = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2", "precision": "city"}

BARE = initiative()
SOMEWHERE = initiative(place=PLACE, results={"homes_built": "12"})


@pytest.mark.parametrize("entry", [BARE, SOMEWHERE])
def test_a_spot_is_a_part_of_the_card(entry: Entry[Initiative]) -> None:
    card, written = CARDS.of(entry), replace(entry, projected={CARDS.name: CARDS.write(entry)})
    for spot in (SPOTS.read(entry), SPOTS.read(written)):
        assert [getattr(spot, f.name) for f in fields(Spot)] == [
            getattr(card, f.name) for f in fields(Spot)
        ]


def test_a_chart_counts_everybody_and_shows_who_has_a_place() -> None:
    found = chart(map(SPOTS.read, (BARE, SOMEWHERE)))
    assert found.counts == {"UY": 2}
    assert [point.id for point in found.points] == [SOMEWHERE.id]
