"""When a record last changed, by its own word; never by the clock or the file system."""

from datetime import date

from habitat_site.catalogue import Entry
from habitat_site.records import Record

# For a record that gives no date at all: before anything here, and the same in every build.
UNKNOWN = date(2000, 1, 1)


def changed(entry: Entry[Record]) -> date:
    """Return the day of a record's last review, or of its report."""
    record = entry.record
    reported = record.reported_by.date if record.reported_by else None
    days = [day for day in (record.updated, reported) if day is not None]
    return max((day.first for day in days), default=UNKNOWN)


def lasting_id(entry: Entry[Record]) -> str:
    """Return the id under which a record was first published, so that a new name is no new thing.

    `formerly` lists the oldest first.
    """
    return entry.record.formerly[0] if entry.record.formerly else entry.id
