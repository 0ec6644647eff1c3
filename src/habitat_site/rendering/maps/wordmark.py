"""The mark of the site: its own outline of the world, in under a thousand bytes.

It is drawn once and kept beside the outline, because drawing it takes longer than making a page.
`python tools/wordmark.py` draws it anew. One file is published, which every page shows.
"""

import re
from bisect import bisect_left
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.rendering.colouring import by_day, coloured
from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.pen import Detail
from habitat_site.rendering.maps.projection import EqualEarth
from habitat_site.rendering.maps.sheet import draw
from habitat_site.rendering.maps.topology import Topology

NAME = "wordmark.svg"
WIDTH, HEIGHT = 160, 69
LARGEST = 1000  # bytes
THICKNESSES = [0.5 + 0.05 * step for step in range(60)]
SMALLEST_LAND = 3.0  # square units
BOX = "18 0 124 69"  # without the empty Pacific on both sides
SQUARE = "18 -27.5 124 124"  # browsers squeeze an icon that is no square; pages cut it to `BOX`
COLOUR = "--brick"
PARTS = re.compile(r' viewBox="([^"]+)"><path d="([^"]+)"/>')


def read_wordmark(path: Path) -> tuple[str, str]:
    """Return the mark's viewBox and its path.

    Raises:
        HabitatError: the file is missing or holds no such picture.
    """
    try:
        found = PARTS.search(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HabitatError(f"{path}: cannot read the mark of the site: {error}") from error
    if found is None:
        raise HabitatError(f"{path}: this is not the mark of the site")
    return found[1], found[2]


def mark_file(world: Path) -> str:
    """Return the mark as it is published: a square, in the colours of the stylesheet."""
    _, path = read_wordmark(world / NAME)
    # Not every program that shows an icon reads its style.
    drawing = f'<path fill="{by_day(COLOUR)}" d="{path}"/>'
    return coloured(drawing, SQUARE, f"path{{fill:var({COLOUR})}}")


def drawn_wordmark(topology: Topology) -> str:
    """Return the mark as an SVG file: as fine as the size allows."""
    projection = EqualEarth()
    east, _ = projection.forward(projection.meridian + 180, 0)
    frame = Frame(projection, WIDTH / 2 / east, (0.0, 0.1177), WIDTH, HEIGHT)

    def path(thickness: float) -> str:
        return draw(topology, frame, Detail(thickness, SMALLEST_LAND)).land

    finest = bisect_left(THICKNESSES, True, key=lambda each: len(path(each)) < LARGEST)
    outline = path(THICKNESSES[finest])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{BOX}"><path d="{outline}"/></svg>\n'
