"""What tests of all folders may ask for by naming it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.gates import require_or_skip

# How long an example takes is measured in bench/: a busy machine must not fail a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Debian's Chromium, as root, offline: without these it calls home or refuses to start.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is made of the tool's own files in a folder of these tests."""
    folder = tmp_path_factory.getbasetemp() / "caches"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder of this checkout."""
    return Path(__file__).parent.parent


# Not for the whole session: Playwright keeps an event loop running, which would break
# every later test of the same worker that starts its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give a running browser, one for each test module."""
    program = require_or_skip("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def java() -> str:
    """Return the path of a Java runtime."""
    return require_or_skip("java")


@pytest.fixture(scope="session")
def vnu(java: str) -> tuple[str, ...]:
    """Return the command of the HTML checker, without its arguments."""
    return (java, "-jar", require_or_skip("vnu"))


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of Node.js."""
    return require_or_skip("node")


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the source of axe-core, for `page.evaluate(axe)`."""
    return Path(require_or_skip("axe")).read_text(encoding="utf-8")
