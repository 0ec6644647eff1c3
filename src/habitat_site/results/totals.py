"""Adding up: what a set of initiatives comes to, measure by measure (RECORDS, "How results…")."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from habitat_site.catalogue import Catalogue, RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import MEASURES, Measure
from habitat_site.results.figures import FIGURES, Exact, Figures, Range, Reported, number
from habitat_site.results.forest import Forest, forest_of
from habitat_site.results.standing import LEVEL
from habitat_site.results.values import Contribution, Reason, Total

ADDED = tuple(measure for measure in MEASURES if measure.is_added)


class Ledger:
    """Everything that totals are made of, read from the catalogue when it is first asked for.

    `alone` holds what each figure contributes where no other record of the set touches it, and
    `silent` what a record without a figure does: most totals share these values.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self._initiatives = catalogue.initiatives
        self._catalogue = catalogue

    @cached_property
    def forest(self) -> Forest:
        """Return what is counted within what."""
        return forest_of(self._catalogue)

    @cached_property
    def figures(self) -> Mapping[RecordId, Figures]:
        """Return what each initiative reports."""
        return {entry.id: FIGURES.read(entry) for entry in self._initiatives}

    @cached_property
    def alone(self) -> Mapping[RecordId, Mapping[str, Contribution]]:
        """Return what each figure contributes by itself."""
        confirmed = {entry.id: LEVEL.read(entry) == "confirmed" for entry in self._initiatives}
        return {
            id: {each.measure.name: _alone(each, confirmed=confirmed[id]) for each in own}
            for id, own in self.figures.items()
        }

    @cached_property
    def silent(self) -> Mapping[RecordId, Contribution]:
        """Return the contribution of a record without a figure, for each record."""
        return {entry.id: Contribution(entry.id, "no-figure") for entry in self._initiatives}

    @cached_property
    def digests(self) -> Mapping[RecordId, Digest]:
        """Return a digest of what each initiative brings to a total."""
        return {
            entry.id: digest_of(
                FIGURES.write(entry), LEVEL.write(entry), self.forest.parents.get(entry.id, "")
            )
            for entry in self._initiatives
        }


def totals_of(initiatives: Iterable[RecordId], ledger: Ledger) -> tuple[Total, ...]:
    """Add up every measure, and every currency of money, that some record of the set reports.

    In the set, what a record contributes is the larger of its own figure and the sum of what the
    records counted within it contribute; a record without a figure that counts has only the
    latter. Low and high add up by the same rule, each for itself.
    """
    members = tuple(sorted(set(initiatives)))
    forest = ledger.forest.within(frozenset(members))
    by_measure: dict[str, list[Reported]] = {}
    for id in members:
        for each in ledger.figures[id]:
            by_measure.setdefault(each.measure.name, []).append(each)
    return tuple(
        _total(measure, currency, members, by_measure[measure.name], forest, ledger)
        for measure in ADDED
        if measure.name in by_measure
        for currency in sorted({each.currency for each in by_measure[measure.name] if each.counts})
    )


def _total(
    measure: Measure,
    currency: str,
    members: Sequence[RecordId],
    figures: Iterable[Reported],
    forest: Forest,
    ledger: Ledger,
) -> Total:
    given = {each.id: each for each in figures}
    own = {
        id: each.range for id, each in given.items() if each.counts and each.currency == currency
    }
    settled = settle(own, forest)
    contributions = tuple(
        _contribution(id, measure, own, given, settled, forest, ledger) for id in members
    )
    reporting = [each for each in contributions if each.id in own]
    dated = [each.as_of for each in reporting if each.as_of is not None]
    return Total(
        measure=measure,
        currency=currency,
        value=number(_sum(own, forest, lambda figure: figure.value)),
        low=number(_sum(own, forest, lambda figure: figure.low)),
        high=number(_sum(own, forest, lambda figure: figure.high)),
        reporting=len(reporting),
        of=len(members),
        confirmed=sum(each.confirmed for each in reporting),
        undated=len(reporting) - len(dated),
        disputed=sum(each.disputed for each in reporting),
        oldest=min(set(dated), key=_earliest, default=None),
        newest=max(set(dated), key=_latest, default=None),
        contributions=contributions,
    )


def settle(own: Mapping[RecordId, Range], forest: Forest) -> Mapping[RecordId, RecordId | None]:
    """Say, for each record of the forest, whose figure stands for it.

    It is an ancestor's, or its own, whichever is the farthest up that is at least the sum of what
    is counted within it; nobody's where its own figure is smaller than that sum, or missing.
    """
    below = _carried(own, forest, lambda figure: figure.value)
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
    measure: Measure,
    own: Mapping[RecordId, Range],
    given: Mapping[RecordId, Reported],
    settled: Mapping[RecordId, RecordId | None],
    forest: Forest,
    ledger: Ledger,
) -> Contribution:
    within = forest.parents.get(id)
    if id not in given:
        silent = ledger.silent[id]
        return silent if within is None else replace(silent, within=within)
    alone = ledger.alone[id][measure.name]
    if id not in own:
        reason: Reason = "other-currency" if given[id].counts else "dissolved"
        return replace(alone, reason=reason, added=0, within=within)
    stands = settled.get(id, id)
    if stands == id:
        return alone if within is None else replace(alone, within=within)
    return replace(
        alone, reason="within" if stands else "replaced", added=0, within=within, counted_in=stands
    )


def _alone(figure: Reported, *, confirmed: bool) -> Contribution:
    value = number(figure.range.value)
    return Contribution(
        id=figure.id,
        reason="counted",
        value=value,
        low=number(figure.range.low),
        high=number(figure.range.high),
        added=value,
        as_of=figure.as_of,
        confirmed=confirmed,
        disputed=figure.disputed,
    )


def _earliest(day: VagueDate) -> tuple[object, ...]:
    return day.first, day.last, str(day)


def _latest(day: VagueDate) -> tuple[object, ...]:
    return day.last, day.first, str(day)
