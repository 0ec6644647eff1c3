"""Feeds, calendars, the sitemap and the files for machines say what their formats require."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from recurring_ical_events import of

from tests.site.sites import LANGUAGES, TODAY, BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://example.org/"


def feeds(site: BuiltSite) -> list[str]:
    """Return the paths of all feeds."""
    return sorted(name for name in site.files if name.endswith("feed.xml"))


def calendars(site: BuiltSite) -> list[str]:
    """Return the paths of all calendars."""
    return sorted(name for name in site.files if name.endswith(".ics"))


def is_stamp(text: str) -> bool:
    """Tell whether a text is a moment with its zone (RFC 3339)."""
    return datetime.fromisoformat(text).tzinfo is not None


def text_of(element: ET.Element, name: str) -> str:
    """Return the text of a child that has to be there once."""
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, (name, len(found))
    return (found[0].text or "").strip()


def test_every_feed_is_atom(real_site: BuiltSite) -> None:
    """Each has what RFC 4287 requires, ids that differ, and links that lead into the site."""
    ids = set()
    for name in feeds(real_site):
        feed = ET.fromstring(real_site.text(name))
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == name[:2]
        ids.add(text_of(feed, "id"))
        assert text_of(feed, "title")
        assert is_stamp(text_of(feed, "updated"))
        own = [
            link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"
        ]
        assert own == [BASE + name]
        has_author = feed.find(f"{ATOM}author") is not None
        entries = feed.findall(f"{ATOM}entry")
        assert len({text_of(e, "id") for e in entries}) == len(entries), name
        for entry in entries:
            assert text_of(entry, "title")
            assert is_stamp(text_of(entry, "updated"))
            assert has_author or entry.find(f"{ATOM}author") is not None
            links = [str(link.get("href")) for link in entry.findall(f"{ATOM}link")]
            assert links
            path = links[0].removeprefix(BASE)
            assert f"{path}index.html" in real_site.files, links
        stamps = [text_of(e, "updated") for e in entries]
        assert stamps == sorted(stamps, reverse=True), name
        if stamps:
            assert text_of(feed, "updated") == stamps[0]
    assert len(ids) == len(feeds(real_site))


def test_every_calendar_parses(real_site: BuiltSite) -> None:
    """Each is RFC 5545: folded lines, CRLF, an id and a stamp for every entry, no error."""
    uids: dict[str, bytes] = {}
    for name in calendars(real_site):
        raw = (real_site.root / name).read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n"), name
        assert max(map(len, raw.split(b"\r\n"))) <= 75, name
        calendar = Calendar.from_ical(raw)
        assert calendar["VERSION"] == "2.0"
        assert calendar["PRODID"]
        assert not calendar.errors
        events = calendar.walk("VEVENT")
        own = [str(event["UID"]) for event in events]
        assert len(set(own)) == len(own), name
        for event in events:
            assert not event.errors
            assert event["SUMMARY"]
            assert "DTSTAMP" in event
            assert "DTSTART" in event
            # The same entry is the same in every calendar.
            assert uids.setdefault(str(event["UID"]), event.to_ical()) == event.to_ical(), name


def test_the_calendar_has_what_is_coming_and_two_years_back(real_site: BuiltSite) -> None:
    """Every dated event of the data from two years back on, and no vague one."""
    calendar = Calendar.from_ical((real_site.root / "agenda.ics").read_bytes())
    found = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    dated = {
        each["id"]
        for each in real_site.json("data/events.json")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}(T.*)?", each["start"])
        and each.get("end", each["start"])[:10] >= f"{TODAY.year - 2}{TODAY.isoformat()[4:]}"
    }
    assert dated
    assert all(any(id in uid for uid in found) for id in dated), (dated, found)
    vague = {
        e["id"] for e in real_site.json("data/events.json") if len(e["start"].rstrip("~?%")) < 10
    }
    assert not [id for id in vague for uid in found if uid.startswith(f"{id}@")]
    assert of(calendar).between((2026, 1, 1), (2029, 1, 1))


def test_the_sitemap_lists_every_page_once(real_site: BuiltSite) -> None:
    """Every page to read and nothing else, under the base URL."""
    root = ET.fromstring(real_site.text("sitemap.xml"))
    listed = [str(loc.text) for loc in root.iter(f"{SITEMAP}loc")]
    assert len(set(listed)) == len(listed)
    expected = {BASE + name.removesuffix("index.html") for name in real_site.html}
    assert set(listed) == expected - {f"{BASE}404.html"}


def test_robots_name_the_sitemap(real_site: BuiltSite) -> None:
    """Everything may be read."""
    lines = real_site.text("robots.txt").splitlines()
    assert f"Sitemap: {BASE}sitemap.xml" in lines
    assert "Disallow" not in real_site.text("robots.txt")


def test_the_manifest_names_an_icon_that_is_there(real_site: BuiltSite) -> None:
    """A name, a start and an icon, all within the site."""
    manifest = real_site.json("manifest.webmanifest")
    assert isinstance(manifest["name"], str)
    assert manifest["start_url"] == "./"
    assert [icon["src"] in real_site.files for icon in manifest["icons"]] == [True]


def test_the_headers_carry_the_policy_of_the_pages(real_site: BuiltSite) -> None:
    """The header says what each page's `<meta>` says, and who may frame it."""
    lines = [line.strip() for line in real_site.text("_headers").splitlines()]
    policy = next(line for line in lines if line.startswith("Content-Security-Policy:"))
    said = policy.partition(":")[2].strip()
    page = real_site.page("en/")
    meta = next(
        m["content"] for m in page.all("meta") if m["http-equiv"] == "Content-Security-Policy"
    )
    assert said == f"{meta}; frame-ancestors 'none'"
    assert "unsafe" not in said
    assert "X-Content-Type-Options: nosniff" in lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_names_its_feed_and_its_calendar(real_site: BuiltSite, lang: str) -> None:
    """The agenda links the calendar; every page announces the feed; a network its own two."""
    agenda = {a["href"] for a in real_site.page(f"{lang}/agenda/").only("main").all("a")}
    assert {"../../agenda.ics", "../feed.xml"} <= agenda
    network = real_site.page(f"{lang}/networks/sdi/")
    links = {a["href"] for a in network.only("main").all("a")}
    assert {"../../../networks/sdi.ics", "feed.xml"} <= links
    announced = [link["href"] for link in network.all("link", type="application/atom+xml")]
    assert "feed.xml" in announced


def test_addresses_in_the_data_are_those_of_pages(real_site: BuiltSite) -> None:
    """Whoever reads the data finds the page of each record.

    An event has a field `url` of its own, which stands there instead.
    """
    for name in ("initiatives", "networks"):
        for record in real_site.json(f"data/{name}.json"):
            path = urlsplit(record["url"]).path.lstrip("/")
            assert f"{path}index.html" in real_site.files
