"""What there is to plead with in every country and on every theme, and what is missing there.

Where there is no record of advocacy at all, there is nothing to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Commitment, Instrument
from habitat_site.records.advocacy import InstrumentType
from habitat_site.records.initiative import Theme
from habitat_site.results.values import Group, Summary

Facet = Literal["country", "theme"]
Effect = Literal["helps", "asked", "over"]
TYPES: tuple[str, ...] = get_args(InstrumentType)
THEMES: tuple[str, ...] = get_args(Theme)
EFFECT: Mapping[str, Effect] = {
    "draft": "asked",
    "proposed": "asked",
    "adopted": "helps",
    "in-force": "helps",
    "suspended": "over",
    "repealed": "over",
    "ended": "over",
}
# They ask for something, unless their status says that it was granted.
ASKING = frozenset(("bill", "campaign", "recommendations"))


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not recorded here: a type of instrument, a theme, or a country.

    `elsewhere` are the instruments that help in other countries, by id; none for a country.
    """

    of: Literal["type", "theme", "country"]
    what: str
    elsewhere: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A country or a theme that a dossier is made for, by the ids of what is in it.

    `beyond` are instruments of no country that help, or are asked for, in every one.
    """

    facet: Facet
    id: str
    initiatives: tuple[RecordId, ...]
    instruments: tuple[RecordId, ...]
    beyond: tuple[RecordId, ...]
    commitments: tuple[RecordId, ...]
    events: tuple[RecordId, ...]
    gaps: tuple[Gap, ...]


def effect(instrument: Instrument) -> Effect:
    """Tell whether an instrument helps, is asked for, or is over; unless it is told, it helps."""
    if instrument.status is None:
        return "asked" if instrument.type in ASKING else "helps"
    return EFFECT[instrument.status]


def topics(catalogue: Catalogue, summary: Summary) -> tuple[Topic, ...]:
    """Return every country by code, then every theme in its order; none without any advocacy."""
    if not catalogue.all("advocacy"):
        return ()
    return (*_countries(catalogue, summary), *_themes(catalogue, summary))


def _countries(catalogue: Catalogue, summary: Summary) -> Iterator[Topic]:
    instruments, commitments = catalogue.every(Instrument), catalogue.every(Commitment)
    own = _sorted((code, entry.id) for entry in instruments for code in entry.record.all_countries)
    promised = _sorted((entry.record.country, entry.id) for entry in commitments)
    held = _sorted((each.country, id) for id, each in catalogue.meetings.items())
    beyond = tuple(
        e.id for e in instruments if not e.record.all_countries and effect(e.record) != "over"
    )
    helping = tuple(e for e in instruments if e.record.all_countries and _helps(e))
    for code in sorted({*summary.countries, *own, *promised}):
        initiatives = _of(summary.countries, code)
        yield Topic(
            facet="country",
            id=code,
            initiatives=initiatives,
            instruments=own.get(code, ()),
            beyond=beyond,
            commitments=promised.get(code, ()),
            events=held.get(code, ()),
            gaps=(
                *_missing_types(code, helping),
                *_missing_themes(code, helping, _themes_of(catalogue, initiatives)),
            ),
        )


def _themes(catalogue: Catalogue, summary: Summary) -> Iterator[Topic]:
    instruments, commitments = catalogue.every(Instrument), catalogue.every(Commitment)
    own = _sorted((theme, entry.id) for entry in instruments for theme in entry.record.themes)
    promised = _sorted((theme, entry.id) for entry in commitments for theme in entry.record.themes)
    held = _sorted((theme, id) for id, each in catalogue.meetings.items() for theme in each.themes)
    for theme in THEMES:
        initiatives = _of(summary.themes, theme)
        if initiatives or theme in own or theme in promised:
            covered = {
                code
                for entry in instruments
                if theme in entry.record.themes and _helps(entry)
                for code in entry.record.all_countries
            }
            found = _countries_of(catalogue, initiatives) - covered
            yield Topic(
                facet="theme",
                id=theme,
                initiatives=initiatives,
                instruments=own.get(theme, ()),
                beyond=(),
                commitments=promised.get(theme, ()),
                events=held.get(theme, ()),
                gaps=tuple(Gap("country", code) for code in sorted(found)),
            )


def _missing_types(code: str, helping: Iterable[Entry[Instrument]]) -> Iterator[Gap]:
    """Yield the types of which another country has one that helps, and this one has none."""
    kept = _sorted((e.record.type, e.id) for e in helping if code not in e.record.all_countries)
    here = {e.record.type for e in helping if code in e.record.all_countries}
    return (Gap("type", type, kept[type]) for type in TYPES if type in kept and type not in here)


def _missing_themes(
    code: str, helping: Iterable[Entry[Instrument]], wanted: frozenset[str]
) -> Iterator[Gap]:
    """Yield the themes of this country's initiatives on which only other countries have one."""
    elsewhere = [e for e in helping if code not in e.record.all_countries]
    kept = _sorted((theme, e.id) for e in elsewhere for theme in e.record.themes)
    here = {t for e in helping if code in e.record.all_countries for t in e.record.themes}
    missing = (theme for theme in THEMES if theme in wanted and theme not in here)
    return (Gap("theme", theme, kept[theme]) for theme in missing if theme in kept)


def _helps(entry: Entry[Instrument]) -> bool:
    return effect(entry.record) == "helps"


def _of(groups: Mapping[str, Group], id: str) -> tuple[RecordId, ...]:
    group = groups.get(id)
    return group.initiatives if group else ()


def _themes_of(catalogue: Catalogue, initiatives: Iterable[RecordId]) -> frozenset[str]:
    outlines = catalogue.outlines
    return frozenset(t for id in initiatives for t in outlines[f"initiatives/{id}"].themes)


def _countries_of(catalogue: Catalogue, initiatives: Iterable[RecordId]) -> frozenset[str]:
    """Return the countries of initiatives; what is in several is in no country's dossier."""
    found = (catalogue.ties[f"initiatives/{id}"].countries for id in initiatives)
    return frozenset(countries[0] for countries in found if len(countries) == 1)


def _sorted(pairs: Iterable[tuple[str | None, RecordId]]) -> Mapping[str, tuple[RecordId, ...]]:
    """Return ids by what they are of, each once and in order; what is of nothing is left out."""
    found: dict[str, set[RecordId]] = {}
    for key, id in pairs:
        if key is not None:
            found.setdefault(key, set()).add(id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
