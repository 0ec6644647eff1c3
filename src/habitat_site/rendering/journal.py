"""A fund's ledger as a journal of double entries, in the syntax of beancount.

Every line of the ledger becomes a transaction whose postings balance to nothing, and the journal
ends with what has to be in the box: whoever opens it checks the whole ledger once more.
The syntax: https://beancount.github.io/docs/beancount_language_syntax.html
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from habitat_site.catalogue import Entry
from habitat_site.catalogue.bookkeeping import books
from habitat_site.catalogue.books import Debt
from habitat_site.pages.funds import LedgerExport
from habitat_site.pages.values import Page
from habitat_site.records import Fund
from habitat_site.records.ledger import LedgerEntry
from habitat_site.rendering.site import Site

BOX = "Assets:Box"
PROMISED = "Assets:Promised"

Posting = tuple[str, Decimal]


def render_journal(page: Page, site: Site) -> bytes:
    """Return the journal of a fund."""
    view: LedgerExport = page.view
    return ("\n".join(journal(view.entry, site)) + "\n").encode()


def journal(entry: Entry[Fund], site: Site) -> Iterator[str]:
    """Yield the lines of a fund's journal."""
    ledger, currency = entry.ledger, entry.record.currency
    if ledger is None or currency is None or not ledger.entries:
        raise ValueError(f"{entry.key}: there is no ledger to make a journal of")
    debts = books(entry.key, ledger).debts
    lines = [(each, postings(each, entry.key, debts)) for each in ledger.entries]
    title = entry.text(("title",), site.settings.default_language).text
    yield f'option "title" "{_quoted(title)}"'
    yield f'option "operating_currency" "{currency}"'
    yield from _opened(lines, currency)
    for each, posted in lines:
        yield ""
        yield f'{each.date} * "{_party(each, entry.key)}" "{f"{each.entry} {each.loan}".strip()}"'
        yield from (f"  {account}  {amount:f} {currency}" for account, amount in posted)
    yield ""
    box = sum((amount for _, posted in lines for name, amount in posted if name == BOX), Decimal(0))
    # An assertion holds at the beginning of its day.
    yield f"{ledger.entries[-1].date + timedelta(days=1)} balance {BOX}  {box:f} {currency}"


def postings(entry: LedgerEntry, fund: str, debts: Mapping[str, Debt]) -> tuple[Posting, ...]:
    """Return where the money of one line comes from and where it goes."""
    amount = entry.amount if entry.to == fund else -entry.amount
    other = _account(entry, fund, debts.get(entry.loan))
    match entry.entry:
        case "guarantee":
            return (PROMISED, -amount), (other, amount)
        case "write_off":
            side = "Expenses" if entry.from_ == fund else "Income"
            return (f"{side}:Written-Off", -amount), (other, amount)
        case "guarantee_called":
            promise = f"Liabilities:Guarantees:{_name(entry.loan)}"
            kept = (PROMISED, amount), (promise, -amount)
            return (BOX, amount), (other, -amount), *kept
        case _:
            return (BOX, amount), (other, -amount)


def _account(entry: LedgerEntry, fund: str, debt: Debt | None) -> str:
    """Return the account that stands over against the box."""
    party = _name(entry.from_ if entry.to == fund else entry.to)
    match entry.entry:
        case "contribution":
            return f"Equity:Contributions:{party}"
        case "transfer":
            return f"Equity:Transfers:{party}"
        case "grant":
            return f"Expenses:Grants:{party}"
        case "cost":
            return f"Expenses:Costs:{party}"
        case "interest":
            return "Income:Interest" if entry.to == fund else "Expenses:Interest"
        case "guarantee":
            return f"Liabilities:Guarantees:{_name(entry.loan)}"
        case "loan" | "repayment" | "guarantee_called" | "write_off":
            side = "Liabilities:Borrowed" if debt and debt.debtor == fund else "Assets:Owed"
            return f"{side}:{_name(entry.loan)}"


def _opened(lines: list[tuple[LedgerEntry, tuple[Posting, ...]]], currency: str) -> Iterator[str]:
    first: dict[str, date] = {}
    for entry, posted in lines:
        for account, _ in posted:
            first.setdefault(account, entry.date)
    first.setdefault(BOX, lines[0][0].date)
    for account, day in sorted(first.items(), key=lambda each: (each[1], each[0])):
        yield f"{day} open {account}  {currency}"


def _party(entry: LedgerEntry, fund: str) -> str:
    return entry.from_ if entry.to == fund else entry.to


def _name(text: str) -> str:
    """Return a part of an account's name: each begins with a capital letter or a digit."""
    return ":".join(part[:1].upper() + part[1:] for part in text.split("/"))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
