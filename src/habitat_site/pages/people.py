"""Who is who: every network with its members, its languages, and where to write to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.cards import NetworkCard, Texts, texts
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.records import Network
from habitat_site.results.membership import belongs_to

# From the widest to the nearest, and those that help them last.
TYPES = ("global", "regional", "national", "local", "support")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to write to: a role with its mail address or its page, never a person."""

    role: Texts
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class WhoRow:
    """A network, the networks in it, those that it belongs to, and how to reach it."""

    card: NetworkCard
    led_by: str
    members: tuple[NetworkCard, ...]
    within: tuple[NetworkCard, ...]
    languages: tuple[str, ...]
    website: str
    address: Address | None


@dataclass(frozen=True, slots=True)
class WhoView:
    """All networks by type; `reachable` is how many give the address of a role.

    While no network says in which languages it works, `has_languages` leaves that column out.
    """

    count: int
    reachable: int
    has_languages: bool
    groups: tuple[tuple[str, tuple[WhoRow, ...]], ...]


def plan_people(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of who is who."""
    path = partial(urls.page_path, name="who-is-who")
    yield from in_each_language(inputs, path, "who-is-who.html", who_view(inputs))


def who_view(inputs: Inputs) -> WhoView:
    """Return what the page of who is who shows."""
    rows = tuple(who_row(inputs, entry) for entry in inputs.catalogue.networks)
    groups = ((type, tuple(row for row in rows if row.card.type == type)) for type in TYPES)
    return WhoView(
        count=len(rows),
        reachable=sum(row.address is not None for row in rows),
        has_languages=any(row.languages for row in rows),
        groups=tuple((type, found) for type, found in groups if found),
    )


def who_row(inputs: Inputs, entry: Entry[Network]) -> WhoRow:
    """Return what the page says of one network."""
    record, known = entry.record, inputs.networks
    members = inputs.summary.members.get(entry.id, ())
    return WhoRow(
        card=known[entry.id],
        led_by=record.led_by or "",
        members=tuple(known[id] for id in members),
        within=tuple(known[id] for id in belongs_to(entry) if id in known),
        languages=record.languages,
        website=record.website or "",
        address=_address(inputs, entry),
    )


def _address(inputs: Inputs, entry: Entry[Network]) -> Address | None:
    contact = entry.record.contact
    if contact is None:
        return None
    role = texts(entry, ("contact", "role"), inputs.languages)
    return Address(role, contact.email or "", contact.url or "")
