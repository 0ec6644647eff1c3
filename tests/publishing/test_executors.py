"""Workers behind an executor make the same site, and their end is not that of the build."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import ThreadPoolExecutor as Threads
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.pages.values import Content, Later, Page, joined
from habitat_site.publishing import batches, executors
from habitat_site.publishing.executors import OnExecutor
from habitat_site.publishing.workers import Make, Work

BATCH = 8
MANY = {f"en/{number}/index.html": f"page {number}" for number in range(100)}


def pages_of(texts: dict[str, str], renderer: str = "html") -> list[Page]:
    return [Page(path, renderer, text) for path, text in texts.items()]


def text_of(page: Page) -> bytes:
    return str(page.view).encode()


def letters_of(page: Page) -> Iterator[bytes]:
    return (letter.encode() for letter in str(page.view))


def maker_of(page: Page) -> bytes:
    return str(os.getpid()).encode()


@dataclass
class Desk:
    """Where pages are put, and how many were said to be done."""

    found: dict[str, str] = field(default_factory=dict)
    done: int = 0

    def put(self, page: Page, content: Content) -> None:
        assert page.place not in self.found
        self.found[page.place] = joined(content).decode()

    def advance(self, count: int) -> None:
        self.done += count


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find the recipe of another."""
    monkeypatch.setattr(batches, "_RECIPES", {})


@pytest.fixture
def threads() -> Iterator[Executor]:
    with Threads(2) as executor:
        yield executor


def pool() -> Executor:
    # As where there is no fork: nothing is inherited.
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with pool() as executor:
        yield executor


def run(pages: Sequence[Page], make: Make, executor: Executor, **options: Any) -> Desk:
    desk = Desk()
    way = OnExecutor(executor, 2, **{"batch": BATCH, **options})
    way.run(pages, Work(make, desk.put, desk.advance))
    assert desk.done == len(desk.found)
    return desk


def test_threads_make_the_same_pages(threads: Executor) -> None:
    assert run(pages_of(MANY), text_of, threads).found == MANY


def test_other_processes_make_the_pages(processes: Executor) -> None:
    makers = set(run(pages_of(MANY), maker_of, processes).found.values())
    assert makers
    assert str(os.getpid()) not in makers


def test_who_sends_pages_away_does_something_else(processes: Executor) -> None:
    here: list[int] = []
    work = Work(text_of, Desk().put, meanwhile=lambda: here.append(os.getpid()))
    OnExecutor(processes, 2).run(pages_of(MANY), work)
    assert here == [os.getpid()]


def test_a_page_in_pieces_comes_back_as_a_whole(processes: Executor) -> None:
    """Pieces that are still to be made cannot travel."""
    assert run(pages_of(MANY), letters_of, processes).found == MANY


def test_what_reads_files_of_this_machine_is_made_here(processes: Executor) -> None:
    own = pages_of({"photo.webp": "x", "static.css": "x"}, "file")
    found = run([*own, *pages_of(MANY)], maker_of, processes).found
    here = {path for path, maker in found.items() if maker == str(os.getpid())}
    assert here == {"photo.webp", "static.css"}


def test_a_view_that_is_made_later_is_made_before_it_is_sent(threads: Executor) -> None:
    views = [Later(partial(Digest, n), partial(str, f"view {n}")) for n in ("1", "2")]
    pages = [Page(f"{view.digest}.html", "html", view) for view in views]
    assert run(pages, text_of, threads).found == {"1.html": "view 1", "2.html": "view 2"}


def test_a_heavy_batch_is_made_here(processes: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "HEAVY", 1000)
    big = pages_of({"big.html": "x" * 1000})
    assert run(big, maker_of, processes).found == {"big.html": str(os.getpid())}


@dataclass
class Odd(Executor):
    """An executor whose futures end as a test wants it."""

    answer: Callable[[int, Any, Any], Any]
    orders: list[Any] = field(default_factory=list)

    def submit(self, fn: Any, /, *args: Any, **_kwargs: Any) -> Future[Any]:
        self.orders.append(args[0])
        future: Future[Any] = Future()
        try:
            found = self.answer(len(self.orders), fn, *args)
        except BrokenExecutor:
            raise
        except Exception as error:  # noqa: BLE001 - as an executor hands it on
            future.set_exception(error)
        else:
            if found is not None:
                future.set_result(found)
        return future


def test_a_batch_of_a_lost_worker_is_made_by_another() -> None:
    def fail_first(count: int, fn: Any, order: Any) -> Any:
        if count == 1:
            raise ConnectionResetError
        return fn(order)

    executor = Odd(fail_first)
    assert run(pages_of(MANY), text_of, executor).found == MANY
    sent = Counter(order.pages for order in executor.orders)
    assert sorted(sent.values()) == [1] * 12 + [2]


def test_what_kills_every_worker_is_made_here_at_last() -> None:
    def fail(count: int, fn: Any, order: Any) -> Any:
        raise EOFError

    executor = Odd(fail)
    assert run(pages_of(MANY), maker_of, executor).found == dict.fromkeys(MANY, str(os.getpid()))
    assert set(Counter(order.pages for order in executor.orders).values()) == {3}


def test_an_executor_that_takes_nothing_any_more_leaves_all_to_us() -> None:
    def refuse(count: int, fn: Any, order: Any) -> Any:
        raise BrokenExecutor

    assert run(pages_of(MANY), text_of, Odd(refuse)).found == MANY


def test_nobody_waits_for_ever() -> None:
    executor = Odd(lambda _count, _make, _order: None)
    assert run(pages_of(MANY), text_of, executor, patience=0.01).found == MANY


def test_the_memory_is_bounded() -> None:
    """So many batches are on their way at most: two for each worker."""
    most = 0
    flying: list[tuple[Any, Any, Future[Any]]] = []

    class Slow(Executor):
        def submit(self, fn: Any, /, *args: Any, **_kwargs: Any) -> Future[Any]:
            nonlocal most
            future: Future[Any] = Future()
            flying.append((fn, args[0], future))
            most = max(most, len(flying))
            if len(flying) == 4 or len(args[0].pages) < 300:
                for made, order, waiting in flying:
                    waiting.set_result(made(order))
                flying.clear()
            return future

    assert run(pages_of(MANY), text_of, Slow(), patience=0.2).found == MANY
    assert most == 4


def test_the_recipe_travels_once_to_each_worker_and_to_one_that_forgot_it() -> None:
    def forget(count: int, fn: Any, order: Any) -> Any:
        if count == 9:
            vars(batches)["_RECIPES"].clear()
        return fn(order)

    executor = Odd(forget)
    assert run(pages_of(MANY), text_of, executor).found == MANY
    with_recipe = [order.recipe is not None for order in executor.orders]
    assert with_recipe[:9] == [True] * 4 + [False] * 5
    # All four that were on their way found it forgotten.
    assert sum(with_recipe[9:]) == 4


def test_a_worker_keeps_few_recipes(threads: Executor) -> None:
    for make in (text_of, maker_of, die_once, text_of):
        run(pages_of({"a.html": "|a"}), make, threads)
    assert len(vars(batches)["_RECIPES"]) == 2


def test_another_version_of_the_tool_is_refused(
    threads: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "whole_tool", lambda: Digest("another"))
    with pytest.raises(HabitatError, match="a worker has another habitat-site"):
        run(pages_of(MANY), text_of, threads)


@pytest.mark.parametrize("folder", batches.RESOURCES)
def test_a_worker_with_other_templates_or_words_has_another_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    for each in batches.RESOURCES:
        (tmp_path / each / "en").mkdir(parents=True)
        (tmp_path / each / "en/file").write_text("ours", encoding="utf-8")
    monkeypatch.setattr(batches, "resource", tmp_path.joinpath)
    before = batches.whole_tool.__wrapped__()
    assert batches.whole_tool.__wrapped__() == before
    (tmp_path / folder / "en/file").write_text("theirs", encoding="utf-8")
    assert batches.whole_tool.__wrapped__() != before


def test_a_worker_without_the_tool_is_told() -> None:
    def fail(count: int, fn: Any, order: Any) -> Any:
        raise ModuleNotFoundError("No module named 'habitat_site'")

    with pytest.raises(HabitatError, match="No module named 'habitat_site'; install"):
        run(pages_of(MANY), text_of, Odd(fail))


def bug(page: Page) -> bytes:
    return bytes(1 // (page.view != "page 77"))


def full(page: Page) -> bytes:
    raise OSError(28, "No space left on device", "x.html")


def unusable(page: Page) -> bytes:
    raise HabitatError(f"{page.view}: cannot be read")


@pytest.mark.parametrize(
    ("make", "kind", "words"),
    [
        (bug, RuntimeError, "ZeroDivisionError"),
        (full, HabitatError, r"x\.html: No space left on device"),
        (unusable, HabitatError, r"page \d+: cannot be read"),
    ],
)
def test_an_error_of_a_page_is_raised_as_here(
    processes: Executor, make: Make, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        run(pages_of(MANY), make, processes)


def die_once(page: Page) -> bytes:
    mark, text = str(page.view).split("|")
    if mark:
        try:
            Path(mark).touch(exist_ok=False)
        except FileExistsError:
            return text.encode()
        os._exit(9)
    return text.encode()


def test_a_pool_that_broke_costs_no_page(tmp_path: Path) -> None:
    """A pool of processes ends with the first of them; the rest is made here."""
    deadly = {"en/50/index.html": f"{tmp_path / 'mark'}|page 50"}
    pages = pages_of({path: f"|{text}" for path, text in MANY.items()} | deadly)
    with pool() as executor:
        assert run(pages, die_once, executor).found == MANY
