"""No coordinate is published finer than its record allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.records.scalars import DECIMALS
from habitat_site.records.shared import Place
from habitat_site.results.places import point_of, published
from tests.building import initiative

DEGREES = st.decimals(-90, 90, places=6).map(str)


@pytest.mark.parametrize("precision", ["country", "hidden"])
def test_countries_and_hidden_places_have_no_coordinates(precision: str) -> None:
    place = {"name": "Somewhere", "lat": "-34.90328", "lon": "-56.18816", "precision": precision}
    assert published(Place.model_validate(place)) is None
    assert point_of(initiative(place=place)) is None


@given(DEGREES, DEGREES, st.sampled_from(["exact", "neighbourhood", "city"]))
def test_coordinates_are_rounded_to_their_precision(lat: str, lon: str, precision: str) -> None:
    place = Place.model_validate({"name": "X", "lat": lat, "lon": lon, "precision": precision})
    found = published(place)
    assert found is not None
    most = DECIMALS[place.precision]
    assert most is not None
    for degrees in (found.lat, found.lon):
        assert round(degrees, most) == degrees
        assert "e" not in repr(degrees) or abs(degrees) < 0.0001
        assert not repr(degrees).startswith("-0.0") or degrees != 0


def test_a_place_without_coordinates_is_on_no_map() -> None:
    assert published(None) is None
    assert point_of(initiative(place={"name": "Somewhere"})) is None
    assert point_of(initiative("b")) is None
