"""Measures this tool beside Hugo and Eleventy, which it installs: one command, one report.

    python bench/run.py --records 1000 10000 --rounds 3
    python bench/run.py --records 100000 --rounds 1 --only ours

Rounds alternate, so that a machine that slows down slows all alike. All readings are kept in
measurements.json in the folder of the run; what is printed and written to bench/RESULTS.md has the
sizes of earlier runs there too, so that a hundred thousand can be compared with ten thousand.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from contestants import Contestant, Ours, eleventy, hugo, ours
from corpus import Corpus
from limits import Sizes
from machine import available_memory, machine
from measurements import Measurements, read_measurements, write_measurements
from metering import Reading
from parity import shares
from peers import Peers
from report import must_show, table, write_report
from scenarios import TEN_THOUSAND, run_beside, run_others, run_round
from workplace import Workplace, workplace

RESULTS = Path(__file__).with_name("RESULTS.md")
NAMES = ("ours", "hugo", "eleventy")
SEED = "habitat"
MEMORY_OF_A_RECORD = {"hugo": 460_000, "eleventy": 520_000}  # bytes, seen at ten thousand
ENOUGH = 0.8  # of the memory there is: beyond it the machine begins to swap
DISK_OF_A_RECORD = 500_000  # bytes that a round takes: a site, its copy, and what is kept

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
    with workplace(given.folder, keep=given.keep) as place:
        for records in given.records:
            found = Measurements(records, machine())
            free = sys.maxsize if given.force else available_memory()
            names = affordable(given.only, found, free)
            _measure(found, {name: prepare[name] for name in names}, place, given.rounds)
            sizes = _keep(given.folder / "measurements.json", found)
            print(f"\n{table(found)}\n\n{must_show(sizes)}\n", flush=True)
            if given.write:
                write_report(RESULTS, sizes)


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description="Measure this tool beside its peers.")
    arguments.add_argument("--records", type=int, nargs="+", default=[1000, 10_000])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", type=_names, default=NAMES, help="such as ours,hugo")
    arguments.add_argument(
        "--force", action="store_true", help="run peers that need more memory than there is"
    )
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


def affordable(names: Sequence[str], found: Measurements, free: int) -> Sequence[str]:
    """Return those that the free memory suffices for, and keep the reason of the others."""
    chosen = []
    for name in names:
        needed = MEMORY_OF_A_RECORD.get(name, 0) * found.records
        if needed <= free * ENOUGH:
            chosen.append(name)
            continue
        reason = f"it would take about {needed / 1e9:.0f} GB; {free / 1e9:.0f} GB are free."
        found.skipped[name.capitalize()] = reason
        print(f"{name} at {found.records:,} is left out: {reason}", flush=True)
    return chosen


def _measure(
    found: Measurements, wanted: Mapping[str, Prepare], place: Workplace, rounds: int
) -> None:
    folder = place.folder / str(found.records)
    print(f"{found.records:,}: writing the corpus", flush=True)
    Corpus(found.records, SEED).write(folder / "corpus")
    contestants = []
    for name, prepare in wanted.items():
        print(f"{found.records:,}: preparing {name}", flush=True)
        contestants.append(prepare(folder / "corpus", _made(folder / name)))
    is_large = found.records > TEN_THOUSAND and "ours" in wanted
    smaller = [_of_ten_thousand(folder / "smaller")] if is_large else []
    log = folder / "output.log"
    for each in smaller:
        # So that it finds what the tool keeps of its own files, as the larger one does.
        run_beside(each, place, log, _unheard)
    for number in range(rounds):
        for contestant in _turned(contestants, number):
            place.make_room(found.records * DISK_OF_A_RECORD)
            told = partial(_tell, found, contestant.name, number)
            beside = smaller if isinstance(contestant, Ours) else []
            for each in beside:
                run_beside(each, place, log, told)
            run_round(contestant, place, log, told)
            for each in beside:
                run_beside(each, place, log, told)
            if isinstance(contestant, Ours):
                run_others(contestant, place, log, told)
    for contestant in contestants:
        found.sites[contestant.name] = shares(contestant.output)
        place.put_aside(contestant.made())


def _of_ten_thousand(folder: Path) -> Ours:
    """Prepare what a larger size is compared with, in the same hour."""
    Corpus(TEN_THOUSAND, SEED).write(folder / "corpus")
    return ours(folder / "corpus", _made(folder / "ours"))


def _turned(contestants: Sequence[Contestant], number: int) -> Sequence[Contestant]:
    """Return them with another one first each round."""
    start = number % len(contestants)
    return [*contestants[start:], *contestants[:start]]


def _tell(found: Measurements, name: str, number: int, scenario: str, reading: Reading) -> None:
    found.add(name, scenario, reading)
    print(
        f"{found.records:,}, round {number + 1}: {name}, {scenario}: {reading.wall:.2f} s,"
        f" CPU {reading.cpu:.2f} s, {reading.memory / 1e6:,.0f} MB",
        file=sys.stderr,
        flush=True,
    )


def _unheard(_scenario: str, _reading: Reading) -> None:
    """Take no note of a reading."""


def _keep(path: Path, found: Measurements) -> Sizes:
    """Write a size to those of earlier runs, and return all by size."""
    known = {**read_measurements(path), found.records: found}
    sizes = dict(sorted(known.items()))
    write_measurements(path, sizes.values())
    return sizes


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main()
