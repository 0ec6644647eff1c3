"""Whose approval a change of a record needs (`docs/kinds/governance.md`)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from habitat_site.governance.changes import Change
from habitat_site.governance.values import Need, Reason
from habitat_site.records import Network, Record
from habitat_site.results.stewardship import Find, Ids, in_charge, keepers, larger

SPOKEN: Mapping[str, Reason] = {"confirmed_by": Reason.CONFIRMS, "pledges": Reason.PLEDGES}
"""Fields whose entries are a network's own word, wherever the record belongs."""


def needs_of(change: Change, find: Find) -> Iterator[Need]:
    """Yield what a change needs; `find` finds records as they are on the base branch."""
    before, after, id = change.before, change.after, change.key.partition("/")[2]
    old = keepers(before, id, find) if before else ()
    if change.is_withdrawn and after is None:
        # A support organisation may help here too: it only takes something away.
        yield Need(Reason.TAKE_DOWN, old, eased=True)
        return
    if before is not None:
        yield Need(Reason.OWN if old else Reason.NOBODYS, in_charge(old, find))
    if change.lost or (before is None and after is None):
        yield Need(Reason.NOBODYS)
    if after is None:
        return
    if before is None:
        # What a new network says of its own stewards is only true once it is merged.
        new = larger(after) if isinstance(after, Network) else keepers(after, id, find)
        yield Need(Reason.NEW if new else Reason.NOBODYS, in_charge(new, find))
    else:
        yield from _moves(before, after, id, find)
    yield from _spoken(before, after)


def _moves(before: Record, after: Record, id: str, find: Find) -> Iterator[Need]:
    """Yield the needs of those that a record comes to belong to, and of those it leaves.

    A network may leave a larger one by itself.
    """
    if isinstance(before, Network) and isinstance(after, Network):
        yield from _each(Reason.JOINS, larger(after), larger(before))
        return
    old, new = (in_charge(keepers(each, id, find), find) for each in (before, after))
    yield from _each(Reason.JOINS, new, old)
    yield from _each(Reason.LEAVES, old, new)


def _each(reason: Reason, some: Ids, others: Ids) -> Iterator[Need]:
    return (Need(reason, (id,)) for id in some if id not in others)


def _spoken(before: Record | None, after: Record) -> Iterator[Need]:
    for name, reason in SPOKEN.items():
        known = _entries(before, name)
        said = (each for each in _entries(after, name) if each not in known)
        networks = (each.network.rpartition("/")[2] for each in said if each.network)
        yield from (Need(reason, (id,)) for id in dict.fromkeys(networks))


def _entries(record: Record | None, name: str) -> Iterable[Any]:
    return getattr(record, name, ())
