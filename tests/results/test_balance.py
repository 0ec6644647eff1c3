"""Where everything comes from and goes to, by region and by side."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import (
    Award,
    Edition,
    Engagement,
    Fund,
    Offer,
    Record,
    Request,
    SolidarityCall,
)
from habitat_site.results.balance import Flow, balance_of, flows, tally
from habitat_site.results.origins import Counted, Transfer, transfers_of
from habitat_site.results.regions import COUNTRIES, region_of
from tests.building import catalogue, entry, event, initiative, network

ALL = tuple(code for codes in COUNTRIES.values() for code in codes.split())


def counted(*entries: Entry[Record]) -> dict[str, dict[str, int]]:
    """Return how many there are in each region, by what is counted."""
    return {
        each.name: {share.region: len(share.keys) for share in each.shares}
        for each in balance_of(catalogue(*entries))
    }


def fund(id: str = "revolving", /, **fields: object) -> Entry[Fund]:
    return entry(Fund, id, {"kind": "fund", "type": "revolving"} | fields)


def test_records_are_counted_in_the_region_of_their_country() -> None:
    found = counted(
        initiative("a", country="UY"),
        initiative("b", country="AR"),
        initiative("c", country="FR"),
        network("n", countries=["KE"]),
    )
    assert found == {"initiatives": {"005": 2, "155": 1}, "networks": {"014": 1}}


def test_what_there_is_none_of_is_left_out() -> None:
    assert counted() == {}


def test_a_record_of_several_regions_is_in_each_and_said_to_be() -> None:
    (found,) = balance_of(catalogue(initiative("a", countries=["UY", "AR", "FR"])))
    assert {share.region: share.countries for share in found.shares} == {
        "005": (("AR", 1), ("UY", 1)),
        "155": (("FR", 1),),
    }
    assert (found.of, found.several, found.nowhere) == (1, 1, ())
    assert found.sides == {"north": 1, "south": 1}


def test_meetings_are_no_calls_and_may_be_nowhere() -> None:
    (found,) = balance_of(
        catalogue(
            event("met", country="MX"),
            event("online", mode="online"),
            event("asked", kind="call", country="CH"),
        )
    )
    assert (found.name, found.of, found.nowhere) == ("meetings", 2, ("events/online",))
    assert [(share.region, share.keys) for share in found.shares] == [("013", ("events/met",))]


def test_awards_are_where_they_are_given_and_where_their_winners_are() -> None:
    winners = [
        {"name": "A", "country": "BD"},
        {"name": "B", "initiative": "palo-alto"},
        {"name": "C", "network": "sdi"},
        {"name": "D"},
    ]
    given = {"kind": "edition", "hosts": ["urbamonde", {"name": "Others"}], "winners": winners}
    found = balance_of(
        catalogue(
            entry(Edition, "first", given),
            initiative("palo-alto", country="MX"),
            network("sdi", countries=["ZA"]),
            network("urbamonde", countries=["CH"]),
        )
    )
    hosts, won = (each for each in found if each.name.startswith("award"))
    assert [share.region for share in hosts.shares] == ["155"]
    assert sorted(share.region for share in won.shares) == ["013", "018", "034"]
    assert won.of == 4
    assert won.nowhere == ("awards/first",)


def edition(id: str, **fields: object) -> Entry[Edition]:
    return entry(Edition, id, {"kind": "edition"} | fields)


def test_an_edition_without_hosts_is_where_its_series_is_given() -> None:
    series = {"kind": "award", "organisers": ["networks/urbamonde", {"name": "Others"}]}
    made = catalogue(
        edition("first", award="series"),
        edition("hosted", award="awards/series", hosts=["sdi"]),
        edition("by-others", award="series", hosts=[{"name": "Others"}]),
        edition("of-no-series"),
        edition("of-a-lost-series", award="lost"),
        entry(Award, "series", series),
        network("sdi", countries=["ZA"]),
        network("urbamonde", countries=["CH"]),
    )
    (hosts,) = (each for each in balance_of(made) if each.name == "award-hosts")
    assert {share.region: share.keys for share in hosts.shares} == {
        "018": ("awards/hosted",),
        "155": ("awards/first",),
    }
    assert set(hosts.nowhere) == {
        "awards/by-others",
        "awards/of-no-series",
        "awards/of-a-lost-series",
    }


def test_a_reference_may_be_written_with_its_folder() -> None:
    engaged = {"kind": "engagement", "started": "2020", "status": "finished"}
    ends = {"offer": "assistance/offer", "initiative": "initiatives/barcelona"}
    offered = {"kind": "offer", "offered_by": ["networks/fucvam"], "domains": ["legal"]}
    made = catalogue(
        entry(Engagement, "help", engaged | ends),
        entry(Offer, "offer", offered),
        network("fucvam", countries=["UY"]),
        initiative("barcelona", country="ES"),
    )
    assert flows(transfers_of(made)) == (Flow("south", "north", ("assistance/help",)),)


def test_money_comes_from_donors_is_kept_by_hosts_and_goes_to_countries() -> None:
    found = counted(
        fund(
            donors=[{"network": "we-effect"}, {"name": "A ministry"}],
            hosts=["networks/fucvam", "initiatives/palo-alto", {"name": "A bank"}],
            countries=["UY"],
            supports=["palo-alto"],
        ),
        network("we-effect", countries=["SE"]),
        network("fucvam", countries=["UY"]),
        initiative("palo-alto", country="MX"),
    )
    assert found["fund-donors"] == {"154": 1}
    assert found["fund-hosts"] == {"005": 1, "013": 1}
    assert found["fund-reach"] == {"005": 1, "013": 1}


def test_help_is_offered_somewhere_and_asked_for_elsewhere() -> None:
    call = {
        "kind": "call",
        "called_by": "fucvam",
        "purpose": "A roof.",
        "amount": 500,
        "currency": "USD",
        "until": "2027-01-01",
    }
    asked = {"kind": "request", "requested_by": "fucvam", "domains": ["legal"], "languages": ["es"]}
    found = counted(
        network("fucvam", countries=["UY"]),
        entry(Offer, "offer", {"kind": "offer", "offered_by": ["fucvam"], "domains": ["legal"]}),
        entry(Request, "request", asked | {"country": "NP", "valid_until": "2027-01-01"}),
        entry(SolidarityCall, "roof", call),
    )
    assert found["offers"] == {"005": 1}
    assert found["requests"] == {"034": 1}
    assert found["solidarity"] == {"005": 1}


def test_flows_are_between_the_sides_of_givers_and_receivers() -> None:
    engaged = {"kind": "engagement", "started": "2020", "status": "finished"}
    made = catalogue(
        fund(
            "from-donors",
            donors=[{"network": "we-effect"}],
            hosts=["networks/fucvam"],
            countries=["UY", "FR"],
        ),
        fund("from-hosts", hosts=["networks/fucvam"], countries=["UY"]),
        fund("unknown", hosts=[{"name": "Somebody"}], countries=["UY"]),
        entry(Engagement, "help", engaged | {"helper": "fucvam", "initiative": "barcelona"}),
        network("we-effect", countries=["SE"]),
        network("fucvam", countries=["UY"]),
        initiative("barcelona", country="ES"),
    )
    assert flows(transfers_of(made)) == (
        Flow("north", "north", ("funds/from-donors",)),
        Flow("north", "south", ("funds/from-donors",)),
        Flow("south", "north", ("assistance/help",)),
        Flow("south", "south", ("funds/from-hosts",)),
    )


@given(st.lists(st.lists(st.sampled_from((*ALL, "AQ")), max_size=4)))
def test_every_thing_is_in_each_of_its_regions_once(named: list[list[str]]) -> None:
    things = [Counted(f"x/{n}", tuple(codes)) for n, codes in enumerate(named)]
    found = tally("things", things)
    expected = Counter(
        region for codes in named for region in {region_of(code) for code in codes} - {""}
    )
    assert {share.region: len(share.keys) for share in found.shares} == dict(expected)
    assert found.of == len(named)
    counts = [len(share.keys) for share in found.shares]
    assert counts == sorted(counts, reverse=True)
    assert all(side <= found.of - len(found.nowhere) for side in found.sides.values())


@given(st.lists(st.sampled_from(ALL)), st.lists(st.sampled_from(ALL)))
def test_a_transfer_without_one_end_is_no_flow(origin: list[str], target: list[str]) -> None:
    found = flows([Transfer("funds/a", tuple(origin), tuple(target))])
    assert bool(found) == (bool(origin) and bool(target))
