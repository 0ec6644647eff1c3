"""How far a record reaches beyond its own files: what rules that look around would look at.

Almost every record names only what is there. Told from this alone, it need not be opened.
"""

from dataclasses import dataclass
from datetime import date

from habitat_site.catalogue import Catalogue
from habitat_site.rules import dates, ledgers, references, story_links
from habitat_site.rules.rule import Subject


@dataclass(frozen=True, slots=True)
class Reach:
    """The records that one names, whether it names something impossible, and its newest day.

    `until` is the day after which it is past, for records that say so.
    """

    keys: tuple[str, ...] = ()
    is_astray: bool = False
    newest: date | None = None
    until: date | None = None


def reach(subject: Subject) -> Reach:
    """Return how far a record reaches."""
    named = (references.reached(subject), story_links.reached(subject), ledgers.reached(subject))
    keys = {key for each in named for key in each}
    return Reach(
        tuple(sorted(keys - {""})),
        "" in keys,
        dates.newest(subject),
        dates.until(subject.record),
    )


def is_at_home(found: Reach, catalogue: Catalogue, today: date) -> bool:
    """Tell whether no rule that looks around can find anything."""
    if found.is_astray or (found.newest is not None and found.newest > today):
        return False
    if found.until is not None and found.until < today:
        return False
    return all(
        references.is_here(key, catalogue) and key not in catalogue.withdrawn for key in found.keys
    )
