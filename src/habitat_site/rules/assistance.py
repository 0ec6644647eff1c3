"""Offers of help, requests, and what came of them: they can be answered, and agree."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.documents import Document
from habitat_site.records import Engagement, Network, Offer, Record, Request
from habitat_site.records.assistance import Status
from habitat_site.records.shared import Organisation
from habitat_site.rules.dates import until
from habitat_site.rules.rule import Finding, Subject

R = TypeVar("R", bound=Record)
Side = str | Organisation | None
AT_A_DISTANCE = ("remote", "both")
STILL_GOING: tuple[Status, ...] = ("agreed", "under-way")


def unanswerable(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS351: an offer or a request that nobody can answer to: no role's address anywhere."""
    for entry in catalogue.judged(Offer):
        if not entry.is_broken(("offered_by",), ("networks",), ("contact",)):
            yield from _reached(entry, "offered_by", entry.record.offered_by, catalogue)
    for asked in catalogue.judged(Request):
        if not asked.is_broken(("requested_by",), ("networks",), ("contact",)):
            yield from _reached(asked, "requested_by", (asked.record.requested_by,), catalogue)


def _reached(
    entry: Entry[Offer] | Entry[Request],
    field: str,
    sides: Iterable[str | Organisation],
    catalogue: Catalogue,
) -> Iterator[tuple[Document, Finding]]:
    if entry.record.contact is not None:
        return
    named = (each for each in (*sides, *entry.record.networks) if isinstance(each, str))
    ids = tuple(dict.fromkeys(named))
    if not any(_may_be_found(catalogue.get("networks", id)) for id in ids):
        yield entry.document, Finding((field,), {"networks": ", ".join(ids)})


def _may_be_found(network: Entry[Record] | None) -> bool:
    """Tell whether a network says where to write; one that is broken or not here may do so."""
    if network is None or not isinstance(network.record, Network):
        return True
    # Through a network's own site its office can be found, though no address is given.
    return bool(network.record.contact or network.record.website)


def never_matched(subject: Subject) -> Iterator[Finding]:
    """HS352: an offer that does not say in which languages, or where, and so meets no request."""
    offer = subject.record
    if not isinstance(offer, Offer):
        return
    entry = subject.entry
    if not (offer.languages or entry.is_broken(("languages",))):
        yield Finding(("kind",), {"field": "languages"})
    is_somewhere = offer.countries or offer.anywhere or offer.mode in AT_A_DISTANCE
    if not (is_somewhere or entry.is_broken(("countries",), ("anywhere",), ("mode",))):
        yield Finding(("kind",), {"field": "countries"})


def past(subject: Subject) -> Iterator[Finding]:
    """HS353: an offer or a request whose last day has gone by, which is matched no more."""
    last = until(subject.record)
    if last is not None and last < subject.today:
        yield Finding(("valid_until",), {"value": last.isoformat()})


def other_side(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS354: an engagement that tells of other sides than the offer and the request it names."""
    for entry in catalogue.judged(Engagement):
        given = entry.record
        offer = _found(catalogue, given.offer, Offer)
        request = _found(catalogue, given.request, Request)
        if offer is not None and _differs(given.helper, offer.record.offered_by):
            facts = {"value": _name(given.helper), "other": f"assistance/{offer.id}"}
            yield entry.document, Finding(("helper",), facts)
        if request is None:
            continue
        asked = request.record
        for field, side, expected in (
            ("initiative", given.initiative, asked.initiative),
            ("helped", given.helped, asked.requested_by),
        ):
            if _differs(side, (expected,)):
                facts = {"value": _name(side), "other": f"assistance/{request.id}"}
                yield entry.document, Finding((field,), facts)


def _differs(side: Side, expected: Iterable[Side]) -> bool:
    return side is not None and _name(side) not in {_name(each) for each in expected}


def _found(catalogue: Catalogue, id: str | None, model: type[R]) -> Entry[R] | None:
    return next((each for each in catalogue.every(model) if each.id == id), None) if id else None


def _name(side: Side) -> str:
    return side.name if isinstance(side, Organisation) else str(side)


def status_against_dates(subject: Subject) -> Iterator[Finding]:
    """HS355: help that is said to go on, with a day on which it was finished."""
    match subject.record:
        case Engagement(status=status, finished=finished) if finished and status in STILL_GOING:
            yield Finding(("status",), {"value": status, "other": str(finished)})


def unlocked_by_nothing(subject: Subject) -> Iterator[Finding]:
    """HS356: money that a grant is said to have unlocked, without the grant."""
    match subject.record:
        case Engagement(granted=(), leveraged=leveraged) if leveraged:
            if not subject.entry.is_broken(("granted",)):
                yield Finding(("leveraged",), {"field": "granted"})
