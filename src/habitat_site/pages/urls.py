"""The only author of addresses: where each page is, and how one page links to another."""

from pathlib import PurePosixPath

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.records import MECHANISMS, Kind, Record, address_of
from habitat_site.records.reserved import DOSSIER

# Lists and other pages that are no record, by name.
FIXED = {
    "home": "",
    "initiatives": "initiatives/",
    "networks": "networks/",
    "agenda": "agenda/",
    "map": "map/",
    "results": "results/",
    "data": "data/",
    "who-is-who": "who-is-who/",
    "balance": "balance/",
} | {folder: f"{address_of(folder)}/" for folder in MECHANISMS}
# Beside the countries, whose codes have two letters: no record can ever have this address.
FIXED["compare"] = "countries/compare/"
MARK = PurePosixPath("assets/mark.svg")
OUTLINE = PurePosixPath("assets/world.json")
MAP_SHELL = PurePosixPath("assets/map-shell.js")
# Stands in for the id of a record, and can be none.
ANY = "{}"
# Two folders below the list, where no record can be: what a mechanism joins is no kind of its own.
FACETS = {
    "country": "countries",
    "theme": "themes",
    "model": "models",
    "joined": "initiatives/joined",
}


def page_path(lang: Lang, name: str) -> PurePosixPath:
    """Return the path of a page that is no record, such as `home` or `agenda`."""
    return _index(lang, FIXED[name])


def list_path(lang: Lang, folder: str) -> PurePosixPath:
    """Return the path of the list of a folder's records."""
    return _index(lang, f"{address_of(folder)}/")


def entry_path(lang: Lang, entry: Entry[Record]) -> PurePosixPath:
    """Return the path of a record's page."""
    return record_path(lang, entry.kind.folder, entry.id)


def record_path(lang: Lang, folder: str, id: str) -> PurePosixPath:
    """Return the path of a record's page by its folder and id."""
    below = address_of(folder)
    return _index(lang, f"{below}/{id}/" if below else f"{id}/")


def record_address(lang: Lang, folder: str, id: str) -> str:
    """Return the address of a record's page below the base URL, as `address` of its path does."""
    below = address_of(folder)
    return f"{lang}/{below}/{id}/" if below else f"{lang}/{id}/"


def facet_path(lang: Lang, facet: str, id: str) -> PurePosixPath:
    """Return the path of a facet's page; the code of a country is in lower case."""
    return _index(lang, f"{FACETS[facet]}/{id.lower()}/")


def dossier_path(lang: Lang, facet: str, id: str) -> PurePosixPath:
    """Return the path of the dossier of a country or a theme."""
    return facet_path(lang, facet, id).parent / DOSSIER / "index.html"


def calendar_path(network: str = "") -> PurePosixPath:
    """Return the path of the calendar of all events, or of a network's."""
    return PurePosixPath(f"networks/{network}.ics" if network else "agenda.ics")


def country_calendar_path(code: str) -> PurePosixPath:
    """Return the path of the calendar of the events in a country."""
    return PurePosixPath(f"{FACETS['country']}/{code.lower()}.ics")


def feed_path(page: PurePosixPath) -> PurePosixPath:
    """Return the path of the feed that accompanies a page: of home, of a list, of a country."""
    return page.with_name("feed.xml")


def subscriptions_path(lang: Lang) -> PurePosixPath:
    """Return the path of the list of all networks' feeds, for feed readers."""
    return PurePosixPath(lang, "networks.opml")


def sheet_path(country: str) -> PurePosixPath:
    """Return the path of the drawing beneath the small maps of a country's records."""
    return asset_path(f"lands/{country.lower()}.svg")


def asset_path(name: str) -> PurePosixPath:
    """Return the path of a stylesheet, a script or another static file."""
    return PurePosixPath("assets", name)


def file_path(entry: Entry[Record], name: str) -> PurePosixPath:
    """Return the path of a file that belongs to a record."""
    return PurePosixPath("files", entry.kind.folder, entry.id, name)


def data_path(name: str) -> PurePosixPath:
    """Return the path of an open-data file, such as `initiatives.json`."""
    return PurePosixPath("data", name)


def schema_path(kind: Kind) -> PurePosixPath:
    """Return the path of what editors know of a kind of record."""
    return data_path(f"schema/{kind.name}.json")


def points_path(page: PurePosixPath) -> PurePosixPath:
    """Return the path of the places that a page's interactive map shows."""
    return page.with_name("points.json")


def relative(origin: PurePosixPath, target: PurePosixPath) -> str:
    """Return the link from one page to another; an `index.html` is its folder."""
    here, there = origin.parts[:-1], target.parts
    # By hand: a site of thousands of pages has millions of links, and `relpath` asks for the
    # working directory at each.
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    steps = [".."] * (len(here) - shared) + list(there[shared:])
    if steps[-1] == "index.html":
        steps[-1] = ""
    return "/".join(steps) or "./"


def around_id(origin: PurePosixPath, lang: Lang, folder: str) -> tuple[str, str]:
    """Return what links from one page to the records of a kind have before and after the id."""
    before, _, after = relative(origin, record_path(lang, folder, ANY)).partition(ANY)
    return before, after


def address(path: PurePosixPath) -> str:
    """Return a page's address below the base URL: `en/agenda/` for `en/agenda/index.html`."""
    return address_in(str(path))


def address_in(text: str) -> str:
    """Return the address of a page by its path as text."""
    is_index = text.endswith("/index.html") or text == "index.html"
    return text.removesuffix("index.html") if is_index else text


def _index(lang: Lang, folder: str) -> PurePosixPath:
    return PurePosixPath(f"{lang}/{folder}index.html")
