"""The lines of a fund's ledger, one by one: their dates, their currency, and who they name."""

from collections.abc import Iterator
from datetime import date

from habitat_site.catalogue import Ledger
from habitat_site.records import Fund
from habitat_site.records.ledger import LedgerEntry, PartialEntry, is_code
from habitat_site.rules.references import MOST_SUGGESTIONS, is_here
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

SIDES = ("from", "to")


def out_of_order(subject: Subject) -> Iterator[Finding]:
    """HS613: a line whose date lies before that of the line above it."""
    before: date | None = None
    for ledger, row, entry in _lines(subject):
        if entry.date is None:
            continue
        if before is not None and entry.date < before:
            facts = {"value": entry.date.isoformat(), "other": before.isoformat()}
            yield Finding((row, "date"), facts, ledger.document)
        before = entry.date


def before_start(subject: Subject) -> Iterator[Finding]:
    """HS614: money that moved before there was a fund."""
    fund = _fund(subject)
    since = fund.since if fund is not None else None
    for ledger, row, entry in _lines(subject):
        if since is not None and entry.date is not None and entry.date < since.first:
            facts = {"value": entry.date.isoformat(), "other": str(since)}
            yield Finding((row, "date"), facts, ledger.document)


def other_currency(subject: Subject) -> Iterator[Finding]:
    """HS615: an amount in another currency than the fund's; nothing is converted."""
    fund = _fund(subject)
    kept_in = fund.currency if fund is not None else None
    for ledger, row, entry in _lines(subject):
        if kept_in and entry.currency is not None and entry.currency != kept_in:
            facts = {"value": entry.currency, "nearest": kept_in}
            yield Finding((row, "currency"), facts, ledger.document)


def unknown_party(subject: Subject) -> Iterator[Finding]:
    """HS616: a giver or a receiver that has no record here."""
    catalogue, told = subject.catalogue, 0
    for ledger, row, entry in _lines(subject):
        for column, party in zip(SIDES, (entry.from_, entry.to), strict=True):
            if (
                party is None
                or is_code(party)
                or is_here(party, catalogue)
                or party in catalogue.withdrawn
            ):
                continue
            folder, _, id = party.partition("/")
            facts = {"value": party, "folder": folder}
            if party in catalogue.renamed:
                facts["nearest"] = f"{folder}/{catalogue.renamed[party]}"
            elif told < MOST_SUGGESTIONS:
                near = suggestion(id, catalogue.entries.get(folder, {}))
                facts |= {name: f"{folder}/{value}" for name, value in near.items()}
            told += 1
            yield Finding((row, column), facts, ledger.document)


def unknown_source(subject: Subject) -> Iterator[Finding]:
    """Yield each source that a line names and the record does not have (HS309)."""
    ids = {source.id for source in subject.record.sources if source.id is not None}
    for ledger, row, entry in _lines(subject):
        if entry.source and entry.source not in ids:
            facts = {"value": entry.source} | suggestion(entry.source, ids)
            yield Finding((row, "source"), facts, ledger.document)


def reached(subject: Subject) -> Iterator[str]:
    """Yield the key of each record that a line names."""
    for _, _, entry in _lines(subject):
        yield from (each for each in (entry.from_, entry.to) if each and not is_code(each))


def _fund(subject: Subject) -> Fund | None:
    return subject.record if isinstance(subject.record, Fund) else None


def _lines(subject: Subject) -> Iterator[tuple[Ledger, int, LedgerEntry | PartialEntry]]:
    """Yield each line of a ledger, whatever cannot be read of it."""
    ledger = subject.entry.ledger
    if ledger is not None:
        for row, entry in ledger.lines:
            yield ledger, row, entry
