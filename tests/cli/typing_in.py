"""Typing a command and reading the answer."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from habitat_site.cli import app

# What a contributor's shell may hold and a test must not depend on.
AMBIENT = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    stdout: str
    stderr: str


def typed(folder: Path, *words: str, **environment: str) -> Answer:
    """Run a command in this process, in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in AMBIENT:
            patch.delenv(name, raising=False)
        done = CliRunner(env=environment).invoke(app, list(words))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Answer(done.exit_code, done.stdout, done.stderr)


def environment_with(extra: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment without what a test must not depend on."""
    return {name: value for name, value in os.environ.items() if name not in AMBIENT} | dict(extra)


def command(*words: str) -> list[str]:
    """Return a command as a process of its own runs it."""
    return [sys.executable, "-m", "habitat_site", *words]


def started(folder: Path, *words: str, **environment: str) -> Answer:
    """Run a command in a process of its own, in a folder."""
    done = subprocess.run(
        command(*words),
        cwd=folder,
        env=environment_with(environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
