"""The open data of all initiatives after some stories have changed: only their lines are written.

The file that stands there was made from records of which all else is the same, by the same tool;
whoever asks for this knows that. So a line that is not about one of the changed records is what it
would be now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from habitat_site.catalogue import Entry
from habitat_site.pages.exports import InitiativesExport
from habitat_site.records import Initiative
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.site import Site

START = b"[\n"


@dataclass(frozen=True, slots=True)
class Retold:
    """All initiatives, those among them whose stories have changed, and the file from before."""

    whole: InitiativesExport
    told: tuple[Entry[Initiative], ...]
    before: Path


def retold(view: Retold, site: Site) -> bytes | None:
    """Return the file as it would be made of all records; nothing where the old one is unfit."""
    try:
        before = view.before.read_bytes()
    except OSError:
        return None
    # One record to a line, between the brackets.
    if before[:2] != START or before.count(b"\n") != len(view.whole.entries) + 2:
        return None
    old, parts, at = memoryview(before), list[bytes | memoryview](), 0
    for element in _elements(view, site):
        # It begins with the id. No text in it holds a line's end: JSON writes it as two letters.
        start = before.find(b"\n" + element[: element.index(b",") + 1], at) + 1
        if not start:
            return None
        parts += (old[at:start], element)
        end = before.index(b"\n", start)
        at = end - 1 if before[end - 1 : end] == b"," else end
    return b"".join((*parts, old[at:]))


def _elements(view: Retold, site: Site) -> Iterator[bytes]:
    exported = exported_by(site)
    for entry in sorted(view.told, key=attrgetter("id")):
        yield exported.as_element(entry, view.whole.standings[entry.key])
