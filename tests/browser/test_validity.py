"""Every template in every language is valid HTML, by the checker of the W3C's validator."""

import json
import subprocess
from typing import Any

import pytest

from tests.browser.visits import TEMPLATES
from tests.site.sites import LANGUAGES, BuiltSite

pytestmark = [pytest.mark.java, pytest.mark.node]


def files(site: BuiltSite) -> list[str]:
    """Return the file of one page of each template in each language."""
    found = {"404.html"}
    for address in TEMPLATES.values():
        for lang in LANGUAGES:
            path = f"{address.format(lang)}index.html"
            if path in site.files:
                found.add(path)
    return sorted(found)


def test_one_page_of_each_template_and_language_is_valid(
    real_site: BuiltSite, vnu: tuple[str, ...]
) -> None:
    """One run over all; no error."""
    paths = files(real_site)
    assert len(paths) > 60
    result = subprocess.run(
        [*vnu, "--format", "json", "--errors-only", "--exit-zero-always", *paths],
        cwd=real_site.root,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    messages: list[dict[str, Any]] = json.loads(result.stderr)["messages"]
    wrong = [
        f"{each['url'].rpartition('/site/')[2]}:{each.get('lastLine')}: {each['message']}"
        for each in messages
    ]
    assert not wrong, f"{len(wrong)} errors, such as {wrong[:10]}"
