"""The home page: what this is, what it adds up to, what is next, what is new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard, InitiativeCard, NetworkCard
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.results.places import Point
from habitat_site.results.values import Total

LATEST = 5
MEETINGS = 4
NETWORKS = 8
TOTALS = ("homes_built", "members", "households_with_secure_tenure", "land_area")


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    initiatives: int
    countries: tuple[str, ...]
    confirmed: int
    points: tuple[Point, ...]
    totals: tuple[Total, ...]
    upcoming: tuple[EventCard, ...]
    open_calls: tuple[EventCard, ...]
    latest: tuple[InitiativeCard, ...]
    networks: tuple[NetworkCard, ...]
    all_networks: int


def plan_home(inputs: Inputs) -> Iterator[Page]:
    """Plan the home page."""
    summary, agenda = inputs.summary, inputs.summary.agenda
    world = summary.world
    found = (world.total(name) for name in TOTALS)
    view = HomeView(
        initiatives=len(world.initiatives),
        countries=countries(inputs.initiatives.values()),
        confirmed=sum(bool(e.record.confirmed_by) for e in inputs.catalogue.initiatives),
        points=tuple(inputs.points.values()),
        totals=tuple(total for total in found if total is not None),
        upcoming=tuple(inputs.events[e.id] for e in agenda.upcoming[:MEETINGS]),
        open_calls=tuple(inputs.events[e.id] for e in agenda.open_calls),
        latest=latest(inputs.initiatives.values()),
        networks=largest(inputs.networks.values()),
        all_networks=len(inputs.networks),
    )
    yield from in_each_language(inputs, partial(urls.page_path, name="home"), "home.html", view)


def countries(cards: Iterable[InitiativeCard]) -> tuple[str, ...]:
    """Return every country that an initiative is in, sorted by code."""
    return tuple(sorted({code for card in cards for code in card.countries}))


def latest(cards: Iterable[InitiativeCard]) -> tuple[InitiativeCard, ...]:
    """Return the records reported last; among those of one day, from different countries first."""
    ordered = sorted(cards, key=_newest)
    chosen: list[InitiativeCard] = []
    seen: set[tuple[str, ...]] = set()
    for card in ordered:
        if card.countries not in seen and len(chosen) < LATEST:
            chosen.append(card)
            seen.add(card.countries)
    return tuple(chosen)


def _newest(card: InitiativeCard) -> tuple[int, int, str]:
    reported = -card.reported.first.toordinal() if card.reported else 0
    started = -card.started.year if card.started else 0
    return reported, started, card.id


def largest(cards: Iterable[NetworkCard]) -> tuple[NetworkCard, ...]:
    """Return the networks with most initiatives, world-wide ones first among equals."""
    order = {"global": 0, "regional": 1, "national": 2, "support": 3, "local": 4}
    ranked = sorted(cards, key=lambda c: (order[c.type], -c.initiatives, c.id))
    return tuple(ranked[:NETWORKS])
