"""The pages and files of technical assistance, as a reader and a machine find them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from habitat_site.reading import read
from habitat_site.reading.translations import words
from tests.site.records import SMALL, initiative, network
from tests.site.sites import BuiltSite, small_site

LANGUAGES = ("en", "es", "fr", "pt")
OFFER = """\
---
kind: offer
title: Legal help with collective title
lang: en
summary: Lawyers draft statutes.
offered_by: [fucvam, {name: Lawyers of the port, url: https://lawyers.example/}]
domains: [legal, land]
skills: [collective title]
languages: [es]
countries: [PY, UY]
region: Name of a region
mode: both
days: 20
cost: expenses
starts: 2026-03
valid_until: 2027-12
contact: {role: Role of the office, email: office@example.org}
figures: [{label: Label of a figure, value: 4321, as_of: 2022, source: paper}]
notes: {days: Note on the days., anywhere: Note on anywhere., figures: Note on figures.}
sources: [{id: paper, title: A paper, url: https://paper.example/}]
---
"""
SPANISH = """\
---
title: Ayuda legal
skills: {0: título colectivo}
---
"""
REQUEST = """\
---
kind: request
title: Un título para nuestra tierra
lang: es
summary: Cuarenta familias registran su tierra.
requested_by: {name: Cooperativa 8 de Marzo}
initiative: palo-alto
networks: [fucvam]
domains: [legal, finance]
skills: [Título colectivo]
languages: [es]
country: PY
mode: on-site
days: 10
cost: expenses
starts: 2027-02
valid_until: 2027-06-30
notes: {cost: Nota sobre el costo.}
---
"""
ENGAGEMENT = """\
---
kind: engagement
title: A course in Nairobi
lang: en
summary: Builders were trained.
helper: {name: Trainers of the river}
helped: {name: Builders of the hill}
initiative: palo-alto
domains: [training]
started: 2024-05
finished: 2024-07
status: finished
outcome: Thirty builders learnt to bend steel.
granted:
  - {amount: 2000, currency: USD, year: 2024, from: Giver of a grant, source: paper, note: Grant.}
leveraged: [{amount: 45000, currency: USD, from: Bank of the lake, note: Note on a loan.}]
notes: {granted: Note on grants., leveraged: Note on what it unlocked., helped: Note on who.}
sources: [{id: paper, title: A paper, publisher: The publisher, url: https://paper.example/}]
---
"""
OLD = OFFER.replace("Legal help with collective title", "Old help").replace("2027-12", "2026-10")
FILES = SMALL | {
    "networks/fucvam.md": network("FUCVAM").replace(
        "type: national", "type: national\ncontact: {role: Desk, email: desk@example.org}"
    ),
    "initiatives/palo-alto.md": initiative("Palo Alto"),
    "assistance/legal-help.md": OFFER,
    "assistance/legal-help.es.md": SPANISH,
    "assistance/old-help.md": OLD,
    "assistance/our-title.md": REQUEST,
    "assistance/course.md": ENGAGEMENT,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("assistance"), FILES)


def said(site: BuiltSite, path: str) -> str:
    return site.page(path).text


def test_every_word_of_a_record_is_on_its_page(site: BuiltSite) -> None:
    """And what is no word: numbers, codes, names, addresses."""
    catalogue = read(site.root.parent / "source").catalogue
    for entry in catalogue.all("assistance"):
        page = said(site, f"en/assistance/{entry.id}/")
        assert [text for text in words(entry.record).values() if text not in page] == []
    offer = said(site, "en/assistance/legal-help/")
    for each in (
        "FUCVAM",
        "Lawyers of the port",
        "law and title, access to land",
        "Spanish",
        "Paraguay, Uruguay",
        "on site or at a distance",
        "20 days",
        "travel and keep",
        "March 2026",
        "December 2027",
        "office@example.org",
        "4,321",
    ):
        assert each in offer, each
    course = said(site, "en/assistance/course/")
    for each in (
        "Trainers of the river",
        "Builders of the hill",
        "Palo Alto",
        "May 2024",
        "July 2024",
        "finished",
        "US$2,000",
        "US$45,000",
        "Giver of a grant",
        "Bank of the lake",
        "The publisher",
    ):
        assert each in course, each


def test_a_match_is_explained_on_both_pages_in_the_readers_language(site: BuiltSite) -> None:
    why = {
        "en": ("law and title", "Spanish", "on site", "Paraguay · named by the offer", "20 days"),
        "es": ("asuntos legales", "español", "en el lugar", "la oferta lo nombra", "20 días"),
        "fr": ("droit et titres", "espagnol", "sur place", "nommé par l'offre", "20 jours"),
        "pt": ("assuntos jurídicos", "espanhol", "no local", "indicado pela oferta", "20 dias"),
    }
    for lang in LANGUAGES:
        for path in (f"{lang}/assistance/our-title/", f"{lang}/assistance/legal-help/"):
            match = site.page(path).only("dl", class_="why").text
            assert [each for each in why[lang] if each not in match] == []
    assert "Título colectivo" in said(site, "en/assistance/legal-help/")


def test_a_request_says_whom_to_write_to(site: BuiltSite) -> None:
    """The network's role, because the group gives no address of its own."""
    assert "Desk · desk@example.org" in said(site, "en/assistance/our-title/")


def test_what_nobody_meets_is_listed_by_domain_and_country(site: BuiltSite) -> None:
    row = site.page("en/assistance/").only("tr", data_domain="finance")
    assert [each.text for each in row.all("th", "td")] == [
        "finance",
        "Paraguay",
        "Un título para nuestra tierra Nobody offers it.",
    ]
    assert site.json("data/assistance-gap.json") == [
        {"domain": "finance", "country": "PY", "request": "our-title", "nearest": None}
    ]


def test_what_is_past_is_still_there_and_matched_no_more(site: BuiltSite) -> None:
    assert "matched no more" in said(site, "en/assistance/old-help/")
    assert site.page("en/assistance/old-help/").all("dl", class_="why") == []
    past = said(site, "en/assistance/").partition("Answered and past")[2]
    assert "Old help" in past
    assert "Legal help" not in past


def test_totals_stay_in_their_currency(site: BuiltSite) -> None:
    assert "US Dollar 1 record tells of a grant" in said(site, "en/assistance/")


def test_points_can_be_counted_again_from_the_file_alone(site: BuiltSite) -> None:
    data: dict[str, Any] = site.json("data/assistance-matches.json")
    points = data["points"]
    (match,) = data["matches"]
    assert (match["request"], match["offer"]) == ("our-title", "legal-help")
    counted = (
        points["domain"]
        + points["language"]
        + points["mode.said"]
        + points["place.country"]
        + points["dates.whole"]
        + points["days.enough"]
        + points["cost.payable"]
        + points["skill"]
    )
    assert match["points"] == sum(each["points"] for each in match["reasons"]) == counted
    assert (data["offers"], data["requests"]) == (["legal-help"], ["our-title"])
    assert data["past"] == ["old-help"]


def test_a_day_on_which_nothing_ends_changes_only_the_list(tmp_path: Path) -> None:
    """The list says as of when; no page of a record knows the day."""
    one = small_site(tmp_path / "a", FILES)
    other = small_site(tmp_path / "b", FILES, today=date(2026, 11, 22))
    before, after = one.bytes(), other.bytes()
    changed = {name for name in before if before[name] != after[name]}
    assert {name for name in changed if "assistance" in name} == {
        f"{lang}/assistance/index.html" for lang in LANGUAGES
    }


def test_without_offers_and_requests_the_list_invites(tmp_path: Path) -> None:
    """One record is enough for a page that looks finished."""
    site = small_site(tmp_path, SMALL | {"assistance/course.md": ENGAGEMENT})
    page = said(site, "en/assistance/")
    for each in ("No request is open.", "No offer is open.", "nothing is known to be missing"):
        assert each in page
    links = {each["href"] for each in site.page("en/assistance/").all("a")}
    assert "https://github.com/example/small/new/main/content/assistance" in links
