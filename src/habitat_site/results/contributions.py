"""What each record adds to a total, or why it adds nothing; made when somebody asks."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress, starmap
from operator import itemgetter
from typing import Any, Literal, overload

from habitat_site.catalogue import RecordId
from habitat_site.records.dates import VagueDate
from habitat_site.results.columns import Column
from habitat_site.results.figures import number

Reason = Literal["counted", "within", "no-figure", "dissolved", "replaced", "other-currency"]
# Why a figure in the currency of a total adds nothing to it; in another one it is counted there.
IDLE: tuple[Reason, ...] = ("within", "dissolved", "replaced")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one initiative adds to a total, or why it adds nothing.

    `value`, `low` and `high` are its own figure in the unit the measure is kept in (m² for land),
    and zero where it has none. `added` is what it adds to the total by itself, after what is
    counted elsewhere: a child adds nothing where its parent's larger figure stands, and a parent
    adds nothing where its children's sum is larger. The `added` values of a total sum to it.
    `counted_in` names the record whose figure stands for it (reason `within`). `within` is the
    nearest record of the set that it is counted within, so that a total's forest can be rebuilt
    from its contributions alone.
    """

    id: RecordId
    reason: Reason
    value: float = 0
    low: float = 0
    high: float = 0
    added: float = 0
    as_of: VagueDate | None = None
    confirmed: bool = False
    disputed: bool = False
    counted_in: RecordId | None = None
    within: RecordId | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The rows of a column in a set, by why each is counted or not, in the order of ids.

    `ids` are those of the records at the places that the column speaks of, and `places` those of
    the set. `counted_in` names, by its row, the record whose figure stands for one that is `within`
    it.
    """

    column: Column
    ids: Sequence[RecordId]
    places: Sequence[int]
    rows: Mapping[Reason, Sequence[int]]
    counted_in: Mapping[int, RecordId]

    def __iter__(self) -> Iterator[tuple[int, Reason]]:
        """Yield every row with its reason, in the order of ids."""
        found = ((row, reason) for reason, rows in self.rows.items() for row in rows)
        return iter(sorted(found, key=itemgetter(0)))

    def id(self, row: int) -> RecordId:
        """Return the record of a row."""
        return self.ids[self.column.places[row]]

    def silent(self) -> Sequence[int]:
        """Return the places of the records of the set that do not report the measure."""
        return self.column.silent(self.places)

    def only(self, members: tuple[RecordId, ...]) -> "Sorted":
        """Return the same with a column of a set alone, to which all rows belong."""
        place_of = {id: place for place, id in enumerate(members)}
        rows = array("I", (row for row, _ in self))
        row_of = {row: place for place, row in enumerate(rows)}
        return Sorted(
            self.column.only(rows, lambda place: place_of[self.ids[place]], len(members)),
            members,
            range(len(members)),
            {why: array("I", map(row_of.__getitem__, some)) for why, some in self.rows.items()},
            {row_of[row]: id for row, id in self.counted_in.items()},
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """The largest of what is added to a total, how many others there are, and their sum.

    `idle` are the largest of those that report the measure, in the currency of the total, and add
    nothing; `more_idle` is how many others of them there are.
    """

    largest: tuple[Contribution, ...]
    others: int
    rest: float
    idle: tuple[Contribution, ...]
    more_idle: int


@dataclass(frozen=True, slots=True, eq=False)
class Contributions(Sequence[Contribution]):
    """One contribution for each record of a set, sorted by id.

    Kept for all sets they would take more memory than all else that is known of the records. So
    `sort` says which figures of a column they are, each time anew; `members` are all records of
    the set, and `parents` says which of them are counted within which.
    """

    members: tuple[RecordId, ...]
    sort: Callable[[], Sorted]
    parents: Mapping[RecordId, RecordId] = field(default_factory=dict)

    def ranked(self, most: int) -> Ranked:
        """Return the largest contributions, at most so many, and what there is beside them.

        Of those that add nothing it returns at most as many.
        """
        found = self.sort()
        counted = found.rows["counted"]
        added = found.column.value.published(counted)
        # Of equal ones the first id comes first: this keeps their order.
        order = sorted(compress(range(len(added)), added), key=added.__getitem__, reverse=True)
        value = found.column.value
        idle = sorted(_idle(found, added), key=lambda each: value[each[0]], reverse=True)
        return Ranked(
            tuple(self._one(found, counted[place], "counted") for place in order[:most]),
            len(order[most:]),
            sum(map(added.__getitem__, order[most:])),
            tuple(starmap(partial(self._one, found), idle[:most])),
            len(idle[most:]),
        )

    def _one(self, found: Sorted, row: int, reason: Reason) -> Contribution:
        column, id, said = found.column, found.id(row), found.column.about(row)
        value = number(column.value[row])
        return Contribution(
            id=id,
            reason=reason,
            value=value,
            low=number(column.low[row]),
            high=number(column.high[row]),
            added=value if reason == "counted" else 0,
            as_of=said.day,
            confirmed=said.confirmed,
            disputed=said.disputed,
            counted_in=found.counted_in.get(row),
            within=self.parents.get(id),
        )

    def __iter__(self) -> Iterator[Contribution]:
        """Yield all."""
        found = self.sort()
        reported = {found.id(row): (row, reason) for row, reason in found}
        for id in self.members:
            if id in reported:
                yield self._one(found, *reported[id])
            else:
                yield Contribution(id, "no-figure", within=self.parents.get(id))

    def __len__(self) -> int:
        """Return how many records the set has."""
        return len(self.members)

    @overload
    def __getitem__(self, index: int) -> Contribution: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Contribution]: ...

    def __getitem__(self, index: int | slice) -> Contribution | Sequence[Contribution]:
        """Return one of them, or a stretch."""
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        """Tell whether every record contributes the same."""
        return isinstance(other, Contributions) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Return the same for what is equal."""
        return hash(self.members)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what goes to another machine, where the figures of all records are not."""
        sort = partial(_as_it_is, self.sort().only(self.members))
        return Contributions, (self.members, sort, dict(self.parents))


def _as_it_is(found: Sorted) -> Sorted:
    return found


def _idle(found: Sorted, added: Iterable[float]) -> Iterable[tuple[int, Reason]]:
    """Return the rows in the currency of a total that add nothing to it, in the order of ids."""
    counted = zip(found.rows["counted"], added, strict=True)
    idle: list[tuple[int, Reason]] = [(row, "counted") for row, adds in counted if not adds]
    for reason in IDLE:
        idle += ((row, reason) for row in found.rows[reason])
    return sorted(idle)
