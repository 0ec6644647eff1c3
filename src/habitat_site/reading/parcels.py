"""One record as it was read, ready to be put aside."""

from collections.abc import Mapping
from typing import NamedTuple

from habitat_site.documents import Digest, digest_of
from habitat_site.reading.raw import Raw


class Parcel(NamedTuple):
    """One record as it was read: of which kind, from which files, what is in it, what was found.

    `files` tells the states of its files when they were read, `inputs` what was in them. `told`
    is JSON; `projected` has by name what is written down of it; `seen` is a digest of those that
    more is made of than what is exported of this record.
    """

    key: str
    kind: str
    files: str
    inputs: Digest
    digest: Digest
    facts: Digest
    contents: Raw
    assets: str
    told: str
    seen: Digest
    projected: Mapping[str, bytes]

    def lying(self, contents: Raw, projected: Mapping[str, bytes]) -> "Parcel":
        """Return the same parcel, whose large parts lie elsewhere."""
        return self._replace(contents=contents, projected=projected)


def seen_in(projected: Mapping[str, bytes]) -> Digest:
    """Return a digest of what the whole sees of a record."""
    # What is exported of a record holds its story, which nothing else shows.
    seen = [each for name, each in projected.items() if not name.startswith("export")]
    return digest_of(*seen)
