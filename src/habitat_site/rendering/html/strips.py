"""Where marks stand on the small charts: always from zero, always to scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habitat_site.pages.results import Account
from habitat_site.records.measures import Claim, Figure, Measure
from habitat_site.records.shared import OtherClaim, OtherResult
from habitat_site.results.contributions import Contribution
from habitat_site.results.values import Total

START, END = 4.0, 396.0  # of a strip 400 wide, so that a dot at either end is whole
LEAST_WHISKER = 1.2  # of a bar 100 wide; a shorter one is a smudge
GAP = 3.0  # between the shares of a strip 1000 wide

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """A figure beside what other sources say, each from its lowest to its highest."""

    used: Range
    others: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of 100: filled up to `sure`, pale up to `most`, with a whisker where it is seen."""

    sure: float
    most: float
    whisker: bool


def contradicted(reported: Iterable[tuple[Measure, Figure]]) -> bool:
    """Tell whether another source says something else of one of the figures."""
    for _, figure in reported:  # noqa: SIM110 - a generator takes longer than its loop
        if figure.alternatives:
            return True
    return False


def strip(figure: Figure | OtherResult) -> Strip | None:
    """Return the marks of a figure that other sources contradict, or nothing to draw."""
    if not figure.alternatives:
        return None
    ranges = [_range(each) for each in (figure, *figure.alternatives) if _alike(each, figure)]
    found = [each for each in ranges if each is not None]
    longest = max((high for _, high in found), default=0.0)
    if ranges[0] is None or not found[1:] or not longest:
        return None
    scale = (END - START) / longest
    marks = tuple(
        (round(START + low * scale, 1), round(START + high * scale, 1)) for low, high in found
    )
    return Strip(marks[0], marks[1:])


def _alike(claim: Claim | OtherClaim, figure: Claim | OtherClaim) -> bool:
    """Tell whether two figures can stand on one axis: nothing is converted between currencies."""
    if getattr(claim, "currency", None) != getattr(figure, "currency", None):
        return False
    # Areas are brought to one unit; other units are words, and only equal words are comparable.
    return isinstance(claim, Claim) or claim.unit in (None, getattr(figure, "unit", None))


def _range(claim: Claim | OtherClaim) -> Range | None:
    low = claim.low if claim.low is not None else claim.value
    high = claim.high if claim.high is not None else claim.value
    if low is None or high is None:
        return None
    scale = float(claim.scale) if isinstance(claim, Claim) else 1.0
    return low * scale, high * scale


def axis(account: Account) -> float:
    """Return where the bars of an account end: the most that one of its largest may add."""
    return max((_ends(each.contribution)[1] for each in account.largest), default=0.0)


def bar(contribution: Contribution, top: float) -> Bar:
    """Return the bar of one initiative, on an axis that ends at `top`."""
    if not top:
        return Bar(0, 0, whisker=False)
    low, high = _ends(contribution)
    sure, most = 100 * low / top, 100 * high / top
    return Bar(round(sure, 2), round(most, 2), whisker=most - sure >= LEAST_WHISKER)


def _ends(contribution: Contribution) -> Range:
    if contribution.added != contribution.value:
        # What is left after the records within it; its own lowest and highest speak of more.
        return contribution.added, contribution.added
    return min(contribution.low, contribution.added), max(contribution.high, contribution.added)


def dashes(account: Account) -> tuple[Range, ...]:
    """Return what a total is made of as (start, width) on 1000; the last is all the others."""
    parts: Sequence[float] = [each.contribution.added for each in account.largest]
    return _laid([*parts, account.rest] if account.rest else parts, account.total)


def _laid(parts: Iterable[float], total: Total) -> tuple[Range, ...]:
    found: list[Range] = []
    start = 0.0
    for part in parts:
        width = 1000 * part / total.value if total.value else 0.0
        found.append((round(start, 1), round(max(width - GAP, 1.0), 1)))
        start += width
    return tuple(found)
