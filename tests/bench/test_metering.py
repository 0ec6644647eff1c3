"""What a command takes is measured with all that it starts."""

import sys
from pathlib import Path

import pytest
from metering import CommandError, measure

MEGABYTES = 80
# A child keeps its memory while it counts; the parent has none worth mentioning.
HOLDING = f"held = b'x' * ({MEGABYTES} << 20); sum(range(40_000_000))"
FAMILY = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDING!r}])"


def test_memory_and_time_of_a_child_count(tmp_path: Path) -> None:
    found = measure([sys.executable, "-c", FAMILY], tmp_path, tmp_path / "log")
    assert found.memory > MEGABYTES << 20
    assert found.cpu > 0
    assert found.wall > 0


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('out of bricks')"]
    with pytest.raises(CommandError, match="out of bricks"):
        measure(failing, tmp_path, tmp_path / "log")
