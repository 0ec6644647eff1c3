"""Which tool this is: what made a page or read a record, down to its last line of code."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
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
# What installers name the folders in which they tell what is beside them: `pillow-12.0.0.dist-info`
# (https://packaging.python.org/en/latest/specifications/recording-installed-packages/).
INSTALLED = ".dist-info"


@lru_cache(maxsize=1)
def tool_digest() -> Digest:
    """Return a digest of this tool's own code and of the versions of what it stands on."""
    start = len(str(PACKAGE))
    code = (part for path in _code(str(PACKAGE)) for part in (path[start:], _bytes_of(path)))
    return digest_of(__version__, sys.version, *versions(sys.path, LIBRARIES), *code)


def versions(folders: Iterable[str], libraries: Iterable[str]) -> list[str]:
    """Return the version of each library, as the first of the folders that has it tells it.

    `importlib.metadata` knows more of them, and takes longer to load than this to find out.
    """
    found = dict.fromkeys(libraries, "")
    for folder in folders:
        with suppress(OSError):
            for name in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - one name of a hundred
                library, _, version = name.removesuffix(INSTALLED).partition("-")
                library = library.replace("_", "-").lower()
                if name.endswith(INSTALLED) and not found.get(library, version):
                    found[library] = version
    return [f"{library} {version}" for library, version in sorted(found.items())]


def _code(folder: str) -> Iterator[str]:
    """Yield the paths of all modules in a folder, in order."""
    with os.scandir(folder) as entries:
        ordered = sorted((entry.name, entry.path, entry.is_dir()) for entry in entries)
    for name, path, is_folder in ordered:
        if is_folder:
            yield from _code(path)
        elif name.endswith(".py"):
            yield path


def _bytes_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - of hundreds of files
        return file.read()
