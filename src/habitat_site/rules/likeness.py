"""What of two records is compared to tell whether they may be the same thing."""

from dataclasses import dataclass
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Annotated

from pydantic import PlainSerializer

from habitat_site.catalogue import Entry, Projection, TextSet
from habitat_site.records import Event, Initiative, Network, Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.shared import Place
from habitat_site.rules.names import are_near, distinguishing, in_one_word, words

COMPARED = frozenset(("initiatives", "networks", "events"))
NEAR_KM = 30  # a city's coordinates have one decimal, that is 11 km, and cities are wide
EARTH_KM = 6371
# They say of what kind a place is, not which one it is.
PLACES = frozenset(("city", "ciudad", "cidade", "ville", "town", "distrito", "provincia"))


def _in_order(names: frozenset[frozenset[str]]) -> list[list[str]]:
    return sorted(sorted(name) for name in names)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a record is called, and where and when it is; `larger` is the record that includes it.

    `names` are the distinguishing words of each of its names, `in_one_word` the same written as
    one, and `place_words` the words of its place's name.
    """

    id: str
    folder: str
    names: Annotated[
        frozenset[frozenset[str]], PlainSerializer(_in_order, return_type=list[list[str]])
    ]
    in_one_word: TextSet
    countries: TextSet
    place_words: TextSet
    point: tuple[float, float] | None = None
    start: VagueDate | None = None
    larger: str | None = None


def likeness(entry: Entry[Record]) -> Likeness:
    """Return what is compared of a record."""
    match entry.record:
        case Initiative() as record:
            return _likeness(entry, record.all_countries, record.place, None, record.counted_within)
        case Event() as record:
            countries = (record.country,) if record.country else ()
            return _likeness(entry, countries, record.place, record.start, record.part_of)
        case Network() as record:
            return _likeness(entry, record.countries)
        case _:
            return _likeness(entry, ())


def _likeness(
    entry: Entry[Record],
    countries: tuple[str, ...],
    place: Place | None = None,
    start: VagueDate | None = None,
    larger: str | None = None,
) -> Likeness:
    titles = (t.texts.get(("title",)) for t in entry.translations.values())
    others = (name.text for name in entry.record.names)
    given = (entry.record.title, *others, *filter(None, titles))
    return Likeness(
        id=entry.id,
        folder=entry.kind.folder,
        names=frozenset(map(distinguishing, given)) - {frozenset()},
        in_one_word=frozenset(map(in_one_word, given)) - {""},
        countries=frozenset(countries),
        place_words=frozenset(words(place.name)) - PLACES if place else frozenset(),
        point=_point(place),
        start=start,
        larger=larger,
    )


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return float(place.lat), float(place.lon)


LIKENESS = Projection("likeness", COMPARED, Likeness, likeness)


def are_alike(one: Likeness, other: Likeness) -> bool:
    """Tell whether two records of one kind have near names, near places and near dates."""
    if not _at_one_time(one, other):
        return False
    near = _are_near_places(one, other)
    if near is None:
        # Nobody knows where one of them is: then only the same name makes it likely.
        return not one.names.isdisjoint(other.names)
    # "Covisurpay" and "Covisurpay Paysandú" are one; a network has no place, and "X" and "X Latin
    # America" are two.
    spare = one.place_words | other.place_words
    return near and (
        not one.in_one_word.isdisjoint(other.in_one_word)
        or any(are_near(a, b, spare) for a, b in product(one.names, other.names))
    )


def _at_one_time(one: Likeness, other: Likeness) -> bool:
    if one.start is None or other.start is None:
        return True
    return one.start.first <= other.start.last and other.start.first <= one.start.last


def _are_near_places(one: Likeness, other: Likeness) -> bool | None:
    """Tell whether two places are near each other; nothing if it cannot be told."""
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return False
    if one.point is not None and other.point is not None:
        return _kilometres(one.point, other.point) <= NEAR_KM
    if one.place_words and other.place_words:
        return not one.place_words.isdisjoint(other.place_words)
    if one.folder == "networks" and one.countries and other.countries:
        return True
    return None


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
