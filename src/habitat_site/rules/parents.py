"""Larger records: what includes others cannot be smaller than what they have together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from habitat_site.catalogue import Catalogue, Entry, Projection, RecordId
from habitat_site.documents import Document
from habitat_site.records import Initiative
from habitat_site.records.measures import MoneyClaim
from habitat_site.rules.rule import Finding

Unit = tuple[str, str]
"""A measure, and the currency of a measure of money: only within it figures are added."""
Amounts = Mapping[Unit, Decimal]
MOST_NAMED = 5
GONE = frozenset(("dissolved", "demolished"))


def smaller_than_children(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS312: a figure below the sum of the figures that it is said to include."""
    yield from _smaller_in(_largest_ones(catalogue), catalogue)


def of_some(catalogue: Catalogue, asked: frozenset[str]) -> Iterator[tuple[Document, Finding]]:
    """HS312 in the trees that the records of some keys stand in."""
    ids = [RecordId(key.removeprefix("initiatives/")) for key in asked]
    largest = {(id, *catalogue.wholes(id))[-1] for id in ids}
    yield from _smaller_in(largest & _largest_ones(catalogue), catalogue)


def _largest_ones(catalogue: Catalogue) -> frozenset[RecordId]:
    """Return the records that include others and are counted within none."""
    within = {child for children in catalogue.children.values() for child in children}
    return frozenset(catalogue.children.keys() - within)


def _smaller_in(
    trees: Collection[RecordId], catalogue: Catalogue
) -> Iterator[tuple[Document, Finding]]:
    """Judge the trees of some records.

    What a child contributes is the larger of its own figure and the sum of what its children
    contribute (RECORDS, "How results are added up", 2 and 4).
    """
    by_id = {entry.id: entry for entry in catalogue.initiatives} if trees else {}
    contributed: dict[RecordId, Amounts] = {}
    for id in _children_first(trees, catalogue):
        entry = by_id[id]
        children = catalogue.children.get(id, ())
        sums = _sums(contributed[child] for child in children)
        own = dict(AMOUNTS.read(entry))
        for unit, value in own.items():
            if value < sums.get(unit, value):
                reporting = [by_id[child] for child in children if unit in contributed[child]]
                yield entry.document, _finding(entry, unit, sums[unit], reporting)
        contributed[id] = _largest(own, sums)


def _children_first(trees: Iterable[RecordId], catalogue: Catalogue) -> Iterator[RecordId]:
    """Yield each record of a tree after those counted within it."""
    waiting = [(id, False) for id in sorted(trees)]
    while waiting:
        id, is_ready = waiting.pop()
        if is_ready or id not in catalogue.children:
            yield id
            continue
        waiting.append((id, True))
        waiting.extend((child, False) for child in catalogue.children[id])


def amounts(entry: Entry[Initiative]) -> tuple[tuple[Unit, Decimal], ...]:
    """Return the figures of an initiative that can be compared with what it includes."""
    record = entry.record
    return tuple(
        (
            (measure.name, figure.currency if isinstance(figure, MoneyClaim) else ""),
            _exact(figure.main) * figure.scale,
        )
        for measure, figure in record.results.given()
        if measure.is_added and not (measure.nature == "at-date" and record.phase in GONE)
    )


def _exact(value: float) -> Decimal:
    # As it is written: `0.1` is a tenth.
    return Decimal(value) if isinstance(value, int) else Decimal(str(value))


AMOUNTS = Projection(
    "amounts", frozenset(("initiatives",)), tuple[tuple[Unit, Decimal], ...], amounts
)


def _sums(amounts: Iterable[Amounts]) -> Amounts:
    total: dict[Unit, Decimal] = {}
    for each in amounts:
        for unit, value in each.items():
            total[unit] = total.get(unit, Decimal(0)) + value
    return total


def _largest(own: Amounts, sums: Amounts) -> Amounts:
    nothing = Decimal(0)
    return {unit: max(own.get(unit, nothing), sums.get(unit, nothing)) for unit in {**own, **sums}}


def _finding(
    entry: Entry[Initiative], unit: Unit, together: Decimal, children: list[Entry[Initiative]]
) -> Finding:
    name = unit[0]
    figure = getattr(entry.record.results, name)
    ids = [str(child.id) for child in children]
    facts = {
        "field": name,
        "value": f"{figure.main:f}" if isinstance(figure.main, float) else str(figure.main),
        "other": f"{(together / figure.scale).quantize(Decimal('0.01')).normalize():f}",
        "ids": ", ".join(ids if len(ids) <= MOST_NAMED else [*ids[:MOST_NAMED], "…"]),
    }
    related = tuple((child.document, ("results", name, "value")) for child in children)
    return Finding(("results", name, "value"), facts, related=related)
