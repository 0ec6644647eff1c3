"""How far the work is, in one line of a terminal that moves."""

import contextlib
import io
import os
import pty
from collections.abc import Callable, Iterator

import pytest

from habitat_site.cli.following import following
from habitat_site.cli.moving import MovingLine
from habitat_site.cli.stages import Lines
from habitat_site.languages import language
from habitat_site.progress import Stage, stage
from tests.cli.clocks import Clock

ENGLISH = language("en")
ESCAPE = "\x1b"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def colourful(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a way to have a terminal of so many columns."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return lambda columns: monkeypatch.setenv("COLUMNS", str(columns))


@contextlib.contextmanager
def moving(clock: Clock) -> Iterator[tuple[MovingLine, Terminal]]:
    """Give a line and the terminal in which it moves, and leave it gone."""
    terminal = Terminal()
    with contextlib.closing(MovingLine(ENGLISH, terminal, clock)) as line:
        yield line, terminal


def test_a_terminal_gets_one_line_that_moves_and_goes(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    with moving(clock) as (line, terminal), stage(line, Stage.READ):
        line.expect(3_000)
        clock.pass_(2)
        line.advance(1_000)
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
    with moving(clock) as (line, terminal):
        for each in Stage:
            with stage(line, each):
                line.advance(1)
                clock.pass_(0.2)
    assert terminal.getvalue() == ""


def test_the_line_is_drawn_ten_times_a_second_at_most(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    with moving(clock) as (line, terminal), stage(line, Stage.WRITE):
        line.expect(1_000)
        clock.pass_(1)
        for _ in range(1_000):
            clock.pass_(0.001)
            line.advance(1)
    assert terminal.getvalue().count("Making pages") <= 12


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_the_line_fits_the_terminal(
    clock: Clock, colourful: Callable[[int], None], columns: int
) -> None:
    colourful(columns)
    with moving(clock) as (line, terminal):
        with stage(line, Stage.READ):
            line.expect(1_000_000)
            clock.pass_(2)
            line.advance(123_456)
        # A line that is too long would go on in the next one, and stay there.
        assert "\n" not in terminal.getvalue()


def test_a_sentence_stands_where_the_line_was(
    clock: Clock, colourful: Callable[[int], None]
) -> None:
    colourful(80)
    with moving(clock) as (line, terminal), stage(line, Stage.READ):
        clock.pass_(2)
        line.advance(10)
        line.tell("The cache is spoilt.")
        told = terminal.getvalue()
        assert told.endswith("The cache is spoilt.\n")
        clock.pass_(2)
        line.advance(10)
    assert "20" in terminal.getvalue().removeprefix(told)


def test_no_colours_where_none_are_wanted(
    clock: Clock, colourful: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    colourful(80)
    monkeypatch.setenv("NO_COLOR", "1")
    with moving(clock) as (line, terminal), stage(line, Stage.READ):
        line.expect(3)
        clock.pass_(2)
        line.advance(1)
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
