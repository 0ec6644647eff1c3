"""Who looks after a record: the networks it belongs to, and of these the ones residents lead.

How it is decided, and why, stands in `docs/kinds/governance.md`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from habitat_site.catalogue import Catalogue, Entry, holds
from habitat_site.records import (
    Award,
    Ballot,
    Commitment,
    Edition,
    Engagement,
    Event,
    Fund,
    Initiative,
    Instrument,
    Network,
    Nomination,
    Offer,
    Record,
    Request,
    SitePage,
    SolidarityCall,
)
from habitat_site.records.markers import markers, reference_in

Ids = tuple[str, ...]
Find = Callable[[str, str], Record | None]
"""Returns the record of a folder with an id; nothing where there is none."""

KEPT_BY: Mapping[type[Record], tuple[tuple[str, ...], ...]] = {
    Initiative: (("networks",),),
    Event: (("organisers",), ("networks",)),
    Award: (("organisers",), ("networks",)),
    Edition: (("hosts",), ("award",), ("networks",)),
    Nomination: (("nominated_by",),),
    # A juror's ballot is the business of those who called the jury.
    Ballot: (("network",), ("edition",)),
    Fund: (("hosts",), ("networks",)),
    SolidarityCall: (("called_by",),),
    Offer: (("offered_by",), ("networks",)),
    Request: (("requested_by",), ("initiative",), ("networks",)),
    # Who helped and who was helped: each of them may speak of it.
    Engagement: (("helper", "offer", "request", "initiative"), ("networks",)),
    Instrument: (("signatories",), ("networks",)),
    # Not those who made the promise: they would say themselves whether they kept it.
    Commitment: (("made_to",), ("networks",)),
    SitePage: (),
}
"""The fields that name a record's keepers; of several steps the first that names one decides.

A field that names another record stands for the keepers of that one.
"""


def keepers(record: Record, id: str, find: Find) -> Ids:
    """Return the networks that a record belongs to, once each in order; a network is its own."""
    if isinstance(record, Network):
        return (id,)
    for step in KEPT_BY[type(record)]:
        found = dict.fromkeys(each for name in step for each in _named(record, name, find))
        if found:
            return tuple(found)
    return ()


def _named(record: Record, name: str, find: Find) -> Iterable[str]:
    value = getattr(record, name)
    listed = value if isinstance(value, tuple) else (value,)
    folder = reference_in(markers(type(record))[name]).folders[0]
    for each in listed:
        # An organisation without a record here has nobody who could approve.
        if not isinstance(each, str):
            continue
        id = each.rpartition("/")[2]
        if folder == "networks":
            yield id
        elif (other := find(folder, id)) is not None:
            yield from keepers(other, id, find)


def in_charge(networks: Ids, find: Find) -> Ids:
    """Return which of a record's keepers decide: a support organisation only where all are."""
    led = tuple(id for id in networks if not _is_support(find("networks", id)))
    return led or networks


def _is_support(network: Record | None) -> bool:
    if not isinstance(network, Network):
        return False
    return (network.led_by or ("support" if network.type == "support" else "")) == "support"


def larger(network: Network) -> Ids:
    """Return the networks that a network says it is a member or an office of today."""
    of = (m.network for m in network.member_of if m.relation != "partner" and not m.until)
    return tuple(dict.fromkeys(id.rpartition("/")[2] for id in (*network.networks, *of)))


def kept(catalogue: Catalogue) -> Mapping[str, Ids]:
    """Return, for the key of each record, the networks that decide; a page of prose has none."""

    @cache
    def find(folder: str, id: str) -> Record | None:
        entry = catalogue.get(folder, id)
        return entry.record if entry else None

    @cache
    def deciding(networks: Ids) -> Ids:
        return in_charge(networks, find)

    # Of most records what matters here is known without opening them.
    return {
        entry.key: deciding(
            keepers(entry.record, entry.id, find)
            if (named := _named_by(entry, catalogue)) is None
            else tuple(dict.fromkeys(id.rpartition("/")[2] for id in named))
        )
        for entry in catalogue
    }


def _named_by(entry: Entry[Record], catalogue: Catalogue) -> Ids | None:
    """Return the networks that an initiative or an event names as `KEPT_BY` says."""
    if holds(entry, Initiative):
        return catalogue.outlines[entry.key].networks
    if holds(entry, Event):
        meeting = catalogue.meetings[entry.id]
        return meeting.organisers or meeting.networks
    return None
