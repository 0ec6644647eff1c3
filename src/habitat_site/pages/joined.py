"""What points at a record: awards won, money received, help given, laws that name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from habitat_site.catalogue import Pointer
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.inputs import Inputs

# A vote is told on its edition's page; beside everybody it names it would be noise.
QUIET = frozenset({"ballot"})


@dataclass(frozen=True, slots=True)
class Joined:
    """A record that points at another one: its title, its kind, and the fields that do."""

    key: str
    kind: str
    title: Texts
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedIn:
    """Everything in one folder that points at a record."""

    folder: str
    records: tuple[Joined, ...]


def joined(inputs: Inputs, key: str) -> tuple[JoinedIn, ...]:
    """Return what points at a record, folder by folder; nothing where nothing does."""
    groups: dict[str, list[Joined]] = {}
    pointers = inputs.catalogue.pointers.get(key, ()) + inputs.summary.honours.get(key, ())
    for each in _joined(inputs, pointers):
        groups.setdefault(each.key.partition("/")[0], []).append(each)
    return tuple(JoinedIn(folder, tuple(records)) for folder, records in groups.items())


def _joined(inputs: Inputs, pointers: tuple[Pointer, ...]) -> Iterator[Joined]:
    fields: dict[str, list[str]] = {}
    for pointer in pointers:
        fields.setdefault(pointer.entry.key, []).append(pointer.field)
    for entry in {each.entry.key: each.entry for each in pointers}.values():
        if entry.kind.name not in QUIET:
            title = texts(entry, ("title",), inputs.languages)
            yield Joined(entry.key, entry.kind.name, title, tuple(fields[entry.key]))
