"""Whatever a treasurer enters, the books balance, and what is late is owed."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue.bookkeeping import books
from habitat_site.results.funds import account
from tests.funds.reading import fund
from tests.funds.working import lines


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), term=st.integers(0, 60), at_end=st.booleans())
def test_every_year_ends_with_books_that_agree(seed: int, term: int, at_end: bool) -> None:
    entry = fund(lines(seed)[1:], term=term, repayment="at-end" if at_end else "instalments")
    found, ledger = account(entry), entry.ledger
    assert found is not None
    assert ledger is not None
    assert books(entry.key, ledger).faults == ()
    for year in found.years:
        end = year.end
        assert end.balance >= 0
        assert end.outstanding == end.lent + end.called - end.repaid - end.written_off
        assert end.due is not None
        assert end.on_time is not None
        assert end.overdue is not None
        assert Decimal(0) <= end.overdue <= end.outstanding
        assert Decimal(0) <= end.on_time <= end.due <= end.lent + end.called
    for kind in ("contributed", "lent", "repaid", "granted"):
        assert sum(getattr(year, kind) for year in found.years) == getattr(found.now, kind)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), day=st.dates(date(2018, 1, 1), date(2024, 1, 1)))
def test_what_was_once_lent_or_repaid_stays_so(seed: int, day: date) -> None:
    entry = fund(lines(seed)[1:])
    ledger = entry.ledger
    assert ledger is not None
    kept = books(entry.key, ledger)
    for what in ("contributed", "lent", "repaid", "granted"):
        assert Decimal(0) <= kept.stated(what, day) <= kept.stated(what)
