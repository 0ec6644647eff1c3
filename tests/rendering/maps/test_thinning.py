"""A line loses the points that nobody would see, and no others."""

from itertools import pairwise
from math import cos, dist, radians, sin

from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.thinning import weights

XYZ = tuple[float, float, float]
LINES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=2, max_size=40)


def on_globe(point: Point) -> XYZ:
    lon, lat = radians(point[0]), radians(point[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def gap(point: XYZ, a: XYZ, b: XYZ) -> float:
    length = dist(a, b) ** 2
    towards = sum((p - s) * (e - s) for p, s, e in zip(point, a, b, strict=True))
    along = max(0.0, min(1.0, towards / length)) if length else 0.0
    return dist(point, [s + along * (e - s) for s, e in zip(a, b, strict=True)])


@given(LINES, st.floats(0.001, 1))
def test_a_thinned_line_keeps_its_ends_and_goes_near_every_point(
    line: list[Point], tolerance: float
) -> None:
    heavy = weights(line)
    kept = [
        on_globe(point) for point, weight in zip(line, heavy, strict=True) if weight > tolerance
    ]
    assert (kept[0], kept[-1]) == (on_globe(line[0]), on_globe(line[-1]))
    for point in line:
        assert min(gap(on_globe(point), a, b) for a, b in pairwise(kept)) <= tolerance + 1e-9


def test_a_straight_line_needs_its_ends_only() -> None:
    north = [(20.0, float(lat)) for lat in range(3)]
    assert [weight > 0.001 for weight in weights(north)] == [True, False, True]


def test_a_closed_line_never_falls_together() -> None:
    """It keeps the point opposite the one where it starts, however coarse the drawing is."""
    square = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]
    kept = [point for point, weight in zip(square, weights(square), strict=True) if weight > 9]
    assert kept == [(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
