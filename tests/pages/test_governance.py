"""The page about who decides counts who decides about what."""

from dataclasses import replace

from habitat_site.pages.fixed import plan_prose
from habitat_site.pages.governance import GovernanceView, governance_view
from tests.building import initiative, network, page
from tests.rendering.context import SETTINGS, inputs

PAGE = page("governance")


def view(**settings: object) -> GovernanceView:
    given = inputs(
        PAGE,
        network("fucvam", led_by="residents", stewards=["maria"]),
        network("moba"),
        initiative("a", networks=["fucvam"]),
        initiative("b", networks=["moba", "fucvam"]),
        initiative("c", networks=["moba"]),
        initiative("d"),
    )
    return governance_view(replace(given, settings=SETTINGS.model_copy(update=settings)), PAGE)


def test_a_network_with_stewards_shows_them_and_how_much_they_look_after() -> None:
    (keeper,) = view().stewarding
    assert (keeper.key, keeper.led_by, keeper.stewards, keeper.records) == (
        "networks/fucvam",
        "residents",
        ("maria",),
        3,
    )


def test_maintainers_stand_in_where_no_network_has_stewards() -> None:
    shown = view(maintainers=("@example/maintainers",))
    assert [keeper.key for keeper in shown.others] == ["networks/moba"]
    assert shown.maintainers == ("@example/maintainers",)
    # Two initiatives and the record of the network without stewards; the page counts nowhere.
    assert (shown.stood_in, shown.records) == (3, 6)


def test_only_this_page_shows_it() -> None:
    pages = plan_prose(inputs(PAGE, page("about")))
    assert {p.place: p.template for p in pages if p.lang == "en"} == {
        "en/governance/index.html": "governance.html",
        "en/about/index.html": "prose.html",
    }
