"""The shipped content as a site, built once however many workers there are."""

import os
from pathlib import Path

import pytest

from tests.site.sites import BuiltSite, shared_site


@pytest.fixture(scope="session")
def real_site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of the shipped content on 21 November 2026."""
    base = tmp_path_factory.getbasetemp()
    # A worker has a folder of its own below the one that the whole run shares.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return shared_site(checkout, shared / "shipped")
