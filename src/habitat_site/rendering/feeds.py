"""What is new, as Atom (RFC 4287)."""

import html
import io
from datetime import UTC, date, datetime, time
from typing import Any

from feedgenerator import Atom1Feed

from habitat_site.catalogue import UNKNOWN
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import Feed, News
from habitat_site.pages.values import Page
from habitat_site.rendering.characters import on_one_line
from habitat_site.rendering.site import Site

# A tag URI names a day on which its host was the site's (RFC 4151); any would do, but for ever.
TAG_YEAR = "2026"


class Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """An Atom feed that never asks the clock, and whose entries say in which language they are."""

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; for an empty feed, a day before all records."""
        return max((item["updateddate"] for item in self.items), default=moment(UNKNOWN))

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the language of an entry."""
        return {"xml:lang": item["lang"]}


def render_feed(page: Page, site: Site) -> bytes:
    """Return a feed in the page's language; what is not translated says its own language."""
    view: Feed = page.view
    lang = page.lang or site.settings.default_language
    accompanied = page.path.with_name("index.html")
    home = accompanied if view.has_page else urls.page_path(lang, "home")
    feed = Atom(
        title=on_one_line(view.title[lang].text),
        link=site.absolute(urls.address(home)),
        description="",
        language=lang,
        author_name=on_one_line(site.settings.title_in(lang)),
        feed_url=site.absolute(str(page.path)),
        feed_guid=tag(site, f"feeds/{page.path.parent}"),
        feed_copyright=site.settings.licence,
    )
    for news in view.entries:
        _add(feed, news, lang, site)
    out = io.BytesIO()
    feed.write(out, "utf-8")
    return out.getvalue() + b"\n"


def tag(site: Site, path: str) -> str:
    """Return an id that stays when the site moves, if its settings name its `identity`."""
    return f"tag:{site.settings.authority},{TAG_YEAR}:{path}"


def moment(day: date) -> datetime:
    """Return the first moment of a day; records know no hours."""
    return datetime.combine(day, time(), UTC)


def _add(feed: Atom, news: News, lang: Lang, site: Site) -> None:
    folder, _, id = news.key.rpartition("/")
    title = news.title[lang]
    feed.add_item(
        title=on_one_line(title.text),
        link=site.absolute(urls.address(urls.record_path(lang, folder, id))),
        # The library declares every summary to be HTML.
        description=html.escape(on_one_line(news.summary[lang].text), quote=False),
        unique_id=tag(site, f"{lang}/{folder}/{news.id}"),
        pubdate=moment(news.reported) if news.reported else None,
        updateddate=moment(news.changed),
        lang=title.lang,
    )
