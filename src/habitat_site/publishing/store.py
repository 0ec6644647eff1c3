"""Bringing a site in an object store up to date.

A store cannot exchange two trees. Pages are made first, all of them; then what pages need is sent,
then the pages, then what is gone is deleted, and the manifest says at each moment what is certain.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.pages.values import Content, Page, pieces
from habitat_site.publishing.buckets import Bucket, Version
from habitat_site.publishing.copies import UNSURE, Copies, Copy, headers, read_copies
from habitat_site.publishing.making import Making, Published, Salt, wanted_of
from habitat_site.publishing.manifest import NAME

# An upload waits for its answer nearly all the time.
AT_ONCE = 32


def publish_to_store(
    pages: Sequence[Page], making: Making, salt: Salt, bucket: Bucket
) -> Published:
    """Bring a site in a store up to date; nothing there changes before every page is made.

    `salt` gives what a page's bytes depend on beside its own inputs. What is killed is completed
    by the next build.

    Raises:
        HabitatError: the store holds an object of that name that the tool did not write, cannot
            be used, or is written by another build at the same time.
    """
    wanted = wanted_of(pages, salt)
    plan = _plan(bucket, wanted, reuse=making.reuse)
    if plan.is_done:
        return Published(0, len(wanted), ())
    with tempfile.TemporaryDirectory(prefix="habitat-site-") as folder:
        desk = Path(folder)
        stale = (page for page in pages if page.place in plan.stale)
        making.make(stale, partial(_lay_down, desk))
        _send(bucket, plan, wanted, desk)
    made = tuple(sorted(plan.stale))
    return Published(len(made), len(wanted) - len(made), made, len(plan.gone))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done in a store: what stands, what is stale, what is gone."""

    kept: Mapping[str, Copy]
    stale: frozenset[str]
    gone: frozenset[str]
    version: Version | None
    is_done: bool

    def underway(self) -> Copies:
        """Return what is certain while objects are replaced; what they are called stays known."""
        return Copies({**self.kept, **dict.fromkeys(self.stale | self.gone, UNSURE)})


def _plan(bucket: Bucket, wanted: Mapping[str, Digest], *, reuse: bool) -> _Plan:
    content, version = bucket.read(NAME)
    known = read_copies(content, bucket.url)
    there = bucket.listing()
    _refuse_foreign(bucket, there.keys() - known.pages.keys(), wanted)
    kept = {
        path: copy
        for path, copy in known.pages.items()
        if reuse and wanted.get(path) == copy.fingerprint and copy.stands_as(there.get(path))
    }
    gone = known.pages.keys() - wanted.keys()
    stale = wanted.keys() - kept.keys()
    is_done = content is not None and not stale and not gone
    return _Plan(kept, frozenset(stale), frozenset(gone), version, is_done)


def _refuse_foreign(bucket: Bucket, found: Iterable[str], wanted: Mapping[str, Digest]) -> None:
    for path in sorted(found):
        if path in wanted:
            raise HabitatError(
                f"{bucket.url}/{path}: habitat-site did not write this and will not replace it; "
                "move it away, or name an empty place with --output"
            )


def _lay_down(desk: Path, page: Page, content: Content) -> None:
    place = desk / page.place
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as writer:
        writer.writelines(pieces(content))


def _send(bucket: Bucket, plan: _Plan, wanted: Mapping[str, Digest], desk: Path) -> None:
    version = bucket.replace(NAME, plan.underway().written(), headers(NAME), plan.version)
    copies = dict(plan.kept)
    with ThreadPoolExecutor(AT_ONCE) as threads:

        def send(path: str) -> tuple[str, Copy]:
            tag = bucket.put(path, (desk / path).read_bytes(), headers(path))
            return path, Copy(wanted[path], tag)

        try:
            # What pages load and link to comes first, so that none asks for what is not there.
            for is_page in (False, True):
                paths = [path for path in plan.stale if path.endswith(".html") is is_page]
                copies.update(threads.map(send, sorted(paths)))
        finally:
            threads.shutdown(cancel_futures=True)
    bucket.delete(sorted(plan.gone))
    bucket.replace(NAME, Copies(copies).written(), headers(NAME), version)
