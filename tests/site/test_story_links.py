"""A story's links within the site lead there: in the reader's language, and under any path."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.site.records import SMALL, initiative
from tests.site.sites import BuiltSite, small_site

BASE = "https://org.example/habitat/"
LINKS = {
    "a record": ("initiatives/palo-alto", "es/initiatives/palo-alto/"),
    "a record from the root": ("/events/open-day#sources", "es/agenda/open-day/#sources"),
    "a file beside": ("palo-alto.md", "es/initiatives/palo-alto/"),
    "a page": ("/results/", "es/results/"),
    "a page of a language": ("/fr/agenda/open-day/", "fr/agenda/open-day/"),
    "prose": ("/about", "es/about/"),
    "data": ("/data/initiatives.csv", "data/initiatives.csv"),
    "its own file": ("statutes.pdf", "files/initiatives/el-hogar/statutes.pdf"),
    "home": ("/", "es/"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site under a path, with a story that links to all of it."""
    folder = tmp_path_factory.mktemp("links")
    own = folder / "source/content/initiatives/el-hogar"
    own.mkdir(parents=True)
    (own / "statutes.pdf").write_bytes(b"%PDF-1.7\n")
    story = "\n".join(f"- [{words}]({href})" for words, (href, _) in LINKS.items())
    record = initiative("El Hogar") + f"\n{story}\n- [broken](initiatives/nowhere)\n"
    records = SMALL | {"initiatives/el-hogar.md": record}
    return small_site(folder, records, base_url=BASE)


@pytest.mark.parametrize("words", LINKS)
def test_a_link_leads_where_it_means(site: BuiltSite, words: str) -> None:
    """The address is what a browser makes of it on the Spanish page; its file is published."""
    page = "es/initiatives/el-hogar/"
    links = site.page(page).only("div", class_="story__text").all("a")
    found = next(a["href"] for a in links if a.text == words)
    target = urljoin(BASE + page, found)
    assert target == BASE + LINKS[words][1]
    path = target.removeprefix(BASE).partition("#")[0]
    assert (f"{path}index.html" if path.endswith("/") else path) in site.files


def test_a_link_to_nothing_is_told(site: BuiltSite) -> None:
    """Only the one that leads to no record is, at its own place."""
    told = [d for d in site.diagnostics if d.code == "HS427"]
    assert [d.facts["value"] for d in told] == ["initiatives/nowhere"]


def test_a_link_of_the_web_stays_as_it_is(tmp_path: Path) -> None:
    """So do an address to write to and a place on the page, with all their characters."""
    story = "[a](https://x.example/?a=1&b=%22) [b](mailto:office@x.example) [c](#sources)\n"
    site = small_site(tmp_path, {"initiatives/x.md": initiative() + story})
    links = site.page("en/initiatives/x/").only("div", class_="story__text").all("a")
    assert [a["href"] for a in links] == [
        "https://x.example/?a=1&b=%22",
        "mailto:office@x.example",
        "#sources",
    ]
