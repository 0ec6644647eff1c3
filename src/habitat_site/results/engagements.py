"""What engagements come to: what catalytic grants paid and unlocked, per currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from habitat_site.catalogue import Entry
from habitat_site.records import Engagement
from habitat_site.records.assistance import Money


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Both sums in one currency, and how many engagements report each; nothing is converted."""

    currency: str
    granted: Decimal
    grants: int
    leveraged: Decimal
    levers: int


def unlocked(engagements: Iterable[Entry[Engagement]]) -> tuple[Unlocked, ...]:
    """Add up what was granted and leveraged, by currency; one broken off counts what it had."""
    records = [each.record for each in engagements]
    given = [money for record in records for money in (*record.granted, *record.leveraged)]
    return tuple(
        Unlocked(
            currency=currency,
            granted=_sum((money for record in records for money in record.granted), currency),
            grants=sum(_has(record.granted, currency) for record in records),
            leveraged=_sum((money for record in records for money in record.leveraged), currency),
            levers=sum(_has(record.leveraged, currency) for record in records),
        )
        for currency in sorted({money.currency for money in given})
    )


def _sum(given: Iterable[Money], currency: str) -> Decimal:
    # As written: a sum of floats would depend on its order.
    return sum((Decimal(str(m.amount)) for m in given if m.currency == currency), Decimal())


def _has(given: Iterable[Money], currency: str) -> bool:
    return any(money.currency == currency for money in given)
