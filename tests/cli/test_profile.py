"""`--profile`: where the time went, and how much memory it took."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from habitat_site.cli import memory, sampling
from habitat_site.cli.memory import Memory
from habitat_site.cli.profiling import Profile, memory_line, profile_table
from habitat_site.languages import language
from habitat_site.progress import Stage
from tests.cli.typing_in import typed

TODAY = ("--today", "2026-11-21")
ENGLISH = language("en")
MEGABYTE = 1_000_000
NOT_KNOWN = "Most memory at once: not known on this system"

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells"
)


def shown(profile: Profile, code: str) -> list[str]:
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        console.print(profile_table(profile, language(code)))
    return [" ".join(line.split()) for line in capture.get().splitlines() if line.strip(" ─")]


def test_each_stage_has_its_share_and_its_rate() -> None:
    profile = Profile(
        seconds=10.0,
        stages={Stage.READ: 2.0, Stage.CHECK: 0.5, Stage.WRITE: 6.0},
        done={Stage.READ: 10_000, Stage.WRITE: 48_000},
        peak=153_400_000,
    )
    assert shown(profile, "en") == [
        "Stage Seconds Share Per second",
        "Reading records 2 20% 5,000 records",
        "Checking records 0.5 5%",
        "Making pages 6 60% 8,000 pages",
        "Everything else 1.5 15%",
        "All together 10 100%",
    ]
    assert memory_line(profile, ENGLISH) == (
        "Most memory at once: 153 MB, for all processes together"
    )


def test_the_table_speaks_the_readers_language() -> None:
    profile = Profile(2.0, {Stage.READ: 1.0}, {Stage.READ: 9}, None)
    assert shown(profile, "es")[1] == "Lectura de fichas 1 50 % 9 fichas"
    told = memory_line(profile, language("fr"))
    assert told == "Mémoire au plus fort\u00a0: inconnue sur ce système"


def test_a_build_shows_its_stages(site: Path) -> None:
    told = typed(site, "build", *TODAY, "--profile").stderr
    for name in ("Reading records", "Checking records", "Planning pages", "Making pages"):
        assert name in told
    assert "Most memory at once: " in told


def test_a_check_shows_its_stages_and_nothing_of_it_in_the_report(site: Path) -> None:
    answer = typed(site, "check", "--format", "json", "--profile")
    assert answer.stdout == typed(site, "check", "--format", "json").stdout
    assert "Checking records" in answer.stderr
    assert "Making pages" not in answer.stderr


def test_a_command_without_it_shows_none_of_it(site: Path) -> None:
    assert "Reading records" not in typed(site, "build", *TODAY).stderr


def test_a_system_that_does_not_tell_says_so(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "NEEDED", (tmp_path / "nothing",))
    assert NOT_KNOWN in typed(site, "build", *TODAY, "--profile").stderr


@needs_proc
def test_memory_of_descendants_counts_and_what_is_shared_counts_once() -> None:
    held = bytearray(os.urandom(30 * MEGABYTE))
    before = sampling.memory_of(os.getppid())
    script = "x = bytearray(b'x' * 40_000_000); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-S", "-c", f"import os; os.fork(); {script}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        both = sampling.memory_of(process.pid)
        process.communicate(b"\n\n")
    assert before > 0
    assert len(held) == 30 * MEGABYTE
    assert 80 * MEGABYTE < both < 120 * MEGABYTE


@needs_proc
def test_the_peak_is_what_was_held_at_once() -> None:
    with Memory() as nothing:
        pass
    with Memory() as watched:
        held = bytearray(b"x" * 60 * MEGABYTE)
    assert nothing.peak is not None
    assert watched.peak is not None
    assert len(held) == 60 * MEGABYTE
    assert watched.peak - nothing.peak > 40 * MEGABYTE


@needs_proc
def test_a_process_that_is_gone_takes_nothing() -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as process:
        process.wait()
        assert sampling.memory_of(process.pid) == 0
