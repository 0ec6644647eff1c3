"""What is made of the tool's own files again and again, kept for the next run.

It lies in the user's own folder of caches, as bytes by a digest of everything that they are made
of. Templates lie there as code, so it is trusted as far as Python trusts the modules that it has
compiled: only where nobody else can write. Nothing that is submitted to a site gets there, and
without it a run is only slower.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

NAME = "habitat-site"
OTHERS_WRITE = 0o022
DAYS = 30 * 24 * 3600.0  # what is older is made again, so that nothing piles up
SUM = 32


def key_of(*parts: str | bytes) -> str:
    """Return a key of everything that something is made of."""
    raws = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join(b"%d:%b" % (len(raw), raw) for raw in raws)).hexdigest()


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """Return what is kept for a key, or make it and keep it."""
    found = fetch(key)
    if found is None:
        found = make()
        keep(key, found)
    return found


def fetch(key: str) -> bytes | None:
    """Return what is kept for a key; nothing where it is not whole, or could be a stranger's."""
    folder = _folder()
    if folder is None:
        return None
    try:
        raw = (folder / key).read_bytes()
    except OSError:
        return None
    return raw[SUM:] if raw[:SUM] == _sum(key, raw[SUM:]) else None


def keep(key: str, made: bytes) -> None:
    """Keep bytes for a key, where that can be done, and forget what is old."""
    folder = _folder()
    if folder is None:
        return
    # Beside its place first, so that nobody reads half of it.
    new = folder / f"{key}.{os.getpid()}"
    with suppress(OSError):
        new.write_bytes(_sum(key, made) + made)
        new.replace(folder / key)
        _forget_old(folder)


@cache
def _forget_old(folder: Path) -> None:
    # Once in a run: a developer's folder has thousands of files.
    for path in folder.iterdir():
        if path.stat().st_mtime < time.time() - DAYS:
            path.unlink()


def _folder() -> Path | None:
    """Return the folder, made if need be; nothing where it is not the user's alone."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = caches / NAME
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except (OSError, RuntimeError):
        return None
    is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return folder if is_ours and not found.st_mode & OTHERS_WRITE else None


def _sum(key: str, made: bytes) -> bytes:
    return hashlib.sha256(key.encode() + made).digest()
