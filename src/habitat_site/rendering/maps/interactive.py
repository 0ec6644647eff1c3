"""The interactive map: folium writes the shell, `static/js/map.js` draws in it.

The page gets a container with everything the script has to know in data attributes; folium's
script goes to a file of its own, because the site's policy allows no script in a page. Nothing is
fetched before the reader asks.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from habitat_site.rendering.maps.view import View
from habitat_site.settings import Basemap

# A place published to a tenth of a degree must not look like an address: at the last zoom a tenth
# of a degree is narrower than its mark (11 pixels), on our outline (8) and on Mercator tiles (9).
MAX_ZOOM, MAX_TILE_ZOOM = 6, 7


@dataclass(frozen=True, slots=True)
class Words:
    """What the map says in the page's language; `clusters` by plural form, with `{count}`."""

    label: str
    open: str
    failed: str
    close: str
    zoom_in: str
    zoom_out: str
    clusters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """Where the map starts, what it shows, and the addresses of its files, as the page sees them.

    `points` is a JSON file, `{"points": [{id, lat, lon, title, place, country, url}]}`, whose
    addresses are relative to that file. `scripts` are loaded in their order: Leaflet, its
    clusters, map-outline.js, map-marks.js, and the `script` of this map.
    """

    view: View
    language: str
    words: Words
    points: str
    outline: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    countries: tuple[str, ...] = ()
    basemap: Basemap | None = None


@dataclass(frozen=True, slots=True)
class Interactive:
    """A container for the page, and the script that has to be published as a file.

    The script depends on the container's id and on the basemap only.
    """

    html: str
    id: str
    basemap: Basemap | None

    @property
    def script(self) -> str:
        """Return the script."""
        return shell(self.id, self.basemap)


def interactive(container_id: str, options: Options) -> Interactive:
    """Return a map that takes the place of the picture before it, when the reader asks for it."""
    view = options.view
    data = {
        "points": options.points,
        "outline": options.outline,
        "scripts": json.dumps(options.scripts),
        "styles": json.dumps(options.styles),
        "view": " ".join(
            f"{each:.6g}"
            for each in (view.meridian, *view.centre, view.width, view.height, view.grid)
        ),
        "align": view.align,
        "countries": " ".join(sorted(options.countries)),
        "language": options.language,
        "tiles": "yes" if options.basemap else "",
        "words": json.dumps(_words(options.words), ensure_ascii=False),
    }
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    label = escape(options.words.open)
    html = (
        f'<div class="livemap" id="{escape(container_id)}-live"{attributes}>\n'
        f'<div class="livemap__stage" hidden>{stage(container_id)}</div>\n'
        '<p class="livemap__note" role="status"></p>\n'
        f'<button class="livemap__open" type="button" hidden>{label}</button>\n'
        "</div>"
    )
    return Interactive(html, container_id, options.basemap)


def stage(container_id: str) -> str:
    """Return the container that folium's script looks for, just as folium writes it."""
    # By hand: every page of a network or a country has one, and folium takes long to import.
    return f'<div class="folium-map" id="map_{_name(container_id)}" ></div>'


def _words(words: Words) -> dict[str, object]:
    return {
        "label": words.label,
        "failed": words.failed,
        "close": words.close,
        "zoomIn": words.zoom_in,
        "zoomOut": words.zoom_out,
        "clusters": dict(words.clusters),
    }


def shell(container_id: str, basemap: Basemap | None) -> str:
    """Return folium's script for the map with this id, which has to be published as a file."""
    # Here and not above: folium brings numpy, and one file of a site needs it (0.3-0.9 s).
    import folium
    from branca.element import Figure, MacroElement
    from folium.template import Template

    class Attach(MacroElement):
        """One call, with which our script takes over the map."""

        _template = Template(
            "{% macro script(this, kwargs) %}Habitat.attach({{ this._parent.get_name() }});"
            "{% endmacro %}"
        )

    map = folium.Map(
        location=[0, 11],
        zoom_start=0,
        tiles=None,
        crs="EPSG3857" if basemap else "Habitat",  # map.js adds L.CRS.Habitat
        maxZoom=MAX_TILE_ZOOM if basemap else MAX_ZOOM,  # folium's max_zoom is that of its tiles
        zoom_control=False,
        attribution_control=basemap is not None,
        zoom_snap=0,  # the first view is exactly the picture's
        scroll_wheel_zoom=False,  # until the reader uses the map: the page has to scroll
        bounce_at_zoom_limits=False,
    )
    name = _name(container_id)
    map._id = name
    if basemap:
        tiles = folium.TileLayer(basemap.tiles, attr=escape(basemap.attribution))
        tiles._id = name
        tiles.add_to(map)
    attach = Attach()  # type: ignore[no-untyped-call]  # branca's constructor has no types
    attach._id = name
    attach.add_to(map)
    figure = Figure()
    figure.add_child(map)
    figure.render()
    return str(figure.script.render()).strip() + "\n"


def _name(container_id: str) -> str:
    """Return an id as part of a variable's name."""
    return re.sub(r"\W", "_", container_id)
