"""How far the work is: plain lines for a log, one moving line for a terminal."""

import io
import os
import pty
from collections.abc import Callable

import pytest

from habitat_site.cli.following import following
from habitat_site.cli.moving import MovingLine
from habitat_site.cli.stages import Lines, duration
from habitat_site.languages import language
from habitat_site.progress import Stage, stage

ENGLISH = language("en")
ESCAPE = "\x1b"


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def colourful(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a way to have a terminal of so many columns."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return lambda columns: monkeypatch.setenv("COLUMNS", str(columns))


def test_a_quick_stage_is_not_worth_a_line(clock: Clock) -> None:
    written: list[str] = []
    lines = Lines(ENGLISH, written.append, clock)
    for each in Stage:
        with stage(lines, each):
            lines.expect(10)
            lines.advance(10)
            clock.pass_(0.9)
    assert written == []


def test_a_stage_of_some_length_gets_one_line(clock: Clock) -> None:
    written: list[str] = []
    lines = Lines(ENGLISH, written.append, clock)
    with stage(lines, Stage.READ):
        lines.expect(12_000)
        for _ in range(12):
            clock.pass_(0.5)
            lines.advance(1_000)
    with stage(lines, Stage.CHECK):
        clock.pass_(75)
    assert written == ["Reading records: 12,000, 6 s", "Checking records: 1 min 15 s"]


def test_a_long_stage_gets_a_line_every_ten_seconds(clock: Clock) -> None:
    written: list[str] = []
    lines = Lines(ENGLISH, written.append, clock)
    with stage(lines, Stage.WRITE):
        lines.expect(4_000)
        for _ in range(40):
            clock.pass_(0.7)
            lines.advance(100)
    assert written == [
        "Making pages: 1,500 of 4,000, 18 s left",
        "Making pages: 3,000 of 4,000, 7 s left",
        "Making pages: 4,000, 28 s",
    ]


def test_what_the_reader_is_told_stands_on_a_line_of_its_own(clock: Clock) -> None:
    written: list[str] = []
    Lines(ENGLISH, written.append, clock).tell("The cache is spoilt.")
    assert written == ["The cache is spoilt."]


@pytest.mark.parametrize(
    ("seconds", "code", "said"),
    [
        (0.004, "en", "0 s"),
        (0.043, "en", "0.04 s"),
        (0.94, "en", "0.9 s"),
        (0.94, "fr", "0,9\u00a0s"),
        (12.4, "en", "12 s"),
        (59.7, "en", "1 min 0 s"),
        (200, "es", "3\u00a0min 20\u00a0s"),
    ],
)
def test_a_stretch_of_time_is_told_as_exactly_as_it_matters(
    seconds: float, code: str, said: str
) -> None:
    assert duration(seconds, language(code)) == said


def test_a_terminal_gets_one_line_that_moves_and_goes(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    with stage(line, Stage.READ):
        line.expect(3_000)
        clock.pass_(2)
        line.advance(1_000)
    line.close()
    told = terminal.getvalue()
    assert "Reading records" in told
    assert "1,000 of 3,000, 4 s left" in told
    # Drawn over, and the cursor back where it was.
    assert f"{ESCAPE}[2K" in told[-40:]
    assert f"{ESCAPE}[?25h" in told[-40:]


def test_what_is_over_within_a_second_is_never_shown(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    for each in Stage:
        with stage(line, each):
            line.advance(1)
            clock.pass_(0.2)
    line.close()
    assert terminal.getvalue() == ""


def test_the_line_is_drawn_ten_times_a_second_at_most(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    with stage(line, Stage.WRITE):
        line.expect(1_000)
        clock.pass_(1)
        for _ in range(1_000):
            clock.pass_(0.001)
            line.advance(1)
    assert terminal.getvalue().count("Making pages") <= 12
    line.close()


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_the_line_fits_the_terminal(
    clock: Clock, colourful: Callable[[int], None], columns: int
) -> None:
    colourful(columns)
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    with stage(line, Stage.READ):
        line.expect(1_000_000)
        clock.pass_(2)
        line.advance(123_456)
    # A line that is too long would go on in the next one, and stay there.
    assert "\n" not in terminal.getvalue()
    line.close()


def test_a_sentence_stands_where_the_line_was(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    with stage(line, Stage.READ):
        clock.pass_(2)
        line.advance(10)
        line.tell("The cache is spoilt.")
        told = terminal.getvalue()
        assert told.endswith("The cache is spoilt.\n")
        clock.pass_(2)
        line.advance(10)
    assert "20" in terminal.getvalue().removeprefix(told)
    line.close()


def test_no_colours_where_none_are_wanted(
    clock: Clock, colourful: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    colourful(80)
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    line = MovingLine(ENGLISH, terminal, clock)
    with stage(line, Stage.READ):
        line.expect(3)
        clock.pass_(2)
        line.advance(1)
    line.close()
    assert "Reading records" in terminal.getvalue()
    assert f"{ESCAPE}[3" not in terminal.getvalue()


@pytest.mark.parametrize(
    ("environment", "moves"),
    [({}, True), ({"TERM": "dumb"}, False), ({"CI": "true"}, False), ({"NO_COLOR": "1"}, True)],
    ids=str,
)
def test_the_line_moves_where_it_can(
    colourful: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    moves: bool,
) -> None:
    colourful(80)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    here, there = pty.openpty()
    with os.fdopen(there, "w") as terminal, monkeypatch.context() as patch:
        patch.setattr("sys.stderr", terminal)
        with following(ENGLISH) as follower:
            assert isinstance(follower.watcher, MovingLine) == moves
            assert isinstance(follower.watcher, Lines) != moves
    os.close(here)


def test_a_pipe_gets_lines() -> None:
    with following(ENGLISH) as follower:
        assert isinstance(follower.watcher, Lines)
