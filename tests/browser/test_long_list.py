"""A list too long for one page is searched in an index that the browser loads in parts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.server import serving
from tests.browser.visits import Watched, watched
from tests.site.records import initiative
from tests.site.sites import SETTINGS, small_site

pytestmark = pytest.mark.browser
LIST = "en/initiatives/"
ENGLISH = SETTINGS.replace("[en, es, fr, pt]", "[en]")
MANY = 310
KENYAN = 7
FUND = """\
---
kind: fund
title: Common box
lang: en
summary: A box.
type: revolving
supports: [group-000, group-001, group-300]
---
"""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve 310 initiatives: seven in Kenya, one in Kenya and Brazil, the others in Uruguay."""
    records = {
        f"initiatives/group-{n:03}.md": initiative(f"Group {n:03}").replace(
            "country: UY",
            "countries: [BR, KE]" if n == 0 else f"country: {'KE' if n <= KENYAN else 'UY'}",
        )
        for n in range(MANY)
    }
    records["funds/box.md"] = FUND
    site = small_site(tmp_path_factory.mktemp("long"), records, settings=ENGLISH)
    with serving(site.root) as address:
        yield address


@pytest.fixture
def search(chromium: Browser, long: str) -> Iterator[Watched]:
    """Open the long list."""
    with watched(chromium, long) as visit:
        visit.visit(LIST)
        yield visit


def titles(page: Page) -> list[str]:
    """Return the titles of what was found."""
    return page.locator("[data-found] article a").all_inner_texts()


def test_a_country_needs_one_part_of_the_index(search: Watched) -> None:
    """What is in several countries is found in each, and nothing else is loaded."""
    page = search.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.select_option("select[name=country]", "KE")
    expect(page.locator(".count__said")).to_have_text(f"Showing {KENYAN + 1} of {MANY}.")
    assert titles(page) == [f"Group {n:03}" for n in range(KENYAN + 1)]
    assert [name for name in asked if name.endswith(".json")] == ["index-k.json"]
    page.locator("[data-found] article a").last.click()
    expect(page.locator("h1")).to_have_text(f"Group {KENYAN:03}")
    assert search.wrong == []


def test_those_that_a_fund_names_are_found_in_the_index(search: Watched) -> None:
    """The page of a long list does not name them; the index does, each once."""
    page = search.page
    assert "group-300" not in page.content()
    page.select_option("select[name=joined]", "funds")
    expect(page.locator(".count__said")).to_have_text(f"Showing 3 of {MANY}.")
    assert sorted(titles(page)) == ["Group 000", "Group 001", "Group 300"]
    page.select_option("select[name=country]", "KE")
    expect(page.locator(".count__said")).to_have_text(f"Showing 2 of {MANY}.")
    assert search.wrong == []


def test_what_does_not_fit_on_the_page_is_told(search: Watched) -> None:
    """All are found once, the first hundred are shown, and the sentence says so."""
    page = search.page
    page.fill("input[name=q]", "group")
    said = page.locator(".count__said")
    expect(said).to_contain_text(f"{MANY} fit; showing the first 100")
    assert len(set(titles(page))) == len(titles(page)) == 100
    page.click("button[type=reset]")
    expect(said).to_contain_text("too many")
    assert titles(page) == []


def test_an_index_that_does_not_load_is_told_and_asked_for_again(search: Watched) -> None:
    """On a phone that lost its network the reader learns of it."""
    page = search.page

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/index-*.json", refuse)
    page.select_option("select[name=country]", "KE")
    expect(page.locator(".count__said")).to_contain_text("did not load")
    page.unroute("**/index-*.json", refuse)
    page.click("button[type=submit]")
    expect(page.locator(".count__said")).to_have_text(f"Showing {KENYAN + 1} of {MANY}.")
