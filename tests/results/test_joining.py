"""Which initiatives each mechanism names: by a field of its records, or because they won."""

from datetime import date

from habitat_site.catalogue import Entry
from habitat_site.records import Fund, Instrument, Record
from habitat_site.results.summary import summarise
from tests.building import catalogue, entry, initiative, network
from tests.results.awards import edition, nomination

TODAY = date(2026, 11, 21)


def joined(*entries: Entry[Record]) -> dict[str, tuple[str, ...]]:
    groups = summarise(catalogue(*entries), TODAY).joined
    return {folder: group.initiatives for folder, group in groups.items()}


def fund(id: str = "box", **fields: object) -> Entry[Fund]:
    return entry(Fund, id, {"kind": "fund", "type": "revolving"} | fields)


def test_a_mechanism_joins_those_that_its_records_name_each_once_and_by_id() -> None:
    law = {
        "kind": "instrument",
        "type": "law",
        "jurisdiction": "national",
        "recognises": "Homes owned together.",
        "proven_by": ["c", "a"],
    }
    assert joined(
        *(initiative(id) for id in "abc"),
        fund("one", supports=["b", "a"]),
        fund("two", supports=["a"]),
        entry(Instrument, "law", law),
    ) == {"funds": ("a", "b"), "advocacy": ("a", "c")}


def test_a_mechanism_without_a_named_initiative_is_not_there() -> None:
    assert joined(initiative("a"), fund()) == {}


def test_networks_and_what_is_not_here_are_no_initiatives() -> None:
    named = [{"name": "A", "initiative": "gone"}, {"name": "Net", "network": "net"}]
    assert joined(initiative("net"), network("net"), edition("told", winners=named)) == {}


def test_an_award_joins_those_nominated_and_those_that_won_a_prize_told_by_a_source() -> None:
    around = initiative("a"), initiative("b"), network("net")
    assert joined(*around, edition("prize"), nomination("a", "net")) == {"awards": ("a",)}
    told = edition("told", winners=[{"name": "B", "initiative": "b"}])
    assert joined(*around, told) == {"awards": ("b",)}


def test_the_set_has_totals_that_count_nothing_twice() -> None:
    built = {"homes_built": {"value": 30, "as_of": 2020}}
    within = {"homes_built": {"value": 10, "as_of": 2020}}
    whole = catalogue(
        initiative("a", results=built),
        initiative("b", results=within, counted_within="a"),
        initiative("c", results=built),
        fund(supports=["a", "b"]),
    )
    total = summarise(whole, TODAY).joined["funds"].total("homes_built")
    assert total is not None
    assert (total.value, total.reporting, total.of) == (30, 2, 2)
