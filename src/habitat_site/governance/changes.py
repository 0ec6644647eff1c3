"""What a pull request changes, record by record, and what in it cannot be judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from habitat_site.governance.recorded import File, Recorded, Tree
from habitat_site.governance.sides import (
    WITHDRAWN_PATH,
    Content,
    UnreadableError,
    is_content,
    owners,
    wrong_name,
)
from habitat_site.governance.values import Refusal, Why
from habitat_site.records import Record

# GitHub's listing of changed files ends here, whatever there is beyond.
MOST_FILES = 3_000
REGULAR = ("100644 ", "100755 ")


@dataclass(frozen=True, slots=True)
class Sides:
    """The branch to be changed, and the pull request's own state of the content."""

    base: Content
    head: Content


@dataclass(frozen=True, slots=True)
class Change:
    """A record that changes: what it was, what it will be, and by which files.

    `before` is nothing where there was none; `lost` tells that there was one nobody can read.
    `is_withdrawn` tells that it is put on the list of those taken down.
    """

    key: str
    paths: tuple[str, ...]
    before: Record | None = None
    after: Record | None = None
    lost: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of records, the files that are no record's, and what cannot be judged.

    `loose` are such files, and the list of those taken down where an entry changes or goes.
    """

    records: tuple[Change, ...]
    loose: tuple[str, ...]
    refused: tuple[Refusal, ...]
    elsewhere: int


def changes_of(recorded: Recorded, sides: Sides, branch: str) -> Changes:
    """Sort what a pull request changes; `branch` is the one that is published."""
    pull = recorded.pull_request
    refused: list[Refusal] = []
    if pull.base.ref != branch:
        refused.append(Refusal(pull.base.ref, Why.BRANCH))
    if pull.changed_files != len(recorded.files) or pull.changed_files > MOST_FILES:
        refused.append(Refusal(str(pull.changed_files), Why.INCOMPLETE))
    tree = recorded.trees.get(pull.head.sha, {})
    paths = tuple(dict.fromkeys(path for file in recorded.files for path, _ in _touched(file)))
    wrong = tuple(_wrong(recorded, tree))
    refused += wrong
    files = tuple(p for p in paths if is_content(p) and Refusal(p, Why.NAME) not in wrong)
    records, loose = _by_record(files, sides)
    read = [_change(key, tuple(of), sides) for key, of in sorted(records.items())]
    broken = {each.what for each in read if isinstance(each, Refusal)}
    refused += (Refusal(key, Why.UNREADABLE) for key in sorted(broken))
    if sides.head.withdrawn.diagnostics and WITHDRAWN_PATH in files:
        refused.append(Refusal(WITHDRAWN_PATH, Why.UNREADABLE))
    return Changes(
        tuple(each for each in read if isinstance(each, Change)),
        loose,
        tuple(dict.fromkeys(refused)),
        sum(not is_content(path) for path in paths),
    )


def _touched(file: File) -> Iterator[tuple[str, bool]]:
    """Yield the paths that a file had and has, and whether it is there afterwards."""
    if file.previous_filename is not None and file.status != "copied":
        yield file.previous_filename, False
    yield file.filename, file.status != "removed"


def _wrong(recorded: Recorded, tree: Tree) -> Iterator[Refusal]:
    there: dict[str, bool] = {}
    for file in recorded.files:
        for path, is_there in _touched(file):
            # One file may take the place that another one left.
            there[path] = there.get(path, False) or is_there
    for path, is_there in there.items():
        # What is odd may go, and be it by a maintainer's word.
        why = wrong_name(path) if is_there else None
        if why is None and is_content(path) and is_there != tree.get(path, "").startswith(REGULAR):
            why = Why.NO_FILE
        if why is not None:
            yield Refusal(path, why)


def _by_record(
    files: tuple[str, ...], sides: Sides
) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    records: dict[str, list[str]] = {}
    loose: list[str] = []
    for path in files:
        if path == WITHDRAWN_PATH:
            continue
        keys = owners(path, (sides.base, sides.head))
        for key in keys:
            records.setdefault(key, []).append(path)
        if not keys:
            loose.append(path)
    if WITHDRAWN_PATH in files:
        before, after = sides.base.withdrawn.days, sides.head.withdrawn.days
        for key in after.keys() - before.keys():
            records.setdefault(key, []).append(WITHDRAWN_PATH)
        if any(after.get(key) != day for key, day in before.items()) or before == after:
            loose.append(WITHDRAWN_PATH)
    return records, tuple(loose)


def _change(key: str, paths: tuple[str, ...], sides: Sides) -> Change | Refusal:
    folder, _, id = key.partition("/")
    try:
        after = sides.head.record(key)
    except UnreadableError:
        return Refusal(key, Why.UNREADABLE)
    before = sides.base.find(folder, id)
    return Change(
        key,
        paths,
        before,
        after,
        lost=before is None and key in sides.base.known,
        is_withdrawn=WITHDRAWN_PATH in paths,
    )
