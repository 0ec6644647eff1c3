"""What is new, as Atom (RFC 4287)."""

import html
import io
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from functools import lru_cache, partial
from typing import NamedTuple
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import escape, quoteattr

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.encoding import iri_to_uri

from habitat_site.catalogue import UNKNOWN, Localised
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import Feed, News
from habitat_site.pages.values import Page
from habitat_site.rendering.characters import on_one_line
from habitat_site.rendering.site import Site

# A tag URI names a day on which its host was the site's (RFC 4151); any would do, but for ever.
TAG_YEAR = "2026"


class Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """An Atom feed that never asks the clock, whose entries are written already."""

    def __init__(self, newest: datetime, entries: Iterable[str], **about: str) -> None:
        super().__init__(description="", **about)
        self._newest, self._entries = newest, entries

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed."""
        return self._newest

    def write_items(self, handler: ContentHandler) -> None:
        """Put the entries where the library would make them, which takes six times as long."""
        # The one way past its escaping: what is ignorable is written as it is.
        handler.ignorableWhitespace("".join(self._entries))


def render_feed(page: Page, site: Site) -> bytes:
    """Return a feed in the page's language; what is not translated says its own language."""
    view: Feed = page.view
    lang = page.lang or site.settings.default_language
    home = urls.accompanied(page.place) if view.has_page else urls.page_path(lang, "home")
    # Of an empty feed it is a day before all records.
    newest = moment(max((news.changed for news in view.entries), default=UNKNOWN))
    tell = _written(site)
    feed = Atom(
        newest,
        (tell(_Told.of(news, lang), lang) for news in view.entries),
        title=on_one_line(view.title[lang].text),
        link=site.absolute(urls.address(home)),
        language=lang,
        author_name=on_one_line(site.settings.title_in(lang)),
        feed_url=site.absolute(page.place),
        feed_guid=tag(site, f"feeds/{page.place.rpartition('/')[0]}"),
        feed_copyright=site.settings.licence,
    )
    out = io.BytesIO()
    feed.write(out, "utf-8")
    return out.getvalue() + b"\n"


def tag(site: Site, path: str) -> str:
    """Return an id that stays when the site moves, if its settings name its `identity`."""
    return f"tag:{site.settings.authority},{TAG_YEAR}:{path}"


def moment(day: date) -> datetime:
    """Return the first moment of a day; records know no hours."""
    return datetime.combine(day, time(), UTC)


class _Told(NamedTuple):
    """What a feed tells of a record in one language."""

    key: str
    id: str
    title: Localised
    summary: str
    reported: date | None
    changed: date

    @classmethod
    def of(cls, news: News, lang: Lang) -> "_Told":
        title, summary = news.title[lang], news.summary[lang].text
        return cls(news.key, news.id, title, summary, news.reported, news.changed)


@lru_cache(maxsize=1)
def _written(site: Site) -> Callable[[_Told, Lang], str]:
    """Return what a site's feeds tell of a record, as text."""
    # Kept: a record is new in the feeds of its country, its themes, its networks and the site.
    return lru_cache(maxsize=2048)(partial(_entry, site, tag(site, "")))


def _entry(site: Site, tags: str, news: _Told, lang: Lang) -> str:
    """Write what a feed tells of a record; each entry says in which language it is."""
    folder, _, id = news.key.rpartition("/")
    title = news.title
    address = iri_to_uri(site.absolute(urls.record_address(lang, folder, id)))
    # Every summary is declared to be HTML.
    summary = html.escape(on_one_line(news.summary), quote=False)
    published = f"<published>{_day(news.reported)}</published>" if news.reported else ""
    return (
        f"<entry xml:lang={quoteattr(title.lang)}>"
        f"<title>{escape(on_one_line(title.text))}</title>"
        f'<link href={quoteattr(address)} rel="alternate"/>'
        f"{published}<updated>{_day(news.changed)}</updated>"
        f"<id>{escape(f'{tags}{lang}/{folder}/{news.id}')}</id>"
        f'<summary type="html">{escape(summary)}</summary></entry>'
    )


def _day(day: date) -> str:
    # As `moment` is written, of which there are two in every entry.
    return f"{day.isoformat()}T00:00:00+00:00"
