"""What may tie a record to others is read once where many have the same."""

from dataclasses import replace

from habitat_site.catalogue import TIES, Catalogue, Entry, Ties
from habitat_site.records import Initiative
from tests.building import catalogue, initiative

ENTRIES = (
    initiative("a", country="UY"),
    initiative("b", country="UY"),
    initiative("c", country="UY", counted_within="a", formerly=["old", "older"]),
)
SAME, OTHER = Ties((), None, ("UY",)), Ties(("old", "older"), "a", ("UY",))


def written_down(entry: Entry[Initiative]) -> Entry[Initiative]:
    return replace(entry, projected={TIES.name: TIES.write(entry)})


def test_ties_are_known_by_the_keys_of_records() -> None:
    assert catalogue(*ENTRIES).ties == {
        "initiatives/a": SAME,
        "initiatives/b": SAME,
        "initiatives/c": OTHER,
    }


def test_what_is_written_down_of_many_is_read_once() -> None:
    found = catalogue(*map(written_down, ENTRIES))
    assert found.ties == catalogue(*ENTRIES).ties
    assert found.ties["initiatives/a"] is found.ties["initiatives/b"]


def test_who_bore_an_id_and_who_is_within_whom_is_told_by_ties_alone() -> None:
    found: Catalogue = catalogue(*map(written_down, ENTRIES))
    assert found.renamed == {"initiatives/old": "c", "initiatives/older": "c"}
    assert found.children == {"a": ("c",)}
    assert found.wholes("c") == ("a",)
