"""Which networks are in which today, in one step and in many."""

from collections.abc import Callable, Mapping
from datetime import date

from habitat_site.catalogue import Catalogue, Entry, Meeting, RecordId
from habitat_site.records import Network
from habitat_site.records.network import Membership

Related = Mapping[RecordId, tuple[RecordId, ...]]


def members_of(catalogue: Catalogue) -> Related:
    """Return, for each network, its current members and offices.

    Beside `member_of`, a network may name those it belongs to under `networks`, the field that
    every kind has; what `member_of` says of the same network is more exact and holds alone.
    """
    return _related(catalogue, lambda relation: relation in {"member", "office"})


def members_during(catalogue: Catalogue, first: date, last: date) -> Related:
    """Return, for each network, who was a member or office of it on some day of a stretch.

    What says no date holds for all days: so a membership that begins later, and says so, changes
    nothing of what was decided before it.
    """
    found: dict[RecordId, set[RecordId]] = {entry.id: set() for entry in catalogue.networks}
    for entry in catalogue.networks:
        dated = (each for each in entry.record.member_of if each.relation != "partner")
        larger = {each.network for each in dated if _holds(each, first, last)}
        named = {each.network for each in entry.record.member_of}
        for id in larger | (set(entry.record.networks) - named):
            if id in found and id != entry.id:
                found[RecordId(id)].add(entry.id)
    return {id: tuple(sorted(found[id])) for id in sorted(found)}


def _holds(membership: Membership, first: date, last: date) -> bool:
    has_begun = membership.since is None or membership.since.first <= last
    return has_begun and (membership.until is None or membership.until.last >= first)


def partners_of(catalogue: Catalogue) -> Related:
    """Return, for each network, its current partners; they belong to no set of it."""
    return _related(catalogue, lambda relation: relation == "partner")


def within(network: RecordId, members: Related) -> tuple[RecordId, ...]:
    """Return a network and all networks within it, over any number of steps, sorted."""
    found = {network}
    waiting = [network]
    while waiting:
        new = set(members.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return tuple(sorted(found))


def belongs_to(entry: Entry[Network]) -> tuple[RecordId, ...]:
    """Return the networks that a network is a current member or office of."""
    return tuple(
        id for id, relation in _relations(entry).items() if relation in {"member", "office"}
    )


def concerned(event: Meeting) -> frozenset[str]:
    """Return the networks that organise an event, and those that it belongs to."""
    return frozenset((*event.networks, *event.organisers))


def _related(catalogue: Catalogue, wanted: Callable[[str], bool]) -> Related:
    found: dict[RecordId, set[RecordId]] = {entry.id: set() for entry in catalogue.networks}
    for entry in catalogue.networks:
        for larger, relation in _relations(entry).items():
            if larger in found and larger != entry.id and wanted(relation):
                found[larger].add(entry.id)
    return {id: tuple(sorted(found[id])) for id in sorted(found)}


def _relations(entry: Entry[Network]) -> dict[RecordId, str]:
    """Return what a network is to others today; `until` says that it has ended, whenever that was.

    Several memberships in one network are its phases: one that has not ended decides.
    """
    relations = {RecordId(id): "member" for id in entry.record.networks}
    for each in sorted(entry.record.member_of, key=lambda each: each.until is None):
        relations[RecordId(each.network)] = "ended" if each.until else each.relation
    return relations
