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
    for entry in catalogue.every(Offer):
        sides = entry.record.offered_by
        if not _is_reachable(entry.record, sides, catalogue):
            yield entry.document, Finding(("offered_by",), {"networks": _ids(entry, sides)})
    for asked in catalogue.every(Request):
        side = (asked.record.requested_by,)
        if not _is_reachable(asked.record, side, catalogue):
            yield asked.document, Finding(("requested_by",), {"networks": _ids(asked, side)})


def _is_reachable(
    record: Offer | Request, sides: Iterable[str | Organisation], catalogue: Catalogue
) -> bool:
    if record.contact is not None:
        return True
    ids = [each for each in (*sides, *record.networks) if isinstance(each, str)]
    networks = (catalogue.get("networks", id) for id in ids)
    # Through a network's own site its office can be found, though no address is given.
    return any(
        isinstance(each.record, Network) and (each.record.contact or each.record.website)
        for each in networks
        if each is not None
    )


def _ids(entry: Entry[Offer] | Entry[Request], sides: Iterable[str | Organisation]) -> str:
    named = [each for each in (*sides, *entry.record.networks) if isinstance(each, str)]
    return ", ".join(dict.fromkeys(named))


def never_matched(subject: Subject) -> Iterator[Finding]:
    """HS352: an offer that does not say in which languages, or where, and so meets no request."""
    offer = subject.record
    if not isinstance(offer, Offer):
        return
    if not offer.languages:
        yield Finding(("kind",), {"field": "languages"})
    if not (offer.countries or offer.anywhere or offer.mode in AT_A_DISTANCE):
        yield Finding(("kind",), {"field": "countries"})


def past(subject: Subject) -> Iterator[Finding]:
    """HS353: an offer or a request whose last day has gone by, which is matched no more."""
    last = until(subject.record)
    if last is not None and last < subject.today:
        yield Finding(("valid_until",), {"value": last.isoformat()})


def other_side(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS354: an engagement that tells of other sides than the offer and the request it names."""
    for entry in catalogue.every(Engagement):
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
            yield Finding(("leveraged",), {"field": "granted"})
