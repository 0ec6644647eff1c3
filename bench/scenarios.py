"""What is measured: a cold build, one with nothing new, and one after each of four edits."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from contestants import Contestant, Ours
from metering import Reading, measure
from workplace import Workplace

COLD, SAME = "cold", "no change"
FIRST_STORY = "one story changed, the first after a cold build"
LATER_STORY = "one story changed, later"
TITLE, TEMPLATE = "one title changed", "one template changed"
BUILDS = (COLD, SAME, FIRST_STORY, LATER_STORY, TITLE, TEMPLATE)

FIRST_EVER = "the first cold build on a machine"
TEN_THOUSAND = 10_000
BESIDE = f"a cold build of {TEN_THOUSAND:,}, before and after"
CHECK = "check of one file"
HELP, FOLIUM = "`habitat-site --help`", '`python -c "import folium"`'
COPY, READ = "`cp -r` of our output", "reading the input"
OTHERS = (FIRST_EVER, BESIDE, CHECK, HELP, FOLIUM, COPY, READ)
SHORT = 5  # times of what takes a second or less, and may take half as long again

SENTENCE = "The roof over the yard was finished last week.\n"
MORE = "and its yard"
ARTICLE, MARK = '<article class="record"', "data-edited"


class NotBuiltError(Exception):
    """A page does not show an edit that it was built after."""


Record = Callable[[str, Reading], None]


def run_round(contestant: Contestant, place: Workplace, log: Path, record: Record) -> None:
    """Measure every build once, each with one more edit than that before it, then undo them."""
    first, later = contestant.stories

    def build(scenario: str, shown_by: Path, shows: str = "") -> None:
        _measured(contestant, contestant.build(), scenario, log, record)
        page = contestant.output / "en" / "initiatives" / shown_by.stem / "index.html"
        if shows not in page.read_text(encoding="utf-8"):
            raise NotBuiltError(f"{contestant.name}, {scenario}: {page} does not show it")

    if isinstance(contestant, Ours):
        place.put_aside([*contestant.made(), contestant.caches])
        _measured(contestant, contestant.build(), FIRST_EVER, log, record)
    place.put_aside(contestant.made())
    build(COLD, first)
    build(SAME, first)
    with ExitStack() as edits:
        edits.enter_context(edited(first, continued))
        build(FIRST_STORY, first, SENTENCE.strip())
        edits.enter_context(edited(later, continued))
        build(LATER_STORY, later, SENTENCE.strip())
        edits.enter_context(edited(first, renamed))
        build(TITLE, first, MORE)
        edits.enter_context(edited(contestant.template, remarked))
        build(TEMPLATE, first, MARK)
        if isinstance(contestant, Ours):
            for _ in range(SHORT):
                _measured(contestant, contestant.check(), CHECK, log, record)


def run_beside(smaller: Ours, place: Workplace, log: Path, record: Record) -> None:
    """Measure a cold build of ten thousand records, which a larger one is compared with."""
    place.put_aside(smaller.made())
    _measured(smaller, smaller.build(), BESIDE, log, record)


def run_others(ours: Ours, place: Workplace, log: Path, record: Record) -> None:
    """Measure what our builds are compared with: how fast it starts, and what the disk allows."""
    for _ in range(SHORT):
        _measured(ours, ours.help(), HELP, log, record)
        _measured(ours, ours.folium(), FOLIUM, log, record)
    copy = ours.output.with_name("copied")
    _measured(ours, ["cp", "-r", ours.output, copy], COPY, log, record)
    place.put_aside([copy])
    reading = "find content -type f -print0 | xargs -0 cat > /dev/null"
    _measured(ours, ["sh", "-c", reading], READ, log, record)


def _measured(
    contestant: Contestant,
    command: Sequence[str | Path],
    scenario: str,
    log: Path,
    record: Record,
) -> None:
    os.sync()  # what one run leaves to be written is not for the next to wait for
    record(scenario, measure(command, contestant.folder, log, contestant.environment))


@contextmanager
def edited(path: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """Change a file for a while."""
    before = path.read_text(encoding="utf-8")
    path.write_text(edit(before), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def continued(text: str) -> str:
    """Return a record with another sentence at the end of its story."""
    return f"{text}\n{SENTENCE}"


def renamed(text: str) -> str:
    """Return a record with another title."""
    return re.sub(r"(?m)^(title: .*)$", rf"\1 {MORE}", text, count=1)


def remarked(text: str) -> str:
    """Return a template whose pages say something new."""
    return text.replace(ARTICLE, f"{ARTICLE} {MARK}", 1)
