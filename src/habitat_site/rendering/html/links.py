"""Links from one page to others: relative, so that a site works under any path."""

from functools import lru_cache
from urllib.parse import urlsplit

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.urls import INDEX, address
from habitat_site.rendering.html.addresses import Addresses, Way
from habitat_site.rendering.html.escaping import Clean
from habitat_site.rendering.site import Site


class Links:
    """Addresses as seen from one page, in that page's language."""

    __slots__ = (
        "_addresses",
        "_base",
        "_known",
        "_names",
        "_own",
        "_shelf",
        "here",
        "lang",
        "place",
        "shelf",
        "site",
    )

    def __init__(self, site: Site, place: str, addresses: Addresses) -> None:
        """Take the page at `place`, as text; `here` is its full address.

        `shelf` is the same for pages with the same fixed links.
        """
        self.site = site
        self.place = place
        self.lang: Lang = addresses.lang
        self._addresses = addresses
        self._base = site.settings.base_url
        self.here = self._base + address(place)
        self._shelf = shelf = addresses.shelf(place)
        self.shelf = shelf.name
        self._own = place[: place.rfind("/") + 1]
        self._known = addresses.known
        self._names = place.split("/")

    def __call__(self, path: str) -> str:
        """Return the link to a path of the site."""
        return self._from_here(address(path))

    def page(self, name: str) -> Clean:
        """Return the link to a page that is no record, such as `agenda`."""
        return Clean(self._from_here(self._addresses.fixed[name]))

    def there(self, *names: str) -> list[str]:
        """Return those of some pages that are no records, such as `awards`, that this site has."""
        return [name for name in names if self._addresses.has(name)]

    def record(self, key: str) -> Clean:
        """Return the link to a record by its key, or nothing where it has no page."""
        folder, _, id = key.rpartition("/")
        return self._to(folder, id)

    def facet(self, facet: str, id: str) -> Clean:
        """Return the link to a country, a theme or a model, or nothing where it has no page."""
        return self._to(facet, id.lower())

    def dossier(self, facet: str, id: str) -> str:
        """Return the link to a country's or a theme's dossier, or nothing where it has none."""
        path = urls.dossier_path(self.lang, facet, id)
        return self(path) if path in self.site.paths else ""

    def prose(self, id: str) -> Clean:
        """Return the link to a page of the site's own prose, or nothing where there is none."""
        return self._to("pages", id)

    def calendar(self, network: str = "") -> str:
        """Return the link to the calendar of all events, or of a network's."""
        return self(urls.calendar_path(network))

    def subscription(self) -> str:
        """Return the link to the feed that accompanies this page, or nothing where none does."""
        name = _feed_name()
        return name if self._addresses.holds(f"{self._own}{name}") else ""

    def country_calendar(self, code: str) -> str:
        """Return the link to the calendar of a country, or nothing where it has none."""
        path = urls.country_calendar_path(code)
        return self(path) if path in self.site.paths else ""

    def subscriptions(self) -> str:
        """Return the link to the list of all networks' feeds, or nothing where there is none."""
        path = urls.subscriptions_path(self.lang)
        return self(path) if path in self.site.paths else ""

    def feed(self, network: str = "") -> str:
        """Return the link to the feed of everything, or of a network's."""
        return self._from_here(_feed(self.lang, network))

    def root(self, name: str) -> str:
        """Return the link to a file at the root of the site."""
        return self._from_here(name)

    def across(self, address: str) -> Clean:
        """Return the link to this page in another language, by its address as HTML."""
        return self._from_here(address)  # type: ignore[return-value]  # a call takes as long

    def asset(self, name: str) -> str:
        """Return the link to a stylesheet, a script or another static file."""
        return self._from_here(_asset(name))

    def sheet(self, country: str) -> str:
        """Return the link to the drawing of a country for small maps, or nothing without one."""
        known = self._shelf.sheets
        if country not in known:
            path = urls.sheet_path(country)
            known[country] = self(path) if path in self.site.paths else ""
        return known[country]

    def data(self, name: str) -> str:
        """Return the link to an open-data file."""
        return self(urls.data_path(name))

    def has_data(self, name: str) -> bool:
        """Tell whether there is an open-data file of a name, which a site may lack."""
        return urls.data_path(name) in self.site.paths

    def file(self, key: str, name: str) -> str:
        """Return the link to a file that belongs to a record, or nothing where it is missing."""
        path = urls.file_path(key, name)
        return self(path) if path in self.site.paths else ""

    def rooted(self, name: str) -> str:
        """Return the link to a file from the host's root on, for a page without a place."""
        return urlsplit(self.site.absolute(name)).path

    def absolute(self, path: str) -> str:
        """Return the full address of a page."""
        return self._base + address(path)

    def to(self, key: str) -> str:
        """Return the full address of a record's page by its key."""
        folder, _, id = key.rpartition("/")
        return self.absolute(urls.record_path(self.lang, folder, id))

    def edit(self, source: str) -> str:
        """Return where a reader can improve a file, or nothing without a repository."""
        settings = self.site.settings
        if not settings.repository or not source:
            return ""
        return f"{settings.repository}edit/{settings.branch}/{source}"

    def translate(self, source: str, lang: str) -> str:
        """Return where a reader can add a record's translation, or nothing without a repository."""
        settings = self.site.settings
        if not settings.repository:
            return ""
        return f"{settings.repository}new/{settings.branch}/{_place_of(source)}.{lang}.md"

    def new(self, folder: str) -> str:
        """Return where a reader can add a record, or nothing without a repository."""
        settings = self.site.settings
        if not settings.repository:
            return ""
        return f"{settings.repository}new/{settings.branch}/content/{folder}"

    def _to(self, kind: str, id: str) -> Clean:
        """Return the link to a page by its kind and id, or nothing where there is none."""
        way = self._shelf.ways.get(kind) or self._way(kind)
        below = f"{way.below}{id}{way.page}"
        if below not in self._known:
            return Clean("")
        # A folder of this page's own path may be on the way: the way is shorter then.
        if id in self._names:
            return Clean(self._from_here(address(f"{self.lang}/{below}")))
        return f"{way.up}{id}{way.after}"  # type: ignore[return-value]  # a call takes as long

    def _way(self, kind: str) -> Way:
        """Find out how to get from this page, and from those beside it, to those of a kind."""
        pattern = self._addresses.patterns[kind]
        up = self._from_here(f"{self.lang}/{pattern.before}")
        up = "" if up == "./" else up
        way = Way(pattern.before, f"{pattern.after}{INDEX}", up, pattern.after)
        self._shelf.ways[kind] = way
        return way

    def _from_here(self, address: str) -> str:
        """Return the way to an address, as `urls.relative` does: up, and down from there."""
        if self._own and address.startswith(self._own):
            return address[len(self._own) :] or "./"
        up, start = self._shelf.top, 0
        for step in self._shelf.outer:
            if not address.startswith(step.folder):
                break
            up, start = step.up, step.length
        return up + address[start:] or "./"


@lru_cache(maxsize=1)
def _feed_name() -> str:
    return urls.feed_path(INDEX)


@lru_cache(maxsize=32)
def _place_of(source: str) -> str:
    """Return where the translations of a file stand, for those of its languages in turn."""
    folder, _, name = source.rpartition("/")
    return f"{folder}?filename={name.removesuffix('.md')}"


@lru_cache(maxsize=256)
def _asset(name: str) -> str:
    return address(urls.asset_path(name))


@lru_cache(maxsize=256)
def _feed(lang: Lang, network: str) -> str:
    home = urls.page_path(lang, "home")
    page = urls.record_path(lang, "networks", network) if network else home
    return address(urls.feed_path(page))
