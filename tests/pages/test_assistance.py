"""Whom to write to, who helped whom, and what points at whom; every word of it in the catalogue."""

import pytest
from babel.messages.pofile import read_po
from pydantic import BaseModel

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages.assistance import MOST_SHOWN, engagement_shown, offer_shown
from habitat_site.pages.assistance_list import assistance_shown
from habitat_site.pages.joined import joined
from habitat_site.pages.sides import Answer, answer
from habitat_site.records import FOLDERS, Offer, Record
from habitat_site.records.markers import Reference, markers, parts_of
from habitat_site.resources import resource
from tests.assistance.helping import engagement, offer, request
from tests.building import initiative, network
from tests.rendering.context import inputs

ROLE = {"role": "Desk", "email": "desk@example.org"}
SITE = "https://fucvam.example/"


def told(record: Entry[Offer], *networks: Entry[Record]) -> tuple[str, str, str, str] | None:
    """Return who answers to an offer: through which network, role, address, site."""
    found: Answer | None = answer(inputs(record, *networks), record, record.record.offered_by)
    if found is None:
        return None
    through = found.network.name if found.network else ""
    role = found.role[Lang("en")].text if found.role else ""
    return through, role, found.email, found.url


def test_its_own_role_answers_first_then_a_networks_then_a_networks_site() -> None:
    silent, site = network("fucvam"), network("fucvam", website=SITE)
    other = network("sdi", contact=ROLE)
    ours = offer(contact={"role": "Office", "url": "https://office.example/"})
    assert told(ours, other) == ("", "Office", "", "https://office.example/")
    assert told(offer(networks=["sdi"]), silent, other) == ("sdi", "Desk", "desk@example.org", "")
    assert told(offer(networks=["sdi"]), site, other) == ("sdi", "Desk", "desk@example.org", "")
    assert told(offer(), site) == ("fucvam", "", "", SITE)
    assert told(offer(), silent) is None
    assert told(offer(offered_by=[{"name": "Lawyers"}])) is None


def test_who_helped_whom_follows_from_the_offer_and_the_request() -> None:
    sides = (network("fucvam", title="FUCVAM"), initiative("palo-alto", title="Palo Alto"))
    asked = request(initiative="palo-alto", domains=["legal", "land"])
    given = engagement()
    shown = engagement_shown(inputs(offer(), asked, given, *sides), given)
    assert [side.name for side in shown.helpers] == ["FUCVAM"]
    assert [side.name for side in shown.helped] == ["Palo Alto"]
    assert shown.domains == ("legal", "land")
    plain = engagement(helper={"name": "Lawyers"}, helped={"name": "Group"}, domains=["design"])
    shown = engagement_shown(inputs(plain), plain)
    assert [side.name for side in (*shown.helpers, *shown.helped)] == ["Lawyers", "Group"]
    assert shown.domains == ("design",)


def test_what_ends_first_comes_first() -> None:
    whole = inputs(
        offer("b", valid_until="2027-01"),
        offer("c"),
        offer("a", valid_until="2026-12"),
        offer("old", valid_until="2024"),
        offer("older", valid_until="2023"),
        engagement("late", finished="2026"),
        engagement("some-day"),
        engagement("early", started="2020"),
    )
    shown = assistance_shown(whole)
    assert [line.key for line in shown.offers] == ["assistance/a", "assistance/b", "assistance/c"]
    assert [line.key for line in shown.past] == ["assistance/old", "assistance/older"]
    given = [line.key.partition("/")[2] for line in shown.engagements]
    assert given == ["late", "early", "some-day"]


def test_a_page_shows_the_best_and_says_how_many_more_there_are() -> None:
    whole = inputs(offer(), *(request(f"r-{number:02}") for number in range(MOST_SHOWN + 3)))
    entry = whole.catalogue.every(Offer)[0]
    shown = offer_shown(whole, entry)
    assert (len(shown.matches), shown.more) == (MOST_SHOWN, 3)
    assert shown.matches[0].match.request == "r-00"


def test_help_is_joined_to_initiatives_and_networks() -> None:
    whole = inputs(
        network("fucvam"),
        initiative("palo-alto"),
        offer(),
        engagement(offer="legal-help", initiative="palo-alto", helper="fucvam"),
    )
    (here,) = joined(whole, "initiatives/palo-alto")
    assert [(each.key, each.fields) for each in here.records] == [
        ("assistance/title-registered", ("initiative",))
    ]
    (there,) = joined(whole, "networks/fucvam")
    assert {each.fields for each in there.records} == {("offered_by",), ("helper",)}


@pytest.mark.parametrize("lang", ["en", "es", "fr", "pt"])
def test_every_field_that_points_at_a_record_has_its_words(lang: str) -> None:
    path = resource("locales") / lang / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        said = {message.id: message.string for message in read_po(file, locale=lang)}
    wanted = {
        f"joined-{kind.name}.{field}"
        for kind in FOLDERS["assistance"]
        for field in _references(kind.model)
    }
    assert {key for key in wanted if not said.get(key)} == set()


def _references(model: type[BaseModel], before: str = "") -> set[str]:
    found: set[str] = set()
    for name, info in model.model_fields.items():
        parts = tuple(parts_of(info.annotation))
        if any(isinstance(each, Reference) for each in markers(model)[name]):
            found.add(f"{before}{name}")
        for part in parts:
            found |= _references(part, f"{before}{name}.")
    return found
