"""What open data, calendars and feeds are made of: frozen views, one for each format."""

import zlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from habitat_site.catalogue import Entry, RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.pages.cards import Texts
from habitat_site.pages.spots import Pin
from habitat_site.records import Edition, Event, Initiative, Network, Record
from habitat_site.records.measures import Measure
from habitat_site.records.network import Feed as OwnFeed
from habitat_site.results.balance import Flow, Spread
from habitat_site.results.payments import Money
from habitat_site.results.tally import Tally
from habitat_site.results.values import Group, Standing, Window

Standings = Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class InitiativesExport:
    """All initiatives with every field."""

    entries: tuple[Entry[Initiative], ...]
    standings: Standings


@dataclass(frozen=True, slots=True)
class LocationsExport:
    """All initiatives; those whose place is published become GeoJSON."""

    entries: tuple[Entry[Initiative], ...]
    standings: Standings


@dataclass(frozen=True, slots=True)
class EventsExport:
    """All events with every field."""

    entries: tuple[Entry[Event], ...]
    standings: Standings


@dataclass(frozen=True, slots=True)
class RecordsExport:
    """All records of one folder, of whatever kind, with every field."""

    folder: str
    entries: tuple[Entry[Record], ...]
    standings: Standings


@dataclass(frozen=True, slots=True)
class SchemaExport:
    """What editors know of a kind of record, by its name."""

    kind: str


@dataclass(frozen=True, slots=True)
class TallyExport:
    """The tally of an edition of an award, whole enough to be counted again from it alone."""

    entry: Entry[Edition]
    tally: Tally


@dataclass(frozen=True, slots=True)
class NetworksExport:
    """All networks with every field, who is in them, and which initiatives are in their sets."""

    entries: tuple[Entry[Network], ...]
    standings: Standings
    members: Mapping[RecordId, tuple[RecordId, ...]]
    initiatives: Mapping[RecordId, tuple[RecordId, ...]]


@dataclass(frozen=True, slots=True)
class Groups:
    """All sets with their totals."""

    world: Group
    networks: Mapping[RecordId, Group]
    countries: Mapping[str, Group]
    themes: Mapping[str, Group]
    models: Mapping[str, Group]
    joined: Mapping[str, Group]

    def __iter__(self) -> Iterator[Group]:
        """Yield every set."""
        yield self.world
        sets = (self.networks, self.countries, self.themes, self.models, self.joined)
        for groups in sets:
            yield from groups.values()

    def sign(self) -> Digest:
        """Return a digest of the records that the totals are computed from."""
        return digest_of(*(group.digest for group in self))


@dataclass(frozen=True, slots=True)
class ResultsExport:
    """The totals of every set."""

    groups: Groups


@dataclass(frozen=True, slots=True)
class MeasureExport:
    """One measure in every set, record by record."""

    measure: Measure
    groups: Groups


@dataclass(frozen=True, slots=True)
class BalanceExport:
    """Where everything comes from and goes to, with every record that is counted."""

    tallies: tuple[Spread, ...]
    flows: tuple[Flow, ...]
    money: Money


class Pins(Protocol):
    """What is at the places of a set of initiatives, read again whenever it is asked for.

    Pins of one `source` are the same whatever the set.
    """

    @property
    def source(self) -> Hashable:
        """Return what they are read from, which is itself alone."""
        ...

    @property
    def ids(self) -> Sequence[RecordId]:
        """Return the ids of the set."""
        ...

    def pin(self, id: RecordId) -> Pin | None:
        """Return what is at the place of one; nothing where it has none."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class PointsExport:
    """What an interactive map shows at each place; addresses are relative to the file."""

    pins: Pins


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of a calendar, and what other records put there.

    Texts are in the page's language where they have it.
    """

    title: str
    entries: tuple[Entry[Event], ...]
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What a feed tells of a record; `id` is the one under which it was first published."""

    key: str
    id: str
    title: Texts
    summary: Texts
    reported: date | None
    changed: date


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new of a subject, the newest first.

    It stands beside the page that it accompanies; a country of which there are only meetings
    `has_page` not.
    """

    title: Texts
    has_page: bool
    entries: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a network offers to follow: our feed of it, and the feeds that it publishes itself."""

    title: Texts
    network: RecordId
    own: tuple[OwnFeed, ...]


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of all networks, for a feed reader to take in at once."""

    title: Texts
    networks: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses below the base URL, sorted; packed, for a large site has half a million."""

    packed: bytes

    @classmethod
    def of(cls, addresses: Iterable[str]) -> "Sitemap":
        """Pack addresses, none of which can have a line break."""
        return cls(zlib.compress("\n".join(addresses).encode()))

    @property
    def addresses(self) -> list[str]:
        """Return the addresses."""
        return zlib.decompress(self.packed).decode().split("\n")

    @property
    def digest(self) -> Digest:
        """Return a digest of the addresses."""
        return digest_of(self.packed)


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """Where the parts of a long sitemap are."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Robots:
    """Everything may be read by machines."""


@dataclass(frozen=True, slots=True)
class Headers:
    """What a host that reads `_headers` should send beside the files."""

    policy: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a phone shows when the site is put on its home screen."""

    icon: str
