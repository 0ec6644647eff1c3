"""One page of each template, in every language: quiet, alone, accessible, and within the window."""

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import TEMPLATES, WIDTHS, Watched, watched
from tests.site.sites import LANGUAGES

pytestmark = pytest.mark.browser
# What the browser itself says of an address that is not there; the page is the point of the visit.
NOT_FOUND = "status of 404"


def addresses(lang: str) -> dict[str, str]:
    """Return the address of a page of each template in a language."""
    return {name: address.format(lang) for name, address in TEMPLATES.items()}


def in_order(visit: Watched, name: str) -> list[str]:
    """Return what a visit saw go wrong, apart from the one thing that is meant."""
    seen = [each for each in visit.wrong if name != "not found" or NOT_FOUND not in each]
    visit.wrong.clear()
    return seen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_says_asks_or_overflows(
    chromium: Browser, address: str, lang: str, width: int
) -> None:
    """No console message, no request to another host, no sideways scrolling."""
    wrong: dict[str, list[str]] = {}
    with watched(chromium, address, width) as visit:
        for name, path in addresses(lang).items():
            visit.visit(path, until_quiet=True)
            found = in_order(visit, name) + visit.overflow()
            if found:
                wrong[name] = found
    assert wrong == {}


# Each template once in each scheme; the most different ones also at the other width.
EVERY = tuple(TEMPLATES)
MOST_DIFFERENT = ("home", "initiative", "network", "agenda", "results", "map")


@pytest.mark.parametrize(
    ("scheme", "width", "names"),
    [
        ("light", 360, EVERY),
        ("dark", 1280, EVERY),
        ("light", 1280, MOST_DIFFERENT),
        ("dark", 360, MOST_DIFFERENT),
    ],
    ids=["light-360", "dark-1280", "light-1280", "dark-360"],
)
def test_axe_finds_nothing(
    chromium: Browser, address: str, axe: str, scheme: str, width: int, names: tuple[str, ...]
) -> None:
    """Every rule of axe-core, on pages of each template."""
    wrong: dict[str, list[str]] = {}
    with watched(chromium, address, width, color_scheme=scheme) as visit:
        for name in names:
            visit.visit(addresses("en")[name])
            found = visit.violations(axe)
            if found:
                wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("lang", ["es", "fr", "pt"])
def test_axe_finds_nothing_in_other_languages(
    chromium: Browser, address: str, axe: str, lang: str
) -> None:
    """Longer words and texts in another language than the page's, on a phone."""
    wrong: dict[str, list[str]] = {}
    with watched(chromium, address, 360) as visit:
        for name in ("home", "initiatives", "short initiative", "network"):
            visit.visit(addresses(lang)[name])
            found = visit.violations(axe)
            if found:
                wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_from_right_to_left(chromium: Browser, address: str, width: int) -> None:
    """The same pages, turned around: logical properties throughout."""
    wrong: dict[str, list[str]] = {}
    with watched(chromium, address, width) as visit:
        for name, path in addresses("en").items():
            visit.visit(path)
            visit.page.evaluate("document.documentElement.dir = 'rtl'")
            found = visit.overflow()
            if found:
                wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("width", [768])
def test_nothing_overflows_on_a_tablet(chromium: Browser, address: str, width: int) -> None:
    """Between the phone and the desk."""
    wrong: dict[str, list[str]] = {}
    with watched(chromium, address, width) as visit:
        for name, path in addresses("fr").items():
            visit.visit(path)
            found = visit.overflow()
            if found:
                wrong[name] = found
    assert wrong == {}


def test_navigation_and_main_links_are_high_enough_to_touch(
    chromium: Browser, address: str
) -> None:
    """44 px for the links of the frame and for what invites to go on."""
    small: dict[str, list[str]] = {}
    with watched(chromium, address, 360) as visit:
        for name, path in addresses("en").items():
            visit.visit(path)
            found = visit.too_low()
            if found:
                small[name] = found
    assert small == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_squeezed_into_a_column_or_written_over_another(
    chromium: Browser, address: str, width: int
) -> None:
    """A sentence has room for a few words in each line, however the columns fall."""
    narrow: dict[str, list[str]] = {}
    with watched(chromium, address, width) as visit:
        for name, path in addresses("en").items():
            visit.visit(path)
            found = visit.squeezed() + visit.overlapping()
            if found:
                narrow[name] = found
    assert narrow == {}
