"""What is left out before it is drawn would not have been seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.atlas import Maps
from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.lines import area, clipped, pieces, rounded
from habitat_site.rendering.maps.pen import Detail, Pen
from habitat_site.rendering.maps.projection import Azimuthal, EqualEarth, turned

FRAMES = [
    Frame(EqualEarth(), 146.0, (0.0, 0.1), 800, 444),
    Frame(EqualEarth(), 300.0, (-1.2, 0.3), 800, 444),
    Frame(EqualEarth(-60.0), 170.0, (0.4, 0.2), 800, 444),
    Frame(EqualEarth(179.0), 900.0, (0.0, -0.2), 800, 444),
    Frame(Azimuthal(25.0, 60.0), 250.0, (0.0, 0.0), 400, 400),
]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_line_is_drawn_as_if_all_of_it_were_projected(maps: Maps, frame: Frame) -> None:
    pen = Pen(frame, Detail(line=0.8, island=2.0))
    near = [shape for shape in maps.topology.shapes if shape.ring.reach < 60]
    for shape in near:
        trace = maps.topology.trace(shape.refs)
        spots = frame.laid(trace.spots(frame.projection, 0.8 / frame.scale))
        ring = rounded(clipped(spots, frame.box))
        if ring and ring[0] == ring[-1]:
            ring.pop()
        expected = tuple(ring) if len(ring) > 2 and area(ring) >= 2.0 else ()
        assert pen.closed(trace) == expected
        open_lines = [line for each in pieces(spots, frame.box) if len(line := rounded(each)) > 1]
        assert list(pen.open(trace)) == open_lines


def test_a_trace_keeps_the_points_that_matter(maps: Maps) -> None:
    arc = max(maps.topology.arcs, key=lambda arc: len(arc.points))
    trace = maps.topology.trace((maps.topology.arcs.index(arc),))
    frame = Frame(EqualEarth(30.0), 1.0, (0.0, 0.0), 0, 0)
    heavy = [
        point for point, weight in zip(trace.points, arc.weights, strict=True) if weight > 0.01
    ]
    assert 2 < len(heavy) < len(arc.points)
    lons = [lon for lon, _ in trace.points]
    middle = (min(lons) + max(lons)) / 2
    shift = turned(middle, 30.0) - middle
    expected = [frame.projection.forward(lon + shift, lat) for lon, lat in heavy]
    for spot, other in zip(trace.spots(frame.projection, 0.01), expected, strict=True):
        assert spot == pytest.approx(other)


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(-90, 90), st.floats(-60, 60))
def test_a_line_is_projected_as_its_points_are(
    lon: float, lat: float, middle: float, tilt: float
) -> None:
    for projection in (EqualEarth(middle), Azimuthal(middle, tilt)):
        (spot,) = projection.line([projection.row(lon, lat)])
        assert spot == projection.forward(lon, lat)
        (farther,) = projection.line([projection.row(lon, lat)], 5.0)
        assert farther == pytest.approx(projection.forward(lon + 5.0, lat), abs=1e-9)
