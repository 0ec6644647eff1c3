"""What ballots give to nominees: exact fractions, by the method that an edition has chosen.

Nothing here is rounded. A tie is a tie, and a recount by hand gets the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from habitat_site.records.award import Criterion
from habitat_site.results.ballots import Cast, Poll

NOTHING, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one voter gives to one nominee, and of a mean the points of each criterion."""

    voter: str
    value: Fraction
    points: Mapping[str, int]


Marks = Mapping[str, tuple[Mark, ...]]
"""For each nominee of a category what it got, in the order of the ballots."""


def weights(criteria: Iterable[Criterion]) -> dict[str, Fraction]:
    """Return how much each criterion weighs; one that says nothing weighs one."""
    return {c.id: Fraction(c.weight) if c.weight is not None else ALL for c in criteria}


def marks(category: tuple[str, ...], ballots: Iterable[Cast], poll: Poll) -> Marks:
    """Return what the ballots that count give to the nominees of a category."""
    found: dict[str, list[Mark]] = {name: [] for name in category}
    for ballot in ballots:
        if ballot.counts:
            for name, value in _values(ballot, category, poll).items():
                points = ballot.scores.get(name, {})
                found[name].append(Mark(ballot.voter, value, points))
    return {name: tuple(given) for name, given in found.items()}


def _values(ballot: Cast, category: tuple[str, ...], poll: Poll) -> Mapping[str, Fraction]:
    judged = [name for name in category if name in ballot.judges]
    named = [name for name in ballot.votes_on if name in category]
    match poll.rules.method:
        case "mean":
            shares = weights(poll.edition.criteria)
            return {name: weighted(ballot.scores[name], shares) for name in named}
        case "ranking":
            return borda(named, judged)
        case "approval":
            # Who approves of nobody in a category has not voted in it.
            return {name: ALL if name in named else NOTHING for name in judged} if named else {}


def weighted(points: Mapping[str, int], shares: Mapping[str, Fraction]) -> Fraction:
    """Return the weighted mean of a nominee's points."""
    whole = sum(shares.values(), NOTHING)
    if not whole:
        return NOTHING
    return sum((shares[name] * points[name] for name in shares), NOTHING) / whole


def borda(ranked: list[str], judged: list[str]) -> Mapping[str, Fraction]:
    """Return what a ranking gives: of m nominees the first gets 1, the last 0, in even steps.

    Those left out share the places after the last one named, each the mean of these places. A
    nominee whom the voter may not judge takes no place, so that it neither gains nor loses by it.
    Nothing follows from a ranking that names nobody, or of one nominee alone.
    """
    steps = len(judged) - 1
    if not ranked or steps < 1:
        return {}
    placed = {name: Fraction(steps - place, steps) for place, name in enumerate(ranked)}
    rest = len(judged) - len(ranked)
    shared = Fraction(rest - 1, 2 * steps)
    return {name: placed.get(name, shared) for name in judged}


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Return the mean of values; nothing of none."""
    given = tuple(values)
    return sum(given, NOTHING) / len(given) if given else None
