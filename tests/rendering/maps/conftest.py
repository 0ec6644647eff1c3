"""The atlas of the site, read once for all tests of a worker."""

from pathlib import Path

import pytest

from habitat_site.rendering.maps.atlas import Maps
from habitat_site.rendering.maps.locator import Legend

NAMES = {"BO": "Bolivia", "SG": "Singapore", "TV": "Tuvalu", "FR": "France <&>"}


@pytest.fixture(scope="session")
def maps(checkout: Path) -> Maps:
    """Return the atlas of the outline that comes with the tool."""
    return Maps.load(checkout / "static" / "world" / "world.geojson")


@pytest.fixture(scope="session")
def legend() -> Legend:
    """Return English words; a country without a name here is called by its code."""
    return Legend(
        "en",
        lambda code: NAMES.get(code, code),
        lambda degrees: f"{abs(degrees)}° {'N' if degrees > 0 else 'S'}",
        lambda degrees: f"{abs(degrees)}° {'E' if degrees > 0 else 'W'}",
    )
