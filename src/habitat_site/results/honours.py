"""Who won an award, beside what an edition's own record says: by ballots, and through members."""

from collections.abc import Iterator, Mapping

from habitat_site.catalogue import Catalogue, Entry, Pointer, RecordId, holds
from habitat_site.records import Edition, Initiative
from habitat_site.results.tally import Tally

COUNTED, THROUGH = "counted.initiative", "counted.network"


def honours(
    catalogue: Catalogue, tallies: Mapping[RecordId, Tally]
) -> Mapping[str, tuple[Pointer, ...]]:
    """Return what points at an initiative or a network because it won, by its key.

    An initiative that won by ballots, once the tally is final; and the networks that a winner
    belongs to, also one whom a source names.
    """
    found: dict[str, dict[Pointer, None]] = {}
    for entry in catalogue.every(Edition):
        for id in winners_by_ballot(tallies.get(entry.id)):
            found.setdefault(f"initiatives/{id}", {})[Pointer(COUNTED, entry)] = None
        for network in _networks(winners(entry, tallies), catalogue):
            found.setdefault(f"networks/{network}", {})[Pointer(THROUGH, entry)] = None
    return {key: tuple(pointers) for key, pointers in found.items()}


def winners(entry: Entry[Edition], tallies: Mapping[RecordId, Tally]) -> tuple[str, ...]:
    """Return the ids of the initiatives that won an edition, by its sources or by ballots."""
    recorded = (each.initiative for each in entry.record.winners if each.initiative)
    return tuple(dict.fromkeys((*recorded, *winners_by_ballot(tallies.get(entry.id)))))


def winners_by_ballot(tally: Tally | None) -> Iterator[str]:
    """Yield the ids of the initiatives that won by ballots; nobody before the tally is final."""
    if tally is not None and tally.is_final:
        yield from (place.nominee.initiative for place in tally.winners)


def _networks(initiatives: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    for id in initiatives:
        entry = catalogue.get("initiatives", id)
        if entry is not None and holds(entry, Initiative):
            yield from entry.record.networks
