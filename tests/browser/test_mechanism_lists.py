"""The lists of awards, funds, help and advocacy are narrowed as the list of initiatives is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serving
from tests.browser.visits import WIDTHS, Watched, watched
from tests.site.records import SMALL
from tests.site.sites import BuiltSite, small_site

pytestmark = pytest.mark.browser
FOLDERS = ("awards", "funds", "assistance", "advocacy")
CALL = """\
---
kind: call
title: {title}
lang: en
summary: A roof is needed.
called_by: fucvam
initiative: palo-alto
purpose: A roof.
amount: 500
currency: USD
until: {until}
status: {status}
---
"""


def shown(page: Page) -> set[str]:
    """Return the keys of the records that a reader sees in the list."""
    found: list[str] = page.eval_on_selector_all(
        "[data-entry]", "all => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.entry)"
    )
    return set(found)


@contextmanager
def listing(chromium: Browser, address: str, folder: str, query: str = "") -> Iterator[Watched]:
    """Open the list of a mechanism."""
    with watched(chromium, address) as visit:
        visit.visit(f"en/{folder}/{query}")
        yield visit
        assert visit.wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_choice_of_every_filter_leaves_what_it_names(
    chromium: Browser, address: str, folder: str
) -> None:
    """No choice is empty or idle, headings without a record go, and clearing shows all."""
    with listing(chromium, address, folder) as visit:
        page = visit.page
        every = shown(page)
        assert len(every) > 1
        for select in page.locator("form.filters select").all():
            name = select.get_attribute("name") or ""
            values = [o.get_attribute("value") or "" for o in select.locator("option").all()]
            assert len(values) > 2, "All and at least two values"
            for value in values[1:]:
                select.select_option(value)
                assert set() < shown(page) < every, (name, value)
                expect(page.locator(".count__said")).to_contain_text(str(len(shown(page))))
                headings = page.locator("section.gaz:visible").all()
                assert all(each.locator("[data-entry]:visible").count() for each in headings)
            page.click("button[type=reset]")
            expect(page.locator(".count__said")).to_have_text(f"{len(every)} records")
            assert shown(page) == every


def test_instruments_are_narrowed_by_type_and_country_together(
    chromium: Browser, address: str, real_site: BuiltSite
) -> None:
    """The address keeps what was asked, and leads back to it."""
    laws = {
        f"advocacy/{each['id']}"
        for each in real_site.json("data/advocacy.json")
        if each.get("type") == "law" and each.get("country") == "MX"
    }
    assert laws
    with listing(chromium, address, "advocacy", "?type=law&country=MX") as visit:
        assert shown(visit.page) == laws
        assert not visit.page.locator("#commitment").is_visible()


def test_funds_stand_by_type_without_scripts(chromium: Browser, address: str) -> None:
    """No dead control is shown, and each type is a section that can be linked to."""
    with watched(chromium, address, java_script_enabled=False) as visit:
        visit.visit("en/funds/#revolving")
        assert visit.page.locator("form:visible").count() == 0
        assert visit.page.locator("section#revolving [data-type=revolving]:visible").count() > 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_form_fits_every_screen(
    chromium: Browser, address: str, folder: str, width: int
) -> None:
    with watched(chromium, address, width) as visit:
        visit.visit(f"fr/{folder}/")
        expect(visit.page.locator("form.filters")).to_be_visible()
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert visit.page.evaluate(wide) is False


def test_what_has_passed_stays_hidden_and_a_call_in_two_lists_counts_once(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The clock hides a call among the open ones; no filter brings it back there."""
    calls = {
        "funds/soon.md": CALL.format(title="Soon", until="2026-12-01", status="open"),
        "funds/later.md": CALL.format(title="Later", until="2027-12-01", status="open"),
        "funds/met.md": CALL.format(title="Met", until="2026-12-01", status="met"),
    }
    site = small_site(tmp_path_factory.mktemp("calls"), SMALL | calls)
    with serving(site.root) as base, watched(chromium, base) as visit:
        visit.page.clock.set_fixed_time(datetime(2027, 1, 20, 12, tzinfo=UTC))
        visit.visit("en/funds/")
        coming = visit.page.locator("ol.agenda li:visible")
        expect(coming).to_have_count(1)
        visit.page.select_option("select[name=status]", "open")
        expect(coming).to_have_count(1)
        expect(visit.page.locator(".count__said")).to_have_text("Showing 2 of 3.")
        visit.page.click("button[type=reset]")
        expect(visit.page.locator(".count__said")).to_have_text("3 records")
        expect(coming).to_have_count(1)
        assert visit.wrong == []
