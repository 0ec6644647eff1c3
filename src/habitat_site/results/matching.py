"""Which offers of help fit which requests, in which order, and what nobody meets.

Everything is exact: points are whole numbers, and equal ones are ordered by ids.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Engagement
from habitat_site.records.dates import VagueDate
from habitat_site.results.reasons import About, Reason, agreed, lacks, window
from habitat_site.results.terms import TERMS, Terms

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that fits a request, and every reason why.

    `since` and `until` bound the days that both have; without `since`, both could begin already.
    """

    offer: RecordId
    request: RecordId
    reasons: tuple[Reason, ...]
    since: VagueDate | None
    until: VagueDate

    @property
    def points(self) -> int:
        """Return what the reasons count together."""
        return sum(reason.points for reason in self.reasons)

    def reason(self, about: About) -> Reason | None:
        """Return the reason of a kind, or nothing."""
        return next((each for each in self.reasons if each.about == about), None)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The offer of a domain that comes closest to a request, and what it lacks."""

    offer: RecordId
    lacks: tuple[About, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A domain in which nobody meets a request; `nearest` is empty where nobody offers it."""

    domain: str
    country: str
    request: RecordId
    nearest: NearMiss | None


@dataclass(frozen=True)
class Matching:
    """Everything that follows from all offers and requests on a day.

    `offers` and `requests` are open; `answered` are requests with an engagement; `past` are those
    of either kind whose last day has gone by. `matches` are sorted by request, then from the most
    points to the fewest, then by offer; `gap` by domain, country and request.
    """

    offers: tuple[RecordId, ...] = ()
    requests: tuple[RecordId, ...] = ()
    answered: tuple[RecordId, ...] = ()
    past: tuple[RecordId, ...] = ()
    matches: tuple[Match, ...] = ()
    gap: tuple[Need, ...] = ()

    @cached_property
    def by_request(self) -> Mapping[RecordId, tuple[Match, ...]]:
        """Return the offers that fit each request, the best first."""
        return _grouped(self.matches, lambda match: match.request)

    @cached_property
    def by_offer(self) -> Mapping[RecordId, tuple[Match, ...]]:
        """Return the requests that each offer fits, the best first."""
        ranked = sorted(self.matches, key=lambda match: (-match.points, match.request))
        return _grouped(ranked, lambda match: match.offer)

    @cached_property
    def needs_of(self) -> Mapping[RecordId, tuple[Need, ...]]:
        """Return in what nobody meets each request."""
        return _grouped(self.gap, lambda need: need.request)


def _grouped(values: Iterable[T], of: Callable[[T], RecordId]) -> dict[RecordId, tuple[T, ...]]:
    found: dict[RecordId, list[T]] = {}
    for value in values:
        found.setdefault(of(value), []).append(value)
    return {id: tuple(some) for id, some in found.items()}


def matching_of(catalogue: Catalogue, today: date) -> Matching:
    """Compare all offers with all requests that are open on a day."""
    every = {each.id: TERMS.read(each) for each in catalogue.all("assistance")}
    terms = {id: found for id, found in every.items() if found is not None}
    gone = {id for id, each in terms.items() if each.last < today}
    answered = answered_by(catalogue.every(Engagement)) & terms.keys()
    offers = {id: t for id, t in terms.items() if t.kind == "offer" and id not in gone}
    requests = {
        id: t for id, t in terms.items() if t.kind == "request" and id not in gone | answered
    }
    matches: list[Match] = []
    gap: list[Need] = []
    for id, request in requests.items():
        fitting = _ranked(match(id, request, o, offer, today) for o, offer in offers.items())
        matches += fitting
        gap += needs(id, request, fitting, offers, today)
    return Matching(
        offers=tuple(offers),
        requests=tuple(requests),
        answered=tuple(sorted(answered)),
        past=tuple(sorted(gone - answered)),
        matches=tuple(matches),
        gap=tuple(sorted(gap, key=lambda need: (need.domain, need.country, need.request))),
    )


def answered_by(engagements: Iterable[Entry[Engagement]]) -> frozenset[RecordId]:
    """Return the requests that somebody has taken up and not dropped again."""
    return frozenset(
        RecordId(each.record.request)
        for each in engagements
        if each.record.request and each.record.status != "broken-off"
    )


def match(
    request_id: RecordId, request: Terms, offer_id: RecordId, offer: Terms, today: date
) -> Match | None:
    """Return why an offer fits a request; nothing where a condition fails."""
    reasons = agreed(request, offer, today)
    return Match(offer_id, request_id, reasons, *window(request, offer)) if reasons else None


def needs(
    id: RecordId,
    request: Terms,
    matches: Iterable[Match],
    offers: Mapping[RecordId, Terms],
    today: date,
) -> list[Need]:
    """Return the domains of a request that no match brings."""
    met = {domain for each in matches for domain in offers[each.offer].domains}
    return [
        Need(domain, request.countries[0], id, nearest(domain, request, offers, today))
        for domain in request.domains
        if domain not in met
    ]


def nearest(
    domain: str, request: Terms, offers: Mapping[RecordId, Terms], today: date
) -> NearMiss | None:
    """Return the offer of a domain that lacks least; of equals, the first by its id."""
    misses = [
        NearMiss(id, lacks(request, offer, today))
        for id, offer in offers.items()
        if domain in offer.domains
    ]
    return min(misses, key=lambda miss: (len(miss.lacks), miss.offer), default=None)


def _ranked(found: Iterable[Match | None]) -> list[Match]:
    fitting = (each for each in found if each is not None)
    return sorted(fitting, key=lambda each: (-each.points, each.offer))
