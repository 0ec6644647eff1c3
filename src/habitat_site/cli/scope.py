"""Which files a report is about."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from habitat_site.diagnostics import Diagnostic, HabitatError
from habitat_site.reading.limits import printable


def scope(paths: Iterable[Path], root: Path) -> tuple[PurePosixPath, ...]:
    """Return files and folders as findings name them: relative to the root.

    Raises:
        HabitatError: there is no such file, or it is no content of this site.
    """
    real = Path(os.path.realpath(root))
    return tuple(_place(path, real) for path in paths)


def within(diagnostics: Sequence[Diagnostic], places: Sequence[PurePosixPath]) -> list[Diagnostic]:
    """Return the findings in these files and folders, or that name one of them beside another."""
    if not places:
        return list(diagnostics)
    return [each for each in diagnostics if _concerns(each, places)]


def _concerns(diagnostic: Diagnostic, places: Sequence[PurePosixPath]) -> bool:
    spans = (diagnostic.span, *diagnostic.related)
    return any(span.path.is_relative_to(place) for span in spans for place in places)


def _place(path: Path, root: Path) -> PurePosixPath:
    if not os.path.lexists(path):
        raise HabitatError(f"{path}: there is no such file or folder")
    # The last part is not resolved: a symbolic link is content to report on.
    full = Path(os.path.realpath(path.parent)) / path.name if path.name else path.resolve()
    if not full.is_relative_to(root / "content"):
        raise HabitatError(f"{path}: is not in {root / 'content'}, and only that is checked")
    return PurePosixPath(printable(full.relative_to(root).as_posix()))
