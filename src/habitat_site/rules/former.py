"""Old ids: an address that once led to one record must not lead to another."""

from collections.abc import Iterator, Mapping

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.records import FOLDERS, Record
from habitat_site.rules.rule import Finding

Claims = dict[str, list[tuple[Entry[Record], Loc]]]


def taken(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS316: an old id that a record bears today, or that two records claim."""
    claimed = _claims(catalogue)
    for folder in FOLDERS:
        for id, claims in sorted(claimed[folder].items()):
            holder = catalogue.get(folder, id)
            if holder is None and len(claims) == 1 and f"{folder}/{id}" not in catalogue.known:
                continue
            for entry, loc in claims:
                others = [each.path for each, _ in claims if each.id != entry.id]
                path = holder.path if holder else (others or [entry.path])[0]
                yield entry.document, Finding(loc, {"value": id, "other": str(path)})


def _claims(catalogue: Catalogue) -> Mapping[str, Claims]:
    """Return the old ids of each folder, and at each the records that bore it."""
    found: dict[str, Claims] = {folder: {} for folder in FOLDERS}
    for key, ties in catalogue.ties.items():
        # Hardly any record has another id than it began with.
        if ties.formerly:
            entry = catalogue.of_key(key)
            for index, id in enumerate(ties.formerly):
                claims = found[entry.kind.folder].setdefault(id, [])
                claims.append((entry, ("formerly", index)))
    return found
