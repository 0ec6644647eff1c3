"""The links from a page to the same page in other languages."""

from collections.abc import Sequence

from habitat_site.languages import Lang
from habitat_site.pages.siblings import Siblings
from habitat_site.pages.values import Page
from habitat_site.rendering.html.addresses import addresses
from habitat_site.rendering.html.alternates import alternates, elsewhere
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.site import Site
from tests.rendering.context import SETTINGS

LANGUAGES = (Lang("en"), Lang("es"))


def told(site: Site, below: str, lang: str | None) -> Sequence[str]:
    """Return what a page says of itself in other languages, line by line."""
    place = f"{lang}/{below}" if lang else "index.html"
    spoken = Lang(lang) if lang else None
    page = Page(place, "html", None, lang=spoken, siblings=Siblings(LANGUAGES, below))
    return alternates(page, Links(site, place, addresses(spoken or LANGUAGES[0], []))).splitlines()


def test_every_language_is_named_and_the_first_for_readers_of_no_other() -> None:
    site = Site(SETTINGS)
    base = SETTINGS.base_url
    for below in ("a/index.html", "b/index.html"):
        address = below.removesuffix("index.html")
        expected = [
            f'<link rel="alternate" hreflang="{name}" href="{base}{lang}/{address}">'
            for name, lang in (("en", "en"), ("es", "es"), ("x-default", "en"))
        ]
        assert told(site, below, "en") == told(site, below, "es") == expected


def test_a_page_without_a_language_is_itself_for_readers_of_no_other() -> None:
    assert told(Site(SETTINGS), "index.html", None)[-1].endswith(f'href="{SETTINGS.base_url}">')


def test_a_page_on_its_own_says_nothing() -> None:
    page = Page("en/404.html", "html", None, lang=Lang("en"))
    link = Links(Site(SETTINGS), page.place, addresses(Lang("en"), []))
    assert alternates(page, link) == ""


def test_the_address_in_each_language_is_told_where_there_is_one() -> None:
    site = Site(SETTINGS)
    page = Page(
        "en/a/index.html",
        "html",
        None,
        lang=Lang("en"),
        siblings=Siblings(LANGUAGES, "a/index.html"),
    )
    link = Links(site, page.place, addresses(Lang("en"), []))
    assert elsewhere(page, link) == {"en": "en/a/", "es": "es/a/"}
    assert [link.across(each) for each in elsewhere(page, link).values()] == ["./", "../../es/a/"]
    assert not elsewhere(Page(page.place, "html", None, lang=Lang("en")), link)
