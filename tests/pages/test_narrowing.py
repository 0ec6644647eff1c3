"""What the list of a mechanism can be narrowed by, and which values each of its records has."""

from habitat_site.catalogue import Entry
from habitat_site.pages.narrowing import Narrowing, narrowing
from habitat_site.records import Commitment, Engagement, Fund, Instrument, Record, Request
from tests.building import entry, initiative, network
from tests.rendering.context import inputs
from tests.results.awards import edition, nomination

LAW = {"kind": "instrument", "type": "law", "jurisdiction": "national", "recognises": "Homes."}
PROMISE = {"kind": "commitment", "made_by": ["net"], "date": "2020"}
ASKED = {
    "kind": "request",
    "requested_by": "net",
    "domains": ["legal", "land"],
    "languages": ["es"],
    "country": "BO",
    "valid_until": "2026-12-31",
}


def narrowed(listed: tuple[Entry[Record], ...], *around: Entry[Record]) -> Narrowing:
    return narrowing(inputs(*listed, *around), listed)


def test_a_list_is_narrowed_by_what_differs_between_its_records() -> None:
    """Kinds, types and states of two kinds stand in one choice each, with their own words."""
    law = entry(Instrument, "law", LAW | {"country": "MX", "status": "in-force"})
    promise = entry(Commitment, "promise", PROMISE | {"country": "MX"})
    found = narrowed((law, promise), network("net"))
    assert {choice.name: choice.values for choice in found.choices} == {
        "kind": (("instrument", "record-kinds"), ("commitment", "record-kinds")),
        "type": (("law", "instrument-type"), ("promise", "nature")),
        "status": (("in-force", "instrument-status"), ("unknown", "commitment-status")),
    }
    assert dict(found.marks["advocacy/law"]) == {
        "kind": "instrument",
        "type": "law",
        "status": "in-force",
    }


def test_records_that_are_all_alike_are_narrowed_by_nothing() -> None:
    fund = {"kind": "fund", "type": "grant", "countries": ["UY"]}
    found = narrowed((entry(Fund, "a", fund), entry(Fund, "b", fund)))
    assert found.choices == ()
    assert found.marks == {"funds/a": (), "funds/b": ()}


def test_a_record_without_a_country_is_where_what_it_names_happens() -> None:
    """Not where the network is at home that takes part in it."""
    asked = entry(Request, "asked", ASKED)
    done = {"kind": "engagement", "request": "asked", "helper": "net", "status": "finished"}
    around = network("net", countries=["SE"])
    other = entry(Request, "other", ASKED | {"country": "PE", "domains": ["training"]})
    found = narrowed((asked, other, entry(Engagement, "done", done)), around)
    assert dict(found.marks["assistance/done"]) == {
        "kind": "engagement",
        "domain": "legal land",
        "country": "BO",
    }


def test_an_edition_is_in_the_countries_of_those_that_it_names() -> None:
    winners = [{"name": "A", "country": "CH"}, {"name": "B", "initiative": "there"}]
    listed = (edition(winners=winners), nomination("put", "net", "put"))
    around = (initiative("there", country="KE"), initiative("put", country="PE"), network("net"))
    found = narrowed(listed, *around)
    assert dict(found.marks["awards/prize"])["country"] == "CH KE"
    assert dict(found.marks["awards/put"])["country"] == "PE"
