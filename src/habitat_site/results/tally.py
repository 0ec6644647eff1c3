"""The tally of an edition: who stands where, by what, and how each tie was broken.

A tie of scores is broken by the first of these steps that tells two nominees apart:

1. `voices`: more voices voted on it;
2. `criterion:<id>` (mean only): the higher mean on the heaviest criterion, then on the next; of
   equal weight, in the edition's order; `firsts` (ranking only): more first places;
3. `elsewhere`: the higher score among voters who have no country in common with the nominee;
4. `draw`: the lower SHA-256 of the seed, a colon and the nomination's id. The seed is the SHA-256
   of the digests of all ballots that count, in the order of their ids, with newlines between, so
   that nobody knows the draw before the last ballot is in.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Edition
from habitat_site.records.award import Category, Method
from habitat_site.results.ballots import Cast, Poll, ballots_of, casts, last_day
from habitat_site.results.membership import Related, members_during, members_of
from habitat_site.results.scores import NOTHING, Mark, marks, mean, weights
from habitat_site.results.voices import Nominee, Voice, is_from_elsewhere, nominees, voices

# Below every score that there is, for a nominee on whom nobody from elsewhere voted.
BELOW = Fraction(-1)


@dataclass(frozen=True, slots=True)
class Place:
    """A nominee's place in its category, and what led to it.

    `score` is the mean of its marks, nothing where nobody voted on it. `broken_by` is the step that
    put it below the one before it, whose score is the same; empty where there was no tie.
    `steps` are the values that ties are broken by, in their order, without the draw.
    """

    nominee: Nominee
    place: int
    score: Fraction | None
    marks: tuple[Mark, ...]
    steps: tuple[tuple[str, Fraction], ...]
    draw: str
    broken_by: str
    is_quorate: bool
    wins: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A category: how many may win, and its nominees from the first place to the last."""

    category: str
    winners: int
    places: tuple[Place, ...]

    @property
    def ties(self) -> tuple[tuple[Place, Place, str], ...]:
        """Return each pair of neighbours with the same score, and the step that parted them."""
        pairs = zip(self.places, self.places[1:], strict=False)
        return tuple((one, other, other.broken_by) for one, other in pairs if other.broken_by)

    @property
    def drawn(self) -> frozenset[str]:
        """Return the nominees that the draw parted from one beside them."""
        by_lot = (pair for *pair, step in self.ties if step == "draw")
        return frozenset(each.nominee.id for pair in by_lot for each in pair)


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that a recount needs, and its outcome.

    `is_final` once no ballot can be cast or opened any more; until then nobody has won.
    """

    edition: RecordId
    method: Method
    sealed: bool
    quorum: int
    weights: tuple[tuple[str, Fraction], ...]
    voices: tuple[Voice, ...]
    nominees: tuple[Nominee, ...]
    ballots: tuple[Cast, ...]
    seed: str
    outcomes: tuple[Outcome, ...]
    is_final: bool

    @property
    def winners(self) -> Iterator[Place]:
        """Yield the winners, category by category, also while the tally is not final."""
        for outcome in self.outcomes:
            yield from (place for place in outcome.places if place.wins)


def tallies(catalogue: Catalogue, today: date) -> Mapping[RecordId, Tally]:
    """Return the tally of every edition that says how it is decided, sorted by id."""
    return {
        entry.id: tally(entry, catalogue, today)
        for entry in catalogue.every(Edition)
        if entry.record.rules is not None
    }


def poll_of(entry: Entry[Edition], catalogue: Catalogue) -> Poll | None:
    """Return what an edition's ballots are read by; nothing if it does not say how it decides."""
    edition = entry.record
    if edition.rules is None:
        return None
    found, members = nominees(entry.id, catalogue), _members(edition, catalogue)
    return Poll(edition, edition.rules, voices(edition, catalogue, members), found)


def _members(edition: Edition, catalogue: Catalogue) -> Related:
    """Return who belonged to whom while ballots were cast."""
    stage = edition.stage("ballots")
    if stage is None:
        return members_of(catalogue)
    return members_during(catalogue, stage.start.first, last_day(stage))


def tally(entry: Entry[Edition], catalogue: Catalogue, today: date) -> Tally:
    """Count the ballots of an edition; only `is_final` depends on `today`."""
    poll = poll_of(entry, catalogue)
    if poll is None:
        raise ValueError(f"{entry.key}: an edition without rules has no tally")
    ballots = casts(ballots_of(entry.id, catalogue), poll)
    seed = _sha("\n".join(ballot.digest for ballot in ballots if ballot.counts))
    return Tally(
        edition=entry.id,
        method=poll.rules.method,
        sealed=poll.rules.sealed,
        quorum=poll.rules.quorum,
        weights=tuple(weights(poll.edition.criteria).items()),
        voices=tuple(poll.voices[key] for key in sorted(poll.voices)),
        nominees=poll.nominees,
        ballots=ballots,
        seed=seed,
        outcomes=tuple(_outcome(each, ballots, poll, seed) for each in poll.edition.categories),
        is_final=closes(poll.edition) < today,
    )


def closes(edition: Edition) -> date:
    """Return the last day on which anything may be added to a tally; the last of days if unknown.

    Of sealed ballots that is the end of their opening.
    """
    sealed = edition.rules is not None and edition.rules.sealed
    stage = edition.stage("opening" if sealed else "ballots")
    return last_day(stage) if stage else date.max


def _outcome(category: Category, ballots: tuple[Cast, ...], poll: Poll, seed: str) -> Outcome:
    standing = {each.id: each for each in poll.nominees if each.category == category.id}
    given = marks(tuple(standing), ballots, poll)
    ranked = sorted(
        (_standing(each, given[each.id], poll, seed) for each in standing.values()),
        key=_order,
    )
    return Outcome(category.id, category.winners, tuple(_placed(ranked, category.winners)))


def _standing(nominee: Nominee, given: tuple[Mark, ...], poll: Poll, seed: str) -> Place:
    return Place(
        nominee=nominee,
        place=0,
        score=mean(mark.value for mark in given),
        marks=given,
        steps=tuple(_steps(nominee, given, poll)),
        draw=_sha(f"{seed}:{nominee.id}"),
        broken_by="",
        is_quorate=len(given) >= max(poll.rules.quorum, 1),
        wins=False,
    )


def _steps(nominee: Nominee, given: tuple[Mark, ...], poll: Poll) -> Iterator[tuple[str, Fraction]]:
    yield "voices", Fraction(len(given))
    if poll.rules.method == "mean":
        shares = weights(poll.edition.criteria)
        for name in sorted(shares, key=lambda name: -shares[name]):
            points = mean(Fraction(mark.points[name]) for mark in given)
            yield f"criterion:{name}", BELOW if points is None else points
    if poll.rules.method == "ranking":
        yield "firsts", Fraction(sum(mark.value == 1 for mark in given))
    elsewhere = mean(m.value for m in given if is_from_elsewhere(poll.voices[m.voter], nominee))
    yield "elsewhere", BELOW if elsewhere is None else elsewhere


def _order(place: Place) -> tuple[bool, Fraction, tuple[Fraction, ...], str, str]:
    score = BELOW if place.score is None else place.score
    steps = tuple(-value for _, value in place.steps)
    return not place.is_quorate, -score, steps, place.draw, place.nominee.id


def _placed(ranked: list[Place], winners: int) -> Iterator[Place]:
    for number, place in enumerate(ranked):
        above = ranked[number - 1] if number else None
        yield Place(
            nominee=place.nominee,
            place=number + 1,
            score=place.score,
            marks=place.marks,
            steps=place.steps,
            draw=place.draw,
            broken_by=_parted_by(above, place) if above else "",
            is_quorate=place.is_quorate,
            wins=number < winners and place.is_quorate and (place.score or NOTHING) > 0,
        )


def _parted_by(above: Place, below: Place) -> str:
    """Return the step that parts two neighbours with the same score; nothing without a tie."""
    if above.score != below.score or above.is_quorate != below.is_quorate or below.score is None:
        return ""
    pairs = zip(above.steps, below.steps, strict=True)
    return next((name for (name, one), (_, other) in pairs if one != other), "draw")


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
