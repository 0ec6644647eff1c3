"""The site that the browser visits is the one that tests/site reads."""

from collections.abc import Iterator

import pytest

from tests.browser.server import serving
from tests.site.conftest import real_site
from tests.site.sites import BuiltSite

__all__ = ["real_site"]


@pytest.fixture(scope="module")
def address(real_site: BuiltSite) -> Iterator[str]:
    """Serve the site with its own headers, and give its address."""
    with serving(real_site.root) as base:
        yield base
