"""Which tool this is: what made a page or read a record, down to its last line of code."""

import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from habitat_site import __version__
from habitat_site.documents import Digest, digest_of

PACKAGE = Path(__file__).parent
# What turns files into records and pages; another version may do so in another way.
LIBRARIES = (
    "babel",
    "feedgenerator",
    "folium",
    "icalendar",
    "jinja2",
    "markdown-it-py",
    "nh3",
    "pillow",
    "pycountry",
    "pydantic",
    "pyyaml",
    "tzdata",
)


@lru_cache(maxsize=1)
def tool_digest() -> Digest:
    """Return a digest of this tool's own code and of the versions of what it stands on."""
    code = (path for path in sorted(PACKAGE.rglob("*.py")))
    parts = [part for path in code for part in (str(path.relative_to(PACKAGE)), path.read_bytes())]
    return digest_of(__version__, sys.version, *(map(_version, LIBRARIES)), *parts)


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
