"""Finding a file of the site by its address, and saying what it is."""

from pathlib import Path

# Not from the system's table, which differs from machine to machine.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".opml": "text/x-opml; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml; charset=utf-8",
}
FEED = "application/atom+xml; charset=utf-8"


def content_type(path: Path) -> str:
    """Return the media type of a file; unknown ones are downloaded, never run."""
    if path.name == "feed.xml":
        return FEED
    return TYPES.get(path.suffix.lower(), "application/octet-stream")


def find(site: Path, path: str) -> Path | None:
    """Return the file at an address without its first slash; for a folder, its index.

    Nothing where there is none, and nothing for an address that leads out of the site.
    """
    parts = path.removesuffix("/").split("/") if path else []
    if any(part in {"", ".", ".."} or "\0" in part or "\\" in part for part in parts):
        return None
    root = site.resolve()
    try:
        found = root.joinpath(*parts).resolve()
        if found.is_dir():
            found /= "index.html"
        elif path.endswith("/"):
            return None
        is_here = found.resolve().is_relative_to(root) and found.is_file()
    except (OSError, RuntimeError):  # a name too long, a loop of links
        return None
    return found if is_here else None
