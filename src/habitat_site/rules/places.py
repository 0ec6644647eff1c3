"""Places: nothing finer than the record publishes, and nothing exact without consent.

A repository is public for ever, so what is hidden on the site must not stand in the file either.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from habitat_site.documents import Document, Mark
from habitat_site.records import Event, Initiative
from habitat_site.records.scalars import DECIMALS
from habitat_site.records.shared import Place
from habitat_site.rules.rule import Finding, Subject

# "-32.31712, -58.08071", "@-32.317,-58.080,17z" and the "!3d-32.317!4d-58.080" of some maps.
# Every part is bounded: a file may hold 200,000 spaces.
PAIR = re.compile(
    r"(?<![\d.])[-+]?\d{1,3}\.(\d{2,})°?"
    r"(?:\s{0,3}[,;/ ]\s{0,3}|%2C|!4d|\s{0,3}[NS]\s{0,3},?\s{0,3})"
    r"[-+]?\d{1,3}\.(\d{2,})"
)
# Two numbers with two decimals may be prices; three decimals are about a hundred metres.
FINE = 3
# Most files have no such number at all, which is told a hundred times sooner.
FINE_NUMBER = re.compile(rf"\.\d{{{FINE}}}")


def _place(subject: Subject) -> Place | None:
    record = subject.record
    return record.place if isinstance(record, Initiative | Event) else None


def too_fine(subject: Subject) -> Iterator[Finding]:
    """HS404: coordinates finer than the record's precision, or where it publishes none."""
    place = _place(subject)
    if place is None or subject.entry.is_broken(("place", "precision")):
        return
    most = DECIMALS[place.precision]
    for name, value in (("lat", place.lat), ("lon", place.lon)):
        if value is not None and (most is None or _decimals(value) > most):
            facts = {"value": f"{value:f}", "field": name, "precision": place.precision}
            rounded = {} if most is None else {"nearest": f"{round(value, most):f}"}
            yield Finding(("place", name), facts | rounded)


def _decimals(value: Decimal) -> int:
    # As written: "-32.3000" claims to know that there is nothing behind the 3.
    return len(f"{value:f}".partition(".")[2])


def exact_without_consent(subject: Subject) -> Iterator[Finding]:
    """HS405: an exact place to which nobody is said to have agreed."""
    place, consent = _place(subject), subject.record.consent
    if place is None or place.precision != "exact":
        return
    if consent is None or "location" not in consent.scope:
        yield Finding(("place", "precision"), {"value": place.precision})


def fine_in_text(subject: Subject) -> Iterator[Finding]:
    """HS425: coordinates in a text or a link, finer than the initiative's own place.

    An event's place is where people are asked to come, and a network's is an office: only
    initiatives are homes.
    """
    place = _place(subject)
    if not isinstance(subject.record, Initiative) or (place and place.precision == "exact"):
        return
    for document in subject.documents:
        yield from _pairs(document)


def _pairs(document: Document) -> Iterator[Finding]:
    if FINE_NUMBER.search(document.text) is None:
        return
    for match in PAIR.finditer(document.text):
        if min(len(match[1]), len(match[2])) >= FINE:
            line = document.text.count("\n", 0, match.start()) + 1
            column = match.start() - document.text.rfind("\n", 0, match.start())
            mark = Mark(line, column, column + len(match[0].split("\n")[0]))
            yield Finding((), {"value": match[0]}, document, at=mark)
