"""The outlines of many records say what they have in common once."""

from habitat_site.catalogue import OUTLINE
from tests.building import catalogue, initiative

ENTRIES = (
    initiative("a", networks=["fucvam"], themes=["land"]),
    initiative("b", networks=["fucvam"], themes=["land"]),
)


def test_an_outline_is_what_it_is_alone() -> None:
    found = catalogue(*ENTRIES).outlines
    assert [found[entry.key] for entry in ENTRIES] == [OUTLINE.of(entry) for entry in ENTRIES]


def test_what_two_records_have_in_common_is_one_value() -> None:
    one, other = catalogue(*ENTRIES).outlines.values()
    assert one.themes is other.themes
    assert one.networks is other.networks is one.mentions
