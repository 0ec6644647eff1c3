"""What pages of nominations and of ballots show beside the records' own fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Entry, RecordId, holds
from habitat_site.pages.cards import Named, Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.naming import named, voter
from habitat_site.records import Ballot, Edition, Nomination
from habitat_site.results.ballots import Cast
from habitat_site.results.tally import Outcome, Place
from habitat_site.results.voices import JURY


@dataclass(frozen=True, slots=True)
class NominationShown:
    """A nomination: for what, of whom, by whom, and what became of it once that is certain."""

    edition: Named
    category: Texts
    initiative: Named
    passed_from: Named | None
    place: Place | None
    of: int


@dataclass(frozen=True, slots=True)
class BallotShown:
    """A ballot: in which edition, whose, on what it votes, and whether it counts."""

    edition: Named
    voter: Named
    nominations: Mapping[str, Named]
    criteria: tuple[tuple[str, Texts], ...]
    cast: Cast | None


def nomination_shown(inputs: Inputs, entry: Entry[Nomination]) -> NominationShown:
    """Return what the page of a nomination shows."""
    record = entry.record
    edition = _edition(inputs, record.edition)
    outcome = _outcome(inputs, entry)
    places = outcome.places if outcome else ()
    return NominationShown(
        edition=named(inputs, f"awards/{record.edition}"),
        category=_category(inputs, edition, record.category) if edition else {},
        initiative=named(inputs, f"initiatives/{record.initiative}"),
        passed_from=named(inputs, f"awards/{record.passed_from}") if record.passed_from else None,
        place=next((each for each in places if each.nominee.id == entry.id), None),
        of=len(places),
    )


def _outcome(inputs: Inputs, entry: Entry[Nomination]) -> Outcome | None:
    tally = inputs.summary.tallies.get(RecordId(entry.record.edition))
    if tally is None or not tally.is_final:
        return None
    return next((o for o in tally.outcomes if o.category == entry.record.category), None)


def _category(inputs: Inputs, edition: Entry[Edition], id: str) -> Texts:
    for number, each in enumerate(edition.record.categories):
        if each.id == id:
            return texts(edition, ("categories", number, "title"), inputs.languages)
    return {}


def _edition(inputs: Inputs, id: str) -> Entry[Edition] | None:
    found = inputs.catalogue.get("awards", id)
    return found if found is not None and holds(found, Edition) else None


def ballot_shown(inputs: Inputs, entry: Entry[Ballot]) -> BallotShown:
    """Return what the page of a ballot shows."""
    record = entry.record
    edition = _edition(inputs, record.edition)
    tally = inputs.summary.tallies.get(RecordId(record.edition))
    casts = tally.ballots if tally else ()
    recused = (each.nomination for each in record.recusals)
    key = f"networks/{record.network}" if record.network else f"{JURY}/{record.juror}"
    return BallotShown(
        edition=named(inputs, f"awards/{record.edition}"),
        voter=voter(inputs, edition, key) if edition else Named(key),
        nominations={id: named(inputs, f"awards/{id}") for id in (*record.named, *recused)},
        criteria=_criteria(inputs, edition) if edition else (),
        cast=next((each for each in casts if each.id == entry.id), None),
    )


def _criteria(inputs: Inputs, edition: Entry[Edition]) -> tuple[tuple[str, Texts], ...]:
    return tuple(
        (each.id, texts(edition, ("criteria", number, "title"), inputs.languages))
        for number, each in enumerate(edition.record.criteria)
    )
