"""Who is behind an offer, a request or an engagement, and whom to write to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habitat_site.catalogue import Entry
from habitat_site.catalogue.entries import R, holds
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Network, Offer, Request
from habitat_site.records.shared import Organisation


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody or something that a page names: by its record here, or by a name alone."""

    name: str
    key: str = ""
    title: Texts = field(default_factory=dict)
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom to write to: a role's address, of the record's own or of a network's.

    `network` is empty for the record's own; without a role, only the network's site is known.
    """

    network: Side | None
    role: Texts
    email: str
    url: str


def answer(
    inputs: Inputs, entry: Entry[Offer] | Entry[Request], behind: Iterable[str | Organisation]
) -> Answer | None:
    """Return whom to write to: its own contact, a network's, or at least a network's site."""
    contact = entry.record.contact
    if contact is not None:
        role = texts(entry, ("contact", "role"), inputs.languages)
        return Answer(None, role, contact.email or "", contact.url or "")
    return answer_of_networks(inputs, (*behind, *entry.record.networks))


def answer_of_networks(inputs: Inputs, behind: Iterable[str | Organisation]) -> Answer | None:
    """Return the contact of the first network that has one, or else the first one's site."""
    ids = dict.fromkeys(each for each in behind if isinstance(each, str))
    networks = [each for id in ids if (each := found(inputs, "networks", id, Network)) is not None]
    for network in networks:
        if (theirs := network.record.contact) is not None:
            role = texts(network, ("contact", "role"), inputs.languages)
            return Answer(side(inputs, network.id), role, theirs.email or "", theirs.url or "")
    with_site = ((each, each.record.website) for each in networks)
    return next((Answer(side(inputs, e.id), {}, "", url) for e, url in with_site if url), None)


def sides(inputs: Inputs, given: Iterable[str | Organisation]) -> tuple[Side, ...]:
    """Name several."""
    return tuple(side(inputs, each) for each in given)


def side(inputs: Inputs, given: str | Organisation) -> Side:
    """Name a network or an organisation; one that was withdrawn has no name any more."""
    if isinstance(given, Organisation):
        return Side(given.name, url=given.url or "")
    return named(inputs, "networks", given) or Side("")


def named(inputs: Inputs, folder: str, id: str | None) -> Side | None:
    """Name a record that another one refers to; nothing for no reference."""
    if id is None:
        return None
    entry = inputs.catalogue.get(folder, id)
    if entry is None:
        return Side("" if f"{folder}/{id}" in inputs.catalogue.withdrawn else id)
    return Side(entry.record.title, entry.key, texts(entry, ("title",), inputs.languages))


def found(inputs: Inputs, folder: str, id: str | None, model: type[R]) -> Entry[R] | None:
    """Return a record that is named, if it is here and of its kind."""
    entry = inputs.catalogue.get(folder, id) if id else None
    return entry if entry is not None and holds(entry, model) else None
