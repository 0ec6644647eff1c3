"""Pages of a country, a theme, a model or a mechanism: the same records from one side.

One with more than `lists.MOST` initiatives is split by the initials of their ids.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.agenda import calls
from habitat_site.pages.cards import EventCard, NetworkCard
from habitat_site.pages.initials import by_beginning, led_to
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.lists import MOST, Groups, by_country
from habitat_site.pages.results import Account, account
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.results.places import Point
from habitat_site.results.values import Group


@dataclass(frozen=True, slots=True)
class FacetView:
    """A country, a theme, a model or a mechanism: its totals, records, places and meetings.

    `open_calls` are those for solidarity, help and nominations that concern a country.
    Of a long one, `initials` has its parts with their counts; a part has an `initial`, the parts
    that it leads to, and nothing else but its records.
    """

    facet: str
    id: str
    group: Group
    accounts: tuple[Account, ...]
    groups: Groups
    initials: tuple[tuple[str, int], ...]
    initial: str
    points: tuple[Point, ...]
    countries: tuple[str, ...]
    networks: tuple[NetworkCard, ...]
    events: tuple[EventCard, ...]
    open_calls: tuple[EventCard, ...]


def plan_facets(inputs: Inputs) -> Iterator[Page]:
    """Plan the pages of every country, theme, model and mechanism that has an initiative."""
    summary = inputs.summary
    for facet, groups in (
        ("country", summary.countries),
        ("theme", summary.themes),
        ("model", summary.models),
        ("joined", summary.joined),
    ):
        for id, group in groups.items():
            yield from _plan_facet(inputs, facet, id, group)


def _plan_facet(inputs: Inputs, facet: str, id: str, group: Group) -> Iterator[Page]:
    parts = by_beginning(group.initiatives) if len(group.initiatives) > MOST else {}
    initials = tuple((initial, len(found)) for initial, found in parts.items())
    path = partial(urls.facet_path, facet=facet, id=id)
    whole = Slice(facet, id, group, () if parts else group.initiatives, initials)
    yield from in_each_language(inputs, path, "facet.html", _later(inputs, whole))
    names = tuple(parts)
    for initial, found in parts.items():
        # Without counts and totals, so that one new record changes one part and not all of them.
        part = Group(group.kind, id, found, partial(digest_of, *found))
        others = tuple((each, 0) for each in led_to(names, initial))
        yield from in_each_language(
            inputs,
            partial(urls.part_path, facet=facet, id=id, initial=initial),
            "facet.html",
            _later(inputs, Slice(facet, id, part, found, others, initial)),
        )


@dataclass(frozen=True, slots=True)
class Slice:
    """A facet's page by the ids of what it shows: `listed` is empty where its parts list them."""

    facet: str
    id: str
    group: Group
    listed: tuple[RecordId, ...]
    initials: tuple[tuple[str, int], ...]
    initial: str = ""


def _later(inputs: Inputs, wanted: Slice) -> Later:
    networks = _networks(inputs, wanted)
    events, open_calls = _events(inputs, wanted), _open_calls(inputs, wanted)
    sign = partial(_digest, inputs, wanted, networks, events, open_calls)
    return Later(sign, partial(facet_view, inputs, wanted, networks, events, open_calls))


def _digest(
    inputs: Inputs,
    wanted: Slice,
    networks: Iterable[NetworkCard],
    events: Iterable[EventCard],
    open_calls: tuple[EventCard, ...],
) -> Digest:
    return digest_of(
        digest_value((wanted.facet, wanted.id, wanted.initial, wanted.initials)),
        wanted.group.digest,
        inputs.initiatives.digest(wanted.group.initiatives),
        *(inputs.of_networks[card.id] for card in networks),
        *(inputs.of_events[card.id] for card in events),
        digest_value(open_calls),
    )


def facet_view(
    inputs: Inputs,
    wanted: Slice,
    networks: tuple[NetworkCard, ...],
    events: tuple[EventCard, ...],
    open_calls: tuple[EventCard, ...],
) -> FacetView:
    """Return what a facet's page shows."""
    group = wanted.group
    cards = inputs.initiatives
    # The list of a long one is in its parts; its map is whole, and on its own page alone.
    mapped = cards.chart(() if wanted.initial else group.initiatives)
    return FacetView(
        facet=wanted.facet,
        id=wanted.id,
        group=group,
        accounts=tuple(account(inputs, total) for total in group.totals),
        groups=by_country(cards[id] for id in wanted.listed),
        initials=wanted.initials,
        initial=wanted.initial,
        points=mapped.points,
        countries=mapped.countries,
        networks=networks,
        events=events,
        open_calls=open_calls,
    )


def _networks(inputs: Inputs, wanted: Slice) -> tuple[NetworkCard, ...]:
    if wanted.facet != "country" or wanted.initial:
        return ()
    return tuple(card for card in inputs.networks.values() if card.countries == (wanted.id,))


def _events(inputs: Inputs, wanted: Slice) -> tuple[EventCard, ...]:
    if wanted.facet not in {"country", "theme"} or wanted.initial:
        return ()
    events, meetings = inputs.catalogue.events, inputs.catalogue.meetings
    if wanted.facet == "country":
        found = [e for e in events if meetings[e.id].country == wanted.id]
    else:
        found = [e for e in events if wanted.id in meetings[e.id].themes]
    cards = (inputs.events[e.id] for e in found)
    return tuple(sorted(cards, key=lambda card: (card.start.first, card.id), reverse=True))


def _open_calls(inputs: Inputs, wanted: Slice) -> tuple[EventCard, ...]:
    """Return what else a country's calendar has beside its events that can be answered now."""
    if wanted.facet != "country" or wanted.initial:
        return ()
    windows = inputs.summary.agenda.windows.open_calls
    return calls(inputs, (), (each for each in windows if wanted.id in each.countries))
