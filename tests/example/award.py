"""The worked award as records: counted by means, by rankings that go on, and behind seals."""

from collections.abc import Iterator
from typing import Any

from habitat_site.records import Ballot
from habitat_site.results.seals import canonical, digest_of_vote
from tests.building import entry
from tests.example.groups import NAMES, TITLES, title_of
from tests.example.writing import written
from tests.rendering.worked_award import NOMINEES, POINTS, RECUSALS

CATEGORIES = [
    {"id": "homes", "title": "Homes and neighbourhoods", "winners": "2"},
    {"id": "land", "title": "Land held in common"},
]
CRITERIA = [
    {"id": "voice", "title": "Who decides", "weight": "2"},
    {
        "id": "tenure",
        "title": "How secure it is to stay",
        "weight": "1",
        "description": "Title, contract or custom, and what happened when it was put to the test.",
    },
]
ANSWERS = {
    "context": "Families lived on land that a company wanted, without water or papers.",
    "challenge": "To stay, to stay together, and to keep homes out of speculation.",
    "process": "The assembly decided; commissions of residents built, bought and kept the books.",
    "outputs": "Homes, a well and a hall; a statute that keeps the land in common.",
    "lessons": "Own the land together before you build, and write down who decides what.",
}
# The edition's id, how it is decided, and the year of its ballots.
MEAN, RANKED, SEALED = "example-prize-2025", "example-prize-2026", "example-sealed-prize"
SALT = "an-example-of-a-salt"


def award() -> Iterator[tuple[str, str]]:
    """Yield a series, three editions, their nominations and ballots."""
    yield (
        "awards/example-prize.md",
        written(
            "Example Prize of the Neighbourhoods",
            "A prize that networks give each other, in an example.",
            kind="award",
            since="2025",
            organisers=["equator", {"name": "Example Institute"}],
            process="Networks nominate, networks vote, and anybody can count again.",
        ),
    )
    yield from _edition(MEAN, 2025, {"method": "mean", "quorum": "3"}, tuple(NOMINEES))
    yield from _edition(RANKED, 2026, {"method": "ranking"}, ("n01", "n02", "n04", "n06"))
    sealed = {"method": "approval", "sealed": True, "voices": "networks-and-jury"}
    yield from _edition(SEALED, 2026, sealed, ("n03", "n05"))


def _edition(
    id: str, year: int, rules: dict[str, Any], stand: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield an edition whose ballots are cast in the autumn, and everything that belongs to it."""
    jury = [{"id": "seat-one", "role": "A resident", "affiliations": [{"name": "A university"}]}]
    yield (
        f"awards/{id}.md",
        written(
            f"Example Prize {year}, by {rules['method']}",
            "One edition of a prize, in an example.",
            kind="edition",
            award="example-prize",
            year=year,
            hosts=["equator"],
            categories=CATEGORIES,
            criteria=CRITERIA,
            eligibility="Any initiative whose residents decide.",
            languages=["en", "fr"],
            stages=[
                {"kind": "nominations", "start": f"{year}-03-01", "end": f"{year}-05-31"},
                {"kind": "ballots", "start": f"{year}-10-01", "end": f"{year}-11-30"},
                {"kind": "opening", "start": f"{year}-12-01", "end": f"{year}-12-10"},
                {"kind": "ceremony", "start": f"{year + 1}-02-01"},
            ],
            rules=rules,
            jury=jury if "sealed" in rules else [],
            **({"passes_to": RANKED} if id == MEAN else {}),
        ),
    )
    names = {nominee: f"{nominee}-{id}" for nominee in stand}
    for nominee, name in names.items():
        yield f"awards/{name}.md", _nomination(id, nominee, year)
    for voter in POINTS:
        yield f"awards/{voter}-{id}.md", _ballot(id, voter, year, rules["method"], names)


def _nomination(edition: str, nominee: str, year: int) -> str:
    category, _, by, _ = NOMINEES[nominee]
    return written(
        f"{NAMES[nominee]}, for the prize of {year}",
        f"Why {title_of(nominee)} should win.",
        kind="nomination",
        edition=edition,
        initiative=f"group-{nominee}",
        category=category,
        nominated_by=by,
        date=f"{year}-04-12",
        answers=ANSWERS,
    )


def _ballot(edition: str, voter: str, year: int, method: str, names: dict[str, str]) -> str:
    recused = {name for name, _ in RECUSALS.get(voter, [])}
    pairs = dict(zip(NOMINEES, POINTS[voter].split(), strict=True))
    given = {
        nominee: pair
        for nominee, pair in pairs.items()
        if pair != "--" and nominee in names and nominee not in recused
    }
    best = sorted(given, key=lambda nominee: (given[nominee], nominee), reverse=True)
    votes: dict[str, dict[str, Any]] = {
        "mean": {"scores": {names[n]: {"voice": p[0], "tenure": p[1]} for n, p in given.items()}},
        "ranking": {"ranking": [names[nominee] for nominee in best]},
        "approval": {"approves": [names[nominee] for nominee in best]},
    }
    vote = votes[method]
    said = [
        {"nomination": names[name], "reason": why, "note": "Said before the vote."}
        for name, why in RECUSALS.get(voter, [])
        if name in names
    ]
    fields = {"kind": "ballot", "edition": edition, "network": voter, "date": f"{year}-10-15"}
    title, summary = f"Ballot of the {TITLES[voter]}, {year}", "A vote in an example."
    if method == "approval":
        vote = {"seal": _seal(fields | vote)}
    return written(title, summary, **fields, **vote, recusals=said)


def _seal(fields: dict[str, Any]) -> str:
    """Return the digest of a vote that is not opened yet."""
    whole = entry(Ballot, "sealed", fields | {"salt": SALT}).record
    return digest_of_vote(canonical(whole))
