"""Which files of a tree the tool wrote, and from what: path to fingerprint."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habitat_site.documents import Digest

NAME = ".habitat-site.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The fingerprint of each page of a tree, by its path; it moves with the tree."""

    pages: Mapping[str, Digest] = field(default_factory=dict)

    def tops(self) -> frozenset[str]:
        """Return the names at the root of the tree that the tool wrote."""
        return frozenset(path.partition("/")[0] for path in self.pages)

    def folders(self) -> frozenset[str]:
        """Return every folder of the tree that a page lies in, also the outer ones."""
        return frozenset(_folders_of(self.pages))


def _folders_of(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def read_manifest(tree: Path) -> Manifest | None:
    """Read the manifest of a tree; nothing when it has none or one that cannot be trusted."""
    try:
        data = json.loads((tree / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    pages = data.get("pages")
    if not isinstance(pages, dict) or not all(_is_digest(value) for value in pages.values()):
        return None
    if not all(is_sound(path) for path in pages):
        return None
    return Manifest({path: Digest(value) for path, value in pages.items()})


def _is_digest(value: object) -> bool:
    return isinstance(value, str)


def is_sound(path: str) -> bool:
    """Tell whether a path stays within the tree that it is said to be in."""
    parts = path.split("/")
    return path != NAME and "\0" not in path and not {"", ".", ".."} & set(parts)


def write_manifest(tree: Path, manifest: Manifest) -> None:
    """Write the manifest of a tree, as the last thing before the tree is whole."""
    data = {"format": FORMAT, "pages": dict(sorted(manifest.pages.items()))}
    text = json.dumps(data, indent=0, separators=(",", ":"))
    (tree / NAME).write_text(text + "\n", encoding="utf-8")
