"""Funds: that what they state agrees with their ledger, and what else lies in their folder."""

from collections.abc import Iterator, Mapping

from habitat_site.catalogue.books import exact
from habitat_site.records import Fund
from habitat_site.records.fund import Stated, Statement
from habitat_site.records.ledger import (
    ENTRIES,
    EntryType,
    LedgerEntry,
    PartialEntry,
    is_kept_back,
)
from habitat_site.rules.ledger_books import books_of
from habitat_site.rules.rule import Finding, Subject

# Of which entries a total is made, and by which it is known whose they are; all others, of all.
ADDED: Mapping[Statement, tuple[EntryType, ...]] = {
    "contributed": ("contribution",),
    "granted": ("grant",),
    "lent": ("loan",),
    "repaid": ("loan", "guarantee", "guarantee_called", "repayment"),
}


def disagrees(subject: Subject) -> Iterator[Finding]:
    """HS623: a figure that the fund states and that its ledger does not come to."""
    fund, kept, ledger = subject.record, books_of(subject.entry), subject.entry.ledger
    if not isinstance(fund, Fund) or kept is None or ledger is None:
        return
    wrong = {fault.row for fault in kept.faults}
    lines = (line for row, line in ledger if row in wrong)
    partial = (line for _, line in ledger.partial)
    doubtful: tuple[LedgerEntry | PartialEntry, ...] = (*lines, *partial)
    for index, each in enumerate(fund.states):
        if any(_matters(line, each) for line in doubtful):
            continue
        found = kept.stated(each.what, each.as_of.last)
        if exact(each.amount) != found:
            facts = {"value": str(each.amount), "computed": str(found), "date": str(each.as_of)}
            yield Finding(("states", index, "amount"), facts | {"what": each.what})


def _matters(line: LedgerEntry | PartialEntry, stated: Stated) -> bool:
    """Tell whether a total may be another once a line is mended."""
    is_of_it = line.entry is None or line.entry in ADDED.get(stated.what, ENTRIES)
    return is_of_it and (line.date is None or line.date <= stated.as_of.last)


def unnamed_table(subject: Subject) -> Iterator[Finding]:
    """HS624: a table in a fund's folder that is not its ledger, and is not published."""
    fund = subject.record
    if subject.entry.is_broken(("ledger",)):
        return
    ledger = fund.ledger if isinstance(fund, Fund) else None
    for name in sorted(subject.entry.assets):
        if name != ledger and is_kept_back(subject.entry.kind.folder, name):
            yield Finding((), {"value": name})


def ledger_without_currency(subject: Subject) -> Iterator[Finding]:
    """HS625: a ledger of a fund that does not say in which currency it is kept."""
    fund = subject.record
    if not isinstance(fund, Fund) or subject.entry.is_broken(("currency",)):
        return
    if fund.ledger is not None and fund.currency is None:
        yield Finding(("ledger",), {"value": fund.ledger})
