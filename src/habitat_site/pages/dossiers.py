"""A dossier for every country and theme, and the page that compares countries.

Nobody writes them: they are what the records say of one place or one theme, to be printed and
cited. Their date is the newest change of a record that they show, never the day of the build.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from habitat_site.catalogue import UNKNOWN, RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.advocacy import (
    CommitmentCard,
    InstrumentCard,
    commitments,
    instrument_card,
    record_of,
)
from habitat_site.pages.agenda import by_year
from habitat_site.pages.cards import EventCard, InitiativeCard, Texts, texts
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.results import Account, account
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import Instrument
from habitat_site.records.dates import VagueDate
from habitat_site.records.shared import Source
from habitat_site.results.dossiers import Effect, Gap, Topic
from habitat_site.results.values import Group

# A dossier is to be read and printed; whoever wants all has the lists and the data.
MOST_ACHIEVEMENTS = 30
MOST_IN_FULL = 40
MOST_SOURCES = 6
MOST_EXAMPLES = 3
MOST_EVENTS = 20
EFFECTS: tuple[Effect, ...] = ("helps", "asked", "over")


@dataclass(frozen=True, slots=True)
class Achievement:
    """An initiative and the sources of what it says; `others` counts those left out."""

    card: InitiativeCard
    sources: tuple[Source, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """An instrument, what it recognises, and its sources; both are empty where there are many."""

    card: InstrumentCard
    recognises: Texts
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not recorded here, with some of the instruments elsewhere; `others` counts more."""

    gap: Gap
    examples: tuple[InstrumentCard, ...]
    others: int


@dataclass(frozen=True, slots=True)
class DossierView:
    """What there is to plead with in a country or on a theme, and what is missing.

    `without` are the countries that have initiatives on a theme, how many, and no instrument.
    `changed` is the newest change of a record shown, and nothing where none says when it was.
    """

    facet: str
    id: str
    initiatives: int
    instruments: int
    promises: int
    accounts: tuple[Account, ...]
    achievements: tuple[Achievement, ...]
    by_effect: tuple[tuple[Effect, tuple[Recognition, ...]], ...]
    beyond: tuple[InstrumentCard, ...]
    missing: tuple[tuple[str, tuple[Missing, ...]], ...]
    without: tuple[tuple[str, int], ...]
    commitments: tuple[tuple[str, tuple[CommitmentCard, ...]], ...]
    events: tuple[tuple[int, tuple[EventCard, ...]], ...]
    other_events: int
    changed: VagueDate | None


def plan_dossiers(inputs: Inputs) -> Iterator[Page]:
    """Plan every dossier; a site without any record of advocacy has none."""
    for topic in inputs.topics:
        view = Later(partial(_digest, inputs, topic), partial(dossier_view, inputs, topic))
        path = partial(urls.dossier_path, facet=topic.facet, id=topic.id)
        yield from in_each_language(inputs, path, "dossier.html", view)


def dossier_view(inputs: Inputs, topic: Topic) -> DossierView:
    """Return what a dossier shows."""
    group = group_of(inputs, topic)
    accounts = tuple(account(inputs, total) for total in group.totals) if group else ()
    shown = _newest_events(inputs, topic)
    return DossierView(
        facet=topic.facet,
        id=topic.id,
        initiatives=len(topic.initiatives),
        instruments=len(topic.instruments),
        promises=len(topic.commitments),
        accounts=accounts,
        achievements=tuple(_achievement(inputs, id) for id in _chosen(topic, accounts)),
        by_effect=tuple(_by_effect(inputs, topic)),
        beyond=tuple(instrument_card(inputs, id) for id in topic.beyond),
        missing=tuple(_missing(inputs, topic)),
        without=tuple(_without(inputs, topic)),
        commitments=tuple(commitments(inputs, topic.commitments)),
        events=by_year(shown),
        other_events=len(topic.events) - len(shown),
        changed=_changed(inputs, topic),
    )


def group_of(inputs: Inputs, topic: Topic) -> Group | None:
    """Return the set of initiatives of a country or a theme, if it has any."""
    summary = inputs.summary
    groups = summary.countries if topic.facet == "country" else summary.themes
    return groups.get(topic.id)


def _digest(inputs: Inputs, topic: Topic) -> Digest:
    """Return a digest of the facts of every record that a dossier may show."""
    group = group_of(inputs, topic)
    own = inputs.catalogue.entries.get("initiatives", {})
    return digest_of(
        digest_value(topic),
        group.digest if group else "",
        inputs.initiatives.digest(topic.initiatives),
        *(own[id].facts for id in topic.initiatives),
        *(of_advocacy(inputs, id) for id in _advocacy(topic)),
        *(inputs.of_events[id] for id in topic.events),
    )


def of_advocacy(inputs: Inputs, id: RecordId) -> Digest:
    """Return a digest of what others show of an instrument or a commitment."""
    entry = inputs.catalogue.entries["advocacy"][id]
    return digest_of(entry.facts, inputs.of_mentioned(entry))


def _advocacy(topic: Topic) -> Iterator[RecordId]:
    yield from chain(topic.instruments, topic.beyond, topic.commitments)
    for gap in topic.gaps:
        yield from gap.elsewhere[:MOST_EXAMPLES]


def _chosen(topic: Topic, accounts: Iterable[Account]) -> tuple[RecordId, ...]:
    """Return the initiatives to name: all of them, or of many those that totals are made of."""
    if len(topic.initiatives) <= MOST_ACHIEVEMENTS:
        return topic.initiatives
    found = (share.contribution.id for each in accounts for share in each.largest)
    return tuple(dict.fromkeys(found))[:MOST_ACHIEVEMENTS]


def _achievement(inputs: Inputs, id: RecordId) -> Achievement:
    sources = inputs.catalogue.entries["initiatives"][id].record.sources
    return Achievement(inputs.initiatives[id], sources[:MOST_SOURCES], len(sources[MOST_SOURCES:]))


def _by_effect(inputs: Inputs, topic: Topic) -> Iterator[tuple[Effect, tuple[Recognition, ...]]]:
    all_of_them = tuple(
        _recognition(inputs, id, in_full=number < MOST_IN_FULL)
        for number, id in enumerate(topic.instruments)
    )
    for each in EFFECTS:
        found = tuple(r for r in all_of_them if r.card.effect == each)
        if found:
            yield each, found


def _recognition(inputs: Inputs, id: RecordId, *, in_full: bool) -> Recognition:
    card, entry = instrument_card(inputs, id), record_of(inputs.catalogue, id, Instrument)
    if not in_full:
        return Recognition(card, {}, ())
    spoken = texts(entry, ("recognises",), inputs.languages)
    return Recognition(card, spoken, entry.record.sources[:MOST_SOURCES])


def _missing(inputs: Inputs, topic: Topic) -> Iterator[tuple[str, tuple[Missing, ...]]]:
    for of in ("type", "theme"):
        found = tuple(
            Missing(
                gap,
                tuple(instrument_card(inputs, id) for id in gap.elsewhere[:MOST_EXAMPLES]),
                len(gap.elsewhere[MOST_EXAMPLES:]),
            )
            for gap in topic.gaps
            if gap.of == of
        )
        if found:
            yield of, found


def _without(inputs: Inputs, topic: Topic) -> Iterator[tuple[str, int]]:
    """Yield the countries that lack an instrument on a theme, with their initiatives on it."""
    ties = inputs.catalogue.ties
    countries = [ties[f"initiatives/{id}"].countries for id in topic.initiatives]
    for gap in topic.gaps:
        if gap.of == "country":
            yield gap.what, countries.count((gap.what,))


def _newest_events(inputs: Inputs, topic: Topic) -> tuple[EventCard, ...]:
    cards = (inputs.events[id] for id in topic.events)
    newest = sorted(cards, key=lambda card: (card.next.first, card.id), reverse=True)
    return tuple(newest[:MOST_EVENTS])


def _changed(inputs: Inputs, topic: Topic) -> VagueDate | None:
    """Return the newest day of a review or a report of what the dossier is made of."""
    folders = (
        ("initiatives", topic.initiatives),
        ("advocacy", (*topic.instruments, *topic.beyond, *topic.commitments)),
        ("events", topic.events),
    )
    outlines = inputs.catalogue.outlines
    days = (outlines[f"{folder}/{id}"].changed for folder, ids in folders for id in ids)
    newest = max(days, default=UNKNOWN)
    return None if newest == UNKNOWN else _day(newest)


def _day(day: date) -> VagueDate:
    return VagueDate(day.year, day.month, day.day)
