"""Which records are in which set, and which networks are in which."""

from datetime import date

import pytest

from habitat_site.catalogue import Catalogue, RecordId
from habitat_site.catalogue.meetings import meeting
from habitat_site.results.membership import concerned, within
from habitat_site.results.summary import summarise
from tests.building import catalogue, event, initiative, network

TODAY = date(2026, 11, 21)
WORLD = RecordId("world")


def in_network(id: str, everything: Catalogue) -> tuple[str, ...]:
    return summarise(everything, TODAY).networks[RecordId(id)].initiatives


@pytest.mark.parametrize(
    ("membership", "included"),
    [
        ("world", True),
        ({"network": "world", "relation": "member"}, True),
        ({"network": "world", "relation": "office"}, True),
        ({"network": "world", "relation": "partner"}, False),
        ({"network": "world", "until": "2019"}, False),
        ({"network": "world", "relation": "office", "until": "2019"}, False),
    ],
)
def test_a_set_holds_those_of_current_members_and_offices(
    membership: object, *, included: bool
) -> None:
    everything = catalogue(
        network("world"),
        network("local", member_of=[membership]),
        initiative("a", networks=["local"]),
    )
    assert in_network("world", everything) == (("a",) if included else ())
    assert in_network("local", everything) == ("a",)


def test_members_of_members_are_in_the_set_and_each_record_only_once() -> None:
    everything = catalogue(
        network("world"),
        network("region", member_of=["world"]),
        network("local", member_of=["region", "world"]),
        initiative("a", networks=["local", "region", "world"]),
    )
    assert in_network("world", everything) == ("a",)
    assert summarise(everything, TODAY).members[WORLD] == ("local", "region")


def test_networks_that_are_in_each_other_have_the_same_set() -> None:
    everything = catalogue(
        network("a", member_of=["b"]),
        network("b", member_of=["a"]),
        initiative("x", networks=["a"]),
        initiative("y", networks=["b"]),
    )
    assert in_network("a", everything) == in_network("b", everything) == ("x", "y")
    assert within(RecordId("a"), {RecordId("a"): (RecordId("a"),)}) == ("a",)


def test_a_membership_that_ended_and_began_again_is_current() -> None:
    again = [{"network": "world", "since": "2020"}, {"network": "world", "until": "2010"}]
    everything = catalogue(
        network("world"), network("local", member_of=again), initiative("a", networks=["local"])
    )
    assert in_network("world", everything) == ("a",)


def test_partners_are_listed_apart_and_ended_ones_nowhere() -> None:
    summary = summarise(
        catalogue(
            network("world"),
            network("friend", member_of=[{"network": "world", "relation": "partner"}]),
            network("former", member_of=[{"network": "world", "until": "2001"}]),
            network("plain", networks=["world"]),
        ),
        TODAY,
    )
    assert summary.partners[WORLD] == ("friend",)
    assert summary.members[WORLD] == ("plain",)
    assert list(summary.networks) == ["former", "friend", "plain", "world"]


def test_what_a_network_is_member_of_says_more_than_its_networks() -> None:
    partner = [{"network": "world", "relation": "partner"}]
    summary = summarise(
        catalogue(network("world"), network("x", networks=["world"], member_of=partner)), TODAY
    )
    assert summary.members[WORLD] == ()


def test_networks_that_have_no_record_make_no_set() -> None:
    summary = summarise(catalogue(initiative("a", networks=["unknown"])), TODAY)
    assert summary.networks == {}


def test_a_record_with_several_countries_is_in_no_countrys_set() -> None:
    summary = summarise(
        catalogue(
            initiative("one", country="UY"),
            initiative("listed", countries=["UY"]),
            initiative("two", countries=["UY", "AR"]),
        ),
        TODAY,
    )
    assert {code: group.initiatives for code, group in summary.countries.items()} == {
        "UY": ("listed", "one")
    }
    assert summary.world.initiatives == ("listed", "one", "two")


def test_themes_and_models_are_sorted_sets() -> None:
    summary = summarise(
        catalogue(
            initiative("a", themes=["policy", "land"], model="cohousing"),
            initiative("b", themes=["land"]),
        ),
        TODAY,
    )
    assert [(id, g.initiatives) for id, g in summary.themes.items()] == [
        ("land", ("a", "b")),
        ("policy", ("a",)),
    ]
    assert list(summary.models) == ["cohousing"]


def test_an_event_concerns_those_who_organise_it_or_whom_it_belongs_to() -> None:
    both = event(organisers=["sdi", {"name": "A city"}], networks=["achr"])
    assert concerned(meeting(both)) == {"sdi", "achr"}
    assert concerned(meeting(event(networks=["sdi"]))) == {"sdi"}
    assert not concerned(meeting(event(organisers=[{"name": "sdi"}], supported_by=["sdi"])))
