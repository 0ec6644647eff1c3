"""Awards for tests: an edition, what is nominated in it, and ballots, as records would say it."""

from typing import Any

from habitat_site.catalogue import Entry
from habitat_site.records import Ballot, Edition, Nomination
from tests.building import entry

STAGES = [
    {"kind": "nominations", "start": "2026-01-10", "end": "2026-02-28"},
    {"kind": "ballots", "start": "2026-03-10", "end": "2026-03-31"},
    {"kind": "opening", "start": "2026-04-01", "end": "2026-04-10"},
]
ANSWERS = dict.fromkeys(("context", "challenge", "process", "outputs", "lessons"), "Words.")


def edition(id: str = "prize", /, method: str = "mean", **fields: Any) -> Entry[Edition]:
    """Make an edition in which two criteria of weight 2 and 1 decide, unless told otherwise."""
    rules = {"method": method, **fields.pop("rules", {})}
    given = {
        "kind": "edition",
        "stages": STAGES,
        "categories": [{"id": "homes", "title": "Homes"}],
        "criteria": [
            {"id": "voice", "title": "Who decides", "weight": "2"},
            {"id": "tenure", "title": "How secure", "weight": "1"},
        ],
        "rules": rules,
    }
    return entry(Edition, id, given | fields)


def nomination(id: str, /, by: str, initiative: str = "", **fields: Any) -> Entry[Nomination]:
    """Make a nomination for homes in the prize, of the initiative with its id."""
    given = {
        "kind": "nomination",
        "edition": "prize",
        "category": "homes",
        "initiative": initiative or id,
        "nominated_by": by,
        "date": "2026-02-01",
        "answers": ANSWERS,
    }
    return entry(Nomination, id, given | fields)


def ballot(id: str, /, network: str = "", **fields: Any) -> Entry[Ballot]:
    """Make a ballot in the prize, of the network with its id unless another or a juror is named."""
    voter = {} if "juror" in fields else {"network": network or id}
    given = {"kind": "ballot", "edition": "prize", "date": "2026-03-12"}
    return entry(Ballot, id, given | voter | fields)
