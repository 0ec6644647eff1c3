"""Links from one page to others: relative, so that a site works under any path."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.values import Page
from habitat_site.rendering.site import Site


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page, in that page's language."""

    site: Site
    origin: PurePosixPath
    lang: Lang

    def __call__(self, path: PurePosixPath) -> str:
        """Return the link to a path of the site."""
        return urls.relative(self.origin, path)

    def page(self, name: str) -> str:
        """Return the link to a page that is no record, such as `agenda`."""
        return self(urls.page_path(self.lang, name))

    def record(self, key: str) -> str:
        """Return the link to a record by its key, or nothing where it has no page."""
        folder, _, id = key.rpartition("/")
        path = urls.record_path(self.lang, folder, id)
        return self(path) if path in self.site.paths else ""

    def facet(self, facet: str, id: str) -> str:
        """Return the link to a country, a theme or a model, or nothing where it has no page."""
        path = urls.facet_path(self.lang, facet, id)
        return self(path) if path in self.site.paths else ""

    def prose(self, id: str) -> str:
        """Return the link to a page of the site's own prose, or nothing where there is none."""
        return self.record(f"pages/{id}")

    def calendar(self, network: str = "") -> str:
        """Return the link to the calendar of all events, or of a network's."""
        return self(urls.calendar_path(network))

    def feed(self, network: str = "") -> str:
        """Return the link to the feed of everything, or of a network's."""
        return self(urls.feed_path(self.lang, network))

    def root(self, name: str) -> str:
        """Return the link to a file at the root of the site."""
        return self(PurePosixPath(name))

    def asset(self, name: str) -> str:
        """Return the link to a stylesheet, a script or another static file."""
        return self(urls.asset_path(name))

    def data(self, name: str) -> str:
        """Return the link to an open-data file."""
        return self(urls.data_path(name))

    def file(self, key: str, name: str) -> str:
        """Return the link to a file that belongs to a record, or nothing where it is missing."""
        path = PurePosixPath("files", key, name)
        return self(path) if path in self.site.paths else ""

    def rooted(self, name: str) -> str:
        """Return the link to a file from the host's root on, for a page without a place."""
        return urlsplit(self.site.absolute(name)).path

    def absolute(self, path: PurePosixPath) -> str:
        """Return the full address of a page."""
        return self.site.absolute(urls.address(path))

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
        settings, path = self.site.settings, PurePosixPath(source)
        if not settings.repository:
            return ""
        place = f"{settings.repository}new/{settings.branch}/{path.parent}"
        return f"{place}?filename={path.stem}.{lang}.md"

    def new(self, folder: str) -> str:
        """Return where a reader can add a record, or nothing without a repository."""
        settings = self.site.settings
        if not settings.repository:
            return ""
        return f"{settings.repository}new/{settings.branch}/content/{folder}"


def links_for(page: Page, site: Site) -> Links:
    """Return the links of a page; a page without a language speaks the site's first."""
    return Links(site, page.path, page.lang or site.settings.default_language)
