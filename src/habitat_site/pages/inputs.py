"""What every planner is given, and the cards that several of them show."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from habitat_site.catalogue import Catalogue, Entry, Projections, RecordId
from habitat_site.documents import Digest, Digests, digest_of
from habitat_site.languages import Lang
from habitat_site.pages.build import Build
from habitat_site.pages.cards import (
    EventCard,
    InitiativeCard,
    Named,
    NetworkCard,
    event_card,
    named,
    network_card,
    texts,
)
from habitat_site.pages.lines import Lines
from habitat_site.pages.siblings import InEachLanguage, Shared, Siblings
from habitat_site.pages.spots import Chart, Neighbour, Pin, Spot, Spots
from habitat_site.pages.values import digest_value
from habitat_site.pages.written import Reader, located, names_of, spot_of, written_cards
from habitat_site.records import Record
from habitat_site.results.dossiers import Topic, topics
from habitat_site.results.membership import belongs_to, concerned
from habitat_site.results.values import Summary
from habitat_site.settings import Settings

# The smallest number that is no use is just below that of all cards: lists go through all of them,
# again and again. Of more, those stay open that lists made one after another have in common, for
# all would take gigabytes.
OPEN_CARDS = 12_000
# Pages that are made one after another have most of what stands beside them in common.
OPEN_NEIGHBOURS = 256


@dataclass(frozen=True)
class Inputs:
    """The settings, the catalogue, what follows from it, and what is known of the build."""

    settings: Settings
    catalogue: Catalogue
    summary: Summary
    build: Build

    @cached_property
    def languages(self) -> tuple[Lang, ...]:
        """Return the languages of the interface."""
        return tuple(Lang(code) for code in self.settings.languages)

    @cached_property
    def initiatives(self) -> "Cards":
        """Return the cards of all initiatives by id."""
        return Cards(self.catalogue, self.languages)

    @cached_property
    def networks(self) -> Mapping[str, NetworkCard]:
        """Return the cards of all networks by id."""
        groups = self.summary.networks
        return {
            e.id: network_card(e, self.languages, len(groups[e.id].initiatives))
            for e in self.catalogue.networks
        }

    @cached_property
    def names(self) -> Mapping[str, Named]:
        """Return what every network is called by id, for the pages of all records that name it."""
        return {e.id: named(e.id, self.catalogue, self.languages) for e in self.catalogue.networks}

    @cached_property
    def events(self) -> Mapping[str, EventCard]:
        """Return the cards of all events by id."""
        return {
            e.id: event_card(e, self.catalogue, self.languages, self.build.date)
            for e in self.catalogue.events
        }

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Return every country and theme that a dossier is made for."""
        return topics(self.catalogue, self.summary)

    @cached_property
    def joined(self) -> Mapping[str, tuple[str, ...]]:
        """Return the mechanisms whose records name an initiative, by its id."""
        found: dict[str, tuple[str, ...]] = {}
        for folder, group in self.summary.joined.items():
            for id in group.initiatives:
                found[id] = (*found.get(id, ()), folder)
        return found

    @cached_property
    def concerned(self) -> Mapping[str, frozenset[str]]:
        """Return the networks that an event concerns, by its id: every network asks for all."""
        return {id: concerned(each) for id, each in self.catalogue.meetings.items()}

    @cached_property
    def of_networks(self) -> Mapping[str, Digest]:
        """Return a digest of each network's card by id."""
        return {id: digest_value(card) for id, card in self.networks.items()}

    @cached_property
    def of_events(self) -> Mapping[str, Digest]:
        """Return a digest of each event's card by id."""
        return {id: digest_value(card) for id, card in self.events.items()}

    @cached_property
    def _named(self) -> Mapping[str, Digest]:
        """Return a digest of what others show of each network and judge by: names and sites."""
        return {
            e.id: digest_value(
                (
                    texts(e, ("title",), self.languages),
                    tuple(t.texts.get(("title",), "") for t in e.translations.values()),
                    tuple(name.text for name in e.record.names),
                    (e.record.title, e.record.acronym, e.record.website),
                    belongs_to(e),
                )
            )
            for e in self.catalogue.networks
        }

    @cached_property
    def _circles(self) -> Mapping[str, Digest]:
        """Return a digest of each network and of all that it belongs to, over any steps."""
        larger: dict[str, tuple[str, ...]] = {e.id: belongs_to(e) for e in self.catalogue.networks}
        circles: dict[str, Digest] = {}
        for id in larger:
            around = sorted(_reached(id, larger))
            parts = (part for each in around for part in (each, self._named.get(each, "")))
            circles[id] = digest_of(*parts)
        return circles

    def of_mentioned(self, entry: Entry[Record]) -> Digest:
        """Return a digest of everything that a record's page takes from networks it names."""
        gone = self.catalogue.withdrawn
        mentions = self.catalogue.outlines[entry.key].mentions
        found = ((id, self._circles.get(id, ""), f"networks/{id}" in gone) for id in mentions)
        return digest_of(*(str(part) for each in found for part in each))


def projections(settings: Settings) -> Projections:
    """Return what pages need to know of each record."""
    return (written_cards(tuple(Lang(code) for code in settings.languages)),)


def _reached(id: str, larger: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = {id}, [id]
    while waiting:
        new = set(larger.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found


class Cards(Mapping[str, InitiativeCard]):
    """The card of every initiative by id, read when it is asked for; lists are made of its digest.

    Ten thousand open cards take fifty megabytes, so that only some stay open.
    """

    def __init__(self, catalogue: Catalogue, languages: tuple[Lang, ...]) -> None:
        """Take the records and the languages that cards speak."""
        self._entries = catalogue.entries.get("initiatives", {})
        self._ids = tuple(entry.id for entry in catalogue.initiatives)
        self._cards = written_cards(languages)
        self._digests = Digests(catalogue.places, self._digest_of)
        self._reader = Reader(languages)
        self._card = lru_cache(maxsize=OPEN_CARDS)(self._read_card)
        self._neighbour = lru_cache(maxsize=OPEN_NEIGHBOURS)(self._read_neighbour)
        self._names = Lines(catalogue.places, lambda id: names_of(self._text(id)))
        self._spots = Spots(catalogue.places, lambda id: located(self._text(id)))

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same: each is itself alone, so that others can keep it."""
        return self is other

    def __hash__(self) -> int:
        """Return the same for the same."""
        return id(self)

    def __getitem__(self, id: str) -> InitiativeCard:
        """Return a card."""
        return self._card(id)

    def neighbours(self, ids: Iterable[str]) -> tuple[Neighbour, ...]:
        """Return what pages beside some initiatives say of them."""
        return tuple(map(self._neighbour, ids))

    def spots(self) -> Iterator[Spot]:
        """Yield where each initiative is, without reading the rest of its card."""
        return (spot_of(self._text(id)) for id in self._ids)

    def chart(self, ids: Sequence[RecordId]) -> Chart:
        """Return the chart of some initiatives."""
        return self._spots.chart(ids)

    def pin(self, id: RecordId) -> Pin | None:
        """Return what a map shows of an initiative; nothing of one without a point."""
        point = self._spots.point(id)
        return self._reader.pin(point, self._names[id]) if point else None

    def _read_neighbour(self, id: str) -> Neighbour:
        return self._reader.neighbour(id, self._spots.kind(id).countries, self._names[id])

    def _read_card(self, id: str) -> InitiativeCard:
        return self._reader.card(self._text(id))

    def _text(self, id: str) -> bytes:
        return self._cards.read(self._entries[RecordId(id)])

    def __iter__(self) -> Iterator[str]:
        """Yield all ids in their order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ids)

    def __contains__(self, id: object) -> bool:
        """Tell whether there is an initiative of an id."""
        return id in self._entries

    def _digest_of(self, id: str) -> Digest:
        written = self._text(id)
        # Before the work is divided among processes, so that none of them has to read it again.
        self._names.keep(id, names_of(written))
        self._spots.keep(located(written))
        return digest_of(written)

    def digest_of_one(self, id: str) -> Digest:
        """Return the digest of a card; where one story has changed few are asked for."""
        return self._digests[id]

    def digest(self, ids: Iterable[str]) -> Digest:
        """Return a digest of some cards."""
        return self._digests.together(ids)


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """The points of a set of initiatives, none of which is held: there may be very many."""

    source: Cards
    ids: tuple[RecordId, ...]

    def pin(self, id: RecordId) -> Pin | None:
        """Return one with what it is called."""
        return self.source.pin(id)


def in_each_language(
    inputs: Inputs,
    path: Callable[[Lang], str],
    template: str,
    view: object,
    source: str = "",
) -> InEachLanguage:
    """Plan one page in every language of the interface."""
    first = inputs.languages[0]
    below = path(first).removeprefix(f"{first}/")
    siblings = Siblings(inputs.languages, below)
    shared = Shared(below, "html", view, template, source, siblings)
    return InEachLanguage(shared, inputs.languages)
