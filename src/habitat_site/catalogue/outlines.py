"""What sets and indexes are made of: the fields by which records are sorted to each other.

What ties them to each other is known apart (`ties`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from habitat_site.catalogue.entries import Entry
from habitat_site.catalogue.projections import Projection
from habitat_site.records import FOLDERS, MECHANISMS, Initiative, Record
from habitat_site.records.ledger import is_code
from habitat_site.records.markers import Reference, reference_in

# For a record that gives no date at all: before anything here, and the same in every build.
UNKNOWN = date(2000, 1, 1)
NETWORKS = ("networks",)


@dataclass(frozen=True, slots=True)
class Outline:
    """The day on which a record last changed, and what an initiative is sorted by beside its ties.

    `mentions` are all networks that it names anywhere; `points_at` are the records that one of the
    other mechanisms names, each with the field that does (`winners.initiative`).
    """

    changed: date = UNKNOWN
    networks: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    model: str = ""
    mentions: tuple[str, ...] = ()
    points_at: tuple[tuple[str, str], ...] = ()

    def sharing(self, known: dict[Any, Any]) -> "Outline":
        """Return the same outline, made of values that are known where they are equal to its own.

        Most records are in the networks and themes of others.
        """
        same = known.setdefault
        return Outline(
            same(self.changed, self.changed),
            same(self.networks, self.networks),
            same(self.themes, self.themes),
            self.model,
            same(self.mentions, self.mentions),
            self.points_at,
        )


def outline(entry: Entry[Record]) -> Outline:
    """Return the outline of a record."""
    record = entry.record
    mentions = mentioned_networks(record)
    if not isinstance(record, Initiative):
        return Outline(
            changed(record),
            record.networks,
            mentions=mentions,
            points_at=pointed_at(entry) if entry.kind.folder in MECHANISMS else (),
        )
    return Outline(
        changed(record),
        record.networks,
        record.themes,
        record.model or "",
        mentions,
    )


def mentioned_networks(record: Record) -> tuple[str, ...]:
    """Return the id of every network that a record names, once each, in order."""
    found = record.by_marker.get(Reference, ())
    networks = [each.value for each in found if reference_in(each.markers).folders == NETWORKS]
    return tuple(dict.fromkeys(networks))


def pointed_at(entry: Entry[Record]) -> tuple[tuple[str, str], ...]:
    """Return each record that a record names, once for each field that names it, in order."""
    found: dict[tuple[str, str], None] = {}
    for each in entry.record.by_marker.get(Reference, ()):
        marker = reference_in(each.markers)
        prefix, _, id = str(each.value).rpartition("/")
        field = ".".join(part for part in each.loc if isinstance(part, str))
        found[field, f"{prefix or marker.folders[0]}/{id}"] = None
    found |= dict.fromkeys(_in_ledger(entry))
    return tuple(found)


def _in_ledger(entry: Entry[Record]) -> Iterator[tuple[str, str]]:
    """Yield each record that gave money to a fund or received some of it."""
    for each in entry.ledger.entries if entry.ledger else ():
        for field, party in (("ledger.from", each.from_), ("ledger.to", each.to)):
            if party != entry.key and not is_code(party):
                yield field, party


def changed(record: Record) -> date:
    """Return the day of a record's last review, or of its report, by its own word."""
    reported = record.reported_by.date if record.reported_by else None
    days = [day for day in (record.updated, reported) if day is not None]
    return max((day.first for day in days), default=UNKNOWN)


OUTLINE: Projection[Outline] = Projection("outline", frozenset(FOLDERS), Outline, outline)
