"""The mark of the site: its own outline of the world, in under a thousand bytes."""

from bisect import bisect_left

from habitat_site.rendering.maps.projection import EqualEarth
from habitat_site.rendering.maps.sheet import Detail, Frame, draw
from habitat_site.rendering.maps.topology import Topology

WIDTH, HEIGHT = 160, 69
LARGEST = 1000  # bytes
THICKNESSES = [0.5 + 0.05 * step for step in range(60)]
SMALLEST_LAND = 3.0  # square units
BOX = "18 0 124 69"  # without the empty Pacific on both sides


def wordmark(topology: Topology) -> tuple[str, str]:
    """Return the mark's viewBox and its path: as fine as the size allows."""
    projection = EqualEarth()
    east, _ = projection.forward(projection.meridian + 180, 0)
    frame = Frame(projection, WIDTH / 2 / east, (0.0, 0.1177), WIDTH, HEIGHT)

    def path(thickness: float) -> str:
        return draw(topology, frame, Detail(thickness, SMALLEST_LAND)).land

    finest = bisect_left(THICKNESSES, True, key=lambda each: len(path(each)) < LARGEST)
    return BOX, path(THICKNESSES[finest])
