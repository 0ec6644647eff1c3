"""Cards as they are written down with their records, and read again a hundred thousand times.

A card is three lines, each a list in JSON whose parts are known by their places: where the
initiative is, what others call it, and the rest. Who needs less reads no further.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from sys import intern
from typing import Any, cast

from pydantic_core import from_json, to_json

from habitat_site.catalogue import Entry, Localised, Projection, RecordId
from habitat_site.languages import Lang
from habitat_site.pages.cards import InitiativeCard, KeyFigure, Texts, initiative_card
from habitat_site.pages.spots import Kind, Located, Neighbour, Pin, Spot
from habitat_site.records import Initiative
from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.records.measures import BY_NAME, Measure
from habitat_site.records.scalars import Precision
from habitat_site.results.places import Point

FOLDERS = frozenset(("initiatives",))
# As the class of a named tuple makes one, without going through its own function: there are a dozen
# texts of others beside every initiative.
_as_it_is = tuple.__new__


@lru_cache(maxsize=8)
def written_cards(languages: tuple[Lang, ...]) -> Projection[bytes]:
    """Return the projection of an initiative to its card in these languages, as text."""
    make = partial(_projected, languages=languages)
    return Projection(f"card {' '.join(languages)}", FOLDERS, bytes, make)


def _projected(entry: Entry[Initiative], languages: tuple[Lang, ...]) -> bytes:
    return written(initiative_card(entry, languages))


def written(card: InitiativeCard) -> bytes:
    """Write a card down."""
    lines = (
        [
            card.id,
            _point(card.point),
            card.countries,
            _date(card.started),
            _date(card.reported),
            card.is_vouched_for,
        ],
        [_texts(card.title), _texts(card.place), card.phase],
        [
            _texts(card.summary),
            card.model,
            card.themes,
            card.networks,
            card.figure and _figure(card.figure),
        ],
    )
    return b"\n".join(map(to_json, lines))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what is written of cards in some languages."""

    languages: tuple[Lang, ...]

    def card(self, text: bytes) -> InitiativeCard:
        """Return the whole card."""
        first, names, rest = text.split(b"\n")
        spot = _spot(from_json(first))
        title, place, phase = from_json(names)
        summary, model, themes, networks, figure = from_json(rest)
        return InitiativeCard(
            spot.id,
            _key(spot.id),
            self._texts(title),
            self._texts(summary),
            self._texts(place),
            spot.countries,
            intern(model),
            intern(phase),
            tuple(themes),
            tuple(networks),
            spot.started,
            spot.reported,
            figure and self._figure(figure),
            spot.point,
            spot.is_vouched_for,
        )

    def pin(self, point: Point, names: bytes | bytearray) -> Pin:
        """Return a point with what maps call it, by the names on its card."""
        title, place, _ = from_json(names, cache_strings="keys")
        return Pin(point, self._texts(title), self._texts(place))

    def neighbour(self, id: str, countries: tuple[str, ...], names: bytes | bytearray) -> Neighbour:
        """Return what the page of another initiative says of one, by the names on its card."""
        title, place, phase = from_json(names, cache_strings="keys")
        return Neighbour(_key(id), self._texts(title), self._texts(place), countries, intern(phase))

    def _texts(self, written: Any) -> Texts:
        if not written:
            return {}
        places = written[0]
        if not places:
            # Most texts are the same in every language, being the original's.
            text, lang, stale = written[1]
            one = _as_it_is(Localised, (text, intern(lang), stale))
            return dict.fromkeys(self.languages, one)
        different = [
            _as_it_is(Localised, (text, intern(lang), stale)) for text, lang, stale in written[1:]
        ]
        return {lang: different[at] for lang, at in zip(self.languages, places, strict=True)}

    def _figure(self, written: Any) -> KeyFigure:
        measure, label, value, low, high, currency, unit, qualifier, *dates, is_disputed = written
        since, until, as_of = map(_read_date, dates)
        return KeyFigure(
            _measure(measure),
            self._texts(label),
            value,
            low,
            high,
            intern(currency),
            intern(unit),
            intern(qualifier),
            since,
            until,
            as_of,
            is_disputed,
        )


def names_of(text: bytes) -> bytes:
    """Return the second line of a card: all that maps and neighbours say of it."""
    return text[text.index(b"\n") + 1 : text.rindex(b"\n")]


def located(text: bytes) -> Located:
    """Return as much of a card's spot as maps need: of every card, before a page is made."""
    id, point, countries, _, _, is_vouched_for = from_json(text[: text.index(b"\n")])
    lat, lon, precision, country = point or (0.0, 0.0, None, "")
    return Located(id, lat, lon, Kind(_countries(*countries), is_vouched_for, precision, country))


def spot_of(text: bytes) -> Spot:
    """Return where a card's initiative is, of whatever languages."""
    return _spot(from_json(text[: text.index(b"\n")]))


def _spot(written: Any) -> Spot:
    id, point, countries, started, reported, is_vouched_for = written
    return Spot(
        id,
        _countries(*countries),
        _read_date(started),
        _read_date(reported),
        point and _read_point(id, *point),
        is_vouched_for,
    )


def _key(id: str) -> str:
    return f"initiatives/{id}"


@lru_cache(maxsize=1024)
def _countries(*codes: str) -> tuple[str, ...]:
    # One value for all records of a country, which are thousands.
    return codes


def _texts(texts: Texts) -> list[Any]:
    """Write each different text once, after the places of the languages among them."""
    if not texts:
        return []
    different = [*dict.fromkeys(texts.values())]
    places = [*map(different.index, texts.values())] if len(different) > 1 else []
    # As plain tuples, which are written in a third of the time.
    return [places, *map(tuple, different)]


def _figure(figure: KeyFigure) -> list[Any]:
    return [
        figure.measure.name if figure.measure else "",
        _texts(figure.label),
        figure.value,
        figure.low,
        figure.high,
        figure.currency,
        figure.unit,
        figure.qualifier,
        _date(figure.since),
        _date(figure.until),
        _date(figure.as_of),
        figure.is_disputed,
    ]


def _measure(name: str) -> Measure | None:
    return BY_NAME[name] if name else None


def _point(point: Point | None) -> list[Any] | None:
    return [point.lat, point.lon, point.precision, point.country] if point else None


def _read_point(id: str, lat: float, lon: float, precision: str, country: str) -> Point:
    return Point(RecordId(id), lat, lon, cast("Precision", intern(precision)), intern(country))


def _date(date: VagueDate | None) -> str:
    return str(date) if date else ""


def _read_date(text: bytes) -> VagueDate | None:
    return vague_date(text) if text else None
