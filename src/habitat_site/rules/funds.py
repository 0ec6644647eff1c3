"""Funds: that what they state agrees with their ledger, and what else lies in their folder."""

from collections.abc import Iterator

from habitat_site.catalogue.books import exact
from habitat_site.records import Fund
from habitat_site.records.ledger import is_kept_back
from habitat_site.rules.ledger_books import books_of
from habitat_site.rules.rule import Finding, Subject


def disagrees(subject: Subject) -> Iterator[Finding]:
    """HS623: a figure that the fund states and that its ledger does not come to."""
    fund, kept = subject.record, books_of(subject.entry)
    if not isinstance(fund, Fund) or kept is None or kept.faults:
        return
    for index, each in enumerate(fund.states):
        found = kept.stated(each.what, each.as_of.last)
        if exact(each.amount) != found:
            facts = {"value": str(each.amount), "computed": str(found), "date": str(each.as_of)}
            yield Finding(("states", index, "amount"), facts | {"what": each.what})


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
