"""The files that come with the tool and are published as they are."""

from habitat_site.documents import digest_of
from habitat_site.pages.files import StaticFile
from habitat_site.resources import resource

# What the build reads or maintainers are told, but no page loads.
UNPUBLISHED = (".md", ".txt")
BUILD_ONLY = "world"


def static_files() -> tuple[StaticFile, ...]:
    """Return every static file with its digest, sorted by name."""
    root = resource("static")
    return tuple(
        StaticFile(path.relative_to(root).as_posix(), digest_of(path.read_bytes()))
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and path.suffix not in UNPUBLISHED
        and path.relative_to(root).parts[0] != BUILD_ONLY
    )
