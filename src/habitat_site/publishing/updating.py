"""One build at a time writes a site, and finds it as no kill has left it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing.journal import settle
from habitat_site.publishing.trees import Trees, locked, recover, trees_of


@contextlib.contextmanager
def updating(output: Path) -> Iterator[Trees]:
    """Give the trees of a site to the only build that writes it.

    Raises:
        HabitatError: the site cannot be written.
    """
    trees = trees_of(output)
    try:
        with locked(trees):
            recover(trees)
            settle(trees)
            yield trees
    except OSError as error:
        where, why = error.filename or trees.live, error.strerror or str(error)
        raise HabitatError(f"{where}: cannot write the site: {why}") from error
