"""Ballots: cast by who has a voice, once, in time, in the form asked for, and on nobody's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.records import Ballot, Edition
from habitat_site.records.award import Rules
from habitat_site.results import seals
from habitat_site.results.ballots import FIELDS, Poll, form_of, last_day, opened_outside
from habitat_site.results.tally import poll_of
from habitat_site.results.voices import own_nominees, voter_key, without_a_seat
from habitat_site.rules.award_editions import edition_of, nominated_outside, outside
from habitat_site.rules.rule import Finding
from habitat_site.rules.suggestions import suggestion

Found = Iterator[tuple[Document, Finding]]


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot and the edition it is cast in; `poll` is missing where that is not decided here."""

    entry: Entry[Ballot]
    ballot: Ballot
    edition: Entry[Edition]
    poll: Poll | None
    catalogue: Catalogue


def _each(check: Callable[[Vote], Iterator[Finding]], catalogue: Catalogue) -> Found:
    ballots = catalogue.every(Ballot)
    if not ballots:
        return
    polls: dict[str, Poll | None] = {}
    for entry in ballots:
        edition = edition_of(entry.record.edition, catalogue)
        if edition is None:
            continue
        if edition.id not in polls:
            polls[edition.id] = poll_of(edition, catalogue)
        vote = Vote(entry, entry.record, edition, polls[edition.id], catalogue)
        for finding in islice(check(vote), MAX_PROBLEMS):
            yield entry.document, finding


def outside_dates(catalogue: Catalogue) -> Found:
    """HS333: a nomination, or a ballot cast or opened, on a day on which it could not be."""
    yield from nominated_outside(catalogue)
    yield from _each(_outside, catalogue)


def _outside(vote: Vote) -> Iterator[Finding]:
    edition, ballot = vote.edition.record, vote.ballot
    ballots, opening = edition.stage("ballots"), edition.stage("opening")
    yield from outside(("date",), ballot.date, ballots)
    if ballot.opened is None or opening is None or not opened_outside(ballot.opened, edition):
        return
    closed = last_day(ballots) + timedelta(days=1) if ballots else opening.start.first
    yield Finding(
        ("opened",),
        {
            "value": str(ballot.opened),
            "stage": opening.kind,
            "start": str(max(closed, opening.start.first)),
            "end": str(last_day(opening)),
        },
    )


def without_a_voice(catalogue: Catalogue) -> Found:
    """HS335: a ballot of somebody whose ballots the edition does not count."""
    return _each(_voiceless, catalogue)


def _voiceless(vote: Vote) -> Iterator[Finding]:
    ballot = vote.ballot
    loc: Loc = ("network",) if ballot.network else ("juror",)
    facts = {"value": ballot.network or ballot.juror or "", "edition": vote.edition.id}
    if vote.poll is None:
        yield Finding(("edition",), facts | {"expected": "no-vote"})
        return
    if ballot.network and ballot.juror:
        yield Finding(("juror",), facts | {"expected": "two-voters"})
    key = voter_key(ballot)
    if ballot.network and key not in vote.poll.voices:
        return  # a network that is not here at all is said by HS302
    voice = vote.poll.voices.get(key) or without_a_seat(key)
    if not voice.is_entitled:
        near = suggestion(ballot.juror or "", [each.id for each in vote.poll.edition.jury])
        yield Finding(loc, facts | {"expected": voice.why} | ({} if ballot.network else near))


def cast_twice(catalogue: Catalogue) -> Found:
    """HS336: a second ballot of one voter, or a nominee that a ballot names twice."""
    first: dict[tuple[str, str], Entry[Ballot]] = {}
    for entry in catalogue.every(Ballot):
        ballot = entry.record
        other = first.setdefault((ballot.edition, voter_key(ballot)), entry)
        field = "network" if ballot.network else "juror"
        if other is not entry:
            facts = {"value": ballot.network or ballot.juror or "", "other": other.id}
            related = ((other.document, (field,)),)
            yield entry.document, Finding((field,), facts, related=related)
        for finding in islice(_repeated(ballot), MAX_PROBLEMS):
            yield entry.document, finding


def _repeated(ballot: Ballot) -> Iterator[Finding]:
    recused = tuple(each.nomination for each in ballot.recusals)
    lists = {"ranking": ballot.ranking, "approves": ballot.approves, "recusals": recused}
    for name, ids in lists.items():
        seen: set[str] = set()
        for index, id in enumerate(ids):
            if id in seen:
                yield Finding((name, index), {"value": id, "other": name})
            seen.add(id)


def not_nominated(catalogue: Catalogue) -> Found:
    """HS337: a vote on what is not nominated in this edition."""
    return _each(_unknown, catalogue)


def _unknown(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None:
        return
    ids = [nominee.id for nominee in vote.poll.nominees]
    for loc, name, on_key in _named(vote.ballot, recusals=True):
        if name not in ids and not _is_said_elsewhere(f"awards/{name}", vote, on_key=on_key):
            facts = {"value": name, "edition": vote.edition.id} | suggestion(name, ids)
            yield Finding(loc, facts, on_key=on_key)


def _is_said_elsewhere(key: str, vote: Vote, *, on_key: bool) -> bool:
    """Tell whether a record is gone or broken, or an id leads nowhere where every rule looks."""
    is_whole = vote.catalogue.get(*key.split("/", 1)) is not None
    is_there = is_whole or key in vote.catalogue.known
    return (
        key in vote.catalogue.withdrawn or (is_there and not is_whole) or not (is_there or on_key)
    )


def _named(ballot: Ballot, *, recusals: bool = False) -> Iterator[tuple[Loc, str, bool]]:
    """Yield each nomination that a ballot names: where, which, and whether it is a key there."""
    yield from ((("scores", name), name, True) for name in ballot.scores)
    for field in ("ranking", "approves"):
        yield from (((field, n), name, False) for n, name in enumerate(getattr(ballot, field)))
    if recusals:
        for index, each in enumerate(ballot.recusals):
            yield ("recusals", index, "nomination"), each.nomination, False


def wrong_form(catalogue: Catalogue) -> Found:
    """HS338: scores where a ranking is asked for, several forms at once, or no vote at all."""
    return _each(_form, catalogue)


def _form(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None or (vote.poll.rules.sealed and not seals.is_opened(vote.ballot)):
        return
    found, wanted = form_of(vote.ballot), FIELDS[vote.poll.rules.method]
    if found != wanted:
        facts = {"value": found or "–", "field": wanted, "edition": vote.edition.id}
        wrong = next((name for name in found.split(", ") if name and name != wanted), "")
        yield Finding((wrong,) if wrong else ("edition",), facts, on_key=bool(wrong))


def own_nominee(catalogue: Catalogue) -> Found:
    """HS339: a vote on the voter's own nominee, or on one that the ballot recuses itself of."""
    return _each(_own, catalogue)


def _own(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None:
        return
    voice = vote.poll.voices.get(voter_key(vote.ballot))
    own = frozenset(own_nominees(voice, vote.poll.nominees)) if voice else frozenset()
    recused = {each.nomination for each in vote.ballot.recusals}
    for loc, name, on_key in _named(vote.ballot):
        word = "own-nominee" if name in own else "recused" if name in recused else ""
        if word:
            yield Finding(loc, {"value": name, "expected": word}, on_key=on_key)


def wrong_criteria(catalogue: Catalogue) -> Found:
    """HS340: points for what is no criterion, or a criterion that gets none."""
    return _each(_criteria, catalogue)


def _criteria(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None or vote.poll.rules.method != "mean":
        return
    wanted = [criterion.id for criterion in vote.poll.edition.criteria]
    facts = {"criteria": ", ".join(wanted)}
    for name, points in vote.ballot.scores.items():
        for criterion in points:
            if criterion not in wanted:
                about = {"value": criterion, "expected": "no-criterion"}
                near = suggestion(criterion, wanted)
                yield Finding(("scores", name, criterion), facts | about | near, on_key=True)
        for criterion in wanted:
            if criterion not in points:
                about = {"value": criterion, "expected": "no-points"}
                yield Finding(("scores", name), facts | about, on_key=True)


def broken_seal(catalogue: Catalogue) -> Found:
    """HS341: a seal that is missing, is none, or does not fit the vote that it was to keep."""
    return _each(_seal, catalogue)


FAULTY = {"no-salt": "salt", "no-day": "salt", "opened-empty": "opened"}


def _seal(vote: Vote) -> Iterator[Finding]:
    rules: Rules | None = vote.edition.record.rules
    if rules is None:
        return
    word = seals.fault(vote.ballot, sealed=rules.sealed)
    if not word:
        return
    field = FAULTY.get(word, "seal")
    given = field if getattr(vote.ballot, field) is not None else "edition"
    yield Finding((given,), {"expected": f"seal-{word}"})
