"""Money that went from somebody to somebody: from where and to where, per currency.

What donors gave to funds, what ledgers say went in and out, and what engagements were granted and
unlocked. A pledge is no payment yet. Money that goes through a fund is told on its way in and on
its way out, in rows apart. Who is in several regions, or nobody tells where, has a row apart too,
so that each payment is in one row alone. Nothing is converted.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from habitat_site.catalogue import Catalogue, holds
from habitat_site.catalogue.books import exact
from habitat_site.records import Engagement, Fund
from habitat_site.results.flows import Party, flows_of
from habitat_site.results.origins import Countries, of_all, of_engagement, of_fund
from habitat_site.results.regions import region_of, side_of

Way = Literal["in", "out", "help"]
"""Into a fund, out of one, or to somebody who was helped."""

SEVERAL, UNKNOWN = "several", "unknown"
"""In place of a region or a side: more than one of them, and nobody tells."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money from some to others, by the record that tells of it; no amount where none is told."""

    key: str
    way: Way
    origin: Countries
    target: Countries
    currency: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Between:
    """What went from one place to another in one currency, with the records that tell of it."""

    currency: str
    way: Way
    origin: str
    target: str
    amount: Decimal
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Payments by region and by side; `untold` are the records that tell of one without amount."""

    regions: tuple[Between, ...]
    sides: tuple[Between, ...]
    untold: tuple[str, ...]


def money_of(catalogue: Catalogue) -> Money:
    """Return what went from where to where."""
    payments = tuple(payments_of(catalogue))
    return Money(
        regions=between(payments, region),
        sides=between(payments, side),
        untold=tuple(dict.fromkeys(each.key for each in payments if each.amount is None)),
    )


def payments_of(catalogue: Catalogue) -> Iterator[Payment]:
    """Yield every payment that a record tells of."""
    for fund in catalogue.every(Fund):
        for flow in flows_of(fund, catalogue):
            giver, receiver = (_countries(e, catalogue) for e in (flow.giver, flow.receiver))
            way: Way = "in" if flow.receiver.key == fund.key else "out"
            yield Payment(fund.key, way, giver, receiver, flow.currency, flow.amount)
    for entry in catalogue.every(Engagement):
        yield from _of_help(entry.key, entry.record, catalogue)


def between(payments: Iterable[Payment], place: Callable[[Countries], str]) -> tuple[Between, ...]:
    """Add up payments by currency and by where both ends are, the largest of a currency first."""
    found: dict[tuple[str, Way, str, str], list[Payment]] = {}
    for each in payments:
        if each.amount is not None:
            row = each.currency, each.way, place(each.origin), place(each.target)
            found.setdefault(row, []).append(each)
    rows = (
        Between(
            *row,
            sum((each.amount for each in some if each.amount is not None), Decimal()),
            tuple(dict.fromkeys(each.key for each in some)),
        )
        for row, some in found.items()
    )
    return tuple(sorted(rows, key=lambda r: (r.currency, -r.amount, r.way, r.origin, r.target)))


def region(countries: Countries) -> str:
    """Return the one region of some countries, or why there is none."""
    return _one({found for code in countries if (found := region_of(code))})


def side(countries: Countries) -> str:
    """Return the one side that some countries are on, or why there is none."""
    return _one({found for code in countries if (found := side_of(code))})


def _one(places: Iterable[str]) -> str:
    found = tuple(places)
    return found[0] if len(found) == 1 else SEVERAL if found else UNKNOWN


def _countries(party: Party, catalogue: Catalogue) -> Countries:
    """Return where a party is; a fund where it reaches to, or where those are who run it."""
    folder, _, id = party.key.partition("/")
    entry = catalogue.get(folder, id) if folder == "funds" else None
    if entry is None or not holds(entry, Fund):
        return party.countries
    return of_fund(catalogue, entry.record) or of_all(catalogue, entry.record.hosts)


def _of_help(key: str, given: Engagement, catalogue: Catalogue) -> Iterator[Payment]:
    _, helped = of_engagement(catalogue, given)
    for grant in given.granted:
        fund = catalogue.get("funds", grant.fund) if grant.fund else None
        if fund is None or not holds(fund, Fund):
            yield Payment(key, "help", (), helped, grant.currency, exact(grant.amount))
        # What a public ledger tells is told there.
        elif fund.ledger is None or not fund.ledger.is_whole:
            origin = _countries(Party(fund.record.title, fund.key), catalogue)
            yield Payment(key, "help", origin, helped, grant.currency, exact(grant.amount))
    for money in given.leveraged:
        yield Payment(key, "help", (), helped, money.currency, exact(money.amount))
