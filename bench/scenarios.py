"""What is measured: a cold build, one with nothing new, and one after each of three edits."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from contestants import Contestant, Ours
from metering import Reading, measure

COLD, SAME = "cold", "no change"
STORY, TITLE, TEMPLATE = "one story changed", "one title changed", "one template changed"
CHECK = "check of one file"
COPY, READ = "cp -r of the output", "reading the input"
SCENARIOS = (COLD, SAME, STORY, TITLE, TEMPLATE, CHECK)
SENTENCE = "The roof over the yard was finished last week.\n"
MORE = "and its yard"
ARTICLE, MARK = '<article class="record"', "data-edited"


class NotBuiltError(Exception):
    """A page does not show an edit that it was built after."""


Record = Callable[[str, Reading], None]


def run_round(contestant: Contestant, log: Path, record: Record) -> None:
    """Measure every scenario once, then set all files back."""

    def build(scenario: str, shows: str = "") -> None:
        os.sync()  # what one run leaves to be written is not for the next to wait for
        command = contestant.build()
        record(scenario, measure(command, contestant.folder, log, contestant.environment))
        page = contestant.output / "en" / "initiatives" / contestant.story.stem / "index.html"
        if shows not in page.read_text(encoding="utf-8"):
            raise NotBuiltError(f"{contestant.name}, {scenario}: {page} does not show it")

    contestant.forget()
    build(COLD)
    build(SAME)
    with edited(contestant.story, lambda text: text + f"\n{SENTENCE}"):
        build(STORY, SENTENCE.strip())
    with edited(contestant.story, renamed):
        build(TITLE, MORE)
    with edited(contestant.template, remarked):
        build(TEMPLATE, MARK)
    if isinstance(contestant, Ours):
        os.sync()
        command = contestant.check()
        record(CHECK, measure(command, contestant.folder, log, contestant.environment))


def copy_and_read(contestant: Contestant, log: Path, record: Record) -> None:
    """Measure what the disk allows: copying all that was built, reading all that was written."""
    copy = contestant.output.with_name("copied")
    os.sync()
    record(COPY, measure(["cp", "-r", contestant.output, copy], contestant.folder, log))
    shutil.rmtree(copy)
    reading = "find content -type f -print0 | xargs -0 cat > /dev/null"
    record(READ, measure(["sh", "-c", reading], contestant.folder, log))


@contextmanager
def edited(path: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """Change a file for a while."""
    before = path.read_text(encoding="utf-8")
    path.write_text(edit(before), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def renamed(text: str) -> str:
    """Return a record with another title."""
    return re.sub(r"(?m)^(title: .*)$", rf"\1 {MORE}", text, count=1)


def remarked(text: str) -> str:
    """Return a template whose pages say something new."""
    return text.replace(ARTICLE, f"{ARTICLE} {MARK}", 1)
