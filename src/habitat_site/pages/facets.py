"""Pages of a country, a theme or a model: the same records from one side.

A country with more than `lists.MOST` initiatives is split by the initial of their ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard, InitiativeCard, NetworkCard
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.lists import MOST, Groups, by_country
from habitat_site.pages.results import Account, account
from habitat_site.pages.values import Page
from habitat_site.results.places import Point
from habitat_site.results.values import Group


@dataclass(frozen=True, slots=True)
class FacetView:
    """A country, a theme or a model: its totals, its records, where they are, its meetings."""

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


def plan_facets(inputs: Inputs) -> Iterator[Page]:
    """Plan the pages of every country, theme and model that has an initiative."""
    summary = inputs.summary
    for facet, groups in (
        ("country", summary.countries),
        ("theme", summary.themes),
        ("model", summary.models),
    ):
        for id, group in groups.items():
            yield from _plan_facet(inputs, facet, id, group)


def _plan_facet(inputs: Inputs, facet: str, id: str, group: Group) -> Iterator[Page]:
    cards = tuple(inputs.initiatives[each] for each in group.initiatives)
    parts = _by_first_letter(cards) if len(cards) > MOST else {}
    initials = tuple((initial, len(found)) for initial, found in parts.items())
    path = partial(urls.facet_path, facet=facet, id=id)
    whole = _view(inputs, facet, group, () if parts else cards, initials, "")
    yield from in_each_language(inputs, path, "facet.html", whole)
    for initial, found in parts.items():
        view = _view(inputs, facet, group, found, initials, initial)
        yield from in_each_language(
            inputs, partial(_part_path, facet=facet, id=id, initial=initial), "facet.html", view
        )


def _view(
    inputs: Inputs,
    facet: str,
    group: Group,
    cards: tuple[InitiativeCard, ...],
    initials: tuple[tuple[str, int], ...],
    initial: str,
) -> FacetView:
    return FacetView(
        facet=facet,
        id=group.id,
        group=group,
        accounts=tuple(account(inputs, total) for total in group.totals),
        groups=by_country(cards),
        initials=initials,
        initial=initial,
        points=tuple(inputs.points[c.id] for c in cards if c.id in inputs.points),
        countries=tuple(sorted({code for card in cards for code in card.countries})),
        networks=_networks(inputs, facet, group.id),
        events=_events(inputs, facet, group.id),
    )


def _networks(inputs: Inputs, facet: str, id: str) -> tuple[NetworkCard, ...]:
    if facet != "country":
        return ()
    return tuple(card for card in inputs.networks.values() if card.countries == (id,))


def _events(inputs: Inputs, facet: str, id: str) -> tuple[EventCard, ...]:
    if facet == "model":
        return ()
    events = (e for e in inputs.catalogue.events)
    if facet == "country":
        found = [e for e in events if e.record.country == id]
    else:
        found = [e for e in events if id in e.record.themes]
    newest = sorted(found, key=lambda e: (e.record.start.first, e.id), reverse=True)
    return tuple(inputs.events[e.id] for e in newest)


def _by_first_letter(
    cards: tuple[InitiativeCard, ...],
) -> Mapping[str, tuple[InitiativeCard, ...]]:
    initials = sorted({card.id[0] for card in cards})
    return {each: tuple(c for c in cards if c.id[0] == each) for each in initials}


def _part_path(lang: Lang, facet: str, id: str, initial: str) -> PurePosixPath:
    return urls.facet_path(lang, facet, id).parent / initial / "index.html"
