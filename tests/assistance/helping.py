"""Offers, requests and engagements made in memory; whole lists of them from a seed."""

import random
from datetime import date, timedelta

from habitat_site.catalogue import Entry
from habitat_site.records import Engagement, Offer, Request
from tests.building import entry

TODAY = date(2026, 11, 21)
DOMAINS = ("organising", "legal", "land", "finance", "design", "training")
LANGUAGES = ("es", "es-UY", "en", "fr", "pt", "pt-BR")
COUNTRIES = ("UY", "PY", "BR", "SN", "KE", "NP")
SKILLS = ("collective title", "land surveying", "bookkeeping", "Adobe", "statutes")
MODES = ("on-site", "remote", "both", None)
COSTS = ("free", "expenses", "paid", "by-agreement", None)
DAYS = (None, 1, 5, 10, 30, 90)


def offer(id: str = "legal-help", /, **fields: object) -> Entry[Offer]:
    """Make an offer of legal help in Spanish in Uruguay and Paraguay unless a field says else."""
    needed = {
        "kind": "offer",
        "offered_by": ["fucvam"],
        "domains": ["legal"],
        "languages": ["es"],
        "countries": ["UY", "PY"],
    }
    return entry(Offer, id, _given(needed | fields))


def request(id: str = "our-title", /, **fields: object) -> Entry[Request]:
    """Make a request for legal help in Spanish in Paraguay until June 2027, unless told else."""
    needed = {
        "kind": "request",
        "requested_by": {"name": "Cooperativa 8 de Marzo"},
        "domains": ["legal"],
        "languages": ["es"],
        "country": "PY",
        "valid_until": "2027-06-30",
    }
    return entry(Request, id, _given(needed | fields))


def engagement(id: str = "title-registered", /, **fields: object) -> Entry[Engagement]:
    """Make an engagement of an offer with a request, finished unless a field says otherwise."""
    needed = {"kind": "engagement", "status": "finished"}
    sides = {"offer": "legal-help", "request": "our-title"}
    told = {"helper", "helped", "initiative", "offer", "request"} & fields.keys()
    return entry(Engagement, id, _given(needed | ({} if told else sides) | fields))


def drawn(seed: int, count: int = 40) -> tuple[list[Entry[Offer]], list[Entry[Request]]]:
    """Make as many offers as requests, the same for the same seed, with every value somewhere."""
    dice = random.Random(seed)  # noqa: S311 - a test's, not a secret
    return (
        [offer(f"offer-{number:02}", **_offer(dice)) for number in range(count)],
        [request(f"request-{number:02}", **_request(dice)) for number in range(count)],
    )


def _offer(dice: random.Random) -> dict[str, object]:
    where = dice.choice(("countries", "countries", "anywhere", "nowhere"))
    return _both(dice) | {
        "languages": dice.sample(LANGUAGES, dice.randint(0, 3)),
        "countries": dice.sample(COUNTRIES, 3) if where == "countries" else [],
        "anywhere": "true" if where == "anywhere" else "false",
        "valid_until": dice.choice((None, _day(dice), _day(dice))),
    }


def _request(dice: random.Random) -> dict[str, object]:
    return _both(dice) | {
        "languages": dice.sample(LANGUAGES, dice.randint(1, 3)),
        "country": dice.choice(COUNTRIES),
        "valid_until": _day(dice),
    }


def _both(dice: random.Random) -> dict[str, object]:
    return {
        "domains": dice.sample(DOMAINS, dice.randint(1, 3)),
        "skills": dice.sample(SKILLS, dice.randint(0, 2)),
        "mode": dice.choice(MODES),
        "days": dice.choice(DAYS),
        "cost": dice.choice(COSTS),
        "starts": dice.choice((None, _day(dice, -300, 200))),
    }


def _day(dice: random.Random, low: int = -40, high: int = 400) -> str:
    """Write a day around today, a month or a year: as vague as people write."""
    day = (TODAY + timedelta(days=dice.randint(low, high))).isoformat()
    return day[: dice.choice((10, 10, 7, 4))]


def _given(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
