"""A cluster makes the site that this machine would make, and survives its workers."""

import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.pages.values import Content, Page, joined
from habitat_site.pipeline import build
from habitat_site.publishing import cluster as clusters
from habitat_site.publishing import executors
from habitat_site.publishing.cluster import Cluster
from habitat_site.publishing.executors import BATCH
from habitat_site.publishing.places import workers_of
from habitat_site.publishing.workers import Work
from habitat_site.request import Request
from tests.gates import require_or_skip
from tests.site.records import SMALL
from tests.site.sites import TODAY, BuiltSite, small_site

MANY = {f"en/{number}/index.html": f"page {number}" for number in range(200)}


def local_cluster(workers: int) -> Any:
    require_or_skip("distributed")
    import dask
    from distributed import LocalCluster

    # The first death of a worker is told to us, as after four it would be otherwise.
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        return LocalCluster(  # type: ignore[no-untyped-call]  # Dask has no types
            n_workers=workers, processes=True, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        )


def address_of(cluster: Any) -> str:
    return f"dask://{cluster.scheduler_address.removeprefix('tcp://')}"


@pytest.fixture(scope="module")
def two_workers() -> Iterator[str]:
    """Give the address of a cluster of two processes."""
    with closing(local_cluster(2)) as cluster:
        yield address_of(cluster)


def pages_of(views: dict[str, str]) -> list[Page]:
    return [Page(path, "html", view) for path, view in views.items()]


def run(pages: Sequence[Page], make: Any, address: str) -> dict[str, str]:
    found: dict[str, str] = {}
    done: list[int] = []

    def put(page: Page, raw: Content) -> None:
        found[page.place] = joined(raw).decode()

    Cluster(address).run(pages, Work(make, put, done.append))
    assert sum(done) == len(found) == len(pages)
    return found


def maker_of(page: Page) -> bytes:
    return str(os.getpid()).encode()


def die_once(page: Page) -> bytes:
    mark, text = str(page.view).split("|")
    if mark and not Path(mark).exists():
        Path(mark).touch()
        os._exit(9)
    return text.encode()


def bug(page: Page) -> bytes:
    return bytes(1 // (page.view != "page 77"))


def test_a_cluster_builds_the_same_site(two_workers: str, tmp_path: Path) -> None:
    here = small_site(tmp_path, SMALL)
    output = tmp_path / "elsewhere"
    request = Request(tmp_path / "source", output, TODAY, workers=two_workers, reuse=False)
    assert build(request).published
    assert BuiltSite(output).bytes() == here.bytes()


def test_the_work_is_shared(two_workers: str) -> None:
    makers = set(run(pages_of(MANY), maker_of, two_workers).values())
    assert len(makers) == 2
    assert str(os.getpid()) not in makers


def test_a_worker_that_dies_costs_no_page(two_workers: str, tmp_path: Path) -> None:
    deadly = {"en/50/index.html": f"{tmp_path / 'mark'}|page 50"}
    pages = pages_of({path: f"|{text}" for path, text in MANY.items()} | deadly)
    assert run(pages, die_once, two_workers) == MANY
    assert (tmp_path / "mark").exists()


def test_a_cluster_that_ends_leaves_the_rest_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "SECONDS", 2)
    many = {f"en/{number}/index.html": "x" for number in range(BATCH * 6)}
    found: dict[str, str] = {}
    with closing(local_cluster(1)) as cluster:

        def put(page: Page, raw: Content) -> None:
            found[page.place] = joined(raw).decode()

        def advance(_count: int) -> None:
            if len(found) == BATCH:
                cluster.close()

        Cluster(address_of(cluster), patience=1).run(pages_of(many), Work(maker_of, put, advance))
    assert found.keys() == many.keys()
    assert str(os.getpid()) in found.values()


def test_an_error_of_a_page_is_told_with_its_traceback(two_workers: str) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        run(pages_of(MANY), bug, two_workers)


def test_workers_with_another_tool_are_refused(
    two_workers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "whole_tool", lambda: Digest("ours"))
    with pytest.raises(HabitatError, match="a worker has another habitat-site"):
        run(pages_of(MANY), maker_of, two_workers)


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "SECONDS", 0.5)
    with (
        closing(local_cluster(0)) as cluster,
        pytest.raises(HabitatError, match=r"dask://[\d.:]+: this cluster has no workers"),
    ):
        run(pages_of(MANY), maker_of, address_of(cluster))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_an_address_where_nobody_listens_is_told_before_anything_is_read() -> None:
    with pytest.raises(HabitatError, match=r"dask://127\.0\.0\.1:\d+: there is no Dask cluster"):
        workers_of(f"dask://127.0.0.1:{free_port()}", 1)


def test_a_cluster_that_has_gone_since_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    require_or_skip("distributed")
    monkeypatch.setattr(clusters, "SECONDS", 0.5)
    with pytest.raises(HabitatError, match="there is no Dask cluster"):
        run(pages_of(MANY), maker_of, f"dask://127.0.0.1:{free_port()}")


@pytest.mark.parametrize(
    "address", ["localhost:8786", "tcp://localhost:8786", "dask://localhost", "dask://:1", ""]
)
def test_an_address_of_another_form_is_refused(address: str) -> None:
    with pytest.raises(HabitatError, match="workers are named like dask://localhost:8786"):
        workers_of(address, 1)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(HabitatError, match=r"install habitat-site\[cluster\]"):
        run(pages_of(MANY), maker_of, "dask://127.0.0.1:1")
