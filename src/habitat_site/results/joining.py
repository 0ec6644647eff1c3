"""Which initiatives the records of each mechanism name: awards, funds, help, laws and promises."""

from collections.abc import Mapping

from habitat_site.catalogue import Catalogue, Pointer, RecordId
from habitat_site.records import MECHANISMS


def joined_with(
    catalogue: Catalogue, honours: Mapping[str, tuple[Pointer, ...]]
) -> Mapping[str, tuple[RecordId, ...]]:
    """Return, for each mechanism, the initiatives that its records name, or that it honours."""
    found: dict[str, set[RecordId]] = {folder: set() for folder in MECHANISMS}
    known = catalogue.entries.get("initiatives", {})
    for pointed in (catalogue.pointers, honours):
        for key, pointers in pointed.items():
            folder, _, id = key.partition("/")
            if folder == "initiatives" and id in known:
                for pointer in pointers:
                    found[pointer.entry.kind.folder].add(RecordId(id))
    return {folder: tuple(sorted(ids)) for folder, ids in found.items() if ids}
