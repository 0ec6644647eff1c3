"""Who supports whom, drawn: who gives, the funds that it goes through, and who receives.

Bands are to scale where every amount is known in one currency, and else all alike; nothing is
converted. Everything that is drawn stands in the table beside it too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from habitat_site.pages.funds import Named, NamedFlow

MOST = 32  # flows that can still be told apart
LEAST = 3.0  # thick, so that the smallest band is seen
ALIKE = 10.0
TALLEST = 420.0  # of all bands of one side together, where they are to scale
LINE = 26.0  # between the beginnings of two labels
LONGEST = 22  # characters of a label in the picture; the table has the whole name
# Where the bands into a fund and those out of it begin and end.
INTO, OUT_OF = (208, 278), (482, 552)


@dataclass(frozen=True, slots=True)
class End:
    """One in a column: where the name stands, and the bars at which bands begin or end."""

    named: Named
    top: float
    came: float = 0.0
    went: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of the longer bar."""
        return max(self.came, self.went)

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
    funds: tuple[End, ...]
    receivers: tuple[End, ...]
    bands: tuple[Band, ...]
    height: float
    is_to_scale: bool
    others: int


@dataclass(frozen=True, slots=True)
class _Flow:
    """A flow as it is drawn: between a fund and another, who gives or receives."""

    fund: Named
    other: Named
    is_into: bool
    width: float


def bands(flows: Sequence[NamedFlow]) -> Drawing | None:
    """Return the picture of some flows, or nothing where there are none to be named."""
    named = [each for each in flows if _key(each.giver) and _key(each.receiver)]
    shown, to_scale = _largest(named), _is_to_scale(named)
    if not shown:
        return None
    drawn = [_drawn(*each) for each in zip(shown, _widths(shown, to_scale=to_scale), strict=True)]
    givers = _column((each.other, each.width, 0.0) for each in drawn if each.is_into)
    receivers = _column((each.other, each.width, 0.0) for each in drawn if not each.is_into)
    funds = _column(
        (each.fund, each.width, 0.0) if each.is_into else (each.fund, 0.0, each.width)
        for each in drawn
    )
    ends = (*givers.values(), *funds.values(), *receivers.values())
    return Drawing(
        tuple(givers.values()),
        tuple(funds.values()),
        tuple(receivers.values()),
        tuple(_curves(drawn, givers, funds, receivers)),
        round(max(end.top + end.height for end in ends) + LINE / 2, 1),
        to_scale,
        len(named) - len(shown),
    )


def short(text: str) -> str:
    """Return a name as it fits into the picture."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _drawn(each: NamedFlow, width: float) -> _Flow:
    is_into = each.receiver.key == each.flow.fund
    fund, other = (each.receiver, each.giver) if is_into else (each.giver, each.receiver)
    return _Flow(fund, other, is_into, width)


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
    amounts = [each.flow.amount or Decimal(0) for each in flows]
    scale = TALLEST / float(sum(amounts, Decimal(0)))
    return [max(round(float(amount) * scale, 1), LEAST) for amount in amounts]


def _column(parts: Iterable[tuple[Named, float, float]]) -> dict[str, End]:
    """Stack everybody of a column, each as high as all bands that come or go."""
    sums: dict[str, tuple[Named, float, float]] = {}
    for named, came, went in parts:
        first, in_all, out_all = sums.get(_key(named), (named, 0.0, 0.0))
        sums[_key(named)] = first, in_all + came, out_all + went
    found: dict[str, End] = {}
    top = LINE / 2
    for key, (named, came, went) in sums.items():
        found[key] = End(named, round(top, 1), round(came, 1), round(went, 1))
        top += max(found[key].height + LINE / 2, LINE)
    return found


def _curves(
    drawn: Sequence[_Flow],
    givers: dict[str, End],
    funds: dict[str, End],
    receivers: dict[str, End],
) -> Iterator[Band]:
    used: dict[tuple[str, str], float] = {}

    def place(side: str, ends: dict[str, End], named: Named, width: float) -> float:
        key = _key(named)
        before = used.get((side, key), 0.0)
        used[side, key] = before + width
        return round(ends[key].top + before + width / 2, 1)

    for each in drawn:
        if each.is_into:
            start = place("giver", givers, each.other, each.width)
            end = place("into", funds, each.fund, each.width)
        else:
            start = place("out", funds, each.fund, each.width)
            end = place("receiver", receivers, each.other, each.width)
        left, right = INTO if each.is_into else OUT_OF
        middle = (left + right) // 2
        curve = f"M{left} {start}C{middle} {start} {middle} {end} {right} {end}"
        yield Band(curve, each.width)


def _key(named: Named) -> str:
    return named.key or named.name
