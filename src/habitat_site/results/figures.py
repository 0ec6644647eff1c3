"""What one initiative reports for one measure, read once for all totals it is part of."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from habitat_site.catalogue import Entry
from habitat_site.records import Initiative
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import ONE, Claim, Figure, MoneyClaim

# Exact: a sum of these does not depend on its order. Floats only appear once a total is done.
Exact = int | Decimal

# As the class of a named tuple makes one, without going through its own function.
_as_it_is = tuple.__new__

ENDED = frozenset({"dissolved", "demolished"})


class Range(NamedTuple):
    """A figure in the unit its measure is kept in: what totals use, and how far it may be off."""

    value: Exact
    low: Exact
    high: Exact


class Reported(NamedTuple):
    """A figure of an initiative, ready to be added up: a tuple, for there are half a million.

    `measure` is the name of one, `as_of` a date as a record writes it; empty for none. `counts` is
    false for what held at a date and whose holder is dissolved or demolished.
    """

    measure: str
    currency: str
    value: Exact
    low: Exact
    high: Exact
    as_of: str
    disputed: bool
    counts: bool


def reported(entry: Entry[Initiative]) -> Iterator[Reported]:
    """Yield each figure of an initiative that totals are made of, in the order of measures."""
    record = entry.record
    has_ended = record.phase in ENDED
    for measure, figure in record.results.given():
        if measure.nature == "shown":
            continue
        own = reaching = own_range(figure)
        disputed = False
        if figure.alternatives:
            alternatives = [own_range(claim) for claim in same_time(figure)]
            reaching = _reaching(own, alternatives)
            disputed = any(each != own for each in alternatives)
        as_of = "" if figure.as_of is None else figure.as_of.text
        currency = "" if measure.unit != "money" else currency_of(figure)
        counts = not has_ended or measure.nature != "at-date"
        figures = (measure.name, currency, *reaching, as_of, disputed, counts)
        yield _as_it_is(Reported, figures)


def figures_of(entry: Entry[Initiative]) -> tuple[Reported, ...]:
    """Return all figures of an initiative that totals are made of."""
    return tuple(reported(entry))


def own_range(claim: Claim) -> Range:
    """Return what a claim says by itself; its value may lie outside its own low and high."""
    scale, given = claim.scale, claim.value
    if scale is ONE and claim.low is None and type(given) is int:
        # As most figures are, and each is asked for by everything that shows or adds it.
        return _as_it_is(Range, (given, given, given))
    value = in_kept_unit(claim.main, scale)
    if claim.low is None:
        return Range(value, value, value)
    low, high = in_kept_unit(claim.lowest, scale), in_kept_unit(claim.highest, scale)
    return Range(value, min(value, low), max(value, high))


def full_range(figure: Figure) -> Range:
    """Return a figure whose range reaches as far as any source for the same time says."""
    own = own_range(figure)
    if not figure.alternatives:
        return own
    return _reaching(own, [own_range(claim) for claim in same_time(figure)])


def published_range(figure: Figure) -> tuple[float, float, float]:
    """Return what is published of a figure in its full range: value, low and high."""
    given = figure.value
    if type(given) is not int or figure.low is not None or figure.alternatives:
        return numbers(full_range(figure))
    # As most figures are, and every output of a record asks for each.
    return (given, given, given) if figure.scale is ONE else numbers(full_range(figure))


def _reaching(own: Range, others: Sequence[Range]) -> Range:
    if not others:
        return own
    low, high = min(each.low for each in others), max(each.high for each in others)
    return Range(own.value, min(own.low, low), max(own.high, high))


def same_time(figure: Figure) -> tuple[Claim, ...]:
    """Return the alternatives that speak of the same year, or where either gives no date.

    An amount in another currency says nothing about the range of this one.
    """
    if not figure.alternatives:
        return ()
    return tuple(
        claim
        for claim in figure.alternatives
        if currency_of(claim) == currency_of(figure) and _meets(claim.as_of, figure.as_of)
    )


def currency_of(claim: Claim) -> str:
    """Return the currency of an amount, or nothing for what is no money."""
    return claim.currency if isinstance(claim, MoneyClaim) else ""


def in_kept_unit(value: float, scale: Decimal) -> Exact:
    """Convert exactly; an area given in a larger unit becomes whole square metres."""
    if scale is ONE or scale == 1:
        return value if isinstance(value, int) else _whole_if_possible(Decimal(str(value)))
    # An acre to seven decimals of a square metre would claim more than any survey knows.
    return int((Decimal(str(value)) * scale).to_integral_value(ROUND_HALF_UP))


def numbers(kept: Range) -> tuple[float, float, float]:
    """Return what is published of a figure: its value, and how low and high it may be."""
    value, low, high = kept
    if value is low is high:
        # As most are.
        one = number(value)
        return one, one, one
    return number(value), number(low), number(high)


def number(value: Exact) -> float:
    """Return a published number: whole numbers stay whole."""
    if isinstance(value, int):
        return value
    whole = _whole_if_possible(value)
    return whole if isinstance(whole, int) else float(whole)


def _whole_if_possible(value: Decimal) -> Exact:
    return int(value) if value == value.to_integral_value() else value


def _meets(one: VagueDate | None, other: VagueDate | None) -> bool:
    return one is None or other is None or one.year == other.year
