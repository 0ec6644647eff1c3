"""What a record is about: the countries, the themes and the networks under which it is told."""

from collections.abc import Iterable, Mapping

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Event, Initiative, Network, Record
from habitat_site.results.membership import Related, within

# A vote is told on its edition's page, and the site's own prose is no news.
UNTOLD = frozenset({"ballot", "page"})


def told(catalogue: Catalogue) -> tuple[Entry[Record], ...]:
    """Return every record that feeds and newsletters tell of, the last changed first.

    Of the same day, records keep the order of the kinds and of their ids.
    """
    found = (entry for entry in catalogue if entry.kind.name not in UNTOLD)
    return tuple(sorted(found, key=lambda e: catalogue.outlines[e.key].changed, reverse=True))


def countries_of(entry: Entry[Record], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the countries that a record names as its own."""
    if entry.kind.model is Initiative:
        return catalogue.ties[entry.key].countries
    if entry.kind.model is Event:
        country = catalogue.meetings[entry.id].country
        return (country,) if country else ()
    return entry.record.all_countries


def themes_of(entry: Entry[Record], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the themes that a record names."""
    if entry.kind.model is Initiative:
        return catalogue.outlines[entry.key].themes
    if entry.kind.model is Event:
        return catalogue.meetings[entry.id].themes
    return tuple(getattr(entry.record, "themes", ()))


def networks_of(entry: Entry[Record], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the networks whose news a record is: its own, its organisers, all that take part."""
    outline = catalogue.outlines[entry.key]
    if entry.kind.model is Network:
        return (entry.id,)
    if entry.kind.model is Initiative:
        return outline.networks
    if entry.kind.model is Event:
        meeting = catalogue.meetings[entry.id]
        return tuple(dict.fromkeys((*meeting.networks, *meeting.organisers)))
    return outline.mentions


def circles(networks: Iterable[RecordId], members: Related) -> Mapping[str, tuple[RecordId, ...]]:
    """Return, for each network, itself and all networks that it is within, over any steps."""
    found: dict[str, list[RecordId]] = {}
    for network in networks:
        for inner in within(network, members):
            found.setdefault(inner, []).append(network)
    return {inner: tuple(larger) for inner, larger in found.items()}
