"""The shipped content and the example as sites, each built once however many workers there are."""

import os
from pathlib import Path

import pytest

from tests.example.site import RECORDS, SETTINGS
from tests.site.sites import BuiltSite, built, shared_site, small_site


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this run know."""
    base = tmp_path_factory.getbasetemp()
    # A worker has a folder of its own below the one that the whole run shares.
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def real_site(checkout: Path, shared: Path) -> BuiltSite:
    """Return the site of the shipped content on 21 November 2026."""
    return shared_site(shared / "shipped", lambda folder: built(checkout, folder / "site"))


@pytest.fixture(scope="session")
def example_site(shared: Path) -> BuiltSite:
    """Return the site of the worked award, fund, help and promises on the same day."""
    return shared_site(
        shared / "example", lambda folder: small_site(folder, RECORDS, settings=SETTINGS)
    )
