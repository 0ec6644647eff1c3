"""Totals as plain data, and the account of each: who contributed what, and who did not and why."""

from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import Any

from habitat_site.pages.exports import Groups, MeasureExport, ResultsExport
from habitat_site.rendering.exported import compact
from habitat_site.rendering.figure_texts import FigureTexts
from habitat_site.rendering.figures import day
from habitat_site.results.contributions import Sorted
from habitat_site.results.values import Group, Total

Element = dict[str, Any]

SETS = ("networks", "countries", "themes", "models", "joined")


def results_element(export: ResultsExport) -> Element:
    """Return the totals of every set; money by currency, measures without a figure left out."""
    return {
        "totals": _totals(export.groups.world),
        **_each(export.groups, lambda group: {"totals": _totals(group)}),
    }


def measure_chunks(export: MeasureExport) -> Iterator[bytes]:
    """Yield one measure's file set by set: each set's total, with every record's contribution."""
    measure, groups = export.measure, export.groups
    unit = {"count": None, "area": "m2"}.get(measure.unit, measure.unit)
    about = {"measure": measure.name, "nature": measure.nature, "unit": unit}
    writing = _Writing(measure.name)
    yield f'{compact(about)[:-1]},"world":{writing.account(groups.world) or "null"}'.encode()
    for name in SETS:
        yield f',"{name}":{{'.encode()
        before = ""
        for id, group in getattr(groups, name).items():
            if account := writing.account(group):
                yield f"{before}{quoted(id)}:{account}".encode()
                before = ","
        yield b"}"
    yield b"}\n"


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


def _by_currency(totals: Iterable[Total], of: Callable[[Total], Element]) -> Element:
    element: Element = {}
    for total in totals:
        if total.currency:
            element.setdefault(total.measure.name, {})[total.currency] = of(total)
        else:
            element[total.measure.name] = of(total)
    return element


class _Writing:
    """One measure's accounts as JSON; what a record contributes alike to many is written once."""

    def __init__(self, measure: str) -> None:
        self._measure = measure
        self._texts: FigureTexts | None = None

    def account(self, group: Group) -> str:
        """Return the account of a set, of money by currency; nothing where nobody reports it."""
        found = [total for total in group.totals if total.measure.name == self._measure]
        if not found or not found[0].currency:
            return "".join(map(self._total, found))
        amounts = (f"{quoted(total.currency)}:{self._total(total)}" for total in found)
        return f"{{{','.join(amounts)}}}"

    def _total(self, total: Total) -> str:
        found, parents = total.contributions.sort(), total.contributions.parents
        texts = self._texts_of(found)
        within = {id: parents[id] for id in sorted(parents)}
        return (
            f'{{"total":{compact(total_element(total))},"records":[{",".join(texts.records(found))}],'
            f'"left_out":{texts.left_out(found)},"within":{compact(within)}}}'
        )

    def _texts_of(self, found: Sorted) -> FigureTexts:
        """Return what is written of a column, which is the same for all sets but elsewhere."""
        if self._texts is None or self._texts.column is not found.column:
            self._texts = FigureTexts(found.column, found.ids)
        return self._texts
