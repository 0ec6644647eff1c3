"""Pages made by the workers of a Dask cluster; the only home of Dask."""

import contextlib
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing.executors import LOST, PATIENCE, OnExecutor
from habitat_site.publishing.workers import Work

SCHEME = "dask://"
# How long a cluster may take to answer, and to have its first worker.
SECONDS = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask cluster that is already running, by its address `dask://HOST:PORT`.

    When they all are silent for `patience` seconds, what is left is made here.
    """

    address: str
    patience: float = PATIENCE

    def run(self, pages: Sequence[Page], work: Work) -> None:
        """Have the pages made by the cluster, and put them where they belong from here.

        Raises:
            HabitatError: there is no such cluster, or its workers have another tool.
        """
        if not pages:
            return
        with _connected(self.address) as client:
            from distributed.client import ClosedClientError
            from distributed.scheduler import KilledWorker

            # Its executor takes a batch that was done just before the cluster ended for one that
            # failed, and stumbles over the result with a TypeError. Ours say what goes wrong.
            lost = (*LOST, KilledWorker, ClosedClientError, TypeError)
            executor = client.get_executor(pure=False)
            way = OnExecutor(executor, len(client.nthreads()), patience=self.patience, lost=lost)
            way.run(pages, work)


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        import distributed
    except ImportError as error:
        raise HabitatError(f"{address}: needs Dask; install habitat-site[cluster]") from error
    place = f"tcp://{address.removeprefix(SCHEME)}"
    try:
        with warnings.catch_warnings():
            # Its own words for versions that differ; what matters is compared page by page.
            warnings.simplefilter("ignore")
            client: Any = distributed.Client(  # type: ignore[no-untyped-call]  # it has no types
                place, timeout=SECONDS, set_as_default=False
            )
    except (OSError, ValueError) as error:
        raise HabitatError(f"{address}: there is no Dask cluster: {error}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError as error:
            raise HabitatError(f"{address}: this cluster has no workers") from error
        yield client
