"""Instruments and commitments made in memory, with what their kinds require."""

from habitat_site.catalogue import Entry
from habitat_site.records import Commitment, Instrument
from tests.building import entry


def instrument(id: str = "housing-law", /, **fields: object) -> Entry[Instrument]:
    """Make a national law of Mexico, unless fields say otherwise."""
    needed = {
        "kind": "instrument",
        "type": "law",
        "jurisdiction": "national",
        "recognises": "Homes made by those who live in them.",
    }
    somewhere = (
        {} if {"country", "countries", "jurisdiction"} & fields.keys() else {"country": "MX"}
    )
    return entry(Instrument, id, needed | somewhere | fields)


def commitment(id: str = "every-year", /, **fields: object) -> Entry[Commitment]:
    """Make a promise of 2007, unless fields say otherwise."""
    needed = {"kind": "commitment", "made_by": [{"name": "Institute of Housing"}], "date": "2007"}
    return entry(Commitment, id, needed | fields)
