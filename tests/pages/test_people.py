"""Who is who names every network, who is in it, and where to write to: roles, never persons."""

from habitat_site.catalogue import Entry
from habitat_site.pages.people import WhoRow, plan_people, who_view
from habitat_site.records import Record
from tests.building import network, translation
from tests.rendering.context import inputs


def rows(*entries: Entry[Record]) -> dict[str, WhoRow]:
    view = who_view(inputs(*entries))
    return {row.card.id: row for _, some in view.groups for row in some}


def test_it_is_a_page_in_every_language() -> None:
    assert [page.place for page in plan_people(inputs())] == [
        "en/who-is-who/index.html",
        "es/who-is-who/index.html",
    ]


def test_networks_stand_from_the_widest_to_the_nearest() -> None:
    view = who_view(
        inputs(network("helpers", type="support"), network("fucvam"), network("hic", type="global"))
    )
    assert view.count == 3
    assert [(type, [row.card.id for row in some]) for type, some in view.groups] == [
        ("global", ["hic"]),
        ("national", ["fucvam"]),
        ("support", ["helpers"]),
    ]


def test_a_network_names_who_is_in_it_and_what_it_belongs_to_today() -> None:
    found = rows(
        network("selvihp", type="regional"),
        network("fucvam", member_of=["selvihp"]),
        network("moi", member_of=[{"network": "selvihp", "until": "2020"}]),
        network("friend", member_of=[{"network": "selvihp", "relation": "partner"}]),
    )
    assert [card.id for card in found["selvihp"].members] == ["fucvam"]
    assert [card.id for card in found["fucvam"].within] == ["selvihp"]
    assert found["moi"].within == found["friend"].within == ()


def test_an_address_is_a_roles_in_the_readers_language() -> None:
    spanish = translation("es", {("contact", "role"): "Secretaría"})
    contact = {"role": "Secretariat", "email": "info@example.org"}
    given = inputs(network("hic", contact=contact, translations=[spanish]), network("sdi"))
    view = who_view(given)
    assert view.reachable == 1
    address = next(row.address for _, some in view.groups for row in some)
    assert address is not None
    assert [text.text for text in address.role.values()] == ["Secretariat", "Secretaría"]
    assert (address.email, address.url) == ("info@example.org", "")


def test_languages_are_a_column_once_a_network_names_them() -> None:
    assert not who_view(inputs(network())).has_languages
    view = who_view(inputs(network(languages=["es", "pt"])))
    assert view.has_languages
    assert view.groups[0][1][0].languages == ("es", "pt")
