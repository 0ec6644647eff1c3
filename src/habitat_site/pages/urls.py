"""The only author of addresses: where each page is, and how one page links to another.

Paths are text and no objects: a site of thousands of pages has millions of links.
"""

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
MARK = "assets/mark.svg"
OUTLINE = "assets/world.json"
MAP_SHELL = "assets/map-shell.js"
INDEX = "index.html"
BELOW = f"/{INDEX}"
# Stands in for the id of a record or a facet, and can be none.
ANY = "{}"
# Two folders below the list, where no record can be: what a mechanism joins is no kind of its own.
FACETS = {
    "country": "countries",
    "theme": "themes",
    "model": "models",
    "joined": "initiatives/joined",
}


def page_path(lang: Lang, name: str) -> str:
    """Return the path of a page that is no record, such as `home` or `agenda`."""
    return _index(lang, FIXED[name])


def list_path(lang: Lang, folder: str) -> str:
    """Return the path of the list of a folder's records."""
    return _index(lang, f"{address_of(folder)}/")


def index_path(lang: Lang, initial: str) -> str:
    """Return the path of a part of the index in which the list of initiatives is searched."""
    return _beside(page_path(lang, "initiatives"), f"index-{initial}.json")


def entry_path(lang: Lang, entry: Entry[Record]) -> str:
    """Return the path of a record's page."""
    return record_path(lang, entry.kind.folder, entry.id)


def record_path(lang: Lang, folder: str, id: str) -> str:
    """Return the path of a record's page by its folder and id."""
    return f"{record_address(lang, folder, id)}{INDEX}"


def record_address(lang: Lang, folder: str, id: str) -> str:
    """Return the address of a record's page below the base URL, as `address` of its path does."""
    below = address_of(folder)
    return f"{lang}/{below}/{id}/" if below else f"{lang}/{id}/"


def facet_path(lang: Lang, facet: str, id: str) -> str:
    """Return the path of a facet's page; the code of a country is in lower case."""
    return _index(lang, f"{FACETS[facet]}/{id.lower()}/")


def dossier_path(lang: Lang, facet: str, id: str) -> str:
    """Return the path of the dossier of a country or a theme."""
    return _beside(facet_path(lang, facet, id), f"{DOSSIER}/{INDEX}")


def part_path(lang: Lang, facet: str, id: str, initial: str) -> str:
    """Return the path of a part of a facet's page: what begins with some letters."""
    return _beside(facet_path(lang, facet, id), f"{initial}/{INDEX}")


def calendar_path(network: str = "") -> str:
    """Return the path of the calendar of all events, or of a network's."""
    return f"networks/{network}.ics" if network else "agenda.ics"


def country_calendar_path(code: str) -> str:
    """Return the path of the calendar of the events in a country."""
    return f"{FACETS['country']}/{code.lower()}.ics"


def feed_path(page: str) -> str:
    """Return the path of the feed that accompanies a page: of home, of a list, of a country."""
    return _beside(page, "feed.xml")


def subscriptions_path(lang: Lang) -> str:
    """Return the path of the list of all networks' feeds, for feed readers."""
    return f"{lang}/networks.opml"


def sheet_path(country: str) -> str:
    """Return the path of the drawing beneath the small maps of a country's records."""
    return asset_path(f"lands/{country.lower()}.svg")


def asset_path(name: str) -> str:
    """Return the path of a stylesheet, a script or another static file."""
    return f"assets/{name}"


def file_path(key: str, name: str) -> str:
    """Return the path of a file that belongs to a record, by the record's key."""
    return f"files/{key}/{name}"


def data_path(name: str) -> str:
    """Return the path of an open-data file, such as `initiatives.json`."""
    return f"data/{name}"


def schema_path(kind: Kind) -> str:
    """Return the path of what editors know of a kind of record."""
    return data_path(f"schema/{kind.name}.json")


def points_path(page: str) -> str:
    """Return the path of the places that a page's interactive map shows."""
    return _beside(page, "points.json")


def accompanied(feed: str) -> str:
    """Return the path of the page that a feed accompanies."""
    return _beside(feed, INDEX)


def relative(origin: str, target: str) -> str:
    """Return the link from one page to another; an `index.html` is its folder."""
    here, there = origin.split("/")[:-1], target.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    steps = [".."] * (len(here) - shared) + there[shared:]
    if steps[-1] == INDEX:
        steps[-1] = ""
    return "/".join(steps) or "./"


def around_id(origin: str, lang: Lang, folder: str) -> tuple[str, str]:
    """Return what links from one page to the records of a kind have before and after the id."""
    before, _, after = relative(origin, record_path(lang, folder, ANY)).partition(ANY)
    return before, after


def address(path: str) -> str:
    """Return a page's address below the base URL: `en/agenda/` for `en/agenda/index.html`."""
    return path[: -len(INDEX)] if path.endswith(BELOW) or path == INDEX else path


def _index(lang: Lang, folder: str) -> str:
    return f"{lang}/{folder}{INDEX}"


def _beside(path: str, name: str) -> str:
    return path[: path.rfind("/") + 1] + name
