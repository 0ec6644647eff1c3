"""One record as it was read, ready to be put aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habitat_site.documents import Digest, digest_of
from habitat_site.reading.raw import Raw


@dataclass(frozen=True, slots=True)
class Parcel:
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
    seen: Digest = Digest("")  # noqa: RUF009 - a text
    projected: Mapping[str, bytes] = field(default_factory=dict)

    def lying(self, contents: Raw, projected: Mapping[str, bytes]) -> "Parcel":
        """Return the same parcel, whose large parts lie elsewhere."""
        # Of all records, one after the other: `replace` asks for each field by its name.
        return Parcel(
            self.key,
            self.kind,
            self.files,
            self.inputs,
            self.digest,
            self.facts,
            contents,
            self.assets,
            self.told,
            self.seen,
            projected,
        )


def seen_in(projected: Mapping[str, bytes]) -> Digest:
    """Return a digest of what the whole sees of a record."""
    # What is exported of a record holds its story, which nothing else shows.
    seen = [each for name, each in projected.items() if not name.startswith("export")]
    return digest_of(*seen)
