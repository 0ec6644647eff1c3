"""What the page of every kind of record shows beside the record's own fields."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Entry
from habitat_site.pages.cards import Named
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Record
from habitat_site.records.measures import Results
from habitat_site.records.shared import Source
from habitat_site.results.values import Standing

# These have no place on a page where a note could stand beside them without breaking the head.
WITHOUT_A_PLACE = frozenset({"title", "lang", "summary", "notes"})
OF_FIGURES = frozenset({"results", "states"})


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as figures refer to it: its number in the list, its anchor, and who speaks."""

    number: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """How far a record is vouched for, and what its page needs to refer to.

    `sources` is by the source's id; `names` gives every network that the record mentions, by id,
    without a name where it was withdrawn; `loose` are the fields whose note has no field shown
    to stand beside.
    """

    standing: Standing
    sources: Mapping[str, Cited]
    names: Mapping[str, Named]
    loose: tuple[str, ...]


def dossier(entry: Entry[Record], inputs: Inputs) -> Dossier:
    """Gather what a record's page refers to."""
    record, catalogue = entry.record, inputs.catalogue
    return Dossier(
        standing=inputs.summary.standings[entry.key],
        sources=dict(citations(record.sources)),
        names={id: _name(id, inputs) for id in catalogue.outlines[entry.key].mentions},
        loose=tuple(field for field in record.notes if not has_place(record, field)),
    )


def citations(sources: Iterable[Source]) -> Iterator[tuple[str, Cited]]:
    """Yield each source that can be referred to, numbered as in the list of all."""
    for number, source in enumerate(sources, start=1):
        if source.id is not None:
            name = source.publisher or source.title
            yield source.id, Cited(number, f"source-{source.id}", name)


def has_place(record: Record, field: str) -> bool:
    """Tell whether a field is shown on the page, so that its note stands beside it."""
    head, _, measure = field.partition(".")
    if head in WITHOUT_A_PLACE or head not in type(record).model_fields:
        return False
    value = getattr(record, head)
    if not measure:
        return value not in (None, (), {}, Results())
    if head not in OF_FIGURES or measure not in Results.model_fields:
        return False
    return getattr(value, measure) is not None


def _name(id: str, inputs: Inputs) -> Named:
    if f"networks/{id}" in inputs.catalogue.withdrawn:
        return Named("")
    return inputs.names.get(id) or Named(id)
