"""References between records: each id that a record names has to lead somewhere.

Which fields hold references, and to which kinds, is said by the models alone.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from habitat_site.catalogue import Catalogue
from habitat_site.diagnostics import Loc
from habitat_site.records import MECHANISMS
from habitat_site.records.markers import Reference, reference_in
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

# A file may name thousands of records that do not exist; comparing each with all that do takes
# long, and nobody reads so many suggestions.
MOST_SUGGESTIONS = 20


class _Link(NamedTuple):
    """A reference as written, and where it leads; `folder` is empty if it names a wrong folder."""

    loc: Loc
    value: str
    folders: tuple[str, ...]
    folder: str
    id: str
    kind: str

    @property
    def key(self) -> str:
        return f"{self.folder}/{self.id}"


def _links(subject: Subject) -> Iterator[_Link]:
    for each in subject.with_marker(Reference):
        marker, value = reference_in(each.markers), str(each.value)
        folder, id = _target(value, marker.folders)
        yield _Link(each.loc, value, marker.folders, folder, id, marker.kind)


def _target(value: str, folders: tuple[str, ...]) -> tuple[str, str]:
    """Return the folder and the id that a reference names; no folder if it names a wrong one."""
    prefix, _, id = value.rpartition("/")
    if len(folders) == 1:
        return "" if prefix else folders[0], id
    return prefix if prefix in folders else "", id


def reached(subject: Subject) -> Iterator[str]:
    """Yield the key of each record that is named; an empty one where a wrong folder is.

    Of which kind a record is, its key does not tell; those who need one look around.
    """
    for _, value, found in subject.with_marker(Reference):
        marker = reference_in(found)
        folder, id = _target(str(value), marker.folders)
        yield f"{folder}/{id}" if folder and not marker.kind else ""


def _unknown(folders: tuple[str, ...], subject: Subject) -> Iterator[Finding]:
    catalogue = subject.catalogue
    missing = [
        link for link in _links(subject) if link.folder in folders and not _exists(catalogue, link)
    ]
    for number, link in enumerate(missing):
        facts = {"value": link.id, "folder": link.folder}
        if link.key in catalogue.renamed:
            facts["nearest"] = catalogue.renamed[link.key]
        elif number < MOST_SUGGESTIONS:
            facts |= suggestion(link.id, _fitting(catalogue, link.folder, link.kind))
        yield Finding(link.loc, facts)


def _fitting(catalogue: Catalogue, folder: str, kind: str) -> Iterable[str]:
    found = catalogue.entries.get(folder, {})
    return [id for id, entry in found.items() if not kind or entry.kind.name == kind]


unknown_network = partial(_unknown, ("networks",))
"""HS302: an id that no network bears."""

unknown_initiative = partial(_unknown, ("initiatives",))
"""HS303: an id that no initiative bears."""

unknown_event = partial(_unknown, ("events",))
"""HS304: an id that no event bears."""

unknown_record = partial(_unknown, MECHANISMS)
"""HS319: an id that no award, fund, offer, law … bears."""


def other_kind(subject: Subject) -> Iterator[Finding]:
    """HS320: a record of the right folder, but of another of its kinds."""
    for link in _links(subject):
        entry = subject.catalogue.get(link.folder, link.id) if link.kind else None
        if entry is None or entry.kind.name == link.kind:
            continue
        facts = {"value": link.id, "kind": entry.kind.name, "expected": link.kind}
        near = suggestion(link.id, _fitting(subject.catalogue, link.folder, link.kind))
        yield Finding(link.loc, facts | near)


def _exists(catalogue: Catalogue, link: _Link) -> bool:
    return is_here(link.key, catalogue) or link.key in catalogue.withdrawn


def is_here(key: str, catalogue: Catalogue) -> bool:
    """Tell whether there is a record of this key, whole or broken.

    One that is there but broken has its own findings; those that name it are right.
    """
    folder, _, id = key.rpartition("/")
    return key in catalogue.known or catalogue.get(folder, id) is not None


def wrong_kind(subject: Subject) -> Iterator[Finding]:
    """HS305: a folder before an id where none belongs, or where another one does."""
    for link in _links(subject):
        if link.folder:
            continue
        facts = {"value": link.value, "allowed": ", ".join(link.folders)}
        mended = _mended(subject.catalogue, link)
        yield Finding(link.loc, facts | ({"nearest": mended} if mended else {}))


def _mended(catalogue: Catalogue, link: _Link) -> str | None:
    for folder in link.folders:
        if catalogue.get(folder, link.id) is not None:
            return link.id if len(link.folders) == 1 else f"{folder}/{link.id}"
    return None


def withdrawn(subject: Subject) -> Iterator[Finding]:
    """HS308: a reference to a record that was taken down, which is nobody's mistake."""
    for link in _links(subject):
        if link.folder and link.key in subject.catalogue.withdrawn:
            yield Finding(link.loc, {"value": link.value})
