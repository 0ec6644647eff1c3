"""Events that come back are listed by their next day, and say that they repeat."""

from datetime import date
from pathlib import Path

import pytest

from tests.site.records import SMALL, event
from tests.site.sites import BuiltSite, small_site

MONTHLY = """\
end: 2024-05-02T20:00
timezone: America/Montevideo
repeats: FREQ=MONTHLY;UNTIL=20280502
organisers: [fucvam]
"""
YEARLY = "end: 2019-03-02\nrepeats: FREQ=YEARLY;COUNT=5"
RECORDS = SMALL | {
    "events/evening.md": event("Evening", "2024-05-02T18:30", MONTHLY),
    "events/old-fair.md": event("Old fair", "2019-03-01", YEARLY),
    "events/old-walk.md": event("Old walk", "2021-06-05"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site on 21 November 2026 with a monthly evening and a fair that is over."""
    return small_site(tmp_path_factory.mktemp("repeating"), RECORDS)


@pytest.mark.parametrize("path", ["en/", "en/agenda/", "en/networks/fucvam/"])
def test_a_list_shows_the_next_day(site: BuiltSite, path: str) -> None:
    """The day, the clock, and how often it comes back; it is hidden after its last day."""
    entry = next(li for li in site.page(path).all("li") if li["data-until"] == "2028-05-02")
    assert "2 December 2026, 6:30 pm – 8:00 pm Evening" in entry.text
    assert "every month, until 2 May 2028" in entry.text
    assert entry.only("time")["datetime"] == "2026-12-02T18:30"


def test_the_page_of_an_event_says_when_it_is_next(site: BuiltSite) -> None:
    """Beside its first day, which stays what the record says."""
    text = site.page("en/agenda/evening/").only("main").text
    assert "Next time: 2 December 2026" in text
    assert "2 May 2024" in text


def test_what_is_over_stands_under_the_year_of_its_last_day(site: BuiltSite) -> None:
    """The years go from the latest back."""
    years = site.page("en/agenda/").all("div", class_="year")
    assert [year.only("h3").text for year in years] == ["2023", "2021", "2019"]
    assert "Old fair" in years[0].text
    assert "every year, 5 times" in years[0].text


def test_another_day_changes_only_what_it_is_about(tmp_path: Path, site: BuiltSite) -> None:
    """A month later the evening is next on another day; records without one stay byte for byte."""
    later = small_site(tmp_path, RECORDS, date(2026, 12, 21))
    assert "2 January 2027" in later.page("en/agenda/").only("main").text
    for path in ("en/initiatives/palo-alto/index.html", "en/agenda/old-fair/index.html"):
        assert later.text(path) == site.text(path)
