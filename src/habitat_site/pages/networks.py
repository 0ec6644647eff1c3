"""One page per network: who they are, where, what it adds up to, and its agenda."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.agenda import by_year, calls, coming, over, window_cards
from habitat_site.pages.cards import EventCard, NetworkCard
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.joined import JoinedIn, joined
from habitat_site.pages.lists import MOST, Groups, by_country
from habitat_site.pages.results import Account, account
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import Event, Network
from habitat_site.results.membership import within
from habitat_site.results.places import Point
from habitat_site.results.values import Group, Window
from habitat_site.results.windows import hosts


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network, its set of initiatives with totals, its members, and its meetings.

    `counts` gives the initiatives by country, `groups` lists them unless they are too many;
    `past` is by year, the latest first.
    """

    entry: Entry[Network]
    dossier: Dossier
    group: Group
    accounts: tuple[Account, ...]
    groups: Groups
    counts: tuple[tuple[str, int], ...]
    points: tuple[Point, ...]
    countries: tuple[str, ...]
    members: tuple[NetworkCard, ...]
    partners: tuple[NetworkCard, ...]
    open_calls: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    past: tuple[tuple[int, tuple[EventCard, ...]], ...]
    joined: tuple[JoinedIn, ...]


def plan_networks(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of every network."""
    for entry in inputs.catalogue.networks:
        path = partial(urls.record_path, folder="networks", id=entry.id)
        view = Later(partial(_digest, inputs, entry), partial(network_view, inputs, entry))
        yield from in_each_language(inputs, path, "network.html", view, entry.place)


def _digest(inputs: Inputs, entry: Entry[Network]) -> Digest:
    summary, agenda = inputs.summary, inputs.summary.agenda
    group = summary.networks[entry.id]
    related = (*summary.members.get(entry.id, ()), "/", *summary.partners.get(entry.id, ()))
    meetings = (agenda.open_calls, agenda.upcoming, agenda.past)
    return digest_of(
        entry.digest,
        inputs.of_mentioned(entry),
        group.digest,
        inputs.initiatives.digest(group.initiatives),
        *(inputs.of_networks.get(id, id) for id in related),
        *(part for some in meetings for part in ("/", *_digests(inputs, entry, some))),
        digest_value((tuple(_windows(inputs, entry)), joined(inputs, entry.key))),
    )


def _windows(inputs: Inputs, entry: Entry[Network]) -> Iterator[EventCard | str]:
    windows = inputs.summary.agenda.windows
    for some in (windows.open_calls, windows.upcoming, windows.past):
        yield from window_cards(inputs, _hosted(inputs, entry, some))
        yield "/"


def _hosted(inputs: Inputs, entry: Entry[Network], windows: Iterable[Window]) -> Iterator[Window]:
    """Yield what the records of a network, and of those within it, put into the agenda."""
    circle = frozenset(within(entry.id, inputs.summary.members))
    return (each for each in windows if hosts(each, circle))


def _digests(
    inputs: Inputs, entry: Entry[Network], events: Iterable[Entry[Event]]
) -> Iterator[Digest]:
    return (inputs.of_events[event.id] for event in _own(inputs, entry, events))


def network_view(inputs: Inputs, entry: Entry[Network]) -> NetworkView:
    """Return what a network's page shows."""
    summary = inputs.summary
    agenda, windows = summary.agenda, summary.agenda.windows
    own, hosted = partial(_own, inputs, entry), partial(_hosted, inputs, entry)
    group = summary.networks[entry.id]
    mapped = inputs.initiatives.chart(group.initiatives)
    listed = group.initiatives if len(group.initiatives) <= MOST else ()
    return NetworkView(
        entry=entry,
        dossier=dossier(entry, inputs),
        group=group,
        accounts=tuple(account(inputs, total) for total in group.totals),
        groups=by_country(inputs.initiatives[id] for id in listed),
        counts=tuple(sorted(mapped.counts.items())),
        points=mapped.points,
        countries=mapped.countries,
        members=tuple(inputs.networks[id] for id in summary.members.get(entry.id, ())),
        partners=tuple(inputs.networks[id] for id in summary.partners.get(entry.id, ())),
        open_calls=calls(inputs, own(agenda.open_calls), hosted(windows.open_calls)),
        upcoming=coming(inputs, own(agenda.upcoming), hosted(windows.upcoming)),
        past=by_year(over(inputs, own(agenda.past), hosted(windows.past))),
        joined=joined(inputs, entry.key),
    )


def _own(
    inputs: Inputs, entry: Entry[Network], events: Iterable[Entry[Event]]
) -> Iterator[Entry[Event]]:
    """Yield the events of a network and of those within it, as its calendar holds them."""
    circle = frozenset(within(entry.id, inputs.summary.members))
    return (each for each in events if not circle.isdisjoint(inputs.concerned[each.id]))
