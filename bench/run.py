"""Measures this tool beside Hugo and Eleventy, which it installs: one command, one table.

    python bench/run.py --records 1000 10000 --rounds 3

Rounds alternate, so that a machine that slows down slows all alike. The tables are printed and
written to bench/RESULTS.md, all readings to results.json in the folder of the run.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from contestants import Contestant, Ours, eleventy, hugo, ours
from corpus import Corpus
from metering import Reading
from parity import parity_table
from peers import Peers
from report import Measurements, table, write_raw, write_report
from scenarios import copy_and_read, run_round

RESULTS = Path(__file__).with_name("RESULTS.md")
NAMES = ("ours", "hugo", "eleventy")
SEED = "habitat"
MEMORY_OF_A_RECORD = {"hugo": 460_000, "eleventy": 520_000}  # bytes, seen at ten thousand
ENOUGH = 0.8  # of the memory there is: beyond it the machine begins to swap

Prepare = Callable[[Path, Path], Contestant]


def main() -> None:
    """Measure."""
    given = _arguments()
    peers = Peers(given.folder / "peers")
    prepare: Mapping[str, Prepare] = {
        "ours": ours,
        "hugo": partial(hugo, peers=peers),
        "eleventy": partial(eleventy, peers=peers),
    }
    sizes = []
    for records in given.records:
        found = Measurements(records)
        sizes.append(found)
        wanted = {name: prepare[name] for name in _affordable(given.only, found)}
        _measure(found, wanted, given.folder / str(records), given.rounds)
        print(table(found), flush=True)
        if not given.keep:
            shutil.rmtree(given.folder / str(records))
    write_raw(given.folder / "results.json", sizes)
    if given.write:
        write_report(RESULTS, sizes)


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description="Measure this tool beside its peers.")
    arguments.add_argument("--records", type=int, nargs="+", default=[1000, 10_000])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", type=_names, default=NAMES, help="such as ours,hugo")
    arguments.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    arguments.add_argument("--keep", action="store_true", help="leave the sites for a look")
    arguments.add_argument(
        "--write", action=argparse.BooleanOptionalAction, default=True, help="into RESULTS.md"
    )
    given = arguments.parse_args()
    given.folder = given.folder.absolute()
    return given


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: not one of {NAMES}")
    return names


def _affordable(names: Sequence[str], found: Measurements) -> Sequence[str]:
    """Return those that the memory suffices for, and keep the reason of the others."""
    free = _available_memory()
    chosen = []
    for name in names:
        needed = MEMORY_OF_A_RECORD.get(name, 0) * found.records
        if needed <= free * ENOUGH:
            chosen.append(name)
            continue
        reason = f"it would take about {needed / 1e9:.0f} GB; {free / 1e9:.0f} GB are free."
        found.skipped[name.capitalize()] = reason
        print(f"{name} at {found.records:,}: {reason}", flush=True)
    return chosen


def _available_memory() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))


def _measure(found: Measurements, wanted: Mapping[str, Prepare], folder: Path, rounds: int) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    print(f"{found.records:,}: writing the corpus", flush=True)
    corpus = folder / "corpus"
    Corpus(found.records, SEED).write(corpus)
    contestants = []
    for name, prepare in wanted.items():
        print(f"{found.records:,}: preparing {name}", flush=True)
        contestants.append(prepare(corpus, _made(folder / name)))
    log = folder / "output.log"
    for number in range(rounds):
        for contestant in _turned(contestants, number):
            told = partial(_tell, found, contestant.name, number)
            run_round(contestant, log, told)
            found.outputs[contestant.name] = _extent(contestant.output)
            if isinstance(contestant, Ours):
                copy_and_read(contestant, log, told)
    if len(contestants) > 1:
        found.parity = parity_table({each.name: each.output for each in contestants})


def _turned(contestants: Sequence[Contestant], number: int) -> Sequence[Contestant]:
    """Return them with another one first each round."""
    start = number % len(contestants) if contestants else 0
    return [*contestants[start:], *contestants[:start]]


def _tell(found: Measurements, name: str, number: int, scenario: str, reading: Reading) -> None:
    found.add(name, scenario, reading)
    print(
        f"{found.records:,}, round {number + 1}: {name}, {scenario}: {reading.wall:.2f} s,"
        f" CPU {reading.cpu:.2f} s, {reading.memory / 1e6:,.0f} MB",
        file=sys.stderr,
        flush=True,
    )


def _extent(site: Path) -> tuple[int, int]:
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(files), sum(files)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main()
