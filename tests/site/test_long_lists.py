"""A long list is split by what is stable, so that one new record changes few pages."""

import re
from pathlib import Path

import pytest

from habitat_site.pages.initiatives import NEIGHBOURS
from habitat_site.pipeline import build
from habitat_site.request import Request
from tests.site.records import INITIATIVE, network
from tests.site.sites import SETTINGS, TODAY, BuiltSite, small_site

# One language: four would show the same four times, and take four times as long.
ENGLISH = SETTINGS.replace("[en, es, fr, pt]", "[en]")
COUNTRIES = ("UY", "UA", "BR", "MX", "KE", "IN")
MANY = 330
# Home, the list, the map, results, the balance of regions, who is who, and data.
PAGES_OF_EVERYTHING = 7
# Its own page, its neighbours in the ring, its country, its network and the list of networks, and
# its theme and its model, each with the part for its initial.
PAGES_AROUND_ONE = 1 + NEIGHBOURS + 7


def record(number: int) -> str:
    """Write one of many initiatives, in one of six countries."""
    country = COUNTRIES[number % len(COUNTRIES)]
    # Without degrees: hundreds of different small maps are another test's business.
    rest = "networks: [fucvam]\nmodel: savings-group\nthemes: [land]\n"
    text = INITIATIVE.format(title=f"Group {number:03}", rest=rest)
    return text.replace("country: UY", f"country: {country}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the source and the site of 330 initiatives."""
    folder = tmp_path_factory.mktemp("many")
    records = {f"initiatives/group-{n:03}.md": record(n) for n in range(MANY)}
    small_site(folder, records | {"networks/fucvam.md": network()}, settings=ENGLISH)
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> BuiltSite:
    """Return the site of 330 initiatives."""
    return BuiltSite(folder / "site")


def test_a_long_list_shows_countries_and_their_counts(site: BuiltSite) -> None:
    """No entry stands in the list itself; every country does, with a link, also without scripts."""
    page = site.page("en/initiatives/")
    assert not page.all("article", class_="entry")
    links = {a["href"] for a in page.only("main").all("a")}
    assert {f"../countries/{code.lower()}/" for code in COUNTRIES} <= links
    assert str(MANY) in page.only("main").text


def test_the_index_is_sharded_by_initial(site: BuiltSite) -> None:
    """The shards of a language hold each record once, by the first letter of its country."""
    page = site.page("en/initiatives/")
    shards = page.only("form", class_="filters")["data-shards"].split()
    assert shards == [
        "index-b.json",
        "index-i.json",
        "index-k.json",
        "index-m.json",
        "index-u.json",
    ]
    entries = [e for s in shards for e in site.json(f"en/initiatives/{s}")["entries"]]
    assert len(entries) == MANY
    for shard in shards:
        for entry in site.json(f"en/initiatives/{shard}")["entries"]:
            assert entry["country"][0][0].lower() == shard[6]
            assert f"en/initiatives/{entry['url']}index.html" in site.files


def test_a_long_facet_is_split_by_initial(site: BuiltSite) -> None:
    """A theme of 330 initiatives leads to parts that together list each once, none too long."""
    page = site.page("en/themes/land/")
    links = [a["href"] for a in page.only("main").all("a")]
    parts = [link for link in links if re.fullmatch(r"[a-z0-9-]+/", link)]
    assert parts == [f"group-{hundred}/" for hundred in range(4)]
    pages = [site.page(f"en/themes/land/{part}") for part in parts]
    listed = [e["data-id"] for each in pages for e in each.all("article", class_="entry")]
    assert sorted(listed) == [f"group-{number:03}" for number in range(MANY)]


def test_a_part_has_nothing_but_its_records(site: BuiltSite) -> None:
    """Totals and counts are on the first page, so that a new record changes one part."""
    assert site.page("en/themes/land/").all("section", class_="spread")
    part = site.page("en/themes/land/group-0/")
    assert not part.all("section", class_="spread")
    assert "(100)" not in part.only("main").text


def test_a_part_leads_to_the_list_and_to_the_other_parts(site: BuiltSite) -> None:
    nav = site.page("en/themes/land/group-1/").only("nav", class_="initials")
    links = [a["href"] for a in nav.all("a")]
    assert links == ["../#records", "../group-0/", "../group-2/", "../group-3/"]
    assert nav.only("strong")["aria-current"] == "page"


def test_every_record_is_reached_without_scripts(site: BuiltSite) -> None:
    """Each has its page, and a country's page lists it."""
    listed = {
        article["data-id"]
        for code in COUNTRIES
        for article in site.page(f"en/countries/{code.lower()}/").all("article", class_="entry")
    }
    assert len(listed) == MANY


def test_one_new_record_changes_few_pages(folder: Path, site: BuiltSite) -> None:
    """Nothing but the pages that count or list it, and its few neighbours, is made anew."""
    path = folder / "source" / "content" / "initiatives" / "group-150-b.md"
    path.write_text(record(900), encoding="utf-8")
    try:
        result = build(Request(folder / "source", folder / "site", TODAY))
    finally:
        path.unlink()
    assert result.published is not None
    changed = [name for name in result.published.changed if name.endswith(".html")]
    assert "en/initiatives/group-150-b/index.html" in changed
    assert len(changed) <= PAGES_OF_EVERYTHING + PAGES_AROUND_ONE, changed
    assert result.published.kept > MANY
