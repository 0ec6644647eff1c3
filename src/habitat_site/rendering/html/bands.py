"""Who supports whom, drawn: givers on one side, receivers on the other, a band for each flow.

Bands are to scale where every amount is known in one currency, and else all alike; nothing is
converted. Everything that is drawn stands in the table beside it too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from habitat_site.pages.funds import Named, NamedFlow

MOST = 24  # flows that can still be told apart
LEAST = 3.0  # thick, so that the smallest band is seen
ALIKE = 10.0
TALLEST = 420.0  # of all bands of one side together, where they are to scale
LINE = 26.0  # between the beginnings of two labels
LEFT, RIGHT = 250.0, 470.0
LONGEST = 26  # characters of a label beside the bands; the table has the whole name


@dataclass(frozen=True, slots=True)
class End:
    """One who gives or receives: where the name stands, and the bar from which bands begin."""

    named: Named
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Return the height of the name."""
        return round(self.top + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Band:
    """One flow: a curve from the middle of its beginning to that of its end, and how thick."""

    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture; `others` is how many flows are only in the table."""

    givers: tuple[End, ...]
    receivers: tuple[End, ...]
    bands: tuple[Band, ...]
    height: float
    is_to_scale: bool
    others: int


def bands(flows: Sequence[NamedFlow]) -> Drawing | None:
    """Return the picture of some flows, or nothing where there are none to be named."""
    named = [each for each in flows if _label(each.giver) and _label(each.receiver)]
    shown, to_scale = _largest(named), _is_to_scale(named)
    if not shown:
        return None
    widths = _widths(shown, to_scale=to_scale)
    givers = _ends([each.giver for each in shown], widths)
    receivers = _ends([each.receiver for each in shown], widths)
    height = max(end.top + end.height for end in (*givers.values(), *receivers.values()))
    return Drawing(
        tuple(givers.values()),
        tuple(receivers.values()),
        tuple(_curves(shown, widths, givers, receivers)),
        round(height + LINE / 2, 1),
        to_scale,
        len(named) - len(shown),
    )


def short(text: str) -> str:
    """Return a name as it fits beside the bands."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _is_to_scale(flows: Sequence[NamedFlow]) -> bool:
    return len({each.flow.currency for each in flows}) == 1 and all(
        each.flow.amount for each in flows
    )


def _largest(flows: Sequence[NamedFlow]) -> list[NamedFlow]:
    ranked = sorted(flows, key=lambda each: -(each.flow.amount or Decimal(0)))[:MOST]
    kept = {id(each) for each in ranked}
    return [each for each in flows if id(each) in kept]


def _widths(flows: Sequence[NamedFlow], *, to_scale: bool) -> list[float]:
    if not to_scale:
        return [ALIKE for _ in flows]
    total = sum((each.flow.amount or Decimal(0) for each in flows), Decimal(0))
    return [
        max(round(float((each.flow.amount or Decimal(0)) / total) * TALLEST, 1), LEAST)
        for each in flows
    ]


def _ends(parties: Sequence[Named], widths: Sequence[float]) -> dict[str, End]:
    sums: dict[str, float] = {}
    first: dict[str, Named] = {}
    for named, width in zip(parties, widths, strict=True):
        key = _label(named)
        first.setdefault(key, named)
        sums[key] = sums.get(key, 0.0) + width
    found: dict[str, End] = {}
    top = LINE / 2
    for key, height in sums.items():
        found[key] = End(first[key], round(top, 1), round(height, 1))
        top += max(height + LINE / 2, LINE)
    return found


def _curves(
    flows: Sequence[NamedFlow],
    widths: Sequence[float],
    givers: dict[str, End],
    receivers: dict[str, End],
) -> Iterable[Band]:
    used: dict[tuple[str, str], float] = {}
    middle = (LEFT + RIGHT) / 2
    for each, width in zip(flows, widths, strict=True):
        ys = []
        for side, ends, named in (("g", givers, each.giver), ("r", receivers, each.receiver)):
            key = _label(named)
            before = used.get((side, key), 0.0)
            used[side, key] = before + width
            ys.append(round(ends[key].top + before + width / 2, 1))
        start, end = ys
        curve = f"M{LEFT:g} {start}C{middle:g} {start} {middle:g} {end} {RIGHT:g} {end}"
        yield Band(curve, width)


def _label(named: Named) -> str:
    return named.key or named.name
