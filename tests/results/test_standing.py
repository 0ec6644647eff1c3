"""How far a record is vouched for."""

import pytest

from habitat_site.catalogue import Entry
from habitat_site.records import Edition, Record
from habitat_site.results.grounds import site
from habitat_site.results.standing import Standings, standing
from tests.building import catalogue, entry, initiative, network, translation
from tests.results.awards import ballot, edition, nomination

FUCVAM = network(
    "fucvam",
    title="Uruguayan Federation",
    acronym="FUCVAM",
    website="https://www.fucvam.org.uy/inicio",
    member_of=["selvihp"],
    translations=[translation("es", {("title",): "Federación Uruguaya"})],
)
SELVIHP = network("selvihp", title="Secretariat", website="https://selvihp.org/")
LED = {"name": "COVISUR Pay", "type": "cooperative", "url": "https://facebook.com/covisurpay/"}


def of(entry: Entry[Record]) -> tuple[str, bool]:
    found = standing(entry, catalogue(FUCVAM, SELVIHP, entry))
    return found.level, found.documented


@pytest.mark.parametrize(
    ("reporter", "confirming", "level"),
    [
        (None, (), "compiled"),
        ({"role": "editor"}, (), "compiled"),
        ({"role": "group", "name": "We"}, (), "reported"),
        ({"role": "network", "network": "fucvam"}, (), "reported"),
        ({"role": "network", "network": "fucvam"}, ("fucvam",), "reported"),
        ({"role": "network", "network": "fucvam"}, ("selvihp",), "confirmed"),
        ({"role": "editor"}, ("fucvam",), "confirmed"),
        (None, ("fucvam",), "confirmed"),
    ],
)
def test_confirmed_is_what_a_network_other_than_the_reporter_vouches_for(
    reporter: object, confirming: tuple[str, ...], level: str
) -> None:
    confirmed = [{"network": id, "date": "2026"} for id in confirming]
    fields = {"reported_by": reporter} if reporter else {}
    assert of(initiative("a", confirmed_by=confirmed, **fields))[0] == level


def test_what_somebody_says_in_their_own_name_is_not_compiled() -> None:
    """A vote, a nomination and an edition with rules are in no source before they are here."""
    assert of(ballot("b", "fucvam", scores={}))[0] == "reported"
    assert of(nomination("n", "fucvam", "palo-alto"))[0] == "reported"
    assert of(edition("prize", "mean"))[0] == "reported"
    assert of(entry(Edition, "past", {"kind": "edition"}))[0] == "compiled"
    assert of(nomination("n", "fucvam", "x", reported_by={"role": "editor"}))[0] == "compiled"


def test_a_network_cannot_vouch_for_itself() -> None:
    assert of(network("me", confirmed_by=[{"network": "me", "date": "2026"}]))[0] == "compiled"


@pytest.mark.parametrize(
    ("source", "documented"),
    [
        ({"url": "https://www.eltelegrafo.com/1"}, True),
        ({"url": "https://en.wikipedia.org/wiki/X", "kind": "encyclopaedia"}, True),
        ({"url": "https://www.eltelegrafo.com/1", "kind": "testimony"}, False),
        ({"url": "https://fucvam.org.uy/casas"}, False),
        ({"url": "http://historia.fucvam.org.uy/casas"}, False),
        ({"url": "https://notfucvam.org.uy/"}, True),
        ({"url": "https://selvihp.org/historia"}, False),
        ({"url": "https://m.facebook.com/CovisurPay/posts/1"}, False),
        ({"url": "https://www.facebook.com/another/posts/1"}, True),
        ({"url": "https://issuu.com/x", "publisher": "Fucvam"}, False),
        ({"url": "https://issuu.com/x", "publisher": "Federacion  uruguaya"}, False),
        ({"url": "https://issuu.com/x", "publisher": "Covisur pay"}, False),
        ({"url": "https://issuu.com/x", "publisher": "El Telégrafo"}, True),
        ({"url": "https://mirror.example/x", "kind": "copy"}, False),
        ({"url": "https://mirror.example/x", "kind": "copy", "publisher": "RioOnWatch"}, True),
        ({"url": "https://mirror.example/x", "kind": "copy", "publisher": "SELVIHP"}, False),
        ({"file": "ledger.pdf"}, False),
        ({"held_by": "City archive", "kind": "minutes"}, True),
        ({"held_by": "FUCVAM", "kind": "minutes"}, False),
        ({"url": "http://[broken"}, True),
    ],
)
def test_documented_is_what_others_than_the_group_and_its_networks_published(
    source: dict[str, str], *, documented: bool
) -> None:
    entry = initiative(
        "covisurpay", networks=["fucvam"], led_by=LED, sources=[{"title": "A source"} | source]
    )
    assert of(entry) == ("compiled", documented)


def test_a_network_is_not_documented_by_its_own_site() -> None:
    sources = [{"title": "About", "url": "https://me.example/about"}]
    assert not of(network("me", website="https://me.example/", sources=sources))[1]


def test_networks_in_a_loop_are_looked_at_once() -> None:
    one, two = network("one", member_of=["two"]), network("two", member_of=["one"])
    sources = [{"title": "x", "held_by": "two"}]
    entry = initiative("a", networks=["one"], sources=sources)
    assert not standing(entry, catalogue(one, two, entry)).documented


def test_on_a_shared_host_only_the_same_account_is_the_same_site() -> None:
    assert site("https://www.Facebook.com/Some.Group/about") == "facebook.com/some.group"
    assert site("https://www.example.org/x") == "example.org"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://m.example.org", "example.org"),
        ("https://example.org?page=1", "example.org"),
        ("https://user:word@example.org:8080/x", "example.org"),
        ("https://EXAMPLE.org/x", "example.org"),
        ("https://exam\nple.org/x", "example.org"),
        ("https://x.com/Group/about", "x.com/group"),
        ("https://[::1/x", ""),
        ("https:///x", ""),
    ],
)
def test_the_host_of_an_address_is_its_site_however_it_is_written(address: str, host: str) -> None:
    assert site(address) == host


def test_every_record_is_found_by_its_key_however_often_it_is_asked_for() -> None:
    told = {"title": "News", "publisher": "A paper", "url": "https://paper.example/"}
    entries = (
        initiative("first", reported_by={"role": "group", "name": "We"}),
        initiative("second", confirmed_by=[{"network": "fucvam", "date": "2026"}]),
        initiative("third", sources=[told]),
        FUCVAM,
        SELVIHP,
    )
    whole = catalogue(*entries)
    standings = Standings(whole)
    expected = {each.key: standing(each, whole) for each in entries}
    assert len(set(expected.values())) == 4
    for _ in range(2):
        assert {each.key: standings[each.key] for each in entries} == expected
    assert "initiatives/fourth" not in standings
