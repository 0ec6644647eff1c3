"""Figures as plain data: every figure has the same shape, whatever the record wrote."""

from collections.abc import Callable, Mapping
from typing import Any

from habitat_site.diagnostics import Loc
from habitat_site.languages import Lang
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import ONE, AreaClaim, Claim, Figure, Measure, MoneyClaim
from habitat_site.results.figures import numbers, own_range, published_range

Element = dict[str, Any]
ByLanguage = Callable[[Loc, str], Mapping[Lang, str]]
# What is published of a claim: its value, low and high.
Shown = tuple[float, float, float]
UNITS = {"area": "m2", "percent": "%"}


def figure_element(measure: Measure, figure: Figure, loc: Loc, texts: ByLanguage) -> Element:
    """Return a figure as `{value, low, high, unit, as_of, source}` and what else it says.

    `low` and `high` are those that totals use: they reach as far as any source for the same time
    says. `given` repeats what the record wrote, where that differs.
    """
    element = _claim(measure, figure, published_range(figure), loc, texts)
    for name, claims in (("alternatives", figure.alternatives), ("history", figure.history)):
        if claims:
            element[name] = [
                _claim(measure, claim, numbers(own_range(claim)), (*loc, name, index), texts)
                for index, claim in enumerate(claims)
            ]
    return element


def unit_of(measure: Measure, claim: Claim) -> str | None:
    """Return the unit of published values: nothing for what is counted."""
    if measure.unit != "money":
        return UNITS.get(measure.unit)
    return claim.currency if isinstance(claim, MoneyClaim) else None


def day(value: VagueDate | None) -> str | None:
    """Return a date as records write it."""
    return None if value is None else value.text


def _claim(measure: Measure, claim: Claim, shown: Shown, loc: Loc, texts: ByLanguage) -> Element:
    value, low, high = shown
    as_of = claim.as_of
    element: Element = {
        "value": value,
        "low": low,
        "high": high,
        "unit": unit_of(measure, claim),
        "as_of": None if as_of is None else as_of.text,
        "source": claim.source,
    }
    if claim.qualifier:
        element["qualifier"] = claim.qualifier
    if claim.method:
        element["method"] = claim.method
    if claim.note:
        element["note"] = texts((*loc, "note"), claim.note)
    if _differs(claim, shown):
        written = {"value": claim.value, "low": claim.low, "high": claim.high}
        unit = {"unit": claim.unit} if isinstance(claim, AreaClaim) else {}
        given = {name: each for name, each in written.items() if each is not None}
        element["given"] = given | unit
    return element


def _differs(claim: Claim, shown: Shown) -> bool:
    if claim.scale is not ONE:
        return True
    value, low, high = shown
    # Most figures are a value alone.
    if claim.low is None:
        return not claim.value == value == low == high
    return (claim.main, claim.lowest, claim.highest) != shown
