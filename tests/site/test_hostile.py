"""A record that tries to break out of every output, in every field that takes text."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests.codes import PICTURES
from tests.site.records import initiative, network
from tests.site.sites import BuiltSite, small_site

MARK = "zqx"
BREAK = (
    f'</script><script>alert("{MARK}")</script><img src=x onerror=alert(1)>'
    f"\"'><svg onload=alert(1)>{{{{ 7*7 }}}}${{7*7}}]]>&lt;b&gt;{MARK}"
)
FORMULA = f"=HYPERLINK(1)+cmd|' /C calc'!A0 {MARK}"
# Turns what follows around, so that a reader sees another address than the one that is there.
BIDI = f"{MARK} \u202egnp.exe \u2066 end"
LINES = f"{MARK}\\nEND:VEVENT\\nBEGIN:VALARM"

# ruff: noqa: E501  # a record's line is as long as what is put into it
HOSTILE = f"""\
---
title: {json.dumps(BREAK)}
lang: en
summary: {json.dumps(BREAK)}
country: UY
place: {{name: {json.dumps(BREAK)}, lat: -34.9, lon: -56.2}}
networks: [fucvam]
model: self-build
themes: [land]
names: [{{text: {json.dumps(BREAK)}, kind: former}}]
led_by: {{name: {json.dumps(FORMULA)}, type: cooperative}}
partners: [{{name: {json.dumps(BREAK)}, role: {json.dumps(BREAK)}}}]
tenure: {{before: {json.dumps(BREAK)}, after: {json.dumps(BREAK)}, document: {json.dumps(BREAK)}}}
results:
  homes_built: {{value: 3, as_of: 2020, source: s, method: {json.dumps(BREAK)}, note: {json.dumps(BREAK)}}}
other_results: [{{label: {json.dumps(BREAK)}, text: {json.dumps(BREAK)}, unit: {json.dumps(BREAK)}, source: s, as_of: 2020}}]
notes: {{model: {json.dumps(BREAK)}, title: {json.dumps(BREAK)}}}
links: [{{title: {json.dumps(BREAK)}, url: "https://a.example/?q=%22%3E%3Cscript%3E"}}]
sources: [{{id: s, title: {json.dumps(BREAK)}, url: "https://b.example/", publisher: {json.dumps(BREAK)}, note: {json.dumps(BREAK)}}}]
reported_by: {{name: {json.dumps(BREAK)}, role: group, date: 2026-01-01}}
licence: {json.dumps(BREAK)}
---

{BREAK}

# A heading <script>alert(1)</script>

Words. [^s] <b onclick=alert(1)>bold</b> &lt;script&gt; `<script>`

<iframe src="https://evil.example"></iframe><style>*{{display:none}}</style>
"""
FORMULAS = f"""\
---
title: {json.dumps(FORMULA)}
lang: en
summary: {json.dumps("@SUM(1) " + MARK)}
country: UY
place: {{name: {json.dumps("+1 " + MARK)}}}
---
"""
MEETING = f"""\
---
title: "{LINES}"
lang: en
summary: {json.dumps(BREAK)}
kind: gathering
start: 2027-03-04
place: {{name: {json.dumps(BREAK)}}}
country: UY
organisers: [fucvam, {{name: {json.dumps(BREAK)}, url: "https://c.example/"}}]
travel_support: {json.dumps(BREAK)}
programme: {json.dumps(BREAK)}
outcomes: [{{title: {json.dumps(BREAK)}, text: {json.dumps(BREAK)}, kind: other}}]
---
"""
REFUSED = (
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](//evil.example/)",
    "[a](/\\\\evil.example)",
    "<javascript:alert(1)>",
    "[a](&#1;javascript:alert(1))",
)
SAFE_SCHEMES = ("http://", "https://", "mailto:", "#")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site of hostile records."""
    records = {
        "networks/fucvam.md": network(),
        "initiatives/hostile.md": HOSTILE,
        "initiatives/formulas.md": FORMULAS,
        "events/meeting.md": MEETING,
    }
    return small_site(tmp_path_factory.mktemp("hostile"), records)


def test_no_markup_of_a_record_becomes_an_element(site: BuiltSite) -> None:
    """On every page: no script of theirs, no handler, no frame, no picture from elsewhere."""
    for path in site.html:
        page = site.page(path)
        for element in page.walk():
            assert element.tag not in {"iframe", "style", "object", "embed", "base", "form"} or (
                element.tag == "form" and "filters" in element.classes
            ), (path, element.tag)
            assert not [name for name in element.attributes if name.startswith("on")], path
            if element.tag == "script":
                assert element["src"].startswith(("../", "assets/")) or (
                    element["type"] == "application/ld+json"
                ), (path, element.attributes)
            if element.tag == "img":
                assert not element["src"].startswith("http")
                assert element["src"] != "x"


def test_the_words_are_shown_as_they_were_written(site: BuiltSite) -> None:
    """What was hostile is only text: readers see it, in the title as in the story."""
    page = site.page("en/initiatives/hostile/")
    assert page.only("h1").text == " ".join(BREAK.split())
    assert page.only("main").text.count(MARK) > 20


def test_no_link_leads_where_a_browser_would_run_something(site: BuiltSite) -> None:
    """Every address of every page is one of the few kinds that are allowed, or within the site."""
    for path in site.html:
        for link in site.page(path).all("a", "area", "link", "form"):
            where = (link["href"] or link["action"]).strip().lower()
            within = re.fullmatch(r"[\w./?=&#%-]*", where) and not where.startswith("//")
            assert where.startswith(SAFE_SCHEMES) or within, (path, where)
            assert "evil.example" not in where, (path, where)


def test_json_ld_cannot_be_left(site: BuiltSite) -> None:
    """Every block parses whole, and says the title as written."""
    for path in site.html:
        for block in site.page(path).all("script", type="application/ld+json"):
            data = json.loads("".join(block.strings()))
            if path == "en/initiatives/hostile/index.html":
                assert data["headline"] == BREAK


def test_the_table_runs_no_formula(site: BuiltSite) -> None:
    """No cell begins as a formula does, and the rows are as long as the head."""
    rows = list(csv.reader(io.StringIO(site.text("data/initiatives.csv"))))
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


def test_data_and_feeds_are_whole(site: BuiltSite) -> None:
    """Every JSON parses, every XML parses, and a feed carries no live markup."""
    for name in site.files:
        if name.endswith((".json", ".geojson", ".webmanifest")):
            site.json(name)
        if name.endswith((".xml", ".svg")):
            root = ET.fromstring(site.text(name))
            for element in root.iter():
                assert "script" not in element.tag.lower(), name
    records = {each["id"]: each for each in site.json("data/initiatives.json")}
    assert records["hostile"]["title"]["en"] == BREAK


def test_a_calendar_entry_cannot_be_left(site: BuiltSite) -> None:
    """A line break in a title is text of the title: there is one entry and no alarm."""
    for name in ("agenda.ics", "networks/fucvam.ics"):
        calendar = Calendar.from_ical((site.root / name).read_bytes())
        assert len(calendar.walk("VEVENT")) == 1
        assert not calendar.walk("VALARM")


def test_text_that_turns_its_surroundings_around_is_refused(tmp_path: Path) -> None:
    """A reader would see another address than the one that is there; the check names it."""
    record = FORMULAS.replace(json.dumps(FORMULA), json.dumps(BIDI, ensure_ascii=False))
    with pytest.raises(AssertionError, match="HS013"):
        small_site(tmp_path, {"initiatives/a.md": record})


def test_a_script_address_is_refused(tmp_path: Path) -> None:
    """A field that takes an address takes no other kind than http and https."""
    bad = initiative("A", "links: [{title: x, url: 'javascript:1'}]")
    with pytest.raises(AssertionError, match="HS413"):
        small_site(tmp_path, {"initiatives/a.md": bad})


def test_a_page_among_the_files_of_a_record_is_refused(tmp_path: Path) -> None:
    """Under the site's own address it could read and write whatever the site's pages can."""
    own = tmp_path / "source" / "content" / "initiatives" / "a"
    own.mkdir(parents=True)
    (own / "page.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    with pytest.raises(AssertionError, match="HS428"):
        small_site(tmp_path, {"initiatives/a.md": initiative("A")})


def test_a_picture_that_the_record_does_not_name_is_made_anew_too(tmp_path: Path) -> None:
    """What stands behind its end would go out with it, such as a second, larger picture."""
    own = tmp_path / "source" / "content" / "initiatives" / "a"
    own.mkdir(parents=True)
    (own / "yard.jpg").write_bytes(PICTURES["jpeg"]() + MARK.encode())
    site = small_site(tmp_path, {"initiatives/a.md": initiative("A")})
    assert MARK.encode() not in (site.root / "files/initiatives/a/yard.jpg").read_bytes()


@pytest.mark.parametrize("link", REFUSED)
def test_a_story_with_such_a_link_is_refused_or_loses_it(tmp_path: Path, link: str) -> None:
    """The check names the link; where it cannot see one, nothing can be followed."""
    story = f"{FORMULAS}\n{link}\n"
    try:
        site = small_site(tmp_path, {"initiatives/a.md": story})
    except AssertionError as error:
        assert "HS413" in str(error)  # noqa: PT017  # the same test judges both outcomes
        return
    for a in site.page("en/initiatives/a/").only("div", class_="story__text").all("a"):
        # What is left of it stays on the site's own host.
        assert re.match(r"(?:\.\./)*[^./\\]", a["href"].removeprefix("/")), a["href"]
