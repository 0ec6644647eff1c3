"""Where a site is published to and who makes its pages, as a maintainer names them."""

from collections.abc import Sequence
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing.buckets import SCHEMES, Bucket, open_bucket
from habitat_site.publishing.making import Making, Published, Salt
from habitat_site.publishing.publish import publish
from habitat_site.publishing.workers import Local, Workers

# A folder of this machine, or a place in an object store.
Place = Path | Bucket


def place_of(name: Path | str) -> Place:
    """Return the place of this name: a folder, or in text `s3://bucket/prefix` and its like.

    Raises:
        HabitatError: there is no such kind of place, or it needs what is not installed.
    """
    if isinstance(name, Path):
        return name
    if not name.startswith(SCHEMES):
        raise HabitatError(f"{name}: a site goes to a folder or to one of {', '.join(SCHEMES)}")
    return open_bucket(name)


def workers_of(address: str | None, jobs: int) -> Workers:
    """Return the workers of the cluster at an address, or so many processes of this machine.

    Raises:
        HabitatError: nobody listens at this address.
    """
    if address is None:
        return Local(jobs)
    # Most builds need none of this.
    import socket

    from habitat_site.publishing.cluster import SCHEME, SECONDS, Cluster

    host, _, port = address.removeprefix(SCHEME).rpartition(":")
    if not address.startswith(SCHEME) or not host or not port.isdecimal():
        raise HabitatError(f"{address}: workers are named like {SCHEME}localhost:8786")
    try:
        # Now, not when all records have been read.
        socket.create_connection((host.strip("[]"), int(port)), SECONDS).close()
    except (OSError, OverflowError) as error:
        raise HabitatError(f"{address}: there is no Dask cluster: {error}") from error
    return Cluster(address)


def publish_at(pages: Sequence[Page], making: Making, salt: Salt, place: Place) -> Published:
    """Bring the site at a place up to date.

    Raises:
        HabitatError: the place cannot be used, or holds there what the tool did not write.
    """
    if isinstance(place, Path):
        return publish(pages, making, salt, place)
    from habitat_site.publishing.store import publish_to_store

    return publish_to_store(pages, making, salt, place)
