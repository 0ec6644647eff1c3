"""What pages of offers, requests and engagements show beside the records' own fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from habitat_site.catalogue import Entry, RecordId
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.sides import Answer, Side, answer, found, named, side, sides
from habitat_site.records import Engagement, Offer, Record, Request
from habitat_site.results.matching import Match, Need

# A page stays light on a phone; the file of matches has them all.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class MatchShown:
    """A match as one of its two pages shows it: the other record, who is behind it, and why.

    `skills` are the request's own words for what both name.
    """

    match: Match
    other: Side
    summary: Texts
    who: tuple[Side, ...]
    skills: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class NeedShown:
    """A domain in which nobody meets a request, and the offer that comes closest."""

    need: Need
    request: Side
    nearest: Side | None


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What follows from an offer; `more` matches than those shown are in the file of them all."""

    is_past: bool
    offered_by: tuple[Side, ...]
    answer: Answer | None
    matches: tuple[MatchShown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RequestShown:
    """What follows from a request: an answered one is matched no more."""

    is_past: bool
    is_answered: bool
    requested_by: Side
    initiative: Side | None
    answer: Answer | None
    matches: tuple[MatchShown, ...]
    more: int
    needs: tuple[NeedShown, ...]


@dataclass(frozen=True, slots=True)
class EngagementShown:
    """Who helped whom, and in which domains."""

    helpers: tuple[Side, ...]
    helped: tuple[Side, ...]
    offer: Side | None
    request: Side | None
    domains: tuple[str, ...]
    funds: tuple[Side | None, ...]


def offer_shown(inputs: Inputs, entry: Entry[Offer]) -> OfferShown:
    """Return what an offer's page shows."""
    matching = inputs.summary.matching
    matches = matching.by_offer.get(entry.id, ())
    return OfferShown(
        is_past=entry.id in matching.past,
        offered_by=sides(inputs, entry.record.offered_by),
        answer=answer(inputs, entry, entry.record.offered_by),
        matches=tuple(_match(inputs, each, each.request) for each in matches[:MOST_SHOWN]),
        more=len(matches[MOST_SHOWN:]),
    )


def request_shown(inputs: Inputs, entry: Entry[Request]) -> RequestShown:
    """Return what a request's page shows."""
    matching, record = inputs.summary.matching, entry.record
    matches = matching.by_request.get(entry.id, ())
    return RequestShown(
        is_past=entry.id in matching.past,
        is_answered=entry.id in matching.answered,
        requested_by=side(inputs, record.requested_by),
        initiative=named(inputs, "initiatives", record.initiative),
        answer=answer(inputs, entry, (record.requested_by,)),
        matches=tuple(_match(inputs, each, each.offer) for each in matches[:MOST_SHOWN]),
        more=len(matches[MOST_SHOWN:]),
        needs=tuple(need_shown(inputs, each) for each in matching.needs_of.get(entry.id, ())),
    )


def engagement_shown(inputs: Inputs, entry: Entry[Engagement]) -> EngagementShown:
    """Return what an engagement's page shows: what it does not say follows from what it names."""
    record = entry.record
    offer = found(inputs, "assistance", record.offer, Offer)
    request = found(inputs, "assistance", record.request, Request)
    offered = offer.record.offered_by if offer else ()
    helpers = (record.helper,) if record.helper else offered
    asked = request.record.requested_by if request else None
    initiative = record.initiative or (request.record.initiative if request else None)
    about = named(inputs, "initiatives", initiative)
    helped = record.helped or (None if about else asked)
    return EngagementShown(
        helpers=sides(inputs, helpers),
        helped=(*((about,) if about else ()), *((side(inputs, helped),) if helped else ())),
        offer=named(inputs, "assistance", record.offer),
        request=named(inputs, "assistance", record.request),
        domains=record.domains or (request.record.domains if request else ()),
        funds=tuple(named(inputs, "funds", grant.fund) for grant in record.granted),
    )


def need_shown(inputs: Inputs, need: Need) -> NeedShown:
    """Name the request that nobody meets, and the offer that comes closest."""
    nearest = named(inputs, "assistance", need.nearest.offer) if need.nearest else None
    return NeedShown(need, _about(inputs, need.request), nearest)


def _match(inputs: Inputs, match: Match, other: RecordId) -> MatchShown:
    entry = inputs.catalogue.entries["assistance"][other]
    record = entry.record
    who = record.offered_by if isinstance(record, Offer) else ()
    return MatchShown(
        match=match,
        other=_about(inputs, other),
        summary=texts(entry, ("summary",), inputs.languages),
        who=sides(inputs, (record.requested_by,) if isinstance(record, Request) else who),
        skills=tuple(_skills(inputs, match)),
    )


def _skills(inputs: Inputs, match: Match) -> Iterator[Texts]:
    shared = match.reason("skills")
    request = found(inputs, "assistance", match.request, Request)
    for words in shared.values if shared and request else ():
        index = request.record.skills.index(words) if request else 0
        yield texts(request, ("skills", index), inputs.languages) if request else {}


def _about(inputs: Inputs, id: RecordId) -> Side:
    entry: Entry[Record] = inputs.catalogue.entries["assistance"][id]
    return Side(entry.record.title, entry.key, texts(entry, ("title",), inputs.languages))
