"""Addresses: a record's page must not stand where the site makes a page of its own."""

from collections.abc import Iterator

from habitat_site.records.reserved import is_reserved
from habitat_site.rules.rule import Finding, Subject


def taken_by_the_site(subject: Subject) -> Iterator[Finding]:
    """HS321: an id, or an old one, at whose address the site has a page of its own."""
    entry = subject.entry
    if is_reserved(entry.kind.folder, entry.id):
        yield Finding((), {"value": entry.id})
    for index, id in enumerate(entry.record.formerly):
        if is_reserved(entry.kind.folder, id):
            yield Finding(("formerly", index), {"value": id})
