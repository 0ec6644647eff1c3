"""What maps and pages of others need of an initiative: a part of its card."""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from habitat_site.catalogue import RecordId
from habitat_site.pages.cards import Texts
from habitat_site.records.dates import VagueDate
from habitat_site.records.scalars import Precision
from habitat_site.results.places import Point

COORDINATE, NUMBER = array("d").itemsize, array("I").itemsize


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an initiative is, and how new it is: a whole card takes ten times as much."""

    id: str
    countries: tuple[str, ...]
    started: VagueDate | None
    reported: VagueDate | None
    point: Point | None
    is_vouched_for: bool


class Neighbour(NamedTuple):
    """What an initiative's page says of another beside it."""

    key: str
    title: Texts
    place: Texts
    countries: tuple[str, ...]
    phase: str


class Pin(NamedTuple):
    """A point with what an interactive map calls it."""

    point: Point
    title: Texts
    place: Texts


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of a set, how many of it are in each country, and how many are vouched for."""

    points: tuple[Point, ...]
    counts: Mapping[str, int]
    vouched_for: int

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries, sorted by code."""
        return tuple(sorted(self.counts))


class Kind(NamedTuple):
    """What many initiatives have in common; without a precision they have no point."""

    countries: tuple[str, ...]
    is_vouched_for: bool
    precision: Precision | None = None
    country: str = ""


class Located(NamedTuple):
    """As much of a spot as maps need."""

    id: str
    lat: float
    lon: float
    kind: Kind


class Spots:
    """Where all initiatives are, in twenty bytes each.

    Whole sets are gone through for their maps, again and again. Processes that are forked share
    numbers, where each would copy what it looks at of values.
    """

    def __init__(self, places: Mapping[str, int], read: Callable[[str], Located]) -> None:
        """Take each id with its place, counted from 0, and what tells where one is."""
        self._places, self._read = places, read
        self._lat = array("d", bytes(COORDINATE * len(places)))
        self._lon = array("d", self._lat)
        # Of which kind each is; of those that are not known yet, the first.
        self._numbers = array("I", bytes(NUMBER * len(places)))
        self._kinds: dict[Kind, int] = {Kind((), is_vouched_for=False): 0}
        self._every = list(self._kinds)

    def keep(self, located: Located) -> None:
        """Keep where one is."""
        place = self._places[located.id]
        self._lat[place], self._lon[place] = located.lat, located.lon
        number = self._numbers[place] = self._kinds.setdefault(located.kind, len(self._every))
        if number == len(self._every):
            self._every.append(located.kind)

    def chart(self, ids: Sequence[RecordId]) -> Chart:
        """Return the chart of a set."""
        places = [self._place(id) for id in ids]
        kinds, numbers = self._every, self._numbers
        points = []
        for id, place in zip(ids, places, strict=True):
            kind = kinds[numbers[place]]
            if kind.precision:
                lat, lon = self._lat[place], self._lon[place]
                points.append(Point(id, lat, lon, kind.precision, kind.country))
        counts: Counter[str] = Counter()
        vouched_for = 0
        for number, count in Counter(map(numbers.__getitem__, places)).items():
            counts.update(dict.fromkeys(kinds[number].countries, count))
            vouched_for += count * kinds[number].is_vouched_for
        return Chart(tuple(points), counts, vouched_for)

    def kind(self, id: str) -> Kind:
        """Return of which kind one is."""
        return self._kind(self._place(id))

    def point(self, id: RecordId) -> Point | None:
        """Return the point of one; nothing for one without."""
        place = self._place(id)
        kind = self._kind(place)
        if not kind.precision:
            return None
        return Point(id, self._lat[place], self._lon[place], kind.precision, kind.country)

    def _kind(self, place: int) -> Kind:
        return self._every[self._numbers[place]]

    def _place(self, id: str) -> int:
        place = self._places[id]
        if not self._numbers[place]:
            self.keep(self._read(id))
        return place
