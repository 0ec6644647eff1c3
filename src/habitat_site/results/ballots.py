"""Which ballots of an edition count, and on which nominees each of them votes.

What does not count is said with a word for why, so that it can be published beside what does. The
rules refuse most of it before; whatever they should miss is not counted all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Ballot, Edition
from habitat_site.records.award import Method, Rules, Stage
from habitat_site.records.dates import VagueDate
from habitat_site.results import seals
from habitat_site.results.voices import Nominee, Voice, own_nominees, voter_key, without_a_seat

FIELDS: Mapping[Method, str] = {"mean": "scores", "ranking": "ranking", "approval": "approves"}


@dataclass(frozen=True, slots=True)
class Struck:
    """A nominee on whom a ballot does not vote, and the word for why."""

    nomination: str
    why: str


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot as it was cast, and what of it counts.

    `why` is empty for one that counts. `judges` are the nominees on whom the voter may vote;
    `votes_on` those of them whom the ballot names and nothing strikes.
    """

    id: str
    voter: str
    date: VagueDate
    opened: VagueDate | None
    why: str
    scores: Mapping[str, Mapping[str, int]]
    order: tuple[str, ...]
    recused: tuple[tuple[str, str], ...]
    judges: frozenset[str]
    votes_on: tuple[str, ...]
    struck: tuple[Struck, ...]
    seal: str
    canonical: str
    digest: str

    @property
    def counts(self) -> bool:
        """Tell whether the ballot counts at all."""
        return not self.why


@dataclass(frozen=True, slots=True)
class Poll:
    """What ballots are read by: the edition, who has a voice, and who is nominated."""

    edition: Edition
    rules: Rules
    voices: Mapping[str, Voice]
    nominees: tuple[Nominee, ...]


def ballots_of(edition: RecordId, catalogue: Catalogue) -> tuple[Entry[Ballot], ...]:
    """Return the ballots of an edition, sorted by id."""
    return tuple(each for each in catalogue.every(Ballot) if each.record.edition == edition)


def casts(entries: Iterable[Entry[Ballot]], poll: Poll) -> tuple[Cast, ...]:
    """Return all ballots, sorted by id; of two by one voter the first by its day counts."""
    first: dict[str, str] = {}
    in_order = sorted(entries, key=lambda each: (each.record.date.first, each.id))
    for entry in in_order:
        first.setdefault(voter_key(entry.record), entry.id)
    found = (_cast(e, poll, is_first=first[voter_key(e.record)] == e.id) for e in in_order)
    return tuple(sorted(found, key=lambda each: each.id))


def _cast(entry: Entry[Ballot], poll: Poll, *, is_first: bool) -> Cast:
    ballot, key = entry.record, voter_key(entry.record)
    voice = poll.voices.get(key) or without_a_seat(key)
    own = frozenset(own_nominees(voice, poll.nominees))
    recused = {each.nomination: each.reason for each in ballot.recusals}
    nominated = frozenset(each.id for each in poll.nominees)
    judges = nominated - own - recused.keys()
    struck = tuple(
        Struck(name, why)
        for name in dict.fromkeys(ballot.named)
        if (why := _strikes(ballot, name, poll.edition, nominated, own))
    )
    out = {each.nomination for each in struck}
    text = seals.canonical(ballot)
    return Cast(
        id=entry.id,
        voter=key,
        date=ballot.date,
        opened=ballot.opened,
        why=_why_not(ballot, poll, voice, is_first=is_first),
        scores=ballot.scores,
        order=ballot.ranking or ballot.approves,
        recused=tuple(sorted(recused.items())),
        judges=judges,
        votes_on=tuple(name for name in dict.fromkeys(ballot.named) if name not in out),
        struck=struck,
        seal=ballot.seal or "",
        canonical=text,
        digest=seals.digest_of_vote(text),
    )


def _strikes(
    ballot: Ballot, name: str, edition: Edition, nominated: frozenset[str], own: frozenset[str]
) -> str:
    """Return the word for why a ballot does not vote on what it names; nothing if it does."""
    if name not in nominated:
        return "not-nominated"
    if name in own:
        return "own-nominee"
    if any(each.nomination == name for each in ballot.recusals):
        return "recused"
    wanted = {each.id for each in edition.criteria}
    return "incomplete" if name in ballot.scores and wanted != ballot.scores[name].keys() else ""


def _why_not(ballot: Ballot, poll: Poll, voice: Voice, *, is_first: bool) -> str:
    if not voice.is_entitled:
        return "not-entitled"
    if not is_first:
        return "twice"
    if is_outside(ballot.date, poll.edition.stage("ballots")):
        return "outside-dates"
    if poll.rules.sealed and not seals.is_opened(ballot):
        return "not-opened"
    if seals.faults(ballot, sealed=poll.rules.sealed):
        return "seal"
    if ballot.opened is not None and opened_outside(ballot.opened, poll.edition):
        return "opened-outside-dates"
    return "wrong-form" if form_of(ballot) != FIELDS[poll.rules.method] else ""


def form_of(ballot: Ballot) -> str:
    """Return the field in which a ballot votes; several joined with commas, or nothing."""
    return ", ".join(name for name in FIELDS.values() if getattr(ballot, name))


def is_outside(day: VagueDate, stage: Stage | None) -> bool:
    """Tell whether a day lies outside a stage, however vague both are; none is no bound."""
    if stage is None:
        return False
    return day.last < stage.start.first or day.first > last_day(stage)


def last_day(stage: Stage) -> date:
    """Return the last day of a stage."""
    return (stage.end or stage.start).last


def opened_outside(day: VagueDate, edition: Edition) -> bool:
    """Tell whether a ballot was opened while others could still be cast, or outside its stage."""
    ballots = edition.stage("ballots")
    is_early = ballots is not None and day.last <= last_day(ballots)
    return is_early or is_outside(day, edition.stage("opening"))
