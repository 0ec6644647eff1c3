"""When a record last changed, by its own word; never by the clock or the file system."""

from datetime import date

from habitat_site.catalogue import OUTLINE, TIES, UNKNOWN, Entry, Ties
from habitat_site.records import Record

__all__ = ["UNKNOWN", "changed", "lasting_id"]


def changed(entry: Entry[Record]) -> date:
    """Return the day of a record's last review, or of its report; `UNKNOWN` where none is given."""
    return OUTLINE.read(entry).changed


def lasting_id(entry: Entry[Record], known: Ties | None = None) -> str:
    """Return the id under which a record was first published, so that a new name is no new thing.

    `formerly` lists the oldest first; its ties need not be read again where they are `known`.
    """
    formerly = (known or TIES.read(entry)).formerly
    return formerly[0] if formerly else entry.id
