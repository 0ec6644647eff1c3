"""The sites that the browser visits are those that tests/site reads."""

from collections.abc import Iterator

import pytest

from tests.browser.server import serving
from tests.site.conftest import example_site, real_site, shared
from tests.site.sites import BuiltSite

__all__ = ["example_site", "real_site", "shared"]


@pytest.fixture(scope="module")
def address(real_site: BuiltSite) -> Iterator[str]:
    """Serve the site with its own headers, and give its address."""
    with serving(real_site.root) as base:
        yield base


@pytest.fixture(scope="module")
def example_address(example_site: BuiltSite) -> Iterator[str]:
    """Serve the example in the same way, and give its address."""
    with serving(example_site.root) as base:
        yield base
