"""The shell of the interactive map, and the libraries it needs."""

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import folium
import pytest
from branca.element import Figure

from habitat_site.rendering.maps.atlas import Maps, Spot
from habitat_site.rendering.maps.interactive import (
    MAX_ZOOM,
    Interactive,
    Options,
    Words,
    interactive,
    shell,
    stage,
)
from habitat_site.settings import Basemap

WORDS = Words(
    label='Map of "all"',
    open="Open the map",
    failed="The map did not load.",
    close="Close",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    clusters={"one": "{count} initiative", "other": "{count} initiatives"},
)


def made(maps: Maps, spot: Spot, basemap: Basemap | None = None) -> Interactive:
    options = Options(
        view=maps.region_view((spot,), (spot.country,)),
        language="en",
        words=WORDS,
        points="points.json?a=1&b=2",
        outline="../assets/outline.json",
        scripts=("../assets/leaflet.js", "../assets/map-all.js"),
        styles=("../assets/leaflet.css",),
        countries=(spot.country,),
        basemap=basemap,
    )
    return interactive("all", options)


class Attributes(HTMLParser):
    """Collects all attributes of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {f"{tag} {name}": value or "" for name, value in attrs}


def test_the_page_gets_a_container_and_no_script(maps: Maps) -> None:
    html = made(maps, Spot(-17.4, -66.2, "BO")).html
    found = Attributes(html).found
    assert "<script" not in html
    assert not [name for name in found if name.split()[1].startswith(("on", "style"))]
    assert found["div data-points"] == "points.json?a=1&b=2"
    assert json.loads(found["div data-words"])["label"] == 'Map of "all"'
    assert found["div data-countries"] == "BO"


def test_all_pages_share_one_script(maps: Maps) -> None:
    one, other = made(maps, Spot(-17.4, -66.2, "BO")), made(maps, Spot(27.7, 85.3, "NP"))
    assert one.html != other.html
    assert one.script == other.script
    assert "L.CRS.Habitat" in one.script
    assert re.search(r"Habitat\.attach\((map_all)\);\s*\Z", one.script)
    assert "http" not in one.script


def test_the_container_is_as_folium_writes_it() -> None:
    """The script looks for it by its id; the page is made without folium."""
    map = folium.Map(tiles=None)
    map._id = "a_b"  # noqa: SLF001 - it has no other way
    figure = Figure()
    figure.add_child(map)
    figure.render()
    assert stage("a-b") == figure.html.render().strip()
    assert "map_a_b = L.map(" in shell("a-b", None)


def test_no_picture_is_closer_than_the_interactive_map_goes(maps: Maps) -> None:
    """Otherwise it could not start where the picture is: 75 pixels to a radian at zoom 0."""
    widest_page = 74 * 16
    view = maps.region_view((Spot(1.3, 103.8, "SG"),), ("SG",))
    assert widest_page / view.width <= 75 * 2**MAX_ZOOM


def test_a_basemap_uses_the_ordinary_projection_and_says_whose_it_is(maps: Maps) -> None:
    tiles = Basemap(tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution="<b>Them</b>")
    script = made(maps, Spot(-17.4, -66.2, "BO"), tiles).script
    assert "L.CRS.EPSG3857" in script
    assert 'https://tiles.example.org/{z}/{x}/{y}.png"' in script
    assert "<b>" not in script


def test_the_outline_for_the_browser_has_each_line_once(maps: Maps) -> None:
    outline = json.loads(maps.for_browser)
    assert len(outline["arcs"]) == len(maps.topology.arcs)
    assert {"BO", "FJ", "GF"} <= set(outline["countries"])
    first, lon, lat = outline["arcs"][0], maps.topology.arcs[0].points[0][0], 0.0
    lat = maps.topology.arcs[0].points[0][1]
    assert [each / outline["unit"] for each in first[:2]] == pytest.approx([lon, lat])


@pytest.mark.parametrize("folder", ["vendor", "world"])
def test_files_from_elsewhere_are_unchanged(checkout: Path, folder: str) -> None:
    """The table in the README has every file, with its checksum."""
    root = checkout / "static" / folder
    text = (root / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", text, re.MULTILINE))
    files = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert table == files
