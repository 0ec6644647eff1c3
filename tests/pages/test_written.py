"""A card is the same after it was written down, takes little room, and can be read in part."""

from dataclasses import fields, replace

import pytest

from habitat_site.catalogue import Entry, Localised
from habitat_site.languages import Lang
from habitat_site.pages.cards import InitiativeCard, initiative_card
from habitat_site.pages.spots import Pin, Spot
from habitat_site.pages.written import Reader, names_of, spot_of, written, written_cards
from habitat_site.records import Initiative
from tests.building import initiative

EN, ES, FR = LANGUAGES = Lang("en"), Lang("es"), Lang("fr")
READER = Reader(LANGUAGES)
PLACE = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2", "precision": "city"}
# A measure in its own unit and currency, and one without a measure, with all that is shown of it.
BREAD = {"label": "Bakeries", "value": "2.5", "unit": "count", "since": "2001", "until": "2003-04"}

BARE = initiative()
HOMES = initiative(results={"homes_built": {"low": "10", "high": "20", "as_of": "2019~"}})
LAND = initiative(results={"land_area": {"value": "3", "unit": "ha"}})
MONEY = initiative(other_results=[{"label": "Saved", "value": "10", "currency": "UYU"}])
DOUBT = initiative(
    results={"homes_built": {"value": "10", "qualifier": "about", "alternatives": ["12"]}}
)
OTHER = initiative(other_results=[BREAD])
FULL = initiative(
    countries=["AR", "UY"],
    place=PLACE,
    model="housing-cooperative",
    phase="living",
    themes=["land", "finance"],
    networks=["fucvam"],
    started="1998-05",
    summary='Two lines,\none "quoted"',
    confirmed_by=[{"network": "fucvam", "date": "2026-05-01"}],
    reported_by={"role": "group", "date": "2026-05-02"},
)
ALL = (BARE, HOMES, LAND, MONEY, DOUBT, OTHER, FULL)


def card(entry: Entry[Initiative]) -> InitiativeCard:
    return initiative_card(entry, LANGUAGES)


@pytest.mark.parametrize("entry", ALL)
def test_a_card_that_was_written_down_is_the_same(entry: Entry[Initiative]) -> None:
    assert READER.card(written(card(entry))) == card(entry)


def test_the_projection_is_what_is_written() -> None:
    cards = written_cards(LANGUAGES)
    text = written(card(FULL))
    assert cards.write(FULL) == text
    assert cards.read(replace(FULL, projected={cards.name: text})) == text


def test_a_text_in_the_original_alone_is_kept_once() -> None:
    """Ten thousand titles in four languages are mostly ten thousand titles."""
    text = written(card(BARE))
    assert text.count(BARE.record.summary.encode()) == 1
    summary = READER.card(text).summary
    assert list(summary) == ["en", "es", "fr"]
    assert summary[EN] is summary[FR]


def test_a_translated_text_is_read_in_each_language() -> None:
    title = {EN: Localised("Land", EN), ES: Localised("Suelo", ES, stale=True)}
    texts = {**title, FR: title[EN]}
    found = READER.card(written(replace(card(BARE), title=texts))).title
    assert found == texts
    assert found[EN] is found[FR]


@pytest.mark.parametrize("entry", ALL)
def test_a_neighbour_is_a_part_of_the_card(entry: Entry[Initiative]) -> None:
    whole = card(entry)
    neighbour = READER.neighbour(whole.id, whole.countries, names_of(written(whole)))
    assert neighbour == tuple(getattr(whole, name) for name in neighbour._fields)


@pytest.mark.parametrize("entry", ALL)
def test_a_spot_is_a_part_of_the_card(entry: Entry[Initiative]) -> None:
    spot = spot_of(written(card(entry)))
    names = [each.name for each in fields(Spot)]
    assert [getattr(spot, n) for n in names] == [getattr(card(entry), n) for n in names]


def test_a_pin_is_a_point_with_its_names() -> None:
    whole = card(FULL)
    assert whole.point
    found = READER.pin(whole.point, names_of(written(whole)))
    assert found == Pin(whole.point, whole.title, whole.place)


def test_the_card_shows_what_its_figure_says() -> None:
    found = [READER.card(written(card(entry))).figure for entry in (BARE, HOMES, LAND, MONEY)]
    assert [figure and figure.main for figure in found] == [None, 10, 3, 10]
    assert [figure and figure.unit for figure in found] == [None, "", "ha", ""]
    assert [figure and figure.currency for figure in found] == [None, "", "", "UYU"]
    assert [figure and str(figure.as_of) for figure in found] == [None, "2019~", "None", "None"]
    doubted = card(DOUBT).figure
    assert doubted
    assert (doubted.qualifier, doubted.is_disputed) == ("about", True)
