"""Why an offer of help fits a request: one function for each condition.

The conditions and the points are those of docs/kinds/assistance.md, and a test holds the two
together. Points are whole numbers, so that nothing depends on how a machine rounds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from habitat_site.records.dates import VagueDate
from habitat_site.results.terms import Skill, Terms, Way

About = Literal["domains", "languages", "mode", "place", "dates", "days", "cost", "skills"]
CONDITIONS: tuple[About, ...] = (
    "domains",
    "languages",
    "mode",
    "place",
    "dates",
    "days",
    "cost",
)
"""What must hold of a pair, in the order in which reasons are told; skills only rank."""

POINTS: Mapping[str, int] = {
    "domain": 10,
    "all-domains": 10,
    "skill": 5,
    "language": 2,
    "place.country": 6,
    "place.anywhere": 4,
    "place.remote": 2,
    "mode.said": 2,
    "dates.whole": 3,
    "days.enough": 2,
    "cost.free": 6,
    "cost.payable": 4,
    "cost.to-agree": 0,
}
"""What each reason counts in the order of matches."""

# How much a helper asks for, and how much a group can pay for, at most.
PRICE = {"free": 0, "expenses": 1, "paid": 2}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in which an offer and a request agree: what, how, the values, and its points.

    `how` tells cases apart that are said differently: a place that is named (`country`), anywhere
    (`anywhere`) or no matter (`remote`).
    """

    about: About
    how: str
    values: tuple[str, ...] = ()
    points: int = 0


def agreed(request: Terms, offer: Terms, today: date) -> tuple[Reason, ...]:
    """Return every reason why an offer fits a request; none where a condition fails."""
    reasons: list[Reason] = []
    for about in CONDITIONS:
        reason = REASONS[about](request, offer, today)
        if reason is None:
            return ()
        reasons.append(reason)
    skills = tuple(each.words for each in shared_skills(request, offer))
    if skills:
        reasons.append(Reason("skills", "shared", skills, POINTS["skill"] * len(skills)))
    return tuple(reasons)


def lacks(request: Terms, offer: Terms, today: date) -> tuple[About, ...]:
    """Return every condition that fails."""
    return tuple(about for about in CONDITIONS if REASONS[about](request, offer, today) is None)


def _domains(request: Terms, offer: Terms, _: date) -> Reason | None:
    shared = tuple(each for each in request.domains if each in offer.domains)
    if not shared:
        return None
    is_whole = len(shared) == len(request.domains)
    points = POINTS["domain"] * len(shared) + (POINTS["all-domains"] if is_whole else 0)
    return Reason("domains", "all" if is_whole else "some", shared, points)


def _languages(request: Terms, offer: Terms, _: date) -> Reason | None:
    shared = tuple(each for each in request.languages if each in offer.languages)
    return (
        Reason("languages", "shared", shared, POINTS["language"] * len(shared)) if shared else None
    )


def shared_ways(request: Terms, offer: Terms) -> tuple[Way, ...]:
    """Return in which ways the help may be given, for both and at this place.

    Far from where it can be given, help at a distance is no guess: both have to say so.
    """
    ways = tuple(way for way in request.ways if way in offer.ways)
    if offer.anywhere or request.countries[0] in offer.countries:
        return ways
    said = request.mode is not None and offer.mode is not None
    return tuple(way for way in ways if way == "remote" and said)


def _mode(request: Terms, offer: Terms, _: date) -> Reason | None:
    common = tuple(way for way in request.ways if way in offer.ways)
    if not common:
        return None
    said = request.mode is not None and offer.mode is not None
    ways = shared_ways(request, offer) or common
    return Reason("mode", "said" if said else "open", ways, POINTS["mode.said"] if said else 0)


def _place(request: Terms, offer: Terms, _: date) -> Reason | None:
    country = request.countries[0]
    if country in offer.countries:
        how = "country"
    elif offer.anywhere:
        how = "anywhere"
    elif request.mode in ("remote", "both") and offer.mode in ("remote", "both"):
        how = "remote"
    else:
        return None
    return Reason("place", how, (country,), POINTS[f"place.{how}"])


def window(request: Terms, offer: Terms) -> tuple[VagueDate | None, VagueDate]:
    """Return the later of the first days and the earlier of the last ones, as vague as given."""
    starts = [day for day in (request.starts, offer.starts) if day is not None]
    ends = [day for day in (request.until, offer.until) if day is not None]
    since = max(starts, key=lambda day: (day.first, str(day)), default=None)
    return since, min(ends, key=lambda day: (day.last, str(day)))


def _dates(request: Terms, offer: Terms, _: date) -> Reason | None:
    if max(request.first, offer.first) > min(request.last, offer.last):
        return None
    is_whole = offer.first <= request.first and offer.last >= request.last
    since, until = window(request, offer)
    values = (str(since) if since else "", str(until))
    how = "whole" if is_whole else "part"
    return Reason("dates", how, values, POINTS["dates.whole"] if is_whole else 0)


def _days(request: Terms, offer: Terms, today: date) -> Reason | None:
    if request.days is None:
        return Reason("days", "open")
    begin = max(request.first, offer.first, today)
    ahead = (min(request.last, offer.last) - begin).days + 1
    if ahead < request.days or (offer.days is not None and offer.days < request.days):
        return None
    if offer.days is None:
        return Reason("days", "in-time", (str(request.days),))
    return Reason("days", "enough", (str(request.days), str(offer.days)), POINTS["days.enough"])


def _cost(request: Terms, offer: Terms, _: date) -> Reason | None:
    if offer.cost == "free":
        return Reason("cost", "free", points=POINTS["cost.free"])
    if offer.cost not in PRICE or request.cost not in PRICE:
        return Reason("cost", "to-agree", points=POINTS["cost.to-agree"])
    if PRICE[offer.cost] > PRICE[request.cost]:
        return None
    return Reason("cost", "payable", (offer.cost,), POINTS["cost.payable"])


def shared_skills(request: Terms, offer: Terms) -> tuple[Skill, ...]:
    """Return the skills of a request that an offer names too, in whatever language."""
    offered = {words for skill in offer.skills for words in skill.plain}
    return tuple(skill for skill in request.skills if not offered.isdisjoint(skill.plain))


REASONS: Mapping[About, Callable[[Terms, Terms, date], Reason | None]] = {
    "domains": _domains,
    "languages": _languages,
    "mode": _mode,
    "place": _place,
    "dates": _dates,
    "days": _days,
    "cost": _cost,
}
