"""What ballots vote: on nominees of the edition, in its form, by its criteria, on nobody's own."""

from collections.abc import Iterator, Sequence

from habitat_site.catalogue import Catalogue
from habitat_site.diagnostics import Loc
from habitat_site.results import seals
from habitat_site.results.ballots import FIELDS
from habitat_site.results.voices import own_nominees, voter_key
from habitat_site.rules.rule import Finding
from habitat_site.rules.suggestions import nearest, suggestion
from habitat_site.rules.votes import Found, Vote, each_vote


def not_nominated(catalogue: Catalogue) -> Found:
    """HS337: a vote on what is not nominated in this edition."""
    return each_vote(_unknown, catalogue)


def _unknown(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None:
        return
    ids = [nominee.id for nominee in vote.poll.nominees]
    for loc, name, on_key in _named(vote, recusals=True):
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


def _named(vote: Vote, *, recusals: bool = False) -> Iterator[tuple[Loc, str, bool]]:
    """Yield each nomination that a ballot names: where, which, and whether it is a key there."""
    ballot = vote.ballot
    scored = (*ballot.scores, *vote.entry.broken_in(("scores",)))
    yield from ((("scores", name), name, True) for name in scored)
    for field in ("ranking", "approves"):
        yield from (((field, n), name, False) for n, name in enumerate(getattr(ballot, field)))
    if recusals:
        for index, each in enumerate(ballot.recusals):
            yield ("recusals", index, "nomination"), each.nomination, False


def wrong_form(catalogue: Catalogue) -> Found:
    """HS338: scores where a ranking is asked for, several forms at once, or no vote at all."""
    return each_vote(_form, catalogue)


def _form(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None or (vote.poll.rules.sealed and not seals.is_opened(vote.ballot)):
        return
    ballot, wanted = vote.ballot, FIELDS[vote.poll.rules.method]
    # What cannot be read is a vote all the same.
    given = [f for f in FIELDS.values() if getattr(ballot, f) or vote.entry.is_broken((f,))]
    if given != [wanted]:
        facts = {"value": ", ".join(given) or "–", "field": wanted, "edition": vote.edition.id}
        wrong = next((name for name in given if name != wanted), "")
        yield Finding((wrong,) if wrong else ("edition",), facts, on_key=bool(wrong))


def own_nominee(catalogue: Catalogue) -> Found:
    """HS339: a vote on the voter's own nominee, or on one that the ballot recuses itself of."""
    return each_vote(_own, catalogue)


def _own(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None:
        return
    voice = vote.poll.voices.get(voter_key(vote.ballot))
    own = frozenset(own_nominees(voice, vote.poll.nominees)) if voice else frozenset()
    recused = {each.nomination for each in vote.ballot.recusals}
    for loc, name, on_key in _named(vote):
        word = "own-nominee" if name in own else "recused" if name in recused else ""
        if word:
            yield Finding(loc, {"value": name, "expected": word}, on_key=on_key)


def wrong_criteria(catalogue: Catalogue) -> Found:
    """HS340: points for what is no criterion, or a criterion that gets none."""
    return each_vote(_criteria, catalogue)


def _criteria(vote: Vote) -> Iterator[Finding]:
    if vote.poll is None or vote.poll.rules.method != "mean":
        return
    wanted = [criterion.id for criterion in vote.poll.edition.criteria]
    for name, points in vote.ballot.scores.items():
        given = (*points, *vote.entry.broken_in(("scores", name)))
        yield from _of_one(name, given, wanted)


def _of_one(nominee: str, given: Sequence[str], wanted: Sequence[str]) -> Iterator[Finding]:
    """Compare the criteria of one nominee; a name that is none stands for one that is missing."""
    facts = {"criteria": ", ".join(wanted)}
    missing = [criterion for criterion in wanted if criterion not in given]
    unknown = [criterion for criterion in given if criterion not in wanted]
    for criterion in unknown:
        meant = missing[0] if len(missing) == len(unknown) == 1 else nearest(criterion, missing)
        near = {} if meant is None else {"nearest": meant}
        about = {"value": criterion, "expected": "no-criterion"}
        yield Finding(("scores", nominee, criterion), facts | about | near, on_key=True)
        # Nobody is told of one slip twice: that it is no criterion, and that one gets no points.
        if missing:
            missing.remove(meant or missing[0])
    if missing:
        about = {"value": ", ".join(missing), "expected": "no-points"}
        yield Finding(("scores", nominee), facts | about, on_key=True)
