"""What may tie a record to another of its folder: its old ids, its whole, its countries.

Whoever looks for the few that concern one record asks all of them for this, and for no more.
"""

from dataclasses import dataclass

from habitat_site.catalogue.entries import Entry
from habitat_site.catalogue.projections import Projection
from habitat_site.records import FOLDERS, Initiative, Record


@dataclass(frozen=True, slots=True)
class Ties:
    """A record's old ids, the initiative that it is counted within, and all countries it names.

    Only initiatives are counted within others, and only theirs are the countries. Most records of
    a country have the same ties as others there.
    """

    formerly: tuple[str, ...] = ()
    within: str | None = None
    countries: tuple[str, ...] = ()


def ties(entry: Entry[Record]) -> Ties:
    """Return what may tie a record to others."""
    record = entry.record
    if not isinstance(record, Initiative):
        return Ties(record.formerly)
    countries = tuple(dict.fromkeys((*record.all_countries, *record.countries)))
    return Ties(record.formerly, record.counted_within, countries)


TIES: Projection[Ties] = Projection("ties", frozenset(FOLDERS), Ties, ties)
