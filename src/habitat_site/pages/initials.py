"""The parts of a long list, by the beginnings of its ids, and which of them a part leads to."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from habitat_site.catalogue import RecordId
from habitat_site.pages.lists import MOST
from habitat_site.records.reserved import DOSSIER

# Up to so many parts, each leads to all others. A theme of thirty thousand records has eight
# hundred, and links from all to all would be most of what is written.
ALL = 12
BESIDE, STRETCHES = 2, 4


def by_beginning(ids: tuple[RecordId, ...], letters: int = 1) -> Mapping[str, tuple[RecordId, ...]]:
    """Split ids by their first letter, and by more where a part is still too long.

    Half of all ids may begin with `cooperativa-`. No part is at the address of the dossier: no id
    is that word alone, so that those that begin with it differ in the letters that follow.
    """
    parts: dict[str, tuple[RecordId, ...]] = {}
    for beginning, some in groupby(sorted(ids), key=lambda id: id[:letters]):
        found = tuple(some)
        is_part = len(found) <= MOST and beginning != DOSSIER
        parts |= {beginning: found} if is_part else by_beginning(found, letters + 1)
    return parts


def led_to(parts: Sequence[str], part: str) -> tuple[str, ...]:
    """Return the parts that one of them leads to, itself among them, in their order.

    Of many those beside it, the first and the last, and some in between; the list's own page leads
    to all.
    """
    if len(parts) <= ALL:
        return tuple(parts)
    here, last = parts.index(part), len(parts) - 1
    beside = range(max(0, here - BESIDE), min(last, here + BESIDE) + 1)
    between = (last * stretch // STRETCHES for stretch in range(STRETCHES + 1))
    return tuple(parts[place] for place in sorted({*beside, *between}))
