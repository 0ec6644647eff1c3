"""A fund of 200 entries over six years: its figures are those of beancount, from its journal."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from beancount import loader
from beancount.core.data import Balance, Transaction

from habitat_site.catalogue import Entry
from habitat_site.catalogue.bookkeeping import books
from habitat_site.records import Fund
from habitat_site.rendering.journal import journal
from habitat_site.results.funds import account
from habitat_site.results.positions import Position, Reckoning
from tests.funds.reading import SITE, fund
from tests.funds.working import ENTRIES, lines

YEARS = range(2018, 2024)


@cache
def worked() -> Entry[Fund]:
    return fund(lines()[1:], term=12, hosts=["networks/fucvam"], since="2018")


@cache
def transactions() -> tuple[Transaction, ...]:
    """Return what beancount reads, which refuses what does not balance."""
    entries, errors, _ = loader.load_string("\n".join(journal(worked(), SITE)))
    assert errors == []
    assert any(isinstance(each, Balance) for each in entries)
    return tuple(each for each in entries if isinstance(each, Transaction))


def booked(accounts: str | Iterable[str], on: date, *, narrated: str = "") -> Decimal:
    """Return the sum that beancount has in some accounts at the end of a day."""
    wanted = (accounts,) if isinstance(accounts, str) else tuple(accounts)
    return sum(
        (
            posting.units.number
            for each in transactions()
            for posting in each.postings
            if each.date <= on
            and posting.account.startswith(wanted)
            and (each.narration or "").startswith(narrated)
        ),
        Decimal(0),
    )


def position(year: int) -> Position:
    found = account(worked())
    assert found is not None
    return next(each.end for each in found.years if each.year == year)


def test_the_fund_has_two_hundred_entries_over_six_years() -> None:
    ledger = worked().ledger
    assert ledger is not None
    assert len(ledger.entries) == ENTRIES == len(transactions())
    assert {entry.date.year for entry in ledger.entries} == set(YEARS)
    assert {entry.entry for entry in ledger.entries} == {
        *("contribution", "loan", "repayment", "interest", "grant", "guarantee"),
        *("guarantee_called", "write_off", "cost", "transfer"),
    }
    assert books("funds/worked", ledger).faults == ()


@pytest.mark.parametrize("year", YEARS)
def test_figures_are_those_of_beancount(year: int) -> None:
    """At the end of each year, and of the last entry."""
    found, on = position(year), date(year, 12, 31)
    assert found.balance == booked("Assets:Box", on)
    assert found.contributed == -booked("Equity:Contributions", on)
    assert found.transferred == -booked("Equity:Transfers", on)
    assert found.lent == booked("Assets:Owed", on, narrated="loan")
    assert found.called == booked("Assets:Owed", on, narrated="guarantee_called")
    assert found.repaid == -booked("Assets:Owed", on, narrated="repayment")
    assert found.written_off == -booked("Assets:Owed", on, narrated="write_off")
    assert found.outstanding == booked("Assets:Owed", on)
    assert found.borrowed == -booked("Liabilities:Borrowed", on)
    assert (
        found.guaranteed == -booked("Liabilities:Guarantees", on) == booked("Assets:Promised", on)
    )
    assert found.granted == booked("Expenses:Grants", on)
    assert found.costs == booked("Expenses:Costs", on)
    assert found.interest == -booked(("Income:Interest", "Expenses:Interest"), on)
    assert found.capital == booked(("Assets:Box", "Assets:Owed", "Liabilities:Borrowed"), on)
    own = ("Equity:Contributions:Group", "Equity:Contributions:Networks:Fucvam")
    assert found.own == -booked(own, on)
    borrowed = -booked("Liabilities:Borrowed", on, narrated="loan")
    assert found.outside == found.contributed - found.own + borrowed


@pytest.mark.parametrize("year", YEARS)
def test_what_moved_within_a_year_is_what_beancount_has_between_two_ends(year: int) -> None:
    found = account(worked())
    assert found is not None
    each = next(one for one in found.years if one.year == year)
    ends = date(year, 12, 31), date(year - 1, 12, 31)
    lent = [booked("Assets:Owed", on, narrated="loan") for on in ends]
    repaid = [-booked("Assets:Owed", on, narrated="repayment") for on in ends]
    assert each.lent == lent[0] - lent[1]
    assert each.repaid == repaid[0] - repaid[1]


def test_the_capital_is_everything_that_came_and_stayed() -> None:
    """What the fund owns and what it earned and spent are two ways to one figure."""
    found, last = position(2023), date(2023, 12, 31)
    forgiven = -booked("Income:Written-Off", last)
    came = found.contributed + found.transferred + found.interest + forgiven
    assert found.capital == came - found.granted - found.costs - found.written_off


def test_ratios_are_made_of_those_figures() -> None:
    found = position(2023)
    assert found.turns == found.lent / (found.contributed + found.transferred)
    assert found.leverage == found.outside / found.own
    assert found.due is not None
    assert found.on_time is not None
    assert found.repayment_rate == 100 * found.on_time / found.due
    assert Decimal(0) < found.repayment_rate < Decimal(100)
    assert found.overdue is not None
    assert Decimal(0) < found.overdue <= found.outstanding


def test_nothing_is_overdue_at_the_day_it_was_lent() -> None:
    """Three loans and what falls due of them, month by month, reckoned by hand."""
    made = fund(
        (
            "2020-01-31,contribution,group-001,funds/worked,500.00,EUR,,,",
            "2020-01-31,loan,funds/worked,group-001,100.00,EUR,loan-001,,",
            "2020-06-01,repayment,group-001,funds/worked,10.00,EUR,loan-001,,",
        ),
        term=3,
    )
    reckoning = Reckoning(made)
    late = {
        date(2020, 2, 28): Decimal(0),
        date(2020, 2, 29): Decimal("33.33"),
        date(2020, 3, 31): Decimal("66.67"),
        date(2020, 4, 30): Decimal(100),
        date(2020, 6, 1): Decimal(90),
    }
    assert {day: reckoning.position(day).overdue for day in late} == late


def test_a_loan_repaid_at_the_end_is_due_at_once() -> None:
    made = fund(
        (
            "2020-01-31,contribution,group-001,funds/worked,500.00,EUR,,,",
            "2020-01-31,loan,funds/worked,group-001,100.00,EUR,loan-001,,",
        ),
        term=3,
        repayment="at-end",
    )
    days = date(2020, 4, 29), date(2020, 4, 30)
    assert [Reckoning(made).position(day).overdue for day in days] == [Decimal(0), Decimal(100)]


def test_without_a_term_nobody_knows_what_is_due() -> None:
    made = fund(("2020-01-31,contribution,group-001,funds/worked,500.00,EUR,,,",))
    found = Reckoning(made).position(date(2021, 1, 1))
    assert (found.overdue, found.repayment_rate, found.turns) == (None, None, Decimal(0))
