"""The maps of our pages in pieces that another site puts together: a peer draws no map of its own.

It is handed each picture once, and writes a title, dots and names between the pieces.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from habitat_site.catalogue import RecordId
from habitat_site.languages import Lang, language
from habitat_site.pages.urls import MARK, sheet_path
from habitat_site.records.scalars import Precision
from habitat_site.rendering.html.pictures import atlas, pictures
from habitat_site.rendering.maps.atlas import Spot
from habitat_site.rendering.maps.interactive import Options, Words, interactive
from habitat_site.rendering.maps.region import WORLD_FRAME
from habitat_site.rendering.maps.view import View
from habitat_site.rendering.maps.wordmark import mark_file
from habitat_site.resources import resource
from habitat_site.results.places import Point

TITLE = "@title@"
CITY: Precision = "city"
RING = re.compile(r'cx="(\d+)" cy="(\d+)"')
DOTS = re.compile(r'(id="(?:region|world)-dots"[^>]* d=")([^"]*)(")')
NAME = re.compile(
    r'<text class="map-label" x="(?P<x>[\d.-]+)" y="(?P<y>[\d.-]+)"'
    r' text-anchor="(?P<anchor>\w+)">(?P<code>\w+)</text>'
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map: `head`, a title, `middle`, the dots, `tail`, the names, `end`."""

    head: str
    middle: str
    tail: str
    end: str
    dots: str
    names: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawings:
    """All maps of a corpus: of the world, of a region, and of each country by its code."""

    world: Drawing
    region: Drawing
    countries: Mapping[str, Drawing]


def drawings(spots: Iterable[Spot]) -> Drawings:
    """Draw the maps that lists need for some spots."""
    known = tuple(spots)
    codes = sorted({spot.country for spot in known})
    own = {code: [spot for spot in known if spot.country == code] for code in codes}
    whole = atlas().region(known, codes, TITLE, {code: code for code in codes})
    return Drawings(
        world=_pieces(atlas().world(known, codes, TITLE)),
        region=_pieces(whole),
        countries={
            code: _pieces(atlas().region(of, [code], TITLE, {code: code}))
            for code, of in own.items()
        },
    )


def _pieces(picture: str) -> Drawing:
    head, rest = picture.split(TITLE)
    middle, dots, rest = _parted(rest)
    tail, _, names = rest.partition('<g aria-hidden="true">')
    end = names[names.rindex("</g>") + 4 :] if names else "\n</svg>"
    found = tuple(match.groupdict() for match in NAME.finditer(names))
    return Drawing(head, middle, tail.removesuffix(end), end, dots, found)


def _parted(picture: str) -> tuple[str, str, str]:
    found = DOTS.search(picture)
    if found is None:
        return picture, "", ""
    return picture[: found.end(1)], found[2], picture[found.start(3) :]


@cache
def region_dot(lon: float, lat: float) -> str:
    """Return a place as a dot on the map of a region as wide as the world."""
    x, y = WORLD_FRAME.spot(lon, lat)
    return f"M{round(x)} {round(y)}h0"


def _sheet(code: str) -> str:
    return f"/{sheet_path(code)}"


@cache
def locator(code: str, lang: str) -> tuple[str, str]:
    """Return a country's small map, before its title and behind it, without the end and a mark."""
    picture = pictures(Lang(lang)).locator(_sheet, [code], None, "country", TITLE)
    head, tail = picture.split(TITLE)
    return head, tail.removesuffix("</svg>")


@cache
def ring(code: str, lon: float, lat: float) -> tuple[int, int]:
    """Return where the ring of a place is on its country's small map."""
    place = Point(RecordId(""), lat, lon, CITY, code)
    found = RING.search(pictures(Lang("en")).locator(_sheet, [code], place, CITY, TITLE))
    return (int(found[1]), int(found[2])) if found else (200, 200)


def shared_files(codes: Iterable[str]) -> Mapping[str, str]:
    """Return the pictures that pages share, by their paths: the mark, and countries' sheets."""
    sheets = {str(sheet_path(code)): atlas().locator_sheet(code) for code in codes}
    return {str(MARK): mark_file(resource("static") / "world")} | sheets


def live_map(view: View, lang: str, codes: Sequence[str]) -> str:
    """Return what an interactive map needs beside its picture."""
    spoken = language(lang)
    options = Options(
        view=view,
        language=lang,
        words=Words(
            label=TITLE,
            open=spoken.text("map.open"),
            failed=spoken.text("map.failed"),
            close=spoken.text("map.close"),
            zoom_in=spoken.text("map.zoom-in"),
            zoom_out=spoken.text("map.zoom-out"),
            clusters={
                "one": spoken.translations.ngettext("map.cluster", "map.cluster.many", 1),
                "other": spoken.translations.ngettext("map.cluster", "map.cluster.many", 2),
            },
        ),
        points="points.json",
        outline="/assets/world.json",
        scripts=(
            "/assets/vendor/leaflet/leaflet.js",
            "/assets/vendor/leaflet.markercluster/leaflet.markercluster.js",
            "/assets/js/map-outline.js",
            "/assets/js/map-marks.js",
            "/assets/map-shell.js",
        ),
        styles=(
            "/assets/vendor/leaflet/leaflet.css",
            "/assets/vendor/leaflet.markercluster/MarkerCluster.css",
        ),
        countries=tuple(codes),
    )
    return interactive("habitat-map", options).html


def as_data(drawing: Drawing) -> Mapping[str, object]:
    """Return a drawing as a peer's data file has it."""
    return asdict(drawing)
