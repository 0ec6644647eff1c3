"""Places in object stores, such as `s3://bucket/prefix`; the only home of obstore."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habitat_site.diagnostics import HabitatError

SCHEMES = ("s3://", "gs://", "az://")
# What the store calls one state of an object.
Version = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bucket:
    """The objects below one address of a store; every failure is one line for the operator."""

    url: str
    store: Any

    def __str__(self) -> str:
        return self.url

    def read(self, path: str) -> tuple[bytes | None, Version | None]:
        """Return the bytes and the version of an object; nothing when there is none."""
        import obstore

        with _told(self.url):
            try:
                found = obstore.get(self.store, path)
                content = bytes(found.bytes())
            except FileNotFoundError:
                return None, None
            return content, _version(found.meta)

    def listing(self) -> dict[str, str]:
        """Return the tag of each object by its path; an empty one where the store gives none."""
        import obstore

        with _told(self.url):
            return {each["path"]: _tag(each) for some in obstore.list(self.store) for each in some}

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> str:
        """Write an object and return its tag."""
        import obstore

        with _told(self.url):
            # In one piece, so that the tag is of the content.
            done = obstore.put(
                self.store, path, content, attributes=dict(headers), use_multipart=False
            )
        return _tag(done)

    def replace(
        self, path: str, content: bytes, headers: Mapping[str, str], version: Version | None
    ) -> Version:
        """Write an object if it still is of this version, or still is not there; tell the new one.

        Where the store has no conditions it is written all the same.

        Raises:
            HabitatError: it is of another version by now.
        """
        import obstore
        from obstore.exceptions import AlreadyExistsError, NotSupportedError, PreconditionError

        options: Any = {"attributes": dict(headers), "use_multipart": False}
        mode: Any = "create" if version is None else version or "overwrite"
        with _told(self.url):
            try:
                done = obstore.put(self.store, path, content, mode=mode, **options)
            except (AlreadyExistsError, PreconditionError) as error:
                raise HabitatError(
                    f"{self.url}: another build is writing here; let it end, then build again"
                ) from error
            except (NotSupportedError, NotImplementedError):  # obstore says it in either way
                # Some stores know no conditions: the last one wins.
                done = obstore.put(self.store, path, content, **options)
        return _version(done)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete objects; one that is gone already is no failure."""
        import obstore

        with _told(self.url):
            if paths:
                obstore.delete(self.store, paths)


def open_bucket(url: str) -> Bucket:
    """Return the place at an address; who may write there is in the environment.

    Raises:
        HabitatError: obstore is not installed, or there is no such kind of store.
    """
    try:
        from obstore.store import from_url
    except ImportError as error:
        raise HabitatError(f"{url}: needs obstore; install habitat-site[cluster]") from error
    url = url.rstrip("/")
    with _told(url):
        return Bucket(url, from_url(url))


@contextlib.contextmanager
def _told(url: str) -> Iterator[None]:
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError, ValueError) as error:
        words = next(iter(str(error).splitlines()), type(error).__name__)
        raise HabitatError(f"{url}: {words}") from error


def _tag(found: Mapping[str, Any]) -> str:
    # Some stores quote it in one answer and not in another.
    return str(found.get("e_tag") or "").strip('"')


def _version(found: Mapping[str, Any]) -> Version:
    return {name: found[name] for name in ("e_tag", "version") if found.get(name)}
