"""What the whole needs to know of one record: small, and the same for the same files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Annotated, Any, Generic, TypeVar, cast

from pydantic import PlainSerializer, TypeAdapter

from habitat_site.catalogue.entries import Entry
from habitat_site.documents import Digest, digest_of
from habitat_site.records import Record

T = TypeVar("T")
# Written in order: the same value has to be the same text in every process.
TextSet = Annotated[frozenset[str], PlainSerializer(sorted, return_type=list[str])]


@dataclass(frozen=True)
class Projection(Generic[T]):
    """A function of one entry alone, whose value can be written down and kept with the entry.

    Lists, totals and rules that compare records are made of projections, so that none of them has
    to open every record. `name` tells it from all other projections; `folders` says of which kinds
    it is made; `type` is what it returns: a frozen dataclass, tuples of such, or bytes, which are
    written down as they are. All others are as JSON.
    """

    name: str
    folders: frozenset[str]
    type: Any
    of: Callable[[Entry[Any]], T]

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self.type)

    # Both asked by themselves: the adapter's own functions have a dozen settings to hand on.
    @cached_property
    def _read(self) -> Callable[[bytes], T]:
        return self._adapter.validator.validate_json

    @cached_property
    def _write(self) -> Callable[[T], bytes]:
        return partial(self._adapter.serializer.to_json, by_alias=True)

    def read(self, entry: Entry[Record]) -> T:
        """Return the value for an entry, which is only opened if nobody has written it down."""
        try:
            written = entry.projected[self.name]
        except KeyError:
            return self.of(entry)
        return cast("T", written) if self.type is bytes else self._read(written)

    def of_all(self, entries: Iterable[Entry[Record]]) -> Iterator[T]:
        """Yield the value for each of some entries, for many of which the same is written down."""
        known: dict[bytes, T] = {}
        for entry in entries:
            written = entry.projected.get(self.name)
            if written is None:
                yield self.of(entry)
                continue
            if written not in known:
                known[written] = self.read(entry)
            yield known[written]

    def write(self, entry: Entry[Record]) -> bytes:
        """Return the value as bytes."""
        written = entry.projected.get(self.name)
        if written is not None:
            return written
        value = self.of(entry)
        return cast("bytes", value) if self.type is bytes else self._write(value)

    def digest(self, entry: Entry[Record]) -> Digest:
        """Return a digest of the value."""
        return digest_of(self.write(entry))


Projections = tuple[Projection[Any], ...]
