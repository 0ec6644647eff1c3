"""Drawings of whole countries: made of the outline alone, and kept for the next run as it is."""

import pickle
from collections.abc import Callable

from habitat_site.kept import kept, key_of
from habitat_site.rendering.maps.locator import Base


def drawn_once(outline: str, country: str, id: str, draw: Callable[[], Base]) -> Base:
    """Return the drawing of a country from an outline of this key, as it is kept or drawn now."""
    raw = kept(key_of("sheet", outline, country, id), lambda: pickle.dumps(draw()))
    # Nobody but the user can have written it.
    found: Base = pickle.loads(raw)  # noqa: S301 - see above
    return found
