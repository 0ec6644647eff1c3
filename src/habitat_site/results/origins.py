"""What is counted by place, and the countries that each thing is in as far as records know them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.records import (
    Award,
    Edition,
    Engagement,
    Event,
    Fund,
    Offer,
    Record,
    Request,
    SolidarityCall,
)
from habitat_site.records.award import Winner
from habitat_site.records.fund import Donor
from habitat_site.records.shared import Organisation
from habitat_site.results.subjects import countries_of

Countries = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that is counted: the record that tells of it, and the countries that it is in."""

    key: str
    countries: Countries


@dataclass(frozen=True, slots=True)
class Transfer:
    """What goes from some to others: the record that tells of it, and the countries of both."""

    key: str
    origin: Countries
    target: Countries


def transfers_of(catalogue: Catalogue) -> Iterator[Transfer]:
    """Yield what funds give and what helpers do, as far as both ends are known by their records."""
    for fund in catalogue.every(Fund):
        donors = (code for each in fund.record.donors for code in _of_donor(catalogue, each))
        givers = tuple(dict.fromkeys(donors)) or of_all(catalogue, fund.record.hosts)
        yield Transfer(fund.key, givers, of_fund(catalogue, fund.record))
    for engagement in catalogue.every(Engagement):
        yield Transfer(engagement.key, *of_engagement(catalogue, engagement.record))


def _records(catalogue: Catalogue, folder: str) -> Iterator[Counted]:
    for entry in catalogue.all(folder):
        yield Counted(entry.key, countries_of(entry, catalogue))


def _meetings(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Event):
        if catalogue.meetings[entry.id].kind != "call":
            yield Counted(entry.key, countries_of(entry, catalogue))


def _award_hosts(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Edition):
        yield Counted(entry.key, of_edition(catalogue, entry.record))


def _award_winners(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Edition):
        for winner in entry.record.winners:
            yield Counted(entry.key, _of_winner(catalogue, winner))


def _fund_donors(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Fund):
        for donor in entry.record.donors:
            yield Counted(entry.key, _of_donor(catalogue, donor))


def _fund_hosts(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Fund):
        yield Counted(entry.key, of_all(catalogue, entry.record.hosts))


def _fund_reach(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Fund):
        yield Counted(entry.key, of_fund(catalogue, entry.record))


def _solidarity(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(SolidarityCall):
        yield Counted(entry.key, of_call(catalogue, entry.record))


def _offers(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Offer):
        yield Counted(entry.key, of_all(catalogue, entry.record.offered_by))


def _requests(catalogue: Catalogue) -> Iterator[Counted]:
    for entry in catalogue.every(Request):
        yield Counted(entry.key, (entry.record.country,))


COUNTED: Mapping[str, Callable[[Catalogue], Iterable[Counted]]] = {
    "initiatives": partial(_records, folder="initiatives"),
    "networks": partial(_records, folder="networks"),
    "meetings": _meetings,
    "award-hosts": _award_hosts,
    "award-winners": _award_winners,
    "fund-donors": _fund_donors,
    "fund-hosts": _fund_hosts,
    "fund-reach": _fund_reach,
    "solidarity": _solidarity,
    "offers": _offers,
    "requests": _requests,
}


def _of(catalogue: Catalogue, organisation: str | Organisation) -> Countries:
    """Return the countries of an organisation by its record; none where it has no record."""
    if isinstance(organisation, Organisation):
        return ()
    # Most fields take networks only; a fund may be run by an initiative, and says `initiatives/x`.
    return _in(catalogue, "networks", organisation)


def of_all(catalogue: Catalogue, organisations: Iterable[str | Organisation]) -> Countries:
    """Return the countries of all of some organisations, as far as they have records."""
    named = (code for each in organisations for code in _of(catalogue, each))
    return tuple(dict.fromkeys(named))


def of_edition(catalogue: Catalogue, edition: Edition) -> Countries:
    """Return the countries of an edition's hosts; where it names none, of who gives the award."""
    if edition.hosts:
        return of_all(catalogue, edition.hosts)
    series = _find(catalogue, "awards", edition.award)
    if series is None or not isinstance(series.record, Award):
        return ()
    return of_all(catalogue, series.record.organisers)


def of_call(catalogue: Catalogue, call: SolidarityCall) -> Countries:
    """Return where the project is that a call is for, or else where who calls is at home."""
    there = _in(catalogue, "initiatives", call.initiative)
    return there or _in(catalogue, "networks", call.called_by)


def _of_donor(catalogue: Catalogue, donor: Donor) -> Countries:
    return (donor.country,) if donor.country else _in(catalogue, "networks", donor.network)


def _of_winner(catalogue: Catalogue, winner: Winner) -> Countries:
    if winner.country:
        return (winner.country,)
    there = _in(catalogue, "initiatives", winner.initiative)
    return there or _in(catalogue, "networks", winner.network)


def of_fund(catalogue: Catalogue, fund: Fund) -> Countries:
    """Return the countries that a fund names, and those of the initiatives that it supports."""
    supported = (code for id in fund.supports for code in _in(catalogue, "initiatives", id))
    return tuple(dict.fromkeys((*fund.countries, *supported)))


def of_engagement(catalogue: Catalogue, given: Engagement) -> tuple[Countries, Countries]:
    """Return the countries of who helped, and of who was helped."""
    offer = _find(catalogue, "assistance", given.offer)
    request = _find(catalogue, "assistance", given.request)
    helpers: tuple[str | Organisation, ...] = (given.helper,) if given.helper else ()
    if offer is not None and isinstance(offer.record, Offer):
        helpers = (*helpers, *offer.record.offered_by)
    helped = _in(catalogue, "initiatives", given.initiative)
    if request is not None and isinstance(request.record, Request):
        helped = helped or (request.record.country,)
    return of_all(catalogue, helpers), helped


def _in(catalogue: Catalogue, folder: str, named: str | None) -> Countries:
    entry = _find(catalogue, folder, named)
    return countries_of(entry, catalogue) if entry else ()


def _find(catalogue: Catalogue, folder: str, named: str | None) -> Entry[Record] | None:
    """Return the record of a reference, which may be written with its folder or without."""
    prefix, _, id = (named or "").rpartition("/")
    return catalogue.get(prefix or folder, id) if id else None
