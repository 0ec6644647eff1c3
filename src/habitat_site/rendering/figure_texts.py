"""What the figures of one measure add to totals, as JSON: each is written once for all sets."""

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring as quoted

from habitat_site.catalogue import RecordId
from habitat_site.rendering.exported import compact
from habitat_site.rendering.figures import day
from habitat_site.results.columns import Column, Said
from habitat_site.results.contributions import Reason, Sorted

LEFT_OUT: tuple[Reason, ...] = ("dissolved", "other-currency")
# Why a figure adds nothing that is still part of the account.
SETTLED: tuple[Reason, ...] = ("within", "replaced")
WORDS = ("false", "true")


class FigureTexts:
    """The figures of a column, of whose records the ids are given by their places."""

    def __init__(self, column: Column, ids: Sequence[RecordId]) -> None:
        """Write down what is the same for all sets."""
        self.column = column
        self._names = tuple(map(quoted, ids))
        self._said = tuple(map(_said, column.said))
        rows = range(len(column.places))
        numbers = (column.value, column.low, column.high)
        self._numbers = tuple(each.published(rows) for each in numbers)
        self._counted = tuple(self._text(row, "counted") for row in rows)
        # Of those that add nothing: mostly for the same reason in all sets that they are in.
        self._settled: dict[tuple[int, Reason, RecordId | None], str] = {}

    def records(self, found: Sorted) -> Iterable[str]:
        """Return what each record contributes, in the order of ids."""
        counted = found.rows["counted"]
        others = {
            row: self._settled_text(row, reason, found.counted_in.get(row))
            for reason in SETTLED
            for row in found.rows[reason]
        }
        if not others:
            return map(self._counted.__getitem__, counted)
        return (others.get(row) or self._counted[row] for row in sorted((*counted, *others)))

    def left_out(self, found: Sorted) -> str:
        """Return the ids that an account leaves out, by why; the reason of the first one first."""
        place_of = self.column.places.__getitem__
        places: dict[Reason, Sequence[int]] = {"no-figure": found.silent()}
        places |= {reason: tuple(map(place_of, found.rows[reason])) for reason in LEFT_OUT}
        given = sorted((some[0], reason) for reason, some in places.items() if some)
        name_of = self._names.__getitem__
        lists = (f'"{why}":[{",".join(map(name_of, places[why]))}]' for _, why in given)
        return f"{{{','.join(lists)}}}"

    def _settled_text(self, row: int, reason: Reason, counted_in: RecordId | None) -> str:
        key = row, reason, counted_in
        if key not in self._settled:
            self._settled[key] = self._text(row, reason, counted_in)
        return self._settled[key]

    def _text(self, row: int, reason: Reason, counted_in: RecordId | None = None) -> str:
        # As text at once: a large site has half a million of them.
        value, low, high = (numbers[row] for numbers in self._numbers)
        instead = f',"counted_in":{quoted(counted_in)}' if counted_in else ""
        return (
            f'{{"id":{self._names[self.column.places[row]]},"reason":"{reason}",'
            f'"value":{value!r},"low":{low!r},"high":{high!r},'
            f'"added":{value if reason == "counted" else 0!r},'
            f"{self._said[self.column.kinds[row]]}{instead}}}"
        )


def _said(said: Said) -> str:
    return (
        f'"as_of":{compact(day(said.day))},"confirmed":{WORDS[said.confirmed]},'
        f'"disputed":{WORDS[said.disputed]}'
    )
