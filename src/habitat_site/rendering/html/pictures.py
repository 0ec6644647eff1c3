"""Maps as templates ask for them: the atlas draws, the page's language names."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import Markup

from habitat_site.kept import kept, key_of
from habitat_site.languages import Lang, Language, language
from habitat_site.pages import urls
from habitat_site.pages.files import SheetView
from habitat_site.pages.values import Page
from habitat_site.rendering.html.escaping import safe
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.maps.atlas import Maps
from habitat_site.rendering.maps.interactive import Options, interactive, shell
from habitat_site.rendering.maps.interactive import Words as MapWords
from habitat_site.rendering.maps.locator import Legend
from habitat_site.rendering.maps.view import View
from habitat_site.rendering.maps.wordmark import mark_file
from habitat_site.rendering.site import Site
from habitat_site.resources import resource
from habitat_site.results.places import Point
from habitat_site.tool import tool_digest

# One map a page, so that one script serves all pages.
MAP_ID = "habitat-map"


@lru_cache(maxsize=1)
def atlas() -> Maps:
    """Return the atlas, drawn from the outline that comes with the tool."""
    return Maps.load(resource("static") / "world" / "world.geojson")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The maps of one language."""

    language: Language

    def world(self, points: Sequence[Point], countries: Sequence[str], title: str) -> Markup:
        """Return the map of the world with a dot for each point."""
        return Markup(atlas().world(points, countries, title))  # noqa: S704 - the atlas escapes

    def region(self, points: Sequence[Point], countries: Sequence[str], title: str) -> Markup:
        """Return the map of a network, a theme or a country, with its countries named."""
        labels = self._labels(points)
        return Markup(atlas().region(points, countries, title, labels))  # noqa: S704 - the atlas escapes

    def interactive_world(
        self, link: Links, points: Sequence[Point], countries: Sequence[str], title: str
    ) -> Markup:
        """Return the map of the world, and the interactive one that takes its place when asked."""
        view = atlas().world_view(points)
        return self.world(points, countries, title) + self._live(link, view, countries, title)

    def interactive_region(
        self, link: Links, points: Sequence[Point], countries: Sequence[str], title: str
    ) -> Markup:
        """Return the map of a region, and the interactive one that takes its place when asked."""
        view = atlas().region_view(points, countries)
        return self.region(points, countries, title) + self._live(link, view, countries, title)

    def _live(self, link: Links, view: View, countries: Sequence[str], title: str) -> Markup:
        vendor = (
            "vendor/leaflet/leaflet.js",
            "vendor/leaflet.markercluster/leaflet.markercluster.js",
            "js/map-outline.js",
            "js/map-marks.js",
        )
        options = Options(
            view=view,
            language=self.language.code,
            words=_words(self.language, title),
            points=link(urls.points_path(link.place)),
            outline=link(urls.OUTLINE),
            scripts=(*(link.asset(name) for name in vendor), link(urls.MAP_SHELL)),
            styles=(
                link.asset("vendor/leaflet/leaflet.css"),
                link.asset("vendor/leaflet.markercluster/MarkerCluster.css"),
            ),
            countries=tuple(countries),
            basemap=link.site.settings.basemap,
        )
        return Markup(interactive(MAP_ID, options).html)  # noqa: S704 - the map escapes

    def locator(
        self,
        sheet: Callable[[str], str],
        countries: Sequence[str],
        point: Point | None,
        precision: str,
        title: str,
    ) -> Markup:
        """Return the small map of a record; without a point, its countries alone.

        `sheet` tells the address of a country's sheet, or nothing where it is not published.
        """
        legend = _legend(self.language)
        # The atlas escapes; a sentence that a template hands over is HTML already.
        words = unescape(str.__str__(title)) if isinstance(title, Markup) else title
        found = atlas().locator(countries, point, precision, legend, words, sheet=sheet)
        return safe(found)

    def _labels(self, points: Sequence[Point]) -> dict[str, str]:
        counts = Counter([point.country for point in points])
        return {code: _label(self.language.code, code, count) for code, count in counts.items()}


@lru_cache(maxsize=8192)
def _label(lang: Lang, country: str, count: int) -> str:
    spoken = language(lang)
    name = spoken.country(country)
    return f"{name}, {spoken.number(count)}" if count > 1 else name


def _words(spoken: Language, label: str) -> MapWords:
    forms = ("map.cluster", "map.cluster.many")
    return MapWords(
        label=label,
        open=spoken.text("map.open"),
        failed=spoken.text("map.failed"),
        close=spoken.text("map.close"),
        zoom_in=spoken.text("map.zoom-in"),
        zoom_out=spoken.text("map.zoom-out"),
        clusters={
            "one": spoken.translations.ngettext(*forms, 1),
            "other": spoken.translations.ngettext(*forms, 2),
        },
    )


@lru_cache(maxsize=8)
def _legend(spoken: Language) -> Legend:
    def degrees(value: int, positive: str, negative: str) -> str:
        side = "" if not value else f" {spoken.text(positive if value > 0 else negative)}"
        return f"{spoken.number(abs(value))}°{side}"

    return Legend(
        spoken.code,
        spoken.country,
        lambda value: degrees(value, "direction.north", "direction.south"),
        lambda value: degrees(value, "direction.east", "direction.west"),
    )


@lru_cache(maxsize=8)
def pictures(lang: Lang) -> Pictures:
    """Return the maps of a language."""
    return Pictures(language(lang))


def render_outline(page: Page, site: Site) -> bytes:
    """Return the outline of the world as the interactive map reads it."""
    return atlas().for_browser.encode()


def render_sheet(page: Page, site: Site) -> bytes:
    """Return the drawing beneath the small maps of a country's records."""
    view: SheetView = page.view
    return atlas().locator_sheet(view.country).encode()


def render_mark(page: Page, site: Site) -> bytes:
    """Return the site's mark, which is its icon too."""
    return mark_file(resource("static") / "world").encode()


def render_map_shell(page: Page, site: Site) -> bytes:
    """Return the script that makes the interactive map in a page's container."""
    basemap = site.settings.basemap
    about = basemap.model_dump_json() if basemap else ""
    # Kept: to import what writes it takes longer than to draw the maps of a small site.
    key = key_of("map shell", tool_digest(), MAP_ID, about)
    return kept(key, lambda: shell(MAP_ID, basemap).encode())
