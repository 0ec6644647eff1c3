"""Stores in the memory that note what is done to them, and sites that go there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from habitat_site.publishing.buckets import Bucket, Version
from habitat_site.publishing.making import Published
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.store import publish_to_store
from tests.publishing.sites import making, pages_of, unsalted


class Killed(BaseException):
    """What a build that is killed looks like from within."""


@dataclass(frozen=True)
class Watched(Bucket):
    """A store in the memory that notes each change, and can end the build at any of them."""

    steps: list[str] = field(default_factory=list)
    last: int | None = None

    def _step(self, step: str) -> None:
        if self.last is not None and len(self.steps) >= self.last:
            raise Killed
        self.steps.append(step)

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> str:
        self._step(path)
        return super().put(path, content, headers)

    def replace(
        self, path: str, content: bytes, headers: Mapping[str, str], version: Version | None
    ) -> Version:
        self._step(path)
        return super().replace(path, content, headers, version)

    def delete(self, paths: Any) -> None:
        for path in paths:
            self._step(f"-{path}")
        super().delete(paths)


@dataclass(frozen=True)
class Overtaken(Watched):
    """A store to which somebody else writes before one of our changes."""

    at: int = 0
    other: Callable[[], object] = list

    def _step(self, step: str) -> None:
        if len(self.steps) == self.at:
            self.steps.append("(the other)")
            self.other()
        super()._step(step)


def put(texts: Mapping[str, str], bucket: Bucket, **options: Any) -> Published:
    return publish_to_store(pages_of(texts), making(**options), unsalted, bucket)


def objects(bucket: Bucket) -> dict[str, str]:
    found = {path: bucket.read(path)[0] for path in bucket.listing()}
    return {path: content.decode() for path, content in found.items() if content and path != NAME}


def again(bucket: Watched, last: int | None = None) -> Watched:
    """Return the same store with nothing noted yet."""
    return Watched(bucket.url, bucket.store, last=last)


def by_hand(bucket: Bucket, path: str, text: str = "mine") -> None:
    Bucket(bucket.url, bucket.store).put(path, text.encode(), {})
