"""What the preview does in a browser, under the policy of the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving.previewing import Running, previewing, until_built

PAGE = "en/initiatives/palo-alto/"
WAIT = 60_000  # milliseconds for a build on a busy machine

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in which no error may be logged."""
    page = chromium.new_page()
    problems: list[str] = []
    page.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    page.close()
    assert problems == []


def opened(page: Page, preview: Running) -> None:
    """Open a record once the site is there."""
    until_built(preview)
    page.goto(preview.address + PAGE)
    expect(page.locator("h1")).to_contain_text("Palo Alto")


def test_a_change_reloads_the_page(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path) as preview:
        opened(page, preview)
        preview.replace("title: Palo Alto", "title: Another")
        expect(page.locator("h1")).to_contain_text("Another", timeout=WAIT)
        page.goto("about:blank")


def test_an_error_is_shown_in_the_page_and_goes_with_it(page: Page, tmp_path: Path) -> None:
    with previewing(tmp_path) as preview:
        opened(page, preview)
        bad = 'networks: ["<img src=x onerror=alert(1)>"]'
        preview.replace("lang: en", f"lang: en\n{bad}")
        report = page.locator("#preview-report")
        expect(report).to_be_visible(timeout=WAIT)
        expect(report).to_contain_text("<img src=x onerror=alert(1)>")
        assert report.locator("img").count() == 0
        assert report.get_attribute("role") == "alert"
        expect(page.locator("h1")).to_contain_text("Palo Alto")
        # The page that is opened next says so as well.
        page.goto(preview.address + "es/")
        expect(report).to_be_visible(timeout=WAIT)
        # The styles came from the server: the policy allows none in the page.
        assert report.evaluate("each => getComputedStyle(each).position") == "fixed"
        preview.replace(f"\n{bad}", "")
        expect(report).to_have_count(0, timeout=WAIT)
        page.goto("about:blank")


def test_the_first_good_build_replaces_the_report(chromium: Browser, tmp_path: Path) -> None:
    # Not with `page`: the browser logs the answer 503 as an error.
    page = chromium.new_page()
    with previewing(tmp_path, broken=True) as preview:
        page.goto(preview.address + PAGE)
        expect(page.locator("pre")).to_contain_text("content/networks/broken.md:2:", timeout=WAIT)
        (preview.root / "content/networks/broken.md").unlink()
        expect(page.locator("h1")).to_contain_text("Palo Alto", timeout=WAIT)
        page.close()
