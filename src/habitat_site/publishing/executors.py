"""Pages made by any `concurrent.futures.Executor`, in batches that come back as bytes.

Its workers may be other machines: they are told all they need, may have another version of the
tool, and may vanish at any moment.
"""

import pickle
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, field

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest, digest_of
from habitat_site.pages.values import Page
from habitat_site.publishing.batches import Answer, Order, Outcome, make_batch, whole_tool
from habitat_site.publishing.workers import Work

# The others read files of this machine, or hold the whole of the records.
TRAVELLERS = frozenset({"calendar", "feed", "html", "index"})
# A task costs a cluster some milliseconds, as much as one page.
BATCH = 64
# So many batches wait at each worker: enough that it never idles, few enough for the memory.
AHEAD = 2
ATTEMPTS = 3
# When nobody has answered for so many seconds, what is left is made here.
PATIENCE = 60.0
# A batch that is longer than this to send than to make.
HEAVY = 32 * 2**20
# How a worker's end looks from here.
LOST: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError, OSError, EOFError)


@dataclass(frozen=True, slots=True)
class OnExecutor:
    """Workers behind an executor: how many, how much each gets at once, how often it is tried.

    `lost` are the errors that say that a worker is gone; its batches are tried again, at last here.
    """

    executor: Executor
    workers: int
    batch: int = BATCH
    attempts: int = ATTEMPTS
    patience: float = PATIENCE
    travellers: frozenset[str] = TRAVELLERS
    lost: tuple[type[BaseException], ...] = LOST

    def run(self, pages: Sequence[Page], work: Work) -> None:
        """Have the pages made by the workers, and put them where they belong from here.

        Raises:
            HabitatError: the workers have another tool, or a page cannot be read or written.
            RuntimeError: a page could not be made; the message holds its traceback.
        """
        _Run(self, work).run(pages)


@dataclass(slots=True, eq=False)
class _Batch:
    pages: Sequence[Page]
    attempts: int = 0


@dataclass(slots=True)
class _Run:
    """One run: what is still to be sent, what is on its way, and what is made here."""

    way: OnExecutor
    work: Work
    recipe: bytes = field(init=False)
    key: Digest = field(init=False)
    told: int = 0
    waiting: deque[_Batch] = field(default_factory=deque)
    here: deque[Page] = field(default_factory=deque)
    flying: dict[Future[Answer], _Batch] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.recipe = pickle.dumps(self.work.make)
        self.key = digest_of(self.recipe)

    def run(self, pages: Sequence[Page]) -> None:
        """Make all pages."""
        self.here.extend(page for page in pages if page.renderer not in self.way.travellers)
        away = [page for page in pages if page.renderer in self.way.travellers]
        size = self.way.batch
        self.waiting.extend(
            _Batch(away[start : start + size]) for start in range(0, len(away), size)
        )
        try:
            self._send()
            self.work.meanwhile()
            while self.waiting or self.here or self.flying:
                self._send()
                if self.here:
                    self._make_here((self.here.popleft(),))
                self._take(0 if self.here else self.way.patience)
        finally:
            for future in self.flying:
                future.cancel()

    def _send(self) -> None:
        while self.waiting and len(self.flying) < self.way.workers * AHEAD:
            batch = self.waiting.popleft()
            # The first batches bring the recipe along; a worker that joins later asks for it.
            self._submit(batch, with_recipe=self.told < self.way.workers * AHEAD)

    def _submit(self, batch: _Batch, *, with_recipe: bool) -> None:
        order = self._order(batch, self.recipe if with_recipe else None)
        if order is None:
            self.here.extend(batch.pages)
            return
        try:
            future = self.way.executor.submit(make_batch, order)
        except self.way.lost:
            self._again(batch)
        else:
            self.told += with_recipe
            self.flying[future] = batch

    def _order(self, batch: _Batch, recipe: bytes | None) -> Order | None:
        pages = pickle.dumps([page.whole() for page in batch.pages])
        return Order(whole_tool(), self.key, recipe, pages) if len(pages) < HEAVY else None

    def _take(self, patience: float) -> None:
        done = wait(self.flying, patience, FIRST_COMPLETED).done
        for future in done:
            self._settle(future, self.flying.pop(future))
        if patience and not done:
            self._give_up()

    def _give_up(self) -> None:
        for future in self.flying:
            future.cancel()
        for batch in (*self.flying.values(), *self.waiting):
            self.here.extend(batch.pages)
        self.flying.clear()
        self.waiting.clear()

    def _settle(self, future: Future[Answer], batch: _Batch) -> None:
        try:
            answer = future.result()
        except self.way.lost:
            self._again(batch)
            return
        except Exception as error:
            words = next(iter(str(error).splitlines()), type(error).__name__)
            raise HabitatError(
                f"the workers cannot make pages: {words}; install this same habitat-site there"
            ) from error
        match answer.outcome:
            case Outcome.MADE:
                for page, content in zip(batch.pages, answer.contents, strict=True):
                    self.work.put(page, content)
                self.work.advance(len(batch.pages))
            case Outcome.NO_RECIPE:
                self._submit(batch, with_recipe=True)
            case Outcome.OTHER_TOOL:
                raise HabitatError(
                    "a worker has another habitat-site, Python or library than this machine, or "
                    "other templates; install the same on all"
                )
            case Outcome.UNUSABLE:
                raise HabitatError(answer.words)
            case Outcome.FAILED:
                raise RuntimeError(answer.words)

    def _again(self, batch: _Batch) -> None:
        batch.attempts += 1
        if batch.attempts < self.way.attempts:
            self.waiting.append(batch)
        else:
            self.here.extend(batch.pages)

    def _make_here(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.work.put(page, self.work.make(page))
            self.work.advance(1)
