"""Totals as plain data, and the account of each: who contributed what, and who did not and why."""

from collections.abc import Callable, Iterable
from typing import Any

from habitat_site.pages.exports import Groups, MeasureExport, ResultsExport
from habitat_site.rendering.figures import day
from habitat_site.results.values import Contribution, Group, Total

Element = dict[str, Any]

LEFT_OUT = frozenset({"no-figure", "dissolved", "other-currency"})
SETS = ("networks", "countries", "themes", "models")


def results_element(export: ResultsExport) -> Element:
    """Return the totals of every set; money by currency, measures without a figure left out."""
    return {
        "totals": _totals(export.groups.world),
        **_each(export.groups, lambda group: {"totals": _totals(group)}),
    }


def measure_element(export: MeasureExport) -> Element:
    """Return, for every set that reports a measure, the total and each record's contribution."""
    name = export.measure.name
    return {
        "measure": name,
        "nature": export.measure.nature,
        "unit": {"count": None, "area": "m2"}.get(export.measure.unit, export.measure.unit),
        "world": _account(export.groups.world, name),
        **_each(export.groups, lambda group: _account(group, name)),
    }


def total_element(total: Total) -> Element:
    """Return a total: never a bare number."""
    return {
        "value": total.value,
        "low": total.low,
        "high": total.high,
        "reporting": total.reporting,
        "of": total.of,
        "confirmed": total.confirmed,
        "undated": total.undated,
        "oldest": day(total.oldest),
        "newest": day(total.newest),
    }


def _each(groups: Groups, of: Callable[[Group], Element | None]) -> Element:
    sets = {}
    for name in SETS:
        made = {str(id): of(group) for id, group in getattr(groups, name).items()}
        sets[name] = {id: element for id, element in made.items() if element is not None}
    return sets


def _totals(group: Group) -> Element:
    return _by_currency(group.totals, total_element)


def _account(group: Group, measure: str) -> Element | None:
    found = [total for total in group.totals if total.measure.name == measure]
    return _by_currency(found, _total_account)[measure] if found else None


def _by_currency(totals: Iterable[Total], of: Callable[[Total], Element]) -> Element:
    element: Element = {}
    for total in totals:
        if total.currency:
            element.setdefault(total.measure.name, {})[total.currency] = of(total)
        else:
            element[total.measure.name] = of(total)
    return element


def _total_account(total: Total) -> Element:
    records: list[Element] = []
    left_out: dict[str, list[str]] = {}
    within: dict[str, str] = {}
    for each in total.contributions:
        if each.reason in LEFT_OUT:
            left_out.setdefault(each.reason, []).append(each.id)
        else:
            records.append(_contribution(each))
        if each.within:
            within[each.id] = each.within
    return {
        "total": total_element(total),
        "records": records,
        "left_out": left_out,
        "within": within,
    }


def _contribution(each: Contribution) -> Element:
    element: Element = {
        "id": each.id,
        "reason": each.reason,
        "value": each.value,
        "low": each.low,
        "high": each.high,
        "added": each.added,
        "as_of": day(each.as_of),
        "confirmed": each.confirmed,
        "disputed": each.disputed,
    }
    if each.counted_in:
        element["counted_in"] = each.counted_in
    return element
