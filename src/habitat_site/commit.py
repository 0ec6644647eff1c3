"""At which commit of its repository the content stands."""

import subprocess
from pathlib import Path


def commit_of(root: Path) -> str:
    """Return the commit that is checked out; empty outside a repository or without git."""
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        # A fixed program with the folder as its own argument; no shell reads it.
        found = subprocess.run(  # noqa: S603 - see above
            command, capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""
