"""What follows from all records together: totals, the agenda, facets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from habitat_site.catalogue import Entry, Pointer, RecordId
from habitat_site.documents import Digest
from habitat_site.records import Event, Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import Measure
from habitat_site.results.contributions import Contributions
from habitat_site.results.matching import Matching
from habitat_site.results.tally import Tally

GroupKind = Literal["world", "network", "country", "theme", "model", "joined"]
Level = Literal["compiled", "reported", "confirmed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a record is vouched for, and whether someone outside it documents it."""

    level: Level
    documented: bool


@dataclass(frozen=True, slots=True)
class Total:
    """A total that can be recomputed: never a bare number (RECORDS, "How results are added up").

    `of` is the size of the set, dissolved records included; `reporting` of them report the measure
    in a way that can count; `undated` of those give no date; `disputed` of those have sources that
    disagree; `oldest` and `newest` are the earliest and latest of their dates. `currency` is empty
    for what is no money. `contributions` has one element for each record of the set, sorted by id.
    """

    measure: Measure
    currency: str
    value: float
    low: float
    high: float
    reporting: int
    of: int
    confirmed: int
    undated: int
    disputed: int
    oldest: VagueDate | None
    newest: VagueDate | None
    contributions: Contributions


def _none() -> tuple[Total, ...]:
    return ()


@dataclass(frozen=True, eq=False)
class Group:
    """A set of initiatives and its totals: the world, a network, a country, a theme, a model.

    Or those that the records of a mechanism name: `joined`, with the mechanism as its id.

    `initiatives` is sorted by id. The totals are added up, and the digest of what they are made of
    is taken, when they are asked for.
    """

    kind: GroupKind
    id: str
    initiatives: tuple[RecordId, ...]
    sign: Callable[[], Digest]
    add_up: Callable[[], tuple[Total, ...]] = _none

    @cached_property
    def digest(self) -> Digest:
        """Return a digest of everything that the totals are made of."""
        return self.sign()

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Return the totals, in the order of measures, then of currencies.

        There is one for each measure that some record of the set reports in a way that can count.
        """
        return self.add_up()

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another machine: the totals, not what they were made of."""
        made = {"digest": self.digest, "totals": self.totals}
        return {**self.__dict__, **made, "sign": None, "add_up": None}

    def total(self, measure: str, currency: str = "") -> Total | None:
        """Return the total of a measure (and currency), or nothing."""
        for total in self.totals:
            if total.measure.name == measure and total.currency == currency:
                return total
        return None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days that a record of another kind puts into the agenda: a stage of an award.

    `word` tells what it is among the kinds of event (`award-ballots`), `number` which of its kind
    in its record. A call is something that others can answer to while it lasts; of one without an
    `end` only the last day is known, and is its `start`. `countries` are those that it concerns.
    """

    entry: Entry[Record]
    word: str
    number: int
    start: VagueDate
    end: VagueDate | None
    is_call: bool
    hosts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def last(self) -> date:
        """Return the last day that it may mean."""
        return (self.end or self.start).last


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows by what `today` makes of them, divided and sorted as the events of an `Agenda`."""

    upcoming: tuple[Window, ...] = ()
    open_calls: tuple[Window, ...] = ()
    past: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Events by what `today` makes of them.

    Every event is in exactly one of the three. `upcoming` is sorted by its next start and holds
    what is not over (tentative and postponed ones too, and cancelled ones until their date has
    passed); `open_calls` are calls, not cancelled, whose deadline has not passed, sorted by that
    deadline; `past` goes from the latest back. A vague date is over once its last possible day is;
    a repeating event once its last occurrence is.
    """

    upcoming: tuple[Entry[Event], ...]
    open_calls: tuple[Entry[Event], ...]
    past: tuple[Entry[Event], ...]
    windows: Windows = Windows()


@dataclass(frozen=True)
class Summary:
    """Everything that is computed from the catalogue, once, for all pages.

    The mappings are sorted by key and hold only groups that have an initiative, except that every
    network has one. `members` lists, for each network, the networks directly in it (members and
    offices that have not ended); `partners` its partners that have not ended. `standings` has
    every record's standing by its key (`initiatives/palo-alto`). `matching` says which offers of
    help fit which requests. `tallies` has every edition of an award that says how it is decided,
    `honours` who won or was named, by the key of who did; `joined` the initiatives that the records
    of each mechanism name. Events are divided when the `agenda` is asked for.
    """

    world: Group
    networks: Mapping[RecordId, Group]
    countries: Mapping[str, Group]
    themes: Mapping[str, Group]
    models: Mapping[str, Group]
    members: Mapping[RecordId, tuple[RecordId, ...]]
    partners: Mapping[RecordId, tuple[RecordId, ...]]
    count_confirmed: Callable[[], int]
    divide: Callable[[], Agenda]
    standings: Mapping[str, Standing]
    matching: Matching
    tallies: Mapping[RecordId, Tally] = field(default_factory=dict)
    honours: Mapping[str, tuple[Pointer, ...]] = field(default_factory=dict)
    joined: Mapping[str, Group] = field(default_factory=dict)

    @property
    def groups(self) -> Iterator[Group]:
        """Yield every set of initiatives."""
        yield self.world
        sets = (self.networks, self.countries, self.themes, self.models, self.joined)
        for groups in sets:
            yield from groups.values()

    @property
    def confirmed(self) -> int:
        """Return how many initiatives are confirmed."""
        return self.count_confirmed()

    @cached_property
    def agenda(self) -> Agenda:
        """Return the events by what the day of the build makes of them."""
        return self.divide()
