"""What totals are made of: each record's figures, read once for all sets that it is in."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from habitat_site.catalogue import Catalogue, RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.results.figures import FIGURES, Range, Reported, number
from habitat_site.results.forest import Forest, forest_of
from habitat_site.results.standing import LEVEL
from habitat_site.results.values import Contribution, Reason

# A record, the one that it is within, and the one whose figure stands for its own.
Place = tuple[RecordId, RecordId | None, RecordId | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One measure in one currency, in all records.

    `own` has the figures that count, and `alone` what each record that reports the measure
    contributes where no other record of the set touches it: most totals share these values.
    """

    own: Mapping[RecordId, Range]
    alone: Mapping[RecordId, Contribution]
    # Most sets hang a record on the same other: kept once for all of them.
    _kept: dict[Place, Contribution] = field(default_factory=dict)

    def hung(self, id: RecordId, within: RecordId | None) -> Contribution:
        """Return what a record contributes by itself, within another of the set."""
        if within is None:
            return self.alone[id]
        key: Place = (id, within, id)
        if key not in self._kept:
            self._kept[key] = replace(self.alone[id], within=within)
        return self._kept[key]

    def left_out(
        self, id: RecordId, within: RecordId | None, stands: RecordId | None
    ) -> Contribution:
        """Return a record's figure that adds nothing, and whose stands for it."""
        key: Place = (id, within, stands)
        if key not in self._kept:
            reason: Reason = "within" if stands else "replaced"
            self._kept[key] = replace(
                self.alone[id], reason=reason, added=0, within=within, counted_in=stands
            )
        return self._kept[key]


class Ledger:
    """Everything that totals are made of, read from the catalogue when it is first asked for.

    `silent` holds what a record without a figure contributes.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self._initiatives = catalogue.initiatives
        self._catalogue = catalogue
        self._hung: dict[tuple[RecordId, RecordId], Contribution] = {}

    @cached_property
    def forest(self) -> Forest:
        """Return what is counted within what."""
        return forest_of(self._catalogue)

    @cached_property
    def silent(self) -> Mapping[RecordId, Contribution]:
        """Return the contribution of a record without a figure, for each record."""
        return {entry.id: Contribution(entry.id, "no-figure") for entry in self._initiatives}

    def silent_in(self, id: RecordId, within: RecordId | None) -> Contribution:
        """Return what a record without a figure contributes, within another of the set."""
        if within is None:
            return self.silent[id]
        if (id, within) not in self._hung:
            self._hung[id, within] = replace(self.silent[id], within=within)
        return self._hung[id, within]

    @cached_property
    def columns(self) -> Mapping[str, Mapping[str, Column]]:
        """Return each measure in each currency in which a figure counts, by name and by code."""
        given: dict[str, list[Reported]] = {}
        # Made at once, so that the figures themselves need not be kept.
        for entry in self._initiatives:
            for each in FIGURES.read(entry):
                given.setdefault(each.measure.name, []).append(each)
        return {
            name: {
                currency: _column(reports, currency, self._confirmed)
                for currency in sorted({each.currency for each in reports if each.counts})
            }
            for name, reports in given.items()
        }

    @cached_property
    def _confirmed(self) -> frozenset[RecordId]:
        return frozenset(e.id for e in self._initiatives if LEVEL.read(e) == "confirmed")

    @cached_property
    def digests(self) -> Mapping[RecordId, Digest]:
        """Return a digest of what each initiative brings to a total."""
        return {
            entry.id: digest_of(
                FIGURES.write(entry), LEVEL.write(entry), self.forest.parents.get(entry.id, "")
            )
            for entry in self._initiatives
        }


def _column(given: Iterable[Reported], currency: str, confirmed: Container[RecordId]) -> Column:
    own: dict[RecordId, Range] = {}
    alone: dict[RecordId, Contribution] = {}
    for each in given:
        contribution = _alone(each, confirmed=each.id in confirmed)
        if each.counts and each.currency == currency:
            own[each.id] = each.range
        else:
            reason: Reason = "other-currency" if each.counts else "dissolved"
            contribution = replace(contribution, reason=reason, added=0)
        alone[each.id] = contribution
    return Column(own, alone)


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
