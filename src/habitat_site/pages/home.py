"""The home page: what this is, what it adds up to, what is next, what is new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.agenda import calls, window_cards
from habitat_site.pages.cards import EventCard, InitiativeCard, NetworkCard
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.lists import countries_of
from habitat_site.pages.spots import Spot
from habitat_site.pages.values import Later, Page, digest_value
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
    view = Later(partial(_digest, inputs), partial(home_view, inputs))
    yield from in_each_language(inputs, partial(urls.page_path, name="home"), "home.html", view)


def _digest(inputs: Inputs) -> Digest:
    world, agenda = inputs.summary.world, inputs.summary.agenda
    meetings = (*agenda.upcoming[:MEETINGS], *agenda.open_calls)
    return digest_of(
        world.digest,
        inputs.initiatives.digest(inputs.initiatives),
        *(inputs.of_events[entry.id] for entry in meetings),
        str(len(agenda.open_calls)),
        *(digest_value(card) for card in window_cards(inputs, agenda.windows.open_calls)),
        *inputs.of_networks.values(),
    )


def home_view(inputs: Inputs) -> HomeView:
    """Return what the home page shows."""
    world, agenda = inputs.summary.world, inputs.summary.agenda
    found = (world.total(name) for name in TOTALS)
    cards = inputs.initiatives
    mapped = cards.chart(world.initiatives)
    return HomeView(
        initiatives=len(world.initiatives),
        countries=countries_of(inputs),
        confirmed=mapped.vouched_for,
        points=mapped.points,
        totals=tuple(total for total in found if total is not None),
        upcoming=tuple(inputs.events[e.id] for e in agenda.upcoming[:MEETINGS]),
        open_calls=calls(inputs, agenda.open_calls, agenda.windows.open_calls),
        latest=tuple(cards[id] for id in latest(cards.spots())),
        networks=largest(inputs.networks.values()),
        all_networks=len(inputs.networks),
    )


def latest(spots: Iterable[Spot]) -> tuple[str, ...]:
    """Return the records reported last; among those of one day, from different countries first."""
    first: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for spot in spots:
        newest = _newest(spot)
        first[spot.countries] = min(newest, first.get(spot.countries, newest))
    return tuple(id for _, _, id in sorted(first.values())[:LATEST])


def _newest(spot: Spot) -> tuple[int, int, str]:
    reported = -spot.reported.first.toordinal() if spot.reported else 0
    started = -spot.started.year if spot.started else 0
    return reported, started, spot.id


def largest(cards: Iterable[NetworkCard]) -> tuple[NetworkCard, ...]:
    """Return the networks with most initiatives, world-wide ones first among equals."""
    order = {"global": 0, "regional": 1, "national": 2, "support": 3, "local": 4}
    ranked = sorted(cards, key=lambda c: (order[c.type], -c.initiatives, c.id))
    return tuple(ranked[:NETWORKS])
