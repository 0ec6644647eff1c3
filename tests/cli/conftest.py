"""Small sites that commands are tried on."""

import shutil
from pathlib import Path

import pytest

from tests.cli.clocks import Clock
from tests.codes import BASE

BAD = "content/initiatives/palo-alto.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site without errors."""
    root = tmp_path / "site"
    shutil.copytree(BASE, root)
    return root


@pytest.fixture
def bad_site(site: Path) -> Path:
    """A small site whose initiative names a network that there is not."""
    path = site / BAD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("lang: en\n", "lang: en\nnetworks: [fukvam]\n", 1), "utf-8")
    return site


@pytest.fixture
def clock() -> Clock:
    """Return a clock that a test lets go on."""
    return Clock()
