"""Several processes that lay what they read on one shelf, each in a place of its own.

So the large parts of a record do not travel from one process to another, which would have its hands
full with them, and the more so the more others read for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized

from habitat_site.reading.outcomes import Outcome
from habitat_site.reading.raw import Held
from habitat_site.reading.shelf import Laid, Lying, Shelf, laid, sum_of

NOTHING = Held(b"")


@dataclass(frozen=True, slots=True)
class Laying:
    """A shelf of forked processes, and how far all of them have filled it."""

    shelf: Shelf
    end: "Synchronized[int]"

    def lay(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Return outcomes whose parcels are without their large parts, and say where these lie.

        Raises:
            HabitatError: there is no room for them.
        """
        large = [_large(each) for each in outcomes]
        whole = b"".join(each.whole for each in large)
        start = self._room(len(whole))
        self.shelf.put(whole, start)
        return list(map(_without, outcomes, _in_a_row(large, start)))

    def _room(self, size: int) -> int:
        """Return where so many bytes belong to this process."""
        with self.end:
            start = int(self.end.value)
            self.end.value = start + size
        return start


def _large(outcome: Outcome) -> Laid:
    """Return what is large of an outcome: nothing of a broken record."""
    parcel = outcome.parcel
    return laid(parcel.contents, parcel.projected) if parcel else Laid(b"", (), b"")


def _in_a_row(large: Sequence[Laid], start: int) -> Iterator[Lying]:
    for each in large:
        yield Lying(start, each.names, each.ends, sum_of(each.whole))
        start += len(each.whole)


def _without(outcome: Outcome, lying: Lying) -> Outcome:
    if outcome.parcel is None:
        return outcome
    return Outcome(outcome.parcel.lying(NOTHING, {}), outcome.draft, outcome.told, lying)
