"""How far the work is, in plain lines for a log."""

import pytest

from habitat_site.cli.stages import Lines, duration
from habitat_site.languages import language
from habitat_site.progress import Stage, stage
from tests.cli.clocks import Clock

ENGLISH = language("en")


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
