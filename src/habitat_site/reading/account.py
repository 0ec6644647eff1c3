"""What a site was built from, in so few words that the next build can compare."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from habitat_site.documents import Digest, digest_of
from habitat_site.reading.load import Reading
from habitat_site.states import State

LETTERS = 16


class Account(NamedTuple):
    """What a site was built from: the facts by one digest, and each record by its own."""

    facts: Digest
    stories: Mapping[str, str]


class Last(NamedTuple):
    """What the last build was of, and the state of the manifest that it left."""

    account: Account
    manifest: State


def last_of(noted: Mapping[str, Any]) -> Last | None:
    """Return the last build as it was noted; nothing where its stories were not."""
    if "stories" not in noted:
        return None
    return Last(Account(noted["facts"], noted["stories"]), State(*noted["manifest"]))


def account_of(reading: Reading) -> Account:
    """Return what a reading holds, without saying where the site is or what it looks like."""
    parts: list[str] = [repr(reading.diagnostics)]
    stories: dict[str, str] = {}
    for entry in reading.catalogue:
        key = entry.key
        # One text for each: only in the last part, its place, there may be spaces.
        parts.append(f"{key} {entry.facts} {reading.seen[key]} {entry.place}")
        stories[key] = entry.digest[:LETTERS]
    gone = sorted(f"{key} {day}" for key, day in reading.catalogue.withdrawn.items())
    facts = digest_of(*parts, "/", *gone, "/", *sorted(reading.catalogue.known))
    return Account(facts, stories)
