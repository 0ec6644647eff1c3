"""How tests of ballots get from a few voters and nominees to a tally, and what they see of it."""

from datetime import date
from typing import Any

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from habitat_site.results.tally import Tally, tally
from tests.building import catalogue, initiative, network
from tests.results.awards import nomination

TODAY = date(2026, 11, 21)
RESIDENTS = {"led_by": "residents"}


def counted(prize: Entry[Any], *others: Entry[Record], today: date = TODAY) -> Tally:
    whole = catalogue(prize, *others)
    return tally(prize, whole, today)


def voters(*ids: str) -> list[Entry[Record]]:
    return [network(id, **RESIDENTS) for id in ids]


def nominees(*ids: str) -> list[Entry[Record]]:
    """Return initiatives that nobody who votes has anything to do with."""
    made: list[Entry[Record]] = [network("others")]
    for id in ids:
        made += [initiative(id), nomination(id, by="others")]
    return made


def standing(found: Tally) -> list[tuple[str, str, str]]:
    """Return the nominees by place, with their scores and the step that broke a tie."""
    return [(p.nominee.id, str(p.score), p.broken_by) for p in found.outcomes[0].places]


def points(voice: int, tenure: int) -> dict[str, str]:
    return {"voice": str(voice), "tenure": str(tenure)}
