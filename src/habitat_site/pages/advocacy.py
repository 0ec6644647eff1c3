"""What the pages of instruments and commitments show of others, and the list of all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habitat_site.catalogue import Catalogue, Entry, RecordId, holds
from habitat_site.catalogue.entries import R
from habitat_site.pages.cards import EventCard, InitiativeCard, Named, Texts, named, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Commitment, Instrument
from habitat_site.records.advocacy import Party
from habitat_site.records.dates import VagueDate
from habitat_site.results.commitments import by_state
from habitat_site.results.dossiers import Effect, effect


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """What lists and dossiers show of an instrument."""

    key: str
    title: Texts
    summary: Texts
    type: str
    jurisdiction: str
    countries: tuple[str, ...]
    institution: Texts
    date: VagueDate | None
    status: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """What lists and dossiers show of a commitment."""

    key: str
    title: Texts
    summary: Texts
    nature: str
    made_by: tuple[Named, ...]
    date: VagueDate
    due: VagueDate | None
    country: str


@dataclass(frozen=True, slots=True)
class InstrumentShown:
    """What an instrument's page shows of others.

    `proven` has the initiatives that it names, and nothing for one that was taken down.
    """

    effect: Effect
    event: EventCard | None
    proven: tuple[InitiativeCard | None, ...]


@dataclass(frozen=True, slots=True)
class CommitmentShown:
    """What a commitment's page shows of others."""

    event: EventCard | None
    instrument: InstrumentCard | None


@dataclass(frozen=True, slots=True)
class AdvocacyList:
    """All instruments by country, those of no single country apart; commitments by state.

    `countries` and `themes` are those that have a dossier; a country with its initiatives.
    """

    countries: tuple[tuple[str, int], ...]
    themes: tuple[str, ...]
    by_country: tuple[tuple[str, tuple[InstrumentCard, ...]], ...]
    beyond: tuple[InstrumentCard, ...]
    commitments: tuple[tuple[str, tuple[CommitmentCard, ...]], ...]


def instrument_shown(inputs: Inputs, entry: Entry[Instrument]) -> InstrumentShown:
    """Return what an instrument's page shows of others."""
    record = entry.record
    return InstrumentShown(
        effect=effect(record),
        event=inputs.events.get(record.event or ""),
        proven=tuple(inputs.initiatives.get(id) for id in record.proven_by),
    )


def commitment_shown(inputs: Inputs, entry: Entry[Commitment]) -> CommitmentShown:
    """Return what a commitment's page shows of others."""
    record = entry.record
    found = inputs.catalogue.get("advocacy", record.instrument or "")
    is_instrument = found is not None and holds(found, Instrument)
    return CommitmentShown(
        event=inputs.events.get(record.event or ""),
        instrument=instrument_card(inputs, found.id) if found and is_instrument else None,
    )


def advocacy_list(inputs: Inputs) -> AdvocacyList:
    """Return what the list of all records of advocacy shows."""
    entries = inputs.catalogue.every(Instrument)
    groups: dict[str, list[InstrumentCard]] = {}
    for entry in entries:
        countries = entry.record.all_countries
        code = countries[0] if len(countries) == 1 else ""
        groups.setdefault(code, []).append(instrument_card(inputs, entry.id))
    return AdvocacyList(
        countries=tuple(
            (topic.id, len(topic.initiatives))
            for topic in inputs.topics
            if topic.facet == "country"
        ),
        themes=tuple(topic.id for topic in inputs.topics if topic.facet == "theme"),
        by_country=tuple((code, tuple(groups[code])) for code in sorted(groups) if code),
        beyond=tuple(groups.get("", ())),
        commitments=tuple(commitments(inputs, (e.id for e in inputs.catalogue.every(Commitment)))),
    )


def instrument_card(inputs: Inputs, id: RecordId) -> InstrumentCard:
    """Project an instrument to what lists show."""
    entry = record_of(inputs.catalogue, id, Instrument)
    record = entry.record
    return InstrumentCard(
        key=entry.key,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        type=record.type,
        jurisdiction=record.jurisdiction,
        countries=record.all_countries,
        institution=texts(entry, ("institution",), inputs.languages) if record.institution else {},
        date=record.date,
        status=record.status or "",
        effect=effect(record),
    )


def commitments(
    inputs: Inputs, ids: Iterable[RecordId]
) -> Iterator[tuple[str, tuple[CommitmentCard, ...]]]:
    """Yield the cards of commitments by how they stand."""
    entries = (record_of(inputs.catalogue, id, Commitment) for id in ids)
    for state, found in by_state(entries):
        yield state, tuple(commitment_card(inputs, entry) for entry in found)


def commitment_card(inputs: Inputs, entry: Entry[Commitment]) -> CommitmentCard:
    """Project a commitment to what lists show."""
    record = entry.record
    return CommitmentCard(
        key=entry.key,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        nature=record.nature,
        made_by=tuple(_parties(inputs, entry)),
        date=record.date,
        due=record.due,
        country=record.country or "",
    )


def _parties(inputs: Inputs, entry: Entry[Commitment]) -> Iterator[Named]:
    """Yield who made a commitment; without a name where the network was taken down."""
    for index, each in enumerate(entry.record.made_by):
        if isinstance(each, Party):
            spoken = texts(entry, ("made_by", index, "name"), inputs.languages)
            yield Named(each.name, title=spoken)
        elif f"networks/{each}" in inputs.catalogue.withdrawn:
            yield Named("")
        else:
            yield named(each, inputs.catalogue, inputs.languages)


def record_of(catalogue: Catalogue, id: RecordId, model: type[R]) -> Entry[R]:
    """Return a record of advocacy of which it is known that it is there."""
    entry = catalogue.entries["advocacy"][id]
    if not holds(entry, model):
        raise TypeError(f"{entry.key} is no {model.__name__}")
    return entry
