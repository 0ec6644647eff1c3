"""How commitments stand, together: broken and kept ones first, those nobody knows of last."""

from collections.abc import Iterable

from habitat_site.catalogue import Entry
from habitat_site.records import Commitment
from habitat_site.records.advocacy import CommitmentStatus

STATES: tuple[CommitmentStatus, ...] = (
    "broken",
    "partly-kept",
    "kept",
    "under-way",
    "open",
    "unknown",
)

ByState = tuple[tuple[CommitmentStatus, tuple[Entry[Commitment], ...]], ...]


def by_state(commitments: Iterable[Entry[Commitment]]) -> ByState:
    """Group commitments by how they stand, the oldest first; states without any are left out."""
    groups: dict[CommitmentStatus, list[Entry[Commitment]]] = {state: [] for state in STATES}
    for entry in sorted(commitments, key=lambda each: (each.record.date.first, each.id)):
        groups[entry.record.status].append(entry)
    return tuple((state, tuple(found)) for state, found in groups.items() if found)
