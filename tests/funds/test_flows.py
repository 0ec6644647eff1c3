"""Who supports whom, by ledgers and by sources, and how it is drawn."""

from decimal import Decimal
from itertools import pairwise

from habitat_site.catalogue import Entry
from habitat_site.pages.funds import Named, NamedFlow
from habitat_site.records import Fund
from habitat_site.rendering.html.bands import MOST, bands, short
from habitat_site.results.flows import CountryFlow, Flow, Party, all_flows, between_countries
from tests.building import catalogue, entry, initiative, network
from tests.funds.reading import fund


def told() -> Entry[Fund]:
    return entry(
        Fund,
        "told",
        {
            "kind": "fund",
            "type": "grant",
            "countries": ["KE"],
            "donors": [
                {"name": "Sida", "country": "SE", "amount": "20", "currency": "SEK"},
                {"network": "fucvam"},
            ],
            "supports": ["palo-alto"],
        },
    )


def flows() -> tuple[Flow, ...]:
    kept = fund(
        (
            "2024-01-10,contribution,group-001,funds/worked,10.00,EUR,,,",
            "2024-01-11,contribution,group-001,funds/worked,20.00,EUR,,,",
            "2024-02-01,loan,funds/worked,initiatives/palo-alto,15.00,EUR,loan-001,,",
            "2024-02-02,write_off,funds/worked,initiatives/palo-alto,5.00,EUR,loan-001,,",
        ),
        countries=["UY"],
    )
    others = network("fucvam", countries=["UY", "AR"]), initiative("palo-alto", country="MX")
    return all_flows(catalogue(told(), kept, *others))


def test_a_source_tells_who_gave_and_a_ledger_how_much() -> None:
    said = [(f.giver.name, f.receiver.name, f.amount, f.entries) for f in flows()]
    assert said == [
        ("Sida", "told", Decimal(20), 0),
        ("fucvam", "told", None, 0),
        ("told", "palo-alto", None, 0),
        ("group-001", "worked", Decimal(30), 2),
        ("worked", "palo-alto", Decimal(15), 1),
    ]


def test_a_flow_between_countries_counts_once_and_keeps_its_currency() -> None:
    """A network of two countries is in neither's part; a savings group is where its fund is."""
    assert between_countries(flows()) == (
        CountryFlow("", "KE", 1, ()),
        CountryFlow("KE", "MX", 1, ()),
        CountryFlow("SE", "KE", 1, (("SEK", Decimal(20)),)),
        CountryFlow("UY", "MX", 1, (("EUR", Decimal(15)),)),
        CountryFlow("UY", "UY", 1, (("EUR", Decimal(30)),)),
    )


def named(giver: str, receiver: str, amount: str = "", currency: str = "EUR") -> NamedFlow:
    flow = Flow(
        "funds/x",
        Party(giver),
        Party(receiver),
        currency,
        Decimal(amount) if amount else None,
    )
    one, other = (Named(name, "", {}, ()) for name in (giver, receiver))
    return NamedFlow(flow, one, other)


def test_bands_are_to_scale_where_all_amounts_are_of_one_currency() -> None:
    drawn = bands([named("a", "x", "100"), named("b", "x", "300")])
    assert drawn is not None
    assert drawn.is_to_scale
    one, other = (band.width for band in drawn.bands)
    assert other == 3 * one
    assert [end.named.name for end in drawn.receivers] == ["x"]


def test_bands_are_alike_where_an_amount_is_not_public_or_in_another_currency() -> None:
    for flows in (
        [named("a", "x", "100"), named("b", "x")],
        [named("a", "x", "100"), named("b", "x", "5", "USD")],
    ):
        drawn = bands(flows)
        assert drawn is not None
        assert not drawn.is_to_scale
        assert len({band.width for band in drawn.bands}) == 1


def test_ends_do_not_overlap_and_stay_within_the_picture() -> None:
    drawn = bands([named(f"giver {n}", f"receiver {n % 3}", str(10**n)) for n in range(8)])
    assert drawn is not None
    for ends in (drawn.givers, drawn.receivers):
        for above, below in pairwise(ends):
            assert above.top + above.height < below.top
        assert ends[-1].top + ends[-1].height <= drawn.height


def test_only_the_largest_are_drawn_and_the_rest_is_counted() -> None:
    drawn = bands([named(f"giver {n}", "x", str(n + 1)) for n in range(MOST + 5)])
    assert drawn is not None
    assert (len(drawn.bands), drawn.others) == (MOST, 5)


def test_nothing_is_drawn_of_nothing_or_of_somebody_withdrawn() -> None:
    assert bands([]) is None
    assert bands([named("", "x")]) is None


def test_a_long_name_is_cut_beside_the_bands_alone() -> None:
    assert short("Urban Poor Fund") == "Urban Poor Fund"
    assert len(short("Community-Led Infrastructure Finance Facility")) <= 26
