"""What a reader would call a match, written without looking at how the site finds it.

Works on the records themselves, and counts days one by one.
"""

from calendar import monthrange
from datetime import date, timedelta

from habitat_site.records import Offer, Request

PAYS = ("free", "expenses", "paid")


def fits(offer: Offer, request: Request, today: date) -> bool:
    """Tell whether an offer that stands on a day meets a request that stands on it."""
    return all(holds(offer, request, today).values())


def holds(offer: Offer, request: Request, today: date) -> dict[str, bool]:
    """Tell of each condition whether it holds."""
    both = days_of_both(offer, request)
    ahead = [day for day in both if day >= today]
    longest = float("inf") if offer.days is None else offer.days
    return {
        "domains": any(domain in offer.domains for domain in request.domains),
        "languages": bool(spoken(offer.languages) & spoken(request.languages)),
        "mode": bool(ways(offer.mode) & ways(request.mode)),
        "place": is_near(offer, request),
        "dates": bool(both),
        "days": request.days is None or min(len(ahead), longest) >= request.days,
        "cost": can_be_paid(offer.cost, request.cost),
    }


def spoken(tags: tuple[str, ...]) -> set[str]:
    """Return languages without their regions."""
    return {tag.split("-")[0] for tag in tags}


def ways(mode: str | None) -> set[str]:
    """Return how help may be given; either way where nobody says."""
    return {mode} if mode in ("on-site", "remote") else {"on-site", "remote"}


def is_near(offer: Offer, request: Request) -> bool:
    """Tell whether the offer reaches the request's country, or distance does not matter."""
    if offer.anywhere or request.country in offer.countries:
        return True
    return all(mode in ("remote", "both") for mode in (offer.mode, request.mode))


def days_of_both(offer: Offer, request: Request) -> list[date]:
    """Return every day on which both stand, of a span that covers all of these tests."""
    begins = [date(d.year, d.month or 1, d.day or 1) for d in (offer.starts, request.starts) if d]
    ends = [
        _end(d.year, d.month or 12, d.day) for d in (offer.valid_until, request.valid_until) if d
    ]
    day, last = max([date(2025, 1, 1), *begins]), min([date(2028, 12, 31), *ends])
    return [day + timedelta(days=number) for number in range((last - day).days + 1)]


def _end(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or monthrange(year, month)[1])


def can_be_paid(asked: str | None, payable: str | None) -> bool:
    """Tell whether a group can pay what is asked for, as far as both say."""
    if asked not in PAYS or payable not in PAYS:
        return True
    return PAYS.index(asked) <= PAYS.index(payable)
