"""Who supports whom, drawn: who gives, the funds that it goes through, and who receives.

Bands are to scale where every amount is known in one currency, and else all alike; nothing is
converted. Everything that is drawn stands in the table beside it too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from habitat_site.languages import Lang
from habitat_site.pages.funds import Named, NamedFlow

MOST = 32  # flows that can still be told apart
LEAST = 3.0  # thick, so that the smallest band is seen
ALIKE = 10.0
TALLEST = 420.0  # of all bands of one side together, where they are to scale
LINE = 18.0  # between two lines of a name
APART = 10.0  # between the names of two
WIDEST = 28  # characters of a line: the names of our funds then fit, in every language
MOST_LINES = 3  # of a name in the picture; the table has the whole of a longer one
# Where the bands into a fund and those out of it begin and end.
INTO, OUT_OF = (240, 306), (554, 620)


@dataclass(frozen=True, slots=True)
class End:
    """One in a column: the name in lines, and the bars at which bands begin or end."""

    name: tuple[str, ...]
    top: float
    came: float = 0.0
    went: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of the longer bar."""
        return max(self.came, self.went)

    @property
    def lines(self) -> tuple[tuple[float, str], ...]:
        """Return each line of the name with where it stands: beside the middle of the bar."""
        first = self.top + self.height / 2 - (len(self.name) - 1) * LINE / 2
        return tuple((round(first + n * LINE, 1), line) for n, line in enumerate(self.name))

    @property
    def bottom(self) -> float:
        """Return where the bar ends or the name does, whichever is lower."""
        return self.top + self.height / 2 + max(self.height, len(self.name) * LINE) / 2


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


def bands(flows: Sequence[NamedFlow], lang: Lang) -> Drawing | None:
    """Return the picture of some flows, or nothing where there are none to be named."""
    named = [each for each in flows if _key(each.giver) and _key(each.receiver)]
    shown, to_scale = _largest(named), _is_to_scale(named)
    if not shown:
        return None
    drawn = [_drawn(*each) for each in zip(shown, _widths(shown, to_scale=to_scale), strict=True)]
    givers = _column(((e.other, e.width, 0.0) for e in drawn if e.is_into), lang)
    receivers = _column(((e.other, e.width, 0.0) for e in drawn if not e.is_into), lang)
    through = ((e.width, 0.0) if e.is_into else (0.0, e.width) for e in drawn)
    funds = _column(((e.fund, *sums) for e, sums in zip(drawn, through, strict=True)), lang)
    ends = (*givers.values(), *funds.values(), *receivers.values())
    return Drawing(
        tuple(givers.values()),
        tuple(funds.values()),
        tuple(receivers.values()),
        tuple(_curves(drawn, givers, funds, receivers)),
        round(max(end.bottom for end in ends) + APART, 1),
        to_scale,
        len(named) - len(shown),
    )


def in_lines(text: str) -> tuple[str, ...]:
    """Return a name in lines as it fits into the picture."""
    return tuple(wrap(text, WIDEST, max_lines=MOST_LINES, placeholder="…", break_on_hyphens=False))


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


def _column(parts: Iterable[tuple[Named, float, float]], lang: Lang) -> dict[str, End]:
    """Stack everybody of a column, each as high as all bands that come or go, or as the name."""
    sums: dict[str, tuple[Named, float, float]] = {}
    for named, came, went in parts:
        first, in_all, out_all = sums.get(_key(named), (named, 0.0, 0.0))
        sums[_key(named)] = first, in_all + came, out_all + went
    found: dict[str, End] = {}
    below = APART
    for key, (named, came, went) in sums.items():
        name = in_lines(named.title[lang].text if named.title else named.name)
        room = max(len(name) * LINE, came, went)
        top = below + (room - max(came, went)) / 2
        found[key] = End(name, round(top, 1), round(came, 1), round(went, 1))
        below += room + APART
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
