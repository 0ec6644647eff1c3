"""Both projections go there and back, and keep areas."""

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.projection import (
    Azimuthal,
    EqualEarth,
    Projection,
    distance,
    turned,
)

LATITUDES = st.floats(-89.9, 89.9)
LONGITUDES = st.floats(-180, 180)


@given(LONGITUDES, LATITUDES, st.floats(-180, 180))
def test_equal_earth_goes_back_to_where_it_came_from(
    lon: float, lat: float, meridian: float
) -> None:
    projection = EqualEarth(meridian)
    assert projection.inverse(*projection.forward(lon, lat)) == pytest.approx((lon, lat), abs=1e-9)


@given(st.floats(-60, 60), st.floats(-60, 60), LONGITUDES, st.floats(-80, 80))
def test_azimuthal_goes_back_to_where_it_came_from(
    east: float, north: float, lon: float, lat: float
) -> None:
    projection = Azimuthal(lon, lat)
    there = lon + east, max(-89.0, min(89.0, lat + north))
    back = projection.inverse(*projection.forward(*there))
    assert distance(back, there) < 1e-5


@given(st.lists(st.tuples(LONGITUDES, LATITUDES)), LONGITUDES)
def test_many_places_are_where_each_is_alone(
    places: list[tuple[float, float]], meridian: float
) -> None:
    projection = EqualEarth(meridian)
    assert projection.places(places) == [projection.forward(*place) for place in places]
    assert projection.turned(places) == [
        projection.forward(turned(lon, meridian), lat) for lon, lat in places
    ]


def area_on_the_plane(projection: Projection, lon: float, lat: float, size: float) -> float:
    corners = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size)]
    spots = [projection.forward(*corner) for corner in corners]
    turns = zip(spots, spots[1:] + spots[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in turns)) / 2


@given(st.floats(-170, 170), st.floats(-75, 75))
def test_a_small_field_keeps_its_area(lon: float, lat: float) -> None:
    size = 0.01
    on_the_globe = radians(size) ** 2 * cos(radians(lat + size / 2))
    for projection in (EqualEarth(), Azimuthal(lon - 30, lat / 2)):
        area = area_on_the_plane(projection, lon, lat, size)
        assert area == pytest.approx(on_the_globe, rel=1e-4)


def test_equal_earth_has_the_published_extent() -> None:
    """Šavrič, Patterson & Jenny give a width to height of 2.05458."""
    east, _ = EqualEarth(0).forward(180, 0)
    _, north = EqualEarth(0).forward(0, 90)
    assert east / north == pytest.approx(2.05458, abs=1e-5)


@given(st.floats(-1000, 1000), st.floats(-360, 360))
def test_a_turned_longitude_is_the_same_within_half_a_turn(lon: float, meridian: float) -> None:
    result = turned(lon, meridian)
    assert abs(result - meridian) <= 180 + 1e-9
    assert ((result - lon) / 360) == pytest.approx(round((result - lon) / 360), abs=1e-9)
