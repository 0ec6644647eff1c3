"""What a list shows of a record: a projection, so that a changed story changes no list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from habitat_site.catalogue import Catalogue, Entry, Localised
from habitat_site.diagnostics import Loc
from habitat_site.languages import Lang
from habitat_site.pages.key_figures import key_measure, key_result
from habitat_site.records import Event, Initiative, Network, Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import AreaClaim, Figure, Measure, MoneyClaim
from habitat_site.records.shared import OtherResult
from habitat_site.results.occurrences import last_day, next_dates
from habitat_site.results.places import Point, point_of
from habitat_site.results.values import Window

Texts = Mapping[Lang, Localised]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """What a list shows of one figure: a measure's, or of one without a measure, with a label.

    It can be written as the figure itself can. `is_disputed` is a measure's whose sources disagree.
    """

    measure: Measure | None
    label: Texts
    value: float | None
    low: float | None
    high: float | None
    currency: str
    unit: str
    qualifier: str
    since: VagueDate | None
    until: VagueDate | None
    as_of: VagueDate | None
    is_disputed: bool

    @property
    def main(self) -> float:
        """Return the value, or else the lower end of the range."""
        return (self.low or 0) if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """What lists, maps and facets show of an initiative."""

    id: str
    key: str
    title: Texts
    summary: Texts
    place: Texts
    countries: tuple[str, ...]
    model: str
    phase: str
    themes: tuple[str, ...]
    networks: tuple[str, ...]
    started: VagueDate | None
    reported: VagueDate | None
    figure: KeyFigure | None
    point: Point | None
    is_vouched_for: bool


@dataclass(frozen=True, slots=True)
class NetworkCard:
    """What lists show of a network."""

    id: str
    key: str
    title: Texts
    acronym: str
    type: str
    countries: tuple[str, ...]
    region: Texts
    founded: VagueDate | None
    initiatives: int


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as a list names it: with a record (`key`, `title`), or by name alone."""

    name: str
    key: str = ""
    title: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventCard:
    """What the agenda shows of an event.

    `next` and `next_end` are when it takes place next, or did last: of one that repeats another
    day than its `start`. `repeats` is its rule, empty for none.
    """

    id: str
    key: str
    title: Texts
    kind: str
    status: str
    start: VagueDate
    end: VagueDate | None
    next: VagueDate
    next_end: VagueDate | None
    repeats: str
    deadline: VagueDate | None
    place: Texts
    country: str
    mode: str
    organisers: tuple[Named, ...]
    languages: tuple[str, ...]
    last: date

    @property
    def ends(self) -> str:
        """Return the last day on which it is still ahead, for the script that hides the past."""
        return (self.deadline.last if self.deadline else self.last).isoformat()


def window_card(window: Window, catalogue: Catalogue, languages: Iterable[Lang]) -> EventCard:
    """Project what another record puts into the agenda to what the agenda shows."""
    spoken = tuple(languages)
    return EventCard(
        id=window.entry.id,
        key=window.entry.key,
        title=texts(window.entry, ("title",), spoken),
        kind=window.word,
        status="confirmed",
        start=window.start,
        end=window.end,
        next=window.start,
        next_end=window.end,
        repeats="",
        deadline=(window.end or window.start) if window.is_call else None,
        place={},
        country="",
        mode="",
        organisers=tuple(named(each, catalogue, spoken) for each in window.hosts),
        languages=(),
        last=window.last,
    )


def texts(entry: Entry[Record], loc: Loc, languages: Iterable[Lang]) -> Texts:
    """Return the text at a place of a record, in each language or in the original."""
    # The original's is the same whatever the language that is asked for.
    found = dict.fromkeys(languages, entry.text(loc, entry.lang))
    for lang, translation in entry.translations.items():
        if lang in found and (text := translation.texts.get(loc)) is not None:
            found[lang] = Localised(text, lang, translation.stale)
    return found


def plainly(say: Callable[[Lang], str], languages: Iterable[Lang]) -> Texts:
    """Return what the interface itself says in each language."""
    return {lang: Localised(say(lang), lang) for lang in languages}


def initiative_card(entry: Entry[Initiative], languages: Iterable[Lang]) -> InitiativeCard:
    """Project an initiative to what lists show."""
    record, spoken = entry.record, tuple(languages)
    return InitiativeCard(
        id=entry.id,
        key=entry.key,
        title=texts(entry, ("title",), spoken),
        summary=texts(entry, ("summary",), spoken),
        place=texts(entry, ("place", "name"), spoken) if record.place else {},
        countries=record.all_countries,
        model=record.model or "",
        phase=record.phase or "",
        themes=record.themes,
        networks=record.networks,
        started=record.started,
        reported=record.reported_by.date if record.reported_by else None,
        figure=key_figure(entry, spoken),
        point=point_of(entry),
        is_vouched_for=bool(record.confirmed_by),
    )


def key_figure(entry: Entry[Initiative], languages: Iterable[Lang]) -> KeyFigure | None:
    """Project an initiative to the figure that says most of it."""
    if measured := key_measure(entry.record):
        return _measured(*measured)
    if (index := key_result(entry.record)) is None:
        return None
    label = texts(entry, ("other_results", index, "label"), languages)
    return _labelled(entry.record.other_results[index], label)


def _measured(measure: Measure, figure: Figure) -> KeyFigure:
    return KeyFigure(
        measure=measure,
        label={},
        value=figure.value,
        low=figure.low,
        high=figure.high,
        currency=figure.currency if isinstance(figure, MoneyClaim) else "",
        unit=figure.unit if isinstance(figure, AreaClaim) else "",
        qualifier=figure.qualifier or "",
        since=None,
        until=None,
        as_of=figure.as_of,
        is_disputed=bool(figure.alternatives),
    )


def _labelled(other: OtherResult, label: Texts) -> KeyFigure:
    return KeyFigure(
        measure=None,
        label=label,
        value=other.value,
        low=other.low,
        high=other.high,
        currency=other.currency or "",
        unit="",
        qualifier="",
        since=other.since,
        until=other.until,
        as_of=other.as_of,
        is_disputed=False,
    )


def network_card(entry: Entry[Network], languages: Iterable[Lang], initiatives: int) -> NetworkCard:
    """Project a network to what lists show; `initiatives` is how many are in its set."""
    record = entry.record
    return NetworkCard(
        id=entry.id,
        key=entry.key,
        title=texts(entry, ("title",), languages),
        acronym=record.acronym or "",
        type=record.type,
        countries=record.countries,
        region=texts(entry, ("region",), languages) if record.region else {},
        founded=record.founded,
        initiatives=initiatives,
    )


def named(network: str, catalogue: Catalogue, languages: Iterable[Lang]) -> Named:
    """Name a network by its record, or by its id where the record is missing."""
    entry = catalogue.get("networks", network)
    if entry is None:
        return Named(network)
    return Named(entry.record.title, entry.key, texts(entry, ("title",), languages))


def event_card(
    entry: Entry[Event], catalogue: Catalogue, languages: Iterable[Lang], today: date
) -> EventCard:
    """Project an event to what the agenda shows."""
    record, spoken = entry.record, tuple(languages)
    start, end = next_dates(record, today)
    return EventCard(
        id=entry.id,
        key=entry.key,
        title=texts(entry, ("title",), spoken),
        kind=record.kind,
        status=record.status,
        start=record.start,
        end=record.end,
        next=start,
        next_end=end,
        repeats=record.repeats or "",
        deadline=record.deadline,
        place=texts(entry, ("place", "name"), spoken) if record.place else {},
        country=record.country or "",
        mode=record.mode or "",
        organisers=tuple(
            named(each, catalogue, spoken) if isinstance(each, str) else Named(each.name)
            for each in record.organisers
        ),
        languages=record.languages,
        last=last_day(record),
    )
