"""What the list of a mechanism can be narrowed by: kind, type, domain, country and status."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Entry
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Edition, Record
from habitat_site.results.subjects import countries_of

Value = tuple[str, str]
"""One of a vocabulary's values, and the vocabulary that has the word for it."""

# Where something happens; a network that takes part may be at home in many other countries.
HAPPENING = frozenset({"initiatives", "assistance"})
TYPES: Mapping[str, Value] = {
    "fund": ("type", "fund-type"),
    "instrument": ("type", "instrument-type"),
    "commitment": ("nature", "nature"),
}
"""The field that tells a record's type, and the vocabulary of its words, by kind."""
STATUSES: Mapping[str, str] = {
    "call": "call-status",
    "engagement": "help-status",
    "instrument": "instrument-status",
    "commitment": "commitment-status",
}
"""The vocabulary of `status` by kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a list can be narrowed by, with every value that some record has."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list can be narrowed by, and for each record by its key the values that it has."""

    choices: tuple[Choice, ...]
    marks: Mapping[str, tuple[tuple[str, str], ...]]


def narrowing(inputs: Inputs, entries: Iterable[Entry[Record]]) -> Narrowing:
    """Return what a list of some records can be narrowed by; by nothing that all have alike."""
    marks: dict[str, tuple[tuple[str, str], ...]] = {}
    choices: dict[str, dict[Value, None]] = {name: {} for name in VALUES}
    for entry in entries:
        found = {name: tuple(dict.fromkeys(of(inputs, entry))) for name, of in VALUES.items()}
        for name, values in found.items():
            choices[name].update(dict.fromkeys(values))
        words = ((name, " ".join(each for each, _ in values)) for name, values in found.items())
        marks[entry.key] = tuple((name, values) for name, values in words if values)
    offered = {name for name, values in choices.items() if len(values) > 1}
    return Narrowing(
        tuple(Choice(name, tuple(choices[name])) for name in VALUES if name in offered),
        {
            key: tuple((name, values) for name, values in some if name in offered)
            for key, some in marks.items()
        },
    )


def type_of(entry: Entry[Record]) -> Value | None:
    """Return the type of a record; nothing for a kind that has none."""
    if entry.kind.name not in TYPES:
        return None
    field, vocabulary = TYPES[entry.kind.name]
    return getattr(entry.record, field), vocabulary


def _kinds(_: Inputs, entry: Entry[Record]) -> Iterator[Value]:
    yield entry.kind.name, "record-kinds"


def _types(_: Inputs, entry: Entry[Record]) -> Iterator[Value]:
    if found := type_of(entry):
        yield found


def _domains(inputs: Inputs, entry: Entry[Record]) -> Iterator[Value]:
    """Yield the domains of help that a record names; where it names none, as for countries."""
    found = getattr(entry.record, "domains", ())
    if not found:
        there = _named(inputs, entry)
        found = tuple(each for other in there for each in getattr(other.record, "domains", ()))
    yield from ((each, "domain") for each in found)


def _countries(inputs: Inputs, entry: Entry[Record]) -> Iterator[Value]:
    """Yield the countries that a record names; where it names none, those of what it names."""
    own = countries_of(entry, inputs.catalogue)
    found = [*own]
    if isinstance(entry.record, Edition):
        named = (entry.record.winners, entry.record.finalists, entry.record.listed)
        found += [each.country for some in named for each in some if each.country]
    if not own:
        there = _named(inputs, entry)
        found += [code for other in there for code in countries_of(other, inputs.catalogue)]
    yield from ((code, "country") for code in found)


def _named(inputs: Inputs, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    for _, key in inputs.catalogue.outlines[entry.key].points_at:
        folder, _, id = key.partition("/")
        found = inputs.catalogue.get(folder, id) if folder in HAPPENING else None
        if found is not None:
            yield found


def _statuses(_: Inputs, entry: Entry[Record]) -> Iterator[Value]:
    if (status := getattr(entry.record, "status", None)) and entry.kind.name in STATUSES:
        yield status, STATUSES[entry.kind.name]


VALUES: Mapping[str, Callable[[Inputs, Entry[Record]], Iterable[Value]]] = {
    "kind": _kinds,
    "type": _types,
    "domain": _domains,
    "country": _countries,
    "status": _statuses,
}
"""What a record has of each thing that lists can be narrowed by."""
