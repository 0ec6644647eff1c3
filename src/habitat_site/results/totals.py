"""Adding up: what a set of initiatives comes to, measure by measure (RECORDS, "How results…")."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from habitat_site.catalogue import RecordId
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import MEASURES, Measure
from habitat_site.results.figures import Exact, Range, number
from habitat_site.results.forest import Forest
from habitat_site.results.ledger import Column, Ledger
from habitat_site.results.values import Contribution, Total

ADDED = tuple(measure for measure in MEASURES if measure.is_added)
VALUE, LOW, HIGH = map(attrgetter, ("value", "low", "high"))


def totals_of(initiatives: Iterable[RecordId], ledger: Ledger) -> tuple[Total, ...]:
    """Add up every measure, and every currency of money, that some record of the set reports.

    In the set, what a record contributes is the larger of its own figure and the sum of what the
    records counted within it contribute; a record without a figure that counts has only the
    latter. Low and high add up by the same rule, each for itself.
    """
    members = tuple(sorted(set(initiatives)))
    forest = ledger.forest.within(frozenset(members))
    return tuple(
        _total(measure, currency, members, forest, ledger)
        for measure in ADDED
        for currency, column in ledger.columns.get(measure.name, {}).items()
        if not column.own.keys().isdisjoint(members)
    )


def _total(
    measure: Measure, currency: str, members: Sequence[RecordId], forest: Forest, ledger: Ledger
) -> Total:
    column = ledger.columns[measure.name][currency]
    # Most records are counted within none and have none within them: those are simply added.
    together = frozenset(forest.order)
    own = {id: column.own[id] for id in together if id in column.own}
    settled = settle(own, forest)
    contributions = tuple(
        _contribution(id, column, settled, forest, ledger)
        if id in together
        else column.alone.get(id) or ledger.silent[id]
        for id in members
    )
    reporting = [id for id in members if id in column.own]
    apart = [column.own[id] for id in reporting if id not in together]
    figures = [column.alone[id] for id in reporting]
    dated = [each.as_of for each in figures if each.as_of is not None]
    days = set(dated)
    return Total(
        measure=measure,
        currency=currency,
        value=number(sum([each.value for each in apart]) + _sum(own, forest, VALUE)),
        low=number(sum([each.low for each in apart]) + _sum(own, forest, LOW)),
        high=number(sum([each.high for each in apart]) + _sum(own, forest, HIGH)),
        reporting=len(reporting),
        of=len(members),
        confirmed=sum([each.confirmed for each in figures]),
        undated=len(reporting) - len(dated),
        disputed=sum([each.disputed for each in figures]),
        oldest=min(days, key=_earliest, default=None),
        newest=max(days, key=_latest, default=None),
        contributions=contributions,
    )


def settle(own: Mapping[RecordId, Range], forest: Forest) -> Mapping[RecordId, RecordId | None]:
    """Say, for each record of the forest, whose figure stands for it.

    It is an ancestor's, or its own, whichever is the farthest up that is at least the sum of what
    is counted within it; nobody's where its own figure is smaller than that sum, or missing.
    """
    below = _carried(own, forest, VALUE)
    stands: dict[RecordId, RecordId | None] = {}
    for id in reversed(forest.order):
        parent = forest.parents.get(id)
        above = None if parent is None else stands[parent]
        largest = id in own and own[id].value >= below.get(id, 0)
        stands[id] = above or (id if largest else None)
    return stands


def _carried(
    own: Mapping[RecordId, Range], forest: Forest, of: Callable[[Range], Exact]
) -> dict[RecordId, Exact]:
    """Return, for each parent, the sum of what its children contribute."""
    below: dict[RecordId, Exact] = {}
    for id in forest.order:
        parent = forest.parents.get(id)
        if parent is not None:
            below[parent] = below.get(parent, 0) + _larger(id, own, below, of)
    return below


def _sum(own: Mapping[RecordId, Range], forest: Forest, of: Callable[[Range], Exact]) -> Exact:
    below = _carried(own, forest, of)
    roots = (own.keys() | below.keys()) - forest.parents.keys()
    return sum((_larger(id, own, below, of) for id in roots), start=0)


def _larger(
    id: RecordId,
    own: Mapping[RecordId, Range],
    below: Mapping[RecordId, Exact],
    of: Callable[[Range], Exact],
) -> Exact:
    carried = below.get(id, 0)
    return max(of(own[id]), carried) if id in own else carried


def _contribution(
    id: RecordId,
    column: Column,
    settled: Mapping[RecordId, RecordId | None],
    forest: Forest,
    ledger: Ledger,
) -> Contribution:
    within, stands = forest.parents.get(id), settled[id]
    if id not in column.alone:
        return ledger.silent_in(id, within)
    if id not in column.own or stands == id:
        return column.hung(id, within)
    return column.left_out(id, within, stands)


def _earliest(day: VagueDate) -> tuple[object, ...]:
    return day.first, day.last, str(day)


def _latest(day: VagueDate) -> tuple[object, ...]:
    return day.last, day.first, str(day)
