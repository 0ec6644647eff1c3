"""Ballots: cast by who has a voice, once, in time, and under the seal that was asked for."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.records import Ballot
from habitat_site.records.award import Rules
from habitat_site.results import seals
from habitat_site.results.ballots import FIELDS, last_day, opened_outside
from habitat_site.results.voices import voter_key, without_a_seat
from habitat_site.rules.award_editions import nominated_outside, outside
from habitat_site.rules.rule import Finding
from habitat_site.rules.suggestions import suggestion
from habitat_site.rules.votes import Found, Vote, each_vote

MOST_NAMED = 12


def outside_dates(catalogue: Catalogue) -> Found:
    """HS333: a nomination, or a ballot cast or opened, on a day on which it could not be."""
    yield from nominated_outside(catalogue)
    yield from each_vote(_outside, catalogue)


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
    return each_vote(_voiceless, catalogue)


def _voiceless(vote: Vote) -> Iterator[Finding]:
    ballot = vote.ballot
    loc: Loc = ("network",) if ballot.network else ("juror",)
    facts = {"value": ballot.network or ballot.juror or "", "edition": vote.edition.id}
    facts["voices"] = _entitled(vote)
    if vote.poll is None:
        yield Finding(("edition",), facts | {"expected": "no-vote"})
        return
    if not (ballot.network or ballot.juror):
        return  # that nobody is named, or not rightly, is said elsewhere
    if ballot.network and ballot.juror:
        yield Finding(("juror",), facts | {"expected": "two-voters"})
    key = voter_key(ballot)
    if ballot.network and key not in vote.poll.voices:
        return  # a network that is not here at all is said by HS302
    voice = vote.poll.voices.get(key) or without_a_seat(key)
    if not voice.is_entitled:
        near = suggestion(ballot.juror or "", [each.id for each in vote.poll.edition.jury])
        yield Finding(loc, facts | {"expected": voice.why} | ({} if ballot.network else near))


def _entitled(vote: Vote) -> str:
    """Return who has a voice in the edition, as many as a sentence holds."""
    voices = vote.poll.voices.values() if vote.poll else ()
    names = [voice.key.rpartition("/")[2] for voice in voices if voice.is_entitled]
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "") or "–"


def cast_twice(catalogue: Catalogue) -> Found:
    """HS336: a second ballot of one voter, or a nominee that a ballot names twice."""
    first: dict[tuple[str, str], Entry[Ballot]] = {}
    for entry in catalogue.judged(Ballot):
        ballot = entry.record
        for finding in islice(_repeated(ballot), MAX_PROBLEMS):
            yield entry.document, finding
        if entry.is_broken(("edition",)) or not (ballot.network or ballot.juror):
            continue
        other = first.setdefault((ballot.edition, voter_key(ballot)), entry)
        field = "network" if ballot.network else "juror"
        if other is not entry:
            facts = {"value": ballot.network or ballot.juror or "", "other": other.id}
            related = ((other.document, (field,)),)
            yield entry.document, Finding((field,), facts, related=related)


def _repeated(ballot: Ballot) -> Iterator[Finding]:
    recused = tuple(each.nomination for each in ballot.recusals)
    lists = {"ranking": ballot.ranking, "approves": ballot.approves, "recusals": recused}
    for name, ids in lists.items():
        seen: set[str] = set()
        for index, id in enumerate(ids):
            if id in seen:
                yield Finding((name, index), {"value": id, "other": name})
            seen.add(id)


def broken_seal(catalogue: Catalogue) -> Found:
    """HS341: a seal that is missing, is none, or does not fit the vote that it was to keep."""
    return each_vote(_seal, catalogue)


# At which field each is mended, where it is given.
MENDED = {"no-salt": "salt", "no-day": "salt", "opened-empty": "opened"}
# What a seal is computed of, and what it is judged by.
SEALED = ("edition", "network", "juror", *FIELDS.values(), "recusals", "salt")
JUDGED_BY: Mapping[str, tuple[str, ...]] = {
    "no-seal": ("seal",),
    "no-salt": ("salt",),
    "no-day": ("opened",),
    "opened-empty": SEALED,
    "no-match": SEALED,
}


def _seal(vote: Vote) -> Iterator[Finding]:
    rules: Rules | None = vote.edition.record.rules
    if rules is None:
        return
    for word in seals.faults(vote.ballot, sealed=rules.sealed):
        if vote.entry.is_broken(*((field,) for field in JUDGED_BY.get(word, ()))):
            continue
        field = MENDED.get(word, "seal")
        given = field if getattr(vote.ballot, field) is not None else "edition"
        yield Finding((given,), {"expected": f"seal-{word}"})
