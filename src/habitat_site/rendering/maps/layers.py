"""The layers that every picture of a map is made of, under the class names of the stylesheet."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from habitat_site.rendering.colouring import NIGHT, PRINT, coloured, drawn_by
from habitat_site.rendering.maps.projection import XY
from habitat_site.rendering.maps.sheet import Sheet

WATERLINES = ("w5", "w4", "w3", "w2", "w1", "w0")
FIXED = 'vector-effect="non-scaling-stroke"'  # on the path itself: `use` does not hand it on


COAST_CLASSES = (
    *("map-sea", "map-grid", "map-water", *WATERLINES),
    *("map-land", "map-has", "map-border", "map-coast"),
)
# One file, which a browser asks for once; the stylesheet shows one of them, or else the first.
UNDER = (
    '<img class="by-day" src="{href}" alt="" width="{size}" height="{size}">'
    '<img class="by-night" src="{href}#{night}" alt="" hidden>'
    '<img class="in-print" src="{href}#{print}" alt="" hidden>\n'
)


def coasts(sheet: Sheet, grid: str, shaded: str, id: str) -> str:
    """Return everything up to the coast: sea, grid, waterlines, land, shading, borders."""
    width, height = sheet.frame.width, sheet.frame.height
    land = f'href="#{id}-land"'
    water = "".join(f'<use {land} class="{each}"/>' for each in WATERLINES)
    parts = (
        f'<defs><path id="{id}-land" {FIXED} d="{sheet.land}"/></defs>',
        f'<rect class="map-sea" width="{width}" height="{height}"/>',
        f'<path class="map-grid" d="{grid}"/>' if grid else "",
        f'<g class="map-water">{water}</g>',
        f'<use class="map-land" {land}/>',
        f'<path class="map-has" d="{shaded}"/>' if shaded else "",
        f'<path class="map-border" d="{sheet.border}"/>' if sheet.border else "",
        f'<use class="map-coast" {land}/>',
    )
    return "\n".join(part for part in parts if part)


def coast_file(drawing: str, size: int, classes: str) -> str:
    """Return what `coasts` drew as a file of its own, in the colours of the stylesheet."""
    rules = drawn_by("040-map.css", (*COAST_CLASSES, classes))
    return coloured(drawing, f"0 0 {size} {size}", rules, classes)


@lru_cache(maxsize=1024)
def under(href: str, size: int) -> str:
    """Return such a file as pages show it beneath a picture, in each colouring."""
    return UNDER.format(href=escape(href), size=size, night=NIGHT, print=PRINT)


def dots(spots: Iterable[XY], id: str) -> str:
    """Return one mark for each place: zero-length round strokes keep their size on a phone."""
    places = sorted({(round(x), round(y)) for x, y in spots})
    if not places:
        return ""
    path = "".join(f"M{x} {y}h0" for x, y in places)
    return (
        f'<defs><path id="{id}-dots" {FIXED} d="{path}"/></defs>\n'
        f'<use class="map-halo" href="#{id}-dots"/>\n'
        f'<use class="map-dot" href="#{id}-dots"/>'
    )


def picture(
    box: Sequence[int], title: str, body: Iterable[str], classes: str, align: str, id: str
) -> str:
    """Return a whole picture with its title; `align` is where it may not be cut."""
    content = "\n".join([part for part in body if part])
    beginning = _beginning(tuple(box), classes, align, id)
    return f"{beginning}{escape(title)}</title>\n{content}\n</svg>"


@lru_cache(maxsize=64)
def _beginning(box: Sequence[int], classes: str, align: str, id: str) -> str:
    """Return a picture up to its title: the same for all small maps of records."""
    view = " ".join(str(each) for each in box)
    fit = f' preserveAspectRatio="{align} slice"' if align else ""
    return (
        f'<svg class="{classes}" viewBox="{view}"{fit} role="img" aria-labelledby="{id}-title">\n'
        f'<title id="{id}-title">'
    )
