"""Files of a tree as text and the system's own calls: a tenth of what paths cost.

There are tens of thousands of pages, and most of a second may be gone before one is made.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

S = TypeVar("S")


def is_file(path: str) -> bool:
    """Tell whether there is a file at a path, or a link to one."""
    try:
        return os.path.isfile(path)  # noqa: PTH113 - quicker than paths
    except ValueError:  # a name that no file can have
        return False


def are_all_there(folder: Path, paths: Iterable[str]) -> bool:
    """Tell whether something stands at each of these paths below a folder."""
    # What it is would take twice as long to find out: people take pages away, they do not put
    # something else in their place.
    if os.access not in os.supports_dir_fd:
        return all(os.access(f"{folder}/{path}", os.F_OK) for path in paths)
    try:
        within = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        return all(os.access(path, os.F_OK, dir_fd=within) for path in paths)
    finally:
        os.close(within)


def in_folder(act: Callable[[S, str], None], source: S, target: str) -> None:
    """Do something that makes a file, in a folder that most often is not there yet."""
    folder = target.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - quicker than paths
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - quicker than paths
    act(source, target)


def link(source: str, target: str) -> None:
    """Give a file a second name, which may be another's until now."""
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - quicker than paths
        link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # some file systems have no hard links
        shutil.copyfile(source, target)


def write(content: bytes | Iterable[bytes], target: str) -> None:
    """Write a new file, never into one that is there: another tree may share it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(target, flags, 0o666)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - quicker than paths
        file = os.open(target, flags, 0o666)
    if not isinstance(content, bytes):
        with os.fdopen(file, "wb") as writer:
            writer.writelines(content)
        return
    # Without a buffer: the whole of a page goes out at once, but on a disk that is nearly full.
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
    except OSError as error:
        error.filename = target
        raise
    finally:
        os.close(file)
