"""The tally of an award as data: everything that a recount needs, and nothing that it has to trust.

Fractions are written as text (`23/6`), because JSON's numbers would round them.
"""

from collections.abc import Iterator
from fractions import Fraction

from habitat_site.pages.exports import TallyExport
from habitat_site.rendering.elements import Element, page_url, texts_of
from habitat_site.rendering.rows import safe
from habitat_site.rendering.site import Site
from habitat_site.results.ballots import Cast
from habitat_site.results.tally import Outcome, Place, Tally
from habitat_site.results.voices import Nominee, Voice, own_nominees

DECIMALS = 4
COLUMNS = ("category", "place", "nomination", "initiative", "wins", "voter", "status", "mark")


def tally_element(view: TallyExport, site: Site) -> Element:
    """Return a tally with what it is counted by, who counted, and what came of it."""
    edition, tally = view.entry.record, view.tally
    rules, texts = edition.rules, texts_of(view.entry)
    ballots = edition.stage("ballots")
    return {
        "edition": view.entry.id,
        "page": page_url(view.entry, site),
        "title": texts(("title",), edition.title),
        "method": tally.method,
        "voices_belong_to": rules.voices if rules else "",
        "sealed": tally.sealed,
        "quorum": tally.quorum,
        "ballots_from": str(ballots.start) if ballots else None,
        "ballots_until": str(ballots.end or ballots.start) if ballots else None,
        "final": tally.is_final,
        "criteria": [
            {
                "id": each.id,
                "title": texts(("criteria", number, "title"), each.title),
                "weight": exact(dict(tally.weights)[each.id]),
            }
            for number, each in enumerate(edition.criteria)
        ],
        "categories": [
            {
                "id": each.id,
                "title": texts(("categories", number, "title"), each.title),
                "winners": each.winners,
            }
            for number, each in enumerate(edition.categories)
        ],
        "voices": [_voice(each, tally) for each in tally.voices],
        "nominees": [_nominee(each) for each in tally.nominees],
        "ballots": [_ballot(each) for each in tally.ballots],
        "seed": tally.seed,
        "outcome": [_outcome(each) for each in tally.outcomes],
    }


def exact(value: Fraction) -> str:
    """Write a fraction as it is: `23/6`, or `4` where it is whole."""
    return str(value)


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else float(round(value, DECIMALS))


def _voice(voice: Voice, tally: Tally) -> Element:
    return {
        "voter": voice.key,
        "entitled": voice.is_entitled,
        "why": voice.why,
        "voted": any(each.voter == voice.key for each in tally.ballots),
        "countries": list(voice.countries),
        "own": list(own_nominees(voice, tally.nominees)) if voice.is_entitled else [],
    }


def _nominee(nominee: Nominee) -> Element:
    return {
        "id": nominee.id,
        "category": nominee.category,
        "initiative": nominee.initiative,
        "nominated_by": nominee.nominated_by,
        "belongs_to": list(nominee.kin),
        "countries": list(nominee.countries),
    }


def _ballot(ballot: Cast) -> Element:
    return {
        "id": ballot.id,
        "voter": ballot.voter,
        "date": str(ballot.date),
        "opened": str(ballot.opened) if ballot.opened else None,
        "counted": ballot.counts,
        "why_not": ballot.why or None,
        "scores": {name: dict(points) for name, points in ballot.scores.items()},
        "order": list(ballot.order),
        "recusals": [{"nomination": name, "reason": why} for name, why in ballot.recused],
        "struck": [{"nomination": each.nomination, "why": each.why} for each in ballot.struck],
        "seal": ballot.seal or None,
        "canonical": ballot.canonical,
        "digest": ballot.digest,
    }


def _outcome(outcome: Outcome) -> Element:
    return {
        "category": outcome.category,
        "winners": outcome.winners,
        "places": [_place(each) for each in outcome.places],
        "ties": [
            {"above": one.nominee.id, "below": other.nominee.id, "broken_by": step}
            for one, other, step in outcome.ties
        ],
    }


def _place(place: Place) -> Element:
    return {
        "place": place.place,
        "nomination": place.nominee.id,
        "score": None if place.score is None else exact(place.score),
        "rounded": _rounded(place.score),
        "marks": {mark.voter: exact(mark.value) for mark in place.marks},
        "steps": {name: exact(value) if value >= 0 else None for name, value in place.steps},
        "draw": place.draw,
        "broken_by": place.broken_by or None,
        "quorate": place.is_quorate,
        "wins": place.wins,
    }


def tally_rows(view: TallyExport) -> Iterator[list[str | float]]:
    """Yield the columns, then a row for each nominee and each voter who has a voice or voted."""
    tally = view.tally
    criteria = [name for name, _ in tally.weights]
    yield [*COLUMNS, *map(safe, criteria)]
    for outcome in tally.outcomes:
        for place in outcome.places:
            for row in _rows(place, tally, criteria):
                yield [safe(each) for each in (outcome.category, *row)]


def _rows(place: Place, tally: Tally, criteria: list[str]) -> Iterator[list[str | float]]:
    given = {mark.voter: mark for mark in place.marks}
    about: list[str | float] = [
        place.place,
        place.nominee.id,
        place.nominee.initiative,
        "yes" if place.wins and tally.is_final else "no",
    ]
    for ballot in tally.ballots:
        mark = given.get(ballot.voter) if ballot.counts else None
        value = exact(mark.value) if mark else ""
        points = ballot.scores.get(place.nominee.id, {})
        cells = [points.get(name, "") for name in criteria]
        yield [*about, ballot.voter, status(ballot, place), value, *cells]


def status(ballot: Cast, place: Place) -> str:
    """Return the word for what became of a ballot for one nominee: `counted`, or why it is not."""
    name = place.nominee.id
    struck = {each.nomination: each.why for each in ballot.struck}
    if ballot.why:
        return ballot.why
    if name in struck:
        return struck[name]
    if any(each.voter == ballot.voter for each in place.marks):
        return "counted"
    if name in dict(ballot.recused):
        return "recused"
    return "no-vote" if name in ballot.judges else "own-nominee"
