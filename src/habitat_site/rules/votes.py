"""Ballots and what they are judged by: the edition that each is cast in, who may vote, on what."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.documents import Document
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.records import Ballot, Edition
from habitat_site.results.ballots import Poll
from habitat_site.results.tally import poll_of
from habitat_site.rules.award_editions import edition_of
from habitat_site.rules.rule import Finding

Found = Iterator[tuple[Document, Finding]]


class Vote(NamedTuple):
    """A ballot and the edition it is cast in; `poll` is missing where that is not decided here."""

    entry: Entry[Ballot]
    ballot: Ballot
    edition: Entry[Edition]
    poll: Poll | None
    catalogue: Catalogue


def each_vote(check: Callable[[Vote], Iterator[Finding]], catalogue: Catalogue) -> Found:
    """Yield what a check finds about the ballots of editions that are whole."""
    polls: dict[str, Poll | None] = {}
    for entry in catalogue.judged(Ballot):
        if entry.is_broken(("edition",)):
            continue
        edition = edition_of(entry.record.edition, catalogue)
        if edition is None:
            continue
        if edition.id not in polls:
            polls[edition.id] = poll_of(edition, catalogue)
        vote = Vote(entry, entry.record, edition, polls[edition.id], catalogue)
        for finding in islice(check(vote), MAX_PROBLEMS):
            yield entry.document, finding
