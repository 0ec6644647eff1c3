"""Which objects of a store the tool wrote, from what, and how each is sent to a browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from typing import Any

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.publishing.manifest import FORMAT as OF_TREES
from habitat_site.publishing.manifest import NAME, is_sound

FORMAT = "store-1"

# What the machine's own table of types says may differ from machine to machine.
_TYPES = MimeTypes(filenames=())
_MORE = {
    "": "text/plain",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_IN_LETTERS = ("text/", "application/xml", "application/manifest+json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Copy:
    """What a page in a store was made of, and the tag that the store gave to its bytes."""

    fingerprint: Digest
    tag: str

    def stands_as(self, tag: str | None) -> bool:
        """Tell whether an object that the store lists by this tag still is this copy."""
        return tag is not None and (not tag or not self.tag or tag == self.tag)


# An object of ours that may be old, new or missing.
UNSURE = Copy(Digest(""), "")


@dataclass(frozen=True, slots=True)
class Copies:
    """Every object of a store that is ours, by its path."""

    pages: Mapping[str, Copy] = field(default_factory=dict)

    def written(self) -> bytes:
        """Return the manifest as it stands in the store."""
        pages = {path: [copy.fingerprint, copy.tag] for path, copy in sorted(self.pages.items())}
        text = json.dumps({"format": FORMAT, "pages": pages}, indent=0, separators=(",", ":"))
        return f"{text}\n".encode()


def read_copies(content: bytes | None, url: str) -> Copies:
    """Read the manifest of a store; a site that was copied there from a folder is ours, too.

    Raises:
        HabitatError: the manifest cannot be read, so that nobody knows what is ours.
    """
    if content is None:
        return Copies()
    try:
        data = json.loads(content)
        copies = _copies(data["format"], data["pages"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HabitatError(
            f"{url}/{NAME}: is damaged, and what the tool wrote there is known no more; "
            "empty the place, or name another with --output"
        ) from error
    return Copies(copies)


def _copies(form: object, pages: Mapping[str, Any]) -> dict[str, Copy]:
    if form == OF_TREES:
        copies = dict.fromkeys(pages, UNSURE)
    elif form == FORMAT:
        copies = {path: _copy(*each) for path, each in pages.items()}
    else:
        raise ValueError(form)
    if not all(map(is_sound, copies)):
        raise ValueError
    return copies


def _copy(fingerprint: object, tag: object) -> Copy:
    return Copy(Digest(str(fingerprint)), str(tag))


def headers(path: str) -> dict[str, str]:
    """Return what a store is to send with an object: its type, and to ask whether it changed."""
    ending = PurePosixPath(path).suffix
    kind = _MORE.get(ending) or _TYPES.guess_type(f"x{ending}")[0] or "application/octet-stream"
    letters = "; charset=utf-8" if kind.startswith(_IN_LETTERS) else ""
    return {"Content-Type": f"{kind}{letters}", "Cache-Control": "no-cache"}
