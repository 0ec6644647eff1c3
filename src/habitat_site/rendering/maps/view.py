"""Which part of the world a picture shows, told to the interactive map that takes its place."""

from dataclasses import dataclass

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.projection import WORLD_MERIDIAN, EqualEarth


@dataclass(frozen=True, slots=True)
class View:
    """A piece of the Equal Earth plane about a central meridian, in radii of the globe."""

    meridian: float
    centre: tuple[float, float]
    width: float
    height: float
    align: str
    grid: int  # degrees between the lines of the grid


def view_of(frame: Frame, align: str, grid: int) -> View:
    """Return the piece of the plane that a sheet shows."""
    projection = frame.projection
    meridian = projection.meridian if isinstance(projection, EqualEarth) else WORLD_MERIDIAN
    size = frame.width / frame.scale, frame.height / frame.scale
    return View(meridian, frame.centre, *size, align, grid)
