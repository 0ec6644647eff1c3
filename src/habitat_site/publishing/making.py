"""How the pages of a site are made, and what came of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from habitat_site.documents import Digest
from habitat_site.pages.fingerprints import Fingerprints
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Later, Page, Way
from habitat_site.publishing.manifest import is_sound
from habitat_site.publishing.portions import largest_first
from habitat_site.publishing.workers import (
    Advance,
    Local,
    Make,
    Meanwhile,
    Put,
    Work,
    Workers,
    ignore,
    nothing,
)
from habitat_site.states import State

Prepare = Callable[[Collection[Way]], None]
Salt = Callable[[Page], Digest]


def _nothing(_ways: Collection[Way]) -> None:
    return


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages a build made, could keep and took away, and which it made.

    `manifest` is the state of the one that it left in a folder, by which its site is known again.
    """

    made: int
    kept: int
    changed: tuple[str, ...]
    removed: int = 0
    manifest: State | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """How pages are made: by which function and by whom, who is told, and what comes first.

    `expect` is told how many pages are to be made, `advance` how many more are done.
    `prepare` is given the ways in which pages are made, before the work is divided, so that several
    workers need not load the same. With `reuse` off every page is made anew.
    """

    render: Make
    workers: Workers = field(default_factory=Local)
    expect: Advance = ignore
    advance: Advance = ignore
    prepare: Prepare = _nothing
    reuse: bool = True

    def make(self, pages: Iterable[Page], put: Put, meanwhile: Meanwhile = nothing) -> None:
        """Make pages and put them where they belong.

        `meanwhile` is done by this process while others make them, or not at all.
        """
        # By what their views say that they are near to, or else by the names of their own folders:
        # the parts of several lists that begin with the same letters show the same records, which
        # are opened once. A page's languages beside each other: they show the same record and the
        # same maps.
        planned, own = Planned.of(pages), _Folders()
        place = largest_first(planned)
        stale = planned.ordered(
            lambda _head, shared: place(shared),
            lambda _head, shared: getattr(shared.view, "near", "") or own[shared.below],
            lambda _head, shared: shared.below,
            lambda head, _shared: head,
        )
        self.expect(len(stale))
        self.prepare(frozenset(stale.ways))
        views = (view for view in stale.views() if isinstance(view, Later))
        for first in dict.fromkeys(view.first for view in views if view.first):
            first()
        self.workers.run(stale, Work(self.render, put, self.advance, meanwhile))


class _Folders(dict[str, str]):
    """The name of the folder that each path is in, as one text for a page's languages."""

    __slots__ = ()

    def __missing__(self, path: str) -> str:
        found = self[path] = path.rpartition("/")[0].rpartition("/")[2]
        return found


def wanted_of(pages: Sequence[Page], salt: Salt) -> Fingerprints:
    """Return the fingerprint that each page of a site should have, by its path."""
    planned = Planned.of(pages)
    if not all(map(is_sound, planned.paths)):
        raise RuntimeError("a page wants a path outside the site")
    return Fingerprints(planned, salt)
