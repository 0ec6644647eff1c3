"""Every template in every language is valid HTML, by the checker of the W3C's validator."""

import json
import subprocess
from collections.abc import Iterable
from typing import Any

import pytest

from tests.browser.visits import TEMPLATES
from tests.example.site import PAGES
from tests.site.sites import LANGUAGES, BuiltSite

pytestmark = [pytest.mark.java, pytest.mark.node]


def files(site: BuiltSite, addresses: Iterable[str]) -> list[str]:
    """Return the file of each of some pages in each language."""
    found = {"404.html"}
    for address in addresses:
        for lang in LANGUAGES:
            path = f"{address.format(lang)}index.html"
            if path in site.files:
                found.add(path)
    return sorted(found)


def test_one_page_of_each_template_and_language_is_valid(
    real_site: BuiltSite, vnu: tuple[str, ...]
) -> None:
    """One run over all; no error."""
    paths = files(real_site, TEMPLATES.values())
    assert len(paths) > 60
    assert errors(real_site, vnu, paths) == []


def test_the_pages_of_the_example_are_valid(example_site: BuiltSite, vnu: tuple[str, ...]) -> None:
    """Tallies, ballots, ledgers, calls and requests."""
    paths = files(example_site, PAGES.values())
    assert len(paths) == 1 + len(PAGES) * len(LANGUAGES)
    assert errors(example_site, vnu, paths) == []


def errors(site: BuiltSite, vnu: tuple[str, ...], paths: list[str]) -> list[str]:
    """Return what the checker finds wrong with some pages of a site."""
    result = subprocess.run(
        [*vnu, "--format", "json", "--errors-only", "--exit-zero-always", *paths],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    messages: list[dict[str, Any]] = json.loads(result.stderr)["messages"]
    return [
        f"{each['url'].rpartition('/site/')[2]}:{each.get('lastLine')}: {each['message']}"
        for each in messages
    ]
