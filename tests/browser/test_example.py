"""The pages that the shipped content has none of: a tally, ballots, a ledger, calls, requests."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import WIDTHS, Watched, watched
from tests.example.site import PAGES

pytestmark = pytest.mark.browser
Judge = Callable[[Watched], list[str]]
EVERY = tuple(PAGES)
# One of each template whose colours mean something.
MOST_DIFFERENT = (
    "edition that is decided",
    "edition behind seals",
    "nomination",
    "ballot of scores",
    "fund with a ledger",
    "call that is open",
    "request",
    "engagement",
    "promise that was broken",
    "dossier of a country",
    "balance",
)
# The widest words at the narrowest window, and both others.
LANGUAGE_AT = {360: "fr", 768: "pt", 1280: "en"}


@pytest.fixture(scope="module")
def visits(chromium: Browser, example_address: str) -> Iterator[Watched]:
    """Give a window onto the example."""
    with watched(chromium, example_address) as visit:
        yield visit


def wrong_at(
    visit: Watched, width: int, lang: str, judge: Judge, names: tuple[str, ...] = EVERY
) -> dict[str, list[str]]:
    """Return what is wrong with some pages in a window of a width, in a language."""
    visit.page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in names:
        visit.visit(PAGES[name].format(lang))
        said = [*visit.wrong, *judge(visit)]
        visit.wrong.clear()
        if said:
            found[name] = said
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_complains_overflows_overlaps_or_is_squeezed(visits: Watched, width: int) -> None:
    """In any width: no message, no other host, no sideways scrolling, no text over text."""

    def judge(visit: Watched) -> list[str]:
        return visit.overflow() + visit.squeezed() + visit.overlapping()

    assert wrong_at(visits, width, LANGUAGE_AT[width], judge) == {}


def test_a_thumb_meets_what_it_is_meant_for(visits: Watched) -> None:
    assert wrong_at(visits, 360, "es", Watched.too_low) == {}


def test_nothing_overflows_from_right_to_left(visits: Watched) -> None:
    def judge(visit: Watched) -> list[str]:
        visit.page.evaluate("document.documentElement.dir = 'rtl'")
        return visit.overflow()

    assert wrong_at(visits, 360, "en", judge) == {}


@pytest.mark.parametrize(
    ("scheme", "width", "names"),
    [("light", 360, EVERY), ("dark", 1280, MOST_DIFFERENT)],
    ids=["light-360", "dark-1280"],
)
def test_axe_finds_nothing(
    chromium: Browser,
    example_address: str,
    axe: str,
    scheme: str,
    width: int,
    names: tuple[str, ...],
) -> None:
    """Every rule of axe-core, with what is folded away unfolded."""

    def judge(visit: Watched) -> list[str]:
        visit.page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
        return visit.violations(axe)

    with watched(chromium, example_address, color_scheme=scheme) as visit:
        assert wrong_at(visit, width, "en", judge, names) == {}


def test_without_scripts_everything_is_there(chromium: Browser, example_address: str) -> None:
    """Words under one heading, no dead control, and no table that only a script could show."""

    def judge(visit: Watched) -> list[str]:
        headings = visit.page.locator("h1:visible").count()
        dead = visit.page.locator("form:visible, button:visible").count()
        tables = visit.page.locator("main :not(details) > table:not(:visible)").count()
        return [] if (headings, dead, tables) == (1, 0, 0) else [f"{headings} {dead} {tables}"]

    with watched(chromium, example_address, java_script_enabled=False) as visit:
        assert wrong_at(visit, 360, "en", judge) == {}
