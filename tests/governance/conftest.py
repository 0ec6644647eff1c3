"""A pull request that a test fills."""

from pathlib import Path

import pytest

from tests.governance.pulls import Pull, pull


@pytest.fixture
def request_(tmp_path: Path) -> Pull:
    """Return a pull request to a small site that changes nothing yet."""
    return pull(tmp_path)
