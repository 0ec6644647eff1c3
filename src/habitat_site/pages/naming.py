"""Names of records and of voters, as pages of any kind show them."""

from collections.abc import Iterable

from habitat_site.catalogue import Entry
from habitat_site.pages.cards import Named, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Edition
from habitat_site.records.shared import Organisation
from habitat_site.results.voices import JURY


def named_all(inputs: Inputs, parts: Iterable[str | Organisation]) -> tuple[Named, ...]:
    """Name networks and organisations as an edition lists them."""
    return tuple(
        named(inputs, f"networks/{each}") if isinstance(each, str) else Named(each.name)
        for each in parts
    )


def named(inputs: Inputs, key: str) -> Named:
    """Name a record by its key: without a name where it was withdrawn, by its id where missing."""
    folder, _, id = key.partition("/")
    if key in inputs.catalogue.withdrawn:
        return Named("")
    entry = inputs.catalogue.get(folder, id)
    if entry is None:
        return Named(id)
    return Named(entry.record.title, entry.key, texts(entry, ("title",), inputs.languages))


def voter(inputs: Inputs, edition: Entry[Edition], key: str) -> Named:
    """Name whoever votes: a network, or a seat on the jury by its role."""
    folder, _, id = key.partition("/")
    if folder != JURY:
        return named(inputs, key)
    seats = enumerate(edition.record.jury)
    seat = next((number for number, juror in seats if juror.id == id), None)
    if seat is None:
        return Named(id)
    role = edition.record.jury[seat].role
    return Named(role, title=texts(edition, ("jury", seat, "role"), inputs.languages))
