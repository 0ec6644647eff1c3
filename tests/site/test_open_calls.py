"""What others ask for: open in the agenda, on the home page, with its network, in calendars."""

from datetime import date
from pathlib import Path

import pytest

from tests.site.records import REQUEST, SMALL, network
from tests.site.sites import BuiltSite, small_site

CALL = """\
---
kind: call
title: A roof for the hall
lang: en
summary: The hall needs a roof.
called_by: fucvam
initiative: palo-alto
purpose: A roof.
amount: 4000
currency: EUR
opens: 2026-10-01
until: 2027-03-31
---
"""
FILES = SMALL | {
    "networks/fucvam.md": network("FUCVAM"),
    "networks/sdi.md": network("SDI"),
    "funds/roof.md": CALL,
    "assistance/our-title.md": REQUEST,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("calls"), FILES)


def text(site: BuiltSite, path: str, section: str) -> str:
    return site.page(path).only("section", aria_labelledby=section).text


def test_they_are_open_calls_that_lead_to_their_records(site: BuiltSite) -> None:
    calls = text(site, "en/agenda/", "calls")
    for said in ("Call for solidarity", "closes on 31 March 2027"):
        assert said in calls
    for said in ("Request for help", "closes on 30 June 2027"):
        assert said in calls
    agenda, home = site.page("es/agenda/"), site.page("es/")
    for words in ("Llamado solidario", "Solicitud de ayuda"):
        assert words in agenda.text
        assert words in home.text


def test_only_the_network_that_asks_shows_them(site: BuiltSite) -> None:
    for words in ("A roof for the hall", "A title for our land"):
        assert words in text(site, "en/networks/fucvam/", "agenda")
        assert words not in text(site, "en/networks/sdi/", "agenda")
        assert words in site.text("networks/fucvam.ics")
        assert words not in site.text("networks/sdi.ics")


def test_a_country_shows_what_is_asked_for_there(site: BuiltSite) -> None:
    assert "A title for our land" in site.text("countries/py.ics")
    assert "A roof for the hall" in site.text("countries/uy.ics")
    assert "A title for our land" not in site.text("countries/uy.ics")
    assert "closes on 31 March 2027" in text(site, "en/countries/uy/", "calls")
    assert "A title for our land" not in site.page("en/countries/uy/").text
    assert site.page("en/countries/uy/").all("a", href="../../../countries/uy.ics")


def test_calendars_have_the_days_that_are_known(site: BuiltSite) -> None:
    whole = site.text("agenda.ics")
    assert "UID:roof--solidarity-call-1@example.org" in whole
    assert "UID:roof--solidarity-call-1--deadline@example.org" in whole
    assert "UID:our-title--assistance-request-1@example.org" not in whole
    assert "UID:our-title--assistance-request-1--deadline@example.org" in whole
    assert "DTSTART;VALUE=DATE:20270630" in whole


def test_what_is_over_is_past(tmp_path: Path) -> None:
    later = small_site(tmp_path, FILES, date(2027, 7, 1))
    assert "A roof for the hall" in text(later, "en/agenda/", "past")
    assert "A title for our land" in text(later, "en/agenda/", "past")
    assert "Request for help" not in text(later, "en/agenda/", "calls")
