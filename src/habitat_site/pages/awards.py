"""What pages of awards show beside the records' own fields: winners, nominees, and the count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Entry, RecordId
from habitat_site.documents import digest_of
from habitat_site.pages.cards import Named, Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.naming import named, named_all, voter
from habitat_site.records import Award, Ballot, Edition, Nomination
from habitat_site.records.award import Winner
from habitat_site.results.ballots import Cast
from habitat_site.results.tally import Place, Tally
from habitat_site.results.voices import Voice

Names = Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition as its series shows it."""

    key: str
    title: Texts
    summary: Texts
    year: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class AwardShown:
    """A series: who gives it, and its editions, the latest first."""

    organisers: tuple[Named, ...]
    editions: tuple[EditionLine, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A nominee: its nomination, its initiative and who nominated it."""

    nomination: Named
    initiative: Named
    nominated_by: Named


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition: its series, its hosts, who was named, who stands, and the count.

    `recorded` has each list of winners that is not empty, with the record of each of them here, if
    any; `standing` is by the nomination's id; `names` by a voter's key, `casts` by a ballot's id.
    """

    award: Named | None
    hosts: tuple[Named, ...]
    affiliations: tuple[tuple[Named, ...], ...]
    event: Named | None
    passes_to: Named | None
    recorded: tuple[tuple[str, tuple[tuple[Winner, Named | None], ...]], ...]
    standing: Mapping[str, Standing]
    categories: tuple[tuple[str, tuple[str, ...]], ...]
    tally: Tally | None
    names: Names
    casts: Names

    @property
    def voices(self) -> tuple[tuple[str, tuple[Voice, ...]], ...]:
        """Return who has no voice, by the word for why."""
        found: dict[str, list[Voice]] = {}
        for voice in self.tally.voices if self.tally else ():
            if not voice.is_entitled:
                found.setdefault(voice.why, []).append(voice)
        return tuple((why, tuple(some)) for why, some in sorted(found.items()))

    @property
    def entitled(self) -> tuple[tuple[Voice, Cast | None], ...]:
        """Return who has a voice, each with its ballot, the one that counts if any does."""
        if self.tally is None:
            return ()
        counted_last = sorted(self.tally.ballots, key=lambda cast: cast.counts)
        ballots = {cast.voter: cast for cast in counted_last}
        return tuple((v, ballots.get(v.key)) for v in self.tally.voices if v.is_entitled)

    @property
    def example(self) -> Place | None:
        """Return a place to show by hand how a score comes about: the first that has marks."""
        outcomes = self.tally.outcomes if self.tally else ()
        return next((p for o in outcomes for p in o.places if p.marks), None)


@dataclass(frozen=True, slots=True)
class AwardsShown:
    """The list of awards: each series with its editions, and the editions of no series here.

    `nominations` are told with their editions, one edition after another.
    """

    series: tuple[tuple[Named, Texts, tuple[EditionLine, ...]], ...]
    editions: tuple[EditionLine, ...]
    nominations: tuple[tuple[Named, Named], ...]


def award_shown(inputs: Inputs, entry: Entry[Award]) -> AwardShown:
    """Return what the page of a series shows."""
    return AwardShown(
        organisers=named_all(inputs, entry.record.organisers),
        editions=editions_of(inputs, entry.id),
    )


def editions_of(inputs: Inputs, award: str | None) -> tuple[EditionLine, ...]:
    """Return the editions of a series, the latest first; those of no known year come last."""
    found = [e for e in inputs.catalogue.every(Edition) if e.record.award == award]
    ordered = sorted(found, key=lambda e: (-(e.record.until or e.record.year or 0), e.id))
    return tuple(_line(inputs, entry) for entry in ordered)


def _line(inputs: Inputs, entry: Entry[Edition]) -> EditionLine:
    record = entry.record
    return EditionLine(
        key=entry.key,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        year=record.year,
        until=record.until,
    )


def edition_shown(inputs: Inputs, entry: Entry[Edition]) -> EditionShown:
    """Return what the page of an edition shows."""
    record, tally = entry.record, inputs.summary.tallies.get(entry.id)
    standing = _standing(inputs, entry.id)
    return EditionShown(
        award=named(inputs, f"awards/{record.award}") if record.award else None,
        hosts=named_all(inputs, record.hosts),
        affiliations=tuple(named_all(inputs, each.affiliations) for each in record.jury),
        event=named(inputs, f"events/{record.event}") if record.event else None,
        passes_to=named(inputs, f"awards/{record.passes_to}") if record.passes_to else None,
        recorded=tuple(_recorded(inputs, record)),
        standing={id: each for id, (_, each) in standing.items()},
        categories=_by_category(entry, standing),
        tally=tally,
        names=_voters(inputs, entry, tally),
        casts={e.id: named(inputs, e.key) for e in _ballots(inputs, entry.id)},
    )


def _ballots(inputs: Inputs, edition: RecordId) -> Iterator[Entry[Ballot]]:
    return (e for e in inputs.catalogue.every(Ballot) if e.record.edition == edition)


def _recorded(
    inputs: Inputs, record: Edition
) -> Iterator[tuple[str, tuple[tuple[Winner, Named | None], ...]]]:
    lists = {"winners": record.winners, "finalists": record.finalists, "listed": record.listed}
    for field, named_there in lists.items():
        if named_there:
            yield field, tuple((each, _record_of(inputs, each)) for each in named_there)


def _record_of(inputs: Inputs, winner: Winner) -> Named | None:
    if winner.initiative:
        return named(inputs, f"initiatives/{winner.initiative}")
    return named(inputs, f"networks/{winner.network}") if winner.network else None


def _standing(inputs: Inputs, edition: RecordId) -> Mapping[str, tuple[str, Standing]]:
    return {
        entry.id: (
            entry.record.category,
            Standing(
                nomination=named(inputs, entry.key),
                initiative=named(inputs, f"initiatives/{entry.record.initiative}"),
                nominated_by=named(inputs, f"networks/{entry.record.nominated_by}"),
            ),
        )
        for entry in inputs.catalogue.every(Nomination)
        if entry.record.edition == edition
    }


def _by_category(
    entry: Entry[Edition], standing: Mapping[str, tuple[str, Standing]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ids of the nominations by category, in an order that favours nobody."""
    drawn = sorted(standing, key=lambda id: digest_of(entry.id, id))
    return tuple(
        (each.id, tuple(id for id in drawn if standing[id][0] == each.id))
        for each in entry.record.categories
    )


def _voters(inputs: Inputs, entry: Entry[Edition], tally: Tally | None) -> Names:
    keys = [voice.key for voice in tally.voices] if tally else []
    keys += [cast.voter for cast in tally.ballots] if tally else []
    return {key: voter(inputs, entry, key) for key in dict.fromkeys(keys)}


def awards_shown(inputs: Inputs) -> AwardsShown:
    """Return what the list of awards shows."""
    series = inputs.catalogue.every(Award)
    stand = sorted(inputs.catalogue.every(Nomination), key=lambda e: (e.record.edition, e.id))
    return AwardsShown(
        series=tuple(
            (
                named(inputs, entry.key),
                texts(entry, ("summary",), inputs.languages),
                editions_of(inputs, entry.id),
            )
            for entry in series
        ),
        editions=editions_of(inputs, None),
        nominations=tuple(
            (named(inputs, entry.key), named(inputs, f"awards/{entry.record.edition}"))
            for entry in stand
        ),
    )
