"""`make` on a machine that lacks something says what to do, in one line."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make(target: str, python: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    settings = (f"PYTHON={python}", f"VENV={folder / 'venv'}")
    command = ("make", "--no-print-directory", target, *settings)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def pretend(folder: Path, script: str) -> Path:
    """Make a program that answers as some Python would."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("target", ["site", "test", "serve"])
def test_an_old_python_is_named_as_the_reason(tmp_path: Path, target: str) -> None:
    done = make(target, pretend(tmp_path, "exit 1"), tmp_path)
    assert done.returncode == 2
    assert "habitat-site needs Python 3.11 or newer." in done.stderr.splitlines()[0]
    assert not (tmp_path / "venv").exists()


def test_a_python_without_venv_is_told_from_an_old_one(tmp_path: Path) -> None:
    """Debian packs venv apart; its own message is long and names no command for other systems."""
    done = make("site", pretend(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac'), tmp_path)
    assert done.returncode == 2
    assert "sudo apt install python3-venv" in done.stderr.splitlines()[0]
    assert not (tmp_path / "venv").exists()


def test_make_alone_says_what_there_is() -> None:
    command = ("make", "--no-print-directory")  # the tests may be started by make themselves
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    commands = [line.split()[1] for line in done.stdout.splitlines()]
    assert commands == ["site", "install", "serve", "test", "lint", "lock", "clean"]


def test_the_script_for_a_clean_machine_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(("bash", "-n", script), check=True)
    assert script.read_text(encoding="utf-8").splitlines()[-2:] == ["make site", "make test"]
