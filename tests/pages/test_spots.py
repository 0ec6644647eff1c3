"""What maps are drawn from."""

from habitat_site.languages import Lang
from habitat_site.pages.cards import initiative_card
from habitat_site.pages.spots import chart
from habitat_site.pages.written import spot_of, written
from tests.building import initiative

PLACE = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2", "precision": "city"}

BARE = initiative()
SOMEWHERE = initiative(place=PLACE, results={"homes_built": "12"})


def test_a_chart_counts_everybody_and_shows_who_has_a_place() -> None:
    cards = (initiative_card(entry, (Lang("en"),)) for entry in (BARE, SOMEWHERE))
    found = chart(spot_of(written(card)) for card in cards)
    assert found.counts == {"UY": 2}
    assert [point.id for point in found.points] == [SOMEWHERE.id]
