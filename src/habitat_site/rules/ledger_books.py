"""The lines of a fund's ledger together: money that is lent is there, and nobody repays twice."""

from collections.abc import Callable, Iterator

from habitat_site.catalogue import Entry
from habitat_site.catalogue.bookkeeping import books
from habitat_site.catalogue.books import Books, Fault, Reason
from habitat_site.records import Record
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion


def _faults(reason: Reason) -> Callable[[Subject], Iterator[Finding]]:
    def check(subject: Subject) -> Iterator[Finding]:
        kept = books_of(subject.entry)
        if kept is not None:
            yield from (_finding(f, kept, subject) for f in kept.faults if f.reason == reason)

    return check


def books_of(entry: Entry[Record]) -> Books | None:
    """Return the books of a fund that has a ledger."""
    return None if entry.ledger is None else books(entry.key, entry.ledger)


def _finding(fault: Fault, kept: Books, subject: Subject) -> Finding:
    ledger = subject.entry.ledger
    if ledger is None:
        raise ValueError(f"{subject.entry.key}: books without a ledger")
    facts = dict(fault.facts)
    if fault.reason == "unknown":
        facts |= suggestion(facts["value"], kept.debts)
    related = () if fault.other is None else ((ledger.document, (fault.other, "loan")),)
    return Finding((fault.row, fault.column), facts, ledger.document, related=related)


wrong_side = _faults("side")
"""HS617: a line on whose wrong side the fund stands, or on none."""

opened_twice = _faults("twice")
"""HS618: a second loan or guarantee of the same name."""

unknown_loan = _faults("unknown")
"""HS619: money for a loan or a guarantee that no line above opens."""

other_party = _faults("party")
"""HS620: money for a loan from or to somebody else than those who made it."""

more_than_owed = _faults("owed")
"""HS621: more paid back, written off or called than was left."""

overdrawn = _faults("balance")
"""HS622: a day that ends with less than nothing in the box."""
