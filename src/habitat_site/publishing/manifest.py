"""Which files of a tree the tool wrote, and from what: path to fingerprint."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring_ascii as quoted
from pathlib import Path

from habitat_site.documents import Digest

NAME = ".habitat-site.json"
FORMAT = 2
# Parts that are neither empty nor lead elsewhere.
SOUND = re.compile(r"(?:(?!\.{1,2}/)[^/\0]+/)*(?!\.{1,2}\Z)[^/\0]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The fingerprint of each page of a tree, by its path; it moves with the tree.

    `carried` are the files of others that were in the tree when it was written.
    """

    pages: Mapping[str, Digest] = field(default_factory=dict)
    carried: tuple[str, ...] = ()

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
    pages, carried = data.get("pages"), data.get("carried")
    if not isinstance(pages, dict) or not isinstance(carried, list):
        return None
    if not all(isinstance(each, str) for each in (*pages.values(), *carried)):
        return None
    if not all(map(is_sound, (*pages, *carried))):
        return None
    return Manifest(pages, tuple(carried))


def is_sound(path: str) -> bool:
    """Tell whether a path stays within the tree that it is said to be in."""
    return path != NAME and SOUND.fullmatch(path) is not None


def write_manifest(tree: Path, manifest: Manifest) -> None:
    """Write the manifest of a tree, as the last thing before the tree is whole."""
    pages = manifest.pages
    # Those of half a million pages are in their order, and a list of them would be a long one.
    ordered = sorted(pages.items()) if isinstance(pages, dict) else pages.items()
    carried = ",\n".join(map(quoted, manifest.carried))
    with (tree / NAME).open("w", encoding="utf-8") as file:
        file.write(f'{{"format":{FORMAT},\n"carried":[{carried}],\n"pages":{{')
        for number, (path, digest) in enumerate(ordered):
            comma = ",\n" if number else ""
            file.write(f"{comma}{quoted(path)}:{quoted(digest)}")
        file.write("}}\n")
