"""What scripts add, and that nothing is lost without them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serving
from tests.browser.visits import TEMPLATES, Watched, watched
from tests.site.records import SMALL, event
from tests.site.sites import BuiltSite, small_site

pytestmark = pytest.mark.browser
LIST = "en/initiatives/"


def shown(page: Page) -> list[str]:
    """Return the ids of the initiatives that a reader sees."""
    found: list[str] = page.eval_on_selector_all(
        "article.entry", "all => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.id)"
    )
    return found


@pytest.fixture
def filters(chromium: Browser, address: str) -> Iterator[Watched]:
    """Open the list of initiatives."""
    with watched(chromium, address) as visit:
        visit.visit(LIST)
        yield visit
        assert visit.wrong == []


def test_a_filter_narrows_without_loading_a_page(filters: Watched, real_site: BuiltSite) -> None:
    """The entries of one country remain, the address says so, and the page is the same one."""
    page = filters.page
    page.evaluate("window.stayed = true")
    page.select_option("select[name=country]", "UY")
    expected = [
        r["id"] for r in real_site.json("data/initiatives.json") if r.get("country") == "UY"
    ]
    assert 1 < len(expected) < 10
    assert sorted(shown(page)) == sorted(expected)
    assert page.evaluate("window.stayed") is True
    assert page.url.endswith("?country=UY")


@pytest.mark.parametrize("folder", ["awards", "funds", "assistance", "advocacy"])
def test_those_that_a_mechanism_names_are_found_with_and_without_scripts(
    filters: Watched, real_site: BuiltSite, folder: str
) -> None:
    """The filter leaves as many as the totals are made for, and a page of them lists the same."""
    page = filters.page
    page.select_option("select[name=joined]", folder)
    found = shown(page)
    totals = real_site.json("data/results.json")["joined"][folder]["totals"]
    assert len(found) == totals["homes_built"]["of"] > 0
    assert page.url.endswith(f"?joined={folder}")
    page.select_option("select[name=country]", "UY")
    assert set(shown(page)) < set(found)
    listed = real_site.page(f"en/initiatives/joined/{folder}/").all("article", class_="entry")
    assert sorted(each["data-id"] for each in listed) == sorted(found)
    browse = page.locator(f".facets a[href='joined/{folder}/']")
    expect(browse).to_contain_text(f"({len(found)})")


def test_a_filter_says_how_many_are_left(filters: Watched) -> None:
    """A live region tells it, also that nothing is left."""
    page = filters.page
    said = page.locator(".count__said")
    assert page.eval_on_selector(
        ".count__said", "e => !!e.closest('[aria-live], [role=status], output')"
    )
    page.select_option("select[name=country]", "UY")
    count = len(shown(page))
    expect(said).to_contain_text(str(count))
    page.fill("input[name=q]", "nothing is called like this")
    assert shown(page) == []
    before = said.text_content()
    assert before
    assert str(count) not in before


def test_words_are_found_without_their_accents(filters: Watched) -> None:
    """A reader without an accented keyboard finds `María Auxiliadora`."""
    filters.page.fill("input[name=q]", "maria auxiliadora")
    assert shown(filters.page) == ["maria-auxiliadora"]


def test_the_filters_read_the_address(chromium: Browser, address: str) -> None:
    """A link to a narrowed list shows it narrowed, and clearing it shows all."""
    with watched(chromium, address) as visit:
        visit.visit(f"{LIST}?country=KE&q=kambi")
        assert shown(visit.page) == ["kambi-moto"]
        assert visit.page.input_value("select[name=country]") == "KE"
        visit.page.locator("form.filters [type=reset]").click()
        expect(visit.page.locator("article.entry[data-id=palo-alto]")).to_be_visible()
        assert visit.page.url.endswith(LIST)
        assert visit.wrong == []


def test_the_filters_work_by_keyboard_alone(filters: Watched) -> None:
    """Tab leads to the fields, typing narrows, and Enter loads no page."""
    page = filters.page
    page.evaluate("window.stayed = true")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("kalkbreite")
    page.keyboard.press("Enter")
    assert shown(page) == ["kalkbreite"]
    assert page.evaluate("window.stayed") is True
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_an_unknown_value_in_the_address_does_no_harm(chromium: Browser, address: str) -> None:
    """A link from elsewhere cannot break the list or put markup into it."""
    with watched(chromium, address) as visit:
        visit.visit(
            f"{LIST}?country=XX&q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&submit=1&reset=2"
        )
        assert shown(visit.page) == []
        assert visit.page.locator("main img").count() == 0
        assert visit.wrong == []


def test_without_scripts_everything_is_there(
    chromium: Browser, address: str, real_site: BuiltSite
) -> None:
    """The list is whole, no dead control is shown, and every template has its words."""
    count = len(real_site.json("data/initiatives.json"))
    with watched(chromium, address, 360, java_script_enabled=False) as visit:
        for path in TEMPLATES.values():
            visit.visit(path.format("en"))
            assert visit.page.locator("h1").inner_text().strip()
            assert visit.page.locator("form:visible, button:visible").count() == 0, path
        visit.visit(LIST)
        assert visit.page.locator("article.entry:visible").count() == count
        visit.visit("en/map/")
        assert visit.page.locator("main a[href^='../initiatives/']:visible").count() >= count


# ------------------------------------------------------------------ the agenda's clock


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site built in November 2026 with meetings on both sides of a later day."""
    records = SMALL | {
        "events/soon.md": event("Soon", "2026-12-01"),
        "events/later.md": event("Later", "2027-12-01"),
        "events/weekly.md": event("Weekly", "2026-11-01", "repeats: FREQ=WEEKLY;UNTIL=20271201"),
        "events/call.md": event("Call", "2026-11-01", "deadline: 2026-12-15").replace(
            "gathering", "call"
        ),
    }
    site = small_site(tmp_path_factory.mktemp("clock"), records)
    with serving(site.root) as base:
        yield base


def day(year: int, month: int, of_month: int, hour: int = 12) -> datetime:
    """Return a moment of a day."""
    return datetime(year, month, of_month, hour, tzinfo=UTC)


def titles(page: Page) -> list[str]:
    """Return the meetings that a reader of the agenda sees as coming or open."""
    return page.locator("ol.agenda li:visible h3").all_inner_texts()


def at(chromium: Browser, base: str, now: datetime, path: str = "en/agenda/") -> Iterator[Watched]:
    """Open a page on another day."""
    with watched(chromium, base) as visit:
        visit.page.clock.set_fixed_time(now)
        visit.visit(path)
        yield visit
        assert visit.wrong == []


def test_on_the_day_of_the_build_nothing_is_hidden(chromium: Browser, agenda: str) -> None:
    """The script hides nothing that the build showed, also no meeting that repeats."""
    for visit in at(chromium, agenda, day(2026, 11, 21, 12)):
        assert {"Soon", "Later", "Weekly", "Call"} <= set(titles(visit.page))


def test_what_has_passed_since_is_hidden(chromium: Browser, agenda: str) -> None:
    """A month later the first meeting and the call are gone; the rest stays."""
    for visit in at(chromium, agenda, day(2027, 1, 20, 12)):
        found = set(titles(visit.page))
        assert "Soon" not in found
        assert "Call" not in found
        assert {"Later", "Weekly"} <= found
        assert visit.page.locator("#none-open").is_visible()


def test_the_last_day_still_counts(chromium: Browser, agenda: str) -> None:
    """On the day itself a meeting is shown; the day after it is not."""
    for visit in at(chromium, agenda, day(2026, 12, 1, 23)):
        assert "Soon" in titles(visit.page)
    for visit in at(chromium, agenda, day(2026, 12, 2, 9)):
        assert "Soon" not in titles(visit.page)


def test_an_empty_agenda_says_so(chromium: Browser, agenda: str) -> None:
    """Long after the last build no meeting is left, and a sentence stands there instead."""
    for visit in at(chromium, agenda, day(2031, 1, 1)):
        assert titles(visit.page) == []
        assert visit.page.locator("#none-coming").is_visible()
        past = visit.page.locator("#past ~ *, section[aria-labelledby=past]")
        assert past.first.is_visible(), "what is past stays on the page"


# ------------------------------------------------------------------ on paper


@pytest.mark.parametrize("id", ["maria-auxiliadora", "covisar"])
def test_a_record_prints_as_a_factsheet(
    chromium: Browser, address: str, tmp_path: Path, id: str
) -> None:
    """A4, one or two pages for a short record, without navigation, on white."""
    with watched(chromium, address) as visit:
        visit.visit(f"en/initiatives/{id}/")
        visit.page.emulate_media(media="print")
        for selector in (".sitenav", ".langs", ".skip", ".crumbs", ".improve"):
            for each in visit.page.locator(selector).all():
                assert not each.is_visible(), selector
        assert visit.page.locator("h1").is_visible()
        assert visit.page.locator(".ledger").first.is_visible()
        raw = visit.page.pdf(path=tmp_path / "record.pdf", format="A4", prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", raw))
    assert 1 <= pages <= (2 if id == "covisar" else 4), pages
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", raw)
    assert box is not None
    assert abs(float(box[1]) - 595) < 2
    assert abs(float(box[2]) - 842) < 2
