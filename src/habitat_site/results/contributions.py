"""What each record adds to a total, or why it adds nothing; made when somebody asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, overload

from habitat_site.catalogue import RecordId
from habitat_site.records.dates import VagueDate

Reason = Literal["counted", "within", "no-figure", "dissolved", "replaced", "other-currency"]


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
class Contributions(Sequence[Contribution]):
    """One contribution for each record of a set, sorted by id.

    Kept for all sets they would take more memory than all else that is known of the records. So
    `make` returns those of the records with a figure, each time anew; `members` are all records of
    the set, and `parents` says which of them are counted within which.
    """

    members: tuple[RecordId, ...] = ()
    make: Callable[[], Iterable[Contribution]] = tuple
    parents: Mapping[RecordId, RecordId] = field(default_factory=dict)

    def reported(self) -> Iterator[Contribution]:
        """Yield the contributions of those that report the measure."""
        return iter(self.make())

    def __iter__(self) -> Iterator[Contribution]:
        """Yield all."""
        reported = {each.id: each for each in self.make()}
        for id in self.members:
            yield reported.get(id) or Contribution(id, "no-figure", within=self.parents.get(id))

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
        return Contributions, (self.members, partial(tuple, (*self.make(),)), dict(self.parents))
