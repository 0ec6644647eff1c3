"""Pages of a country, a theme or a model: the same records from one side.

One with more than `lists.MOST` initiatives is split by the initials of their ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from habitat_site.catalogue import RecordId
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
    """A country, a theme or a model: its totals, its records, where they are, its meetings.

    Of a long one, `initials` has its parts with their counts; a part has an `initial` and nothing
    but its records.
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
    parts = by_beginning(cards) if len(cards) > MOST else {}
    initials = tuple((initial, len(found)) for initial, found in parts.items())
    path = partial(urls.facet_path, facet=facet, id=id)
    whole = _view(inputs, facet, group, () if parts else cards, initials, "")
    yield from in_each_language(inputs, path, "facet.html", whole)
    for initial, found in parts.items():
        # Without counts and totals, so that one new record changes one part and not all of them.
        part = replace(group, initiatives=tuple(RecordId(card.id) for card in found), totals=())
        view = _view(inputs, facet, part, found, tuple((each, 0) for each in parts), initial)
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
    # The list of a long one is in its parts; its map is whole.
    placed = [inputs.initiatives[id] for id in group.initiatives]
    return FacetView(
        facet=facet,
        id=group.id,
        group=group,
        accounts=tuple(account(inputs, total) for total in group.totals),
        groups=by_country(cards),
        initials=initials,
        initial=initial,
        points=tuple(inputs.points[id] for id in group.initiatives if id in inputs.points),
        countries=tuple(sorted({code for card in placed for code in card.countries})),
        networks=() if initial else _networks(inputs, facet, group.id),
        events=() if initial else _events(inputs, facet, group.id),
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


def by_beginning(
    cards: tuple[InitiativeCard, ...], letters: int = 1
) -> Mapping[str, tuple[InitiativeCard, ...]]:
    """Split cards by the first letter of their ids, and by more where a part is still too long.

    Half of all ids may begin with `cooperativa-`.
    """
    parts: dict[str, tuple[InitiativeCard, ...]] = {}
    for beginning in sorted({card.id[:letters] for card in cards}):
        found = tuple(card for card in cards if card.id[:letters] == beginning)
        parts |= {beginning: found} if len(found) <= MOST else by_beginning(found, letters + 1)
    return parts


def _part_path(lang: Lang, facet: str, id: str, initial: str) -> PurePosixPath:
    return urls.facet_path(lang, facet, id).parent / initial / "index.html"
