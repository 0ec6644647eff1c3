"""When a record last changed, by its own word; never by the clock or the file system."""

from datetime import date

from habitat_site.catalogue import OUTLINE, UNKNOWN, Entry, Outline
from habitat_site.records import Record

__all__ = ["UNKNOWN", "changed", "lasting_id"]


def changed(entry: Entry[Record]) -> date:
    """Return the day of a record's last review, or of its report; `UNKNOWN` where none is given."""
    return OUTLINE.read(entry).changed


def lasting_id(entry: Entry[Record], known: Outline | None = None) -> str:
    """Return the id under which a record was first published, so that a new name is no new thing.

    `formerly` lists the oldest first; the outline need not be read again where it is `known`.
    """
    formerly = (known or OUTLINE.read(entry)).formerly
    return formerly[0] if formerly else entry.id
