"""The mark of the site: its own outline of the world, in under a thousand bytes."""

from habitat_site.rendering.maps.projection import EqualEarth
from habitat_site.rendering.maps.sheet import Detail, Frame, draw
from habitat_site.rendering.maps.topology import Topology

WIDTH, HEIGHT = 160, 69
LARGEST = 1000  # bytes
SMALLEST_LAND = 3.0  # square units
BOX = "18 0 124 69"  # without the empty Pacific on both sides


def wordmark(topology: Topology) -> tuple[str, str]:
    """Return the mark's viewBox and its path: as fine as the size allows."""
    projection = EqualEarth()
    east, _ = projection.forward(projection.meridian + 180, 0)
    frame = Frame(projection, WIDTH / 2 / east, (0.0, 0.1177), WIDTH, HEIGHT)
    thickness = 0.5
    path = draw(topology, frame, Detail(thickness, SMALLEST_LAND)).land
    while len(path) >= LARGEST:
        thickness += 0.05
        path = draw(topology, frame, Detail(thickness, SMALLEST_LAND)).land
    return BOX, path
