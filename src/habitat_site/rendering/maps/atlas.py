"""All pictures of maps, drawn from one outline that is read once."""

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from habitat_site.kept import kept, key_of
from habitat_site.rendering.maps.browser import browser_outline
from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.grid import graticule, grid_path
from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.locator import (
    Base,
    Legend,
    Mark,
    fits,
    is_too_wide,
    locator_base,
    locator_frame,
    locator_picture,
    locator_sheet,
    mark_at,
    reaching,
)
from habitat_site.rendering.maps.outline import CENTRES, Outline, Point, load_outline
from habitat_site.rendering.maps.parts import Part, parts
from habitat_site.rendering.maps.placed import Placed
from habitat_site.rendering.maps.recent import Recent
from habitat_site.rendering.maps.region import DETAIL as REGION_DETAIL
from habitat_site.rendering.maps.region import (
    LARGEST_SPREAD,
    WORLD_FRAME,
    Plate,
    grid_step,
    plate,
    region_frame,
    region_picture,
)
from habitat_site.rendering.maps.sheet import Sheet, draw
from habitat_site.rendering.maps.topology import Topology, topology
from habitat_site.rendering.maps.view import View, view_of
from habitat_site.rendering.maps.whole import drawn_once
from habitat_site.rendering.maps.world import GRID as WORLD_GRID
from habitat_site.rendering.maps.world import (
    Globe,
    crop,
    globe,
    world_frame,
    world_picture,
    world_sheet,
)
from habitat_site.tool import tool_digest

MOST_SHEETS = 4  # what is drawn of a sheet takes half a megabyte
PLACELESS = frozenset({"country", "hidden"})  # precisions that publish no coordinates
LOCATOR = "locator"  # what ids of a record's map begin with
LARGEST_COUNTRY = 180.0  # degrees of longitude: Russia has 171


def _prepared(path: Path) -> bytes:
    """Return the outline and its topology, weighed, which takes longer than to draw a sheet."""
    outline = load_outline(path)
    found = topology(outline)
    found.weigh()
    return pickle.dumps((outline, found))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, for who has no other value that knows it."""

    lat: float
    lon: float
    country: str = ""


Asked = tuple[tuple[Placed, ...], tuple[str, ...], str]  # spots, countries, the picture's id


def _unpublished(_country: str) -> str:
    return ""


@dataclass(frozen=True)
class Maps:
    """Draws; the same question always has the same answer. Titles and names are arguments.

    What is drawn once for all records of a country is kept. Of what belongs to one page the last
    is kept, for its other languages: they ask with the same tuple of spots. `kept_as` is the key of
    the outline and of this tool, by which the next run finds drawings again; empty for none.
    """

    outline: Outline = field(repr=False)
    topology: Topology = field(repr=False)
    kept_as: str = field(default="", compare=False, repr=False)
    _parts: dict[str, tuple[Part, ...]] = field(default_factory=dict, compare=False, repr=False)
    _frames: dict[tuple[tuple[str, ...], Box | None], Frame | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    _bases: dict[tuple[tuple[str, ...], Frame, str], Base] = field(
        default_factory=dict, compare=False, repr=False
    )
    _scattered: dict[tuple[str, ...], bool] = field(default_factory=dict, compare=False, repr=False)
    _sheets: Recent[Frame, tuple[Sheet, str]] = field(
        default_factory=lambda: Recent(MOST_SHEETS), compare=False, repr=False
    )
    _worlds: Recent[Asked, Globe] = field(default_factory=Recent, compare=False, repr=False)
    _regions: Recent[Asked, Frame] = field(default_factory=Recent, compare=False, repr=False)
    _plates: Recent[Asked, Plate] = field(default_factory=Recent, compare=False, repr=False)
    _placed: Recent[tuple[tuple[str, ...], Point | None, str], tuple[Base, Mark | None] | None] = (
        field(default_factory=Recent, compare=False, repr=False)
    )

    @classmethod
    def load(cls, path: Path) -> "Maps":
        """Read the outline of the world.

        Raises:
            HabitatError: the file is missing or is no outline of countries.
        """
        key = key_of("atlas", tool_digest(), path.read_bytes() if path.is_file() else b"")
        # Nobody but the user can have written it.
        outline, found = pickle.loads(kept(key, partial(_prepared, path)))  # noqa: S301 - see above
        return cls(outline, found, key)

    def world(
        self, spots: Iterable[Placed], countries: Iterable[str], title: str, id: str = "world"
    ) -> str:
        """Return the map of the world: a mark for each spot, some countries shaded."""
        return world_picture(self._globe((tuple(spots), tuple(countries), id)), title)

    def world_view(self, spots: Iterable[Placed]) -> View:
        """Return what `world` shows, for the interactive map that takes its place."""
        frame = world_frame()
        cut = crop(frame.spot(spot.lon, spot.lat)[0] for spot in spots)
        return view_of(frame, cut.align, WORLD_GRID)

    def region(
        self,
        spots: Iterable[Placed],
        countries: Iterable[str],
        title: str,
        labels: Mapping[str, str],
        id: str = "region",
    ) -> str:
        """Return the map of a network or a country, cropped to its spots.

        `countries` are shaded; `labels` (by country code) are written beside the country's spots.
        """
        asked = tuple(spots), tuple(countries), id
        return region_picture(self._plates.get(asked, lambda: self._plate(asked)), title, labels)

    def region_view(self, spots: Iterable[Placed], countries: Iterable[str]) -> View:
        """Return what `region` shows, for the interactive map that takes its place."""
        frame = self._region_frame(tuple(spots), tuple(countries))
        return view_of(frame, "xMidYMid", grid_step(frame))

    def locator(
        self,
        countries: Iterable[str],
        spot: Placed | None,
        precision: str,
        legend: Legend,
        title: str,
        id: str = LOCATOR,
        sheet: Callable[[str], str] = _unpublished,
    ) -> str:
        """Return the small map of a record: its countries, and a mark if a place is published.

        `sheet` tells the address of a country's sheet as a file, for a map that needs no other.
        Empty where nothing is known of the country's place: no shape, no centre and no spot.
        """
        codes = tuple(sorted(set(countries)))
        place = (spot.lon, spot.lat) if spot and precision not in PLACELESS else None
        if self._is_scattered(codes):
            places = {codes[0]: [place] if place else []}
            scattered = plate(*self._sheet(WORLD_FRAME), places, codes, id)
            return region_picture(scattered, title, {}, "map map--locator")
        key = codes, place, id
        placed = self._placed.get(key, lambda: self._place(*key))
        if placed is None:
            return ""
        base, mark = placed
        file = sheet(base.sheet_of) if base.sheet_of else ""
        return locator_picture(base, legend, mark, title, file)

    def locator_sheet(self, country: str) -> str:
        """Return a country's sheet as a file; empty where nothing is known of its place."""
        placed = self._place((country,), None, LOCATOR)
        return locator_sheet(placed[0]) if placed else ""

    @cached_property
    def for_browser(self) -> str:
        """Return the outline as the interactive map reads it."""
        return browser_outline(self.topology)

    @cached_property
    def _world(self) -> tuple[Sheet, str]:
        return world_sheet(self.topology)

    def _parts_of(self, code: str) -> tuple[Part, ...]:
        if code not in self._parts:
            self._parts[code] = parts(self.outline, code)
        return self._parts[code]

    def _sheet(self, frame: Frame) -> tuple[Sheet, str]:
        return self._sheets.get(
            frame,
            lambda: (
                draw(self.topology, frame, REGION_DETAIL),
                grid_path(graticule(frame, grid_step(frame))),
            ),
        )

    def _globe(self, asked: Asked) -> Globe:
        spots, countries, id = asked
        places = [(spot.lon, spot.lat) for spot in spots]
        return self._worlds.get(asked, lambda: globe(*self._world, places, countries, id))

    def _plate(self, asked: Asked) -> Plate:
        spots, countries, id = asked
        places: dict[str, list[Point]] = {}
        for spot in spots:
            places.setdefault(spot.country, []).append((spot.lon, spot.lat))
        return plate(*self._sheet(self._region_frame(spots, countries)), places, countries, id)

    def _region_frame(self, spots: tuple[Placed, ...], countries: tuple[str, ...]) -> Frame:
        return self._regions.get(
            (spots, countries, ""), lambda: self._new_region_frame(spots, countries)
        )

    def _new_region_frame(self, spots: tuple[Placed, ...], countries: tuple[str, ...]) -> Frame:
        points = [(spot.lon, spot.lat) for spot in spots]
        if len(set(countries)) == 1 or not points:
            points += [point for code in countries for point in self._shown(code, points)]
        spread = LARGEST_COUNTRY if len(set(countries)) == 1 else LARGEST_SPREAD
        return region_frame(points, spread) if points else WORLD_FRAME

    def _shown(self, code: str, places: list[Point]) -> tuple[Point, ...]:
        """Return the outline of the parts of a country that hold places, or of the largest."""
        own = self._parts_of(code)
        if not own:
            return (CENTRES[code],) if code in CENTRES else ()
        meant = {min(range(len(own)), key=lambda i: own[i].gap(*place)) for place in places} or {0}
        return tuple(point for i in sorted(meant) for point in own[i].points)

    def _is_scattered(self, codes: tuple[str, ...]) -> bool:
        if len(codes) > 1 and codes not in self._scattered:
            points = self._all_shown(codes)
            self._scattered[codes] = bool(points) and is_too_wide(points)
        return len(codes) > 1 and self._scattered[codes]

    def _place(
        self, codes: tuple[str, ...], place: Point | None, id: str
    ) -> tuple[Base, Mark | None] | None:
        """Return the drawing for a country, or for the part of it that a place is in."""
        frame = self._locator_frame(codes, place)
        if frame is None:
            return None
        if (codes, frame, id) not in self._bases:
            self._bases[codes, frame, id] = self._base(codes, frame, id)
        return self._bases[codes, frame, id], mark_at(frame.spot(*place)) if place else None

    def _base(self, codes: tuple[str, ...], frame: Frame, id: str) -> Base:
        """Draw a sheet; of a whole country it is kept for the next run, as the outline is."""
        draw = partial(locator_base, self.topology, frame, codes, id)
        if len(codes) > 1 or frame != self._frame_of(codes):
            return draw("")
        if not self.kept_as:
            return draw(codes[0])
        return drawn_once(self.kept_as, codes[0], id, partial(draw, codes[0]))

    def _locator_frame(self, codes: tuple[str, ...], place: Point | None) -> Frame | None:
        whole = self._frame_of(codes)
        if whole is None:
            return locator_frame((place,)) if place else None
        if place is None or fits(whole, place):
            return whole
        if len(codes) == 1 and (own := self._parts_of(codes[0])):
            nearest = min(own, key=lambda part: part.gap(*place))
            part = self._frame_of(codes, nearest)
            if part and fits(part, place):
                return part
        return reaching(whole, place)

    def _frame_of(self, codes: tuple[str, ...], part: Part | None = None) -> Frame | None:
        """Return the sheet of some countries, or of a part of one; nothing where none is drawn."""
        key = codes, part.box if part else None
        if key not in self._frames:
            points = part.points if part else self._all_shown(codes)
            self._frames[key] = locator_frame(points) if points else None
        return self._frames[key]

    def _all_shown(self, codes: tuple[str, ...]) -> tuple[Point, ...]:
        return tuple(point for code in codes for point in self._shown(code, []))
