"""The page of downloads names every file that a site has, and none that it has not."""

from pathlib import Path

import pytest

from tests.site.award_records import AWARD
from tests.site.records import REQUEST, SMALL
from tests.site.sites import BuiltSite, small_site

FUND = """\
---
kind: fund
title: The fund of the valley
lang: en
summary: A fund that was made up for a test.
type: revolving
currency: EUR
ledger: ledger.csv
---
"""
LEDGER = """\
date,entry,from,to,amount,currency,loan,note,source
2024-01-10,contribution,group-001,funds/valley,600.00,EUR,,,
2024-05-15,grant,funds/valley,group-002,100.00,EUR,,,
"""
LAW = """\
---
kind: instrument
title: Law of the valley
lang: en
summary: A law that was made up for a test.
type: law
jurisdiction: national
country: PY
recognises: Homes made by those who live in them.
---
"""
FILES = AWARD | {
    "funds/valley.md": FUND,
    "funds/valley/ledger.csv": LEDGER,
    "assistance/our-title.md": REQUEST,
    "advocacy/law.md": LAW,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("data"), FILES)


def named(site: BuiltSite, lang: str) -> set[str]:
    """Return the open-data files that the page links, but for the accounts of measures."""
    links = (a.attributes.get("href", "") for a in site.page(f"{lang}/data/").all("a"))
    data = {link.removeprefix("../../data/") for link in links if link.startswith("../../data/")}
    return {name for name in data if not name.startswith("results/")}


def published(site: BuiltSite) -> set[str]:
    data = {name.removeprefix("data/") for name in site.files if name.startswith("data/")}
    return {name for name in data if not name.startswith("results/")}


@pytest.mark.parametrize("lang", ["en", "es", "fr", "pt"])
def test_every_file_is_named(site: BuiltSite, lang: str) -> None:
    found = named(site, lang)
    assert found == published(site)
    assert found >= {
        "awards/prize.json",
        "awards/prize.csv",
        "funds/valley/ledger.csv",
        "funds/valley/journal.beancount",
        "funds/valley/grants.json",
        "assistance-matches.json",
        "assistance-gap.json",
        "advocacy.csv",
    }


def test_single_records_have_their_files_beside_their_names(site: BuiltSite) -> None:
    section = site.page("en/data/").only("section", aria_labelledby="of-records")
    assert "The fund of the valley" in section.text
    assert "Prize of the neighbourhoods" in section.text


def test_files_that_a_site_has_not_are_not_named(tmp_path: Path) -> None:
    site = small_site(tmp_path, SMALL)
    assert named(site, "en") == published(site)
    assert not [name for name in published(site) if name.startswith(("awards", "funds", "assist"))]
    assert not site.page("en/data/").all("section", aria_labelledby="of-records")
