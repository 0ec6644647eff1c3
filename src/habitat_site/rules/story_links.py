"""Links from a story to this site itself: to another record, or to a file of its own."""

import re
from collections.abc import Iterator

from habitat_site.catalogue import Story
from habitat_site.documents import Document
from habitat_site.languages import INTERFACE_LANGUAGES
from habitat_site.records import KINDS
from habitat_site.records.ledger import is_kept_back
from habitat_site.rules.links import WITHIN, place_of
from habitat_site.rules.rule import Finding, Subject

# The folder of records by its own name, and by the address of its pages.
FOLDERS = {kind.address: kind.folder for kind in KINDS if kind.address} | {
    kind.folder: kind.folder for kind in KINDS
}


def to_nothing(subject: Subject) -> Iterator[Finding]:
    """HS427: a story's link to a record or a file of this site that is not there."""
    broken = [each for each in _stories(subject) if _leads_nowhere(each[1], subject)]
    if not broken:
        return
    for document, value, line in broken:
        # A record's old address leads on to the new one.
        if _record(value, subject) not in subject.catalogue.renamed:
            yield Finding((), {"value": value}, document, place_of(document, value, line))


def reached(subject: Subject) -> Iterator[str]:
    """Yield the key of each record that a story links to; an empty one for a missing file."""
    for _, value, _ in _stories(subject):
        key = _record(value, subject)
        if key or _is_missing(value, subject):
            yield key


def _stories(subject: Subject) -> Iterator[tuple[Document, str, int]]:
    """Yield each link within the site: its file, its address and its line."""
    contents = subject.entry.contents.open()
    written: list[tuple[Document, Story]] = [(contents.document, contents.story)]
    written += [(t.document, t.story) for _, t in sorted(contents.translations.items())]
    for document, story in written:
        for value, line in story.links:
            if WITHIN.match(value) and not value.startswith(("#", "mailto:")):
                yield document, value, line


def _leads_nowhere(value: str, subject: Subject) -> bool:
    key = _record(value, subject)
    if key:
        return key not in subject.catalogue.known and key not in subject.catalogue.withdrawn
    return _is_missing(value, subject)


def _is_missing(value: str, subject: Subject) -> bool:
    path = _path(value)
    is_file = "." in path and "/" not in value
    entry = subject.entry
    return is_file and (path not in entry.assets or is_kept_back(entry.kind.folder, path))


def _record(value: str, subject: Subject) -> str:
    """Return the key of the record that a link means, or nothing where it means none."""
    path = _path(value)
    match path.split("/"):
        case [file] if file.endswith(".md") and file not in subject.entry.assets:
            return f"{subject.entry.kind.folder}/{file.removesuffix('.md')}"
        case [folder, id] if folder in FOLDERS:
            return f"{FOLDERS[folder]}/{id.removesuffix('.md')}"
        case _:
            return ""


def _path(value: str) -> str:
    """Return the path of a link without its language, which every page has."""
    path = re.split(r"[?#]", value)[0].strip("/")
    lang, _, rest = path.partition("/")
    return rest if lang in INTERFACE_LANGUAGES else path
