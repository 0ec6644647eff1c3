"""Every address that SITE promises is there, in every language, and nothing else is."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from habitat_site.pages import urls
from habitat_site.records import KINDS
from habitat_site.records.reserved import RESERVED
from tests.site.sites import LANGUAGES, BuiltSite

FIXED = (
    "",
    "initiatives/",
    "networks/",
    "agenda/",
    "map/",
    "results/",
    "data/",
    "who-is-who/",
    "balance/",
)
AT_THE_ROOT = {
    *LANGUAGES,
    "404.html",
    "_headers",
    "agenda.ics",
    "assets",
    "build.json",
    "countries",
    "data",
    "index.html",
    "manifest.webmanifest",
    "networks",
    "robots.txt",
    "sitemap.xml",
}
DATA = {
    "balance.json",
    "initiatives.json",
    "initiatives.geojson",
    "initiatives.csv",
    "events.json",
    "networks.json",
    "results.json",
}
MECHANISMS = ("awards", "funds", "assistance", "advocacy")
MATCHING = {"assistance-matches.json", "assistance-gap.json", "mechanisms.json"}
PROSE = ("about", "governance", "how-we-count", "how-to-contribute", "privacy")
RECORDS = {"initiatives": "initiatives", "networks": "networks", "events": "agenda"}


def mechanisms(site: BuiltSite) -> dict[str, str]:
    """Return the folders of the other mechanisms that have a record, each with its address."""
    return {name: name for name in MECHANISMS if f"data/{name}.json" in site.files}


def of_records(site: BuiltSite, lang: str) -> Iterator[str]:
    """Yield the address of every record's page, as the open data names them."""
    for name, address in (RECORDS | mechanisms(site)).items():
        for each in site.json(f"data/{name}.json"):
            yield f"{lang}/{address}/{each['id']}/index.html"


def of_facets(site: BuiltSite, lang: str) -> Iterator[str]:
    """Yield the address of every country, theme, model and mechanism that an initiative has."""
    for each in site.json("data/initiatives.json"):
        codes = each["countries"] if "countries" in each else [each["country"]]
        # What spans several countries is in no country's set (RECORDS, "How results are added up").
        if len(codes) == 1:
            yield f"{lang}/countries/{codes[0].lower()}/index.html"
        yield from (f"{lang}/themes/{theme}/index.html" for theme in each.get("themes", ()))
        if "model" in each:
            yield f"{lang}/models/{each['model']}/index.html"
    yield from (f"{lang}/{address}index.html" for address in of_joined(site))


def of_joined(site: BuiltSite) -> Iterator[str]:
    """Yield the address of the initiatives that each mechanism's records name."""
    for name in site.json("data/results.json")["joined"]:
        yield f"initiatives/joined/{name}/"


def of_dossiers(site: BuiltSite, lang: str) -> Iterator[str]:
    """Yield the address of each dossier, and of the page that compares countries."""
    if "data/advocacy.json" not in site.files:
        return
    yield f"{lang}/countries/compare/index.html"
    for path in of_facets(site, lang):
        if path.startswith((f"{lang}/countries/", f"{lang}/themes/")):
            yield path.replace("index.html", "dossier/index.html")
    for each in site.json("data/advocacy.json"):
        codes = each.get("countries", (each["country"],) if "country" in each else ())
        yield from (f"{lang}/countries/{code.lower()}/dossier/index.html" for code in codes)
        yield from (f"{lang}/themes/{id}/dossier/index.html" for id in each.get("themes", ()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_there_in_every_language(real_site: BuiltSite, lang: str) -> None:
    """Fixed pages, prose, one page a record, one a facet; and no page beside these."""
    expected = {f"{lang}/{name}index.html" for name in FIXED}
    expected |= {f"{lang}/{name}/index.html" for name in (*PROSE, *mechanisms(real_site))}
    expected |= {*of_records(real_site, lang), *of_facets(real_site, lang)}
    expected |= {*of_dossiers(real_site, lang)}
    assert {name for name in real_site.html if name.startswith(f"{lang}/")} == expected


def test_calendars_are_there_for_every_network_and_every_country(real_site: BuiltSite) -> None:
    networks = [each["id"] for each in real_site.json("data/networks.json")]
    assert len(networks) > 10
    countries = {path.split("/")[2] for path in real_site.html if path.startswith("en/countries/")}
    countries = {code for code in countries if len(code) == 2}
    assert {"mx", "uy"} <= countries
    expected = {f"networks/{id}.ics" for id in networks} | {"agenda.ics"}
    expected |= {f"countries/{code}.ics" for code in countries}
    made = {name for name in real_site.files if name.endswith(".ics")}
    assert expected <= made
    feeds = {name for name in real_site.files if name.startswith("en/countries/")}
    of_countries = {f"countries/{name.split('/')[2]}.ics" for name in feeds if "feed.xml" in name}
    assert made == expected | of_countries


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_is_beside_every_page_that_has_one(real_site: BuiltSite, lang: str) -> None:
    """Everything, each list, network, theme and country; and countries without a page."""
    below = {f"networks/{each['id']}/" for each in real_site.json("data/networks.json")}
    folders = RECORDS | mechanisms(real_site)
    below |= {"", *(f"{address}/" for address in folders.values()), *of_joined(real_site)}
    for name in folders:
        for each in real_site.json(f"data/{name}.json"):
            codes = [each["country"]] if each.get("country") else each.get("countries", ())
            below |= {f"countries/{code.lower()}/" for code in codes}
            below |= {f"themes/{theme}/" for theme in each.get("themes", ())}
    feeds = {name for name in real_site.files if name.startswith(f"{lang}/")}
    assert {f for f in feeds if f.endswith("feed.xml")} == {f"{lang}/{b}feed.xml" for b in below}
    assert f"{lang}/networks.opml" in real_site.files


def test_open_data_is_there(real_site: BuiltSite) -> None:
    """The files of SITE, and one account for each measure that any set totals."""
    found = {name.removeprefix("data/") for name in real_site.files if name.startswith("data/")}
    totalled = set(real_site.json("data/results.json")["totals"])
    accounts = {name for name in found if name.startswith("results/")}
    folders = mechanisms(real_site)
    tables = {f"{name}.{ending}" for name in folders for ending in ("json", "csv")}
    schemas = {f"schema/{kind.name}.json" for kind in KINDS}
    assert found - accounts == DATA | tables | MATCHING | schemas
    assert totalled <= {name.removeprefix("results/").removesuffix(".json") for name in accounts}


def test_nothing_unexpected_is_at_the_root(real_site: BuiltSite) -> None:
    """What a host serves at the top is what the contract names."""
    found = {name.partition("/")[0] for name in real_site.files} - {"files"}
    assert found == AT_THE_ROOT


def test_the_shipped_content_is_all_there(real_site: BuiltSite) -> None:
    """`build.json` counts what the data holds."""
    counts = real_site.json("build.json")["counts"]
    for name in RECORDS:
        assert counts[name] == len(real_site.json(f"data/{name}.json"))
    assert counts["pages"] == len(PROSE)


def test_every_page_that_the_site_makes_is_reserved(real_site: BuiltSite) -> None:
    """Also one that is planned next year: what stands under a language is prose or reserved."""
    made = {PurePosixPath(path).parts[1] for path in real_site.html if path.startswith("en/")}
    files = (Path(__file__).parents[2] / "content/pages").glob("*.md")
    prose = {file.name.split(".")[0] for file in files}
    assert made - prose - {"index.html"} == RESERVED["pages"]
    fixed = {address.split("/")[0] for address in urls.FIXED.values()}
    assert fixed - {""} <= RESERVED["pages"]
    # Only what stands right under the language can meet a page of prose.
    facets = {address.split("/")[0] for address in urls.FACETS.values()}
    assert facets <= RESERVED["pages"]
