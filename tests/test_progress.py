"""Stages are told to whoever watches, and timed."""

import pytest

from habitat_site.progress import NOBODY, Stage, Stopwatch, Watcher, stage


class Heard:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def begin(self, stage: Stage) -> None:
        self.words.append(f"begin {stage}")

    def expect(self, total: int) -> None:
        self.words.append(f"expect {total}")

    def advance(self, count: int) -> None:
        self.words.append(f"advance {count}")

    def end(self) -> None:
        self.words.append("end")


def work(watcher: Watcher) -> None:
    with stage(watcher, Stage.READ):
        watcher.expect(3)
        watcher.advance(2)
        watcher.advance(1)


def test_a_watcher_hears_each_step_in_order() -> None:
    heard = Heard()
    work(heard)
    assert heard.words == ["begin read", "expect 3", "advance 2", "advance 1", "end"]


def test_a_stage_that_fails_has_ended() -> None:
    heard = Heard()
    with pytest.raises(ZeroDivisionError), stage(heard, Stage.WRITE):
        raise ZeroDivisionError
    assert heard.words == ["begin write", "end"]


def test_nobody_need_watch() -> None:
    work(NOBODY)


def test_a_stopwatch_times_each_stage_and_passes_on_what_it_hears() -> None:
    heard = Heard()
    times = iter([10.0, 12.5, 20.0, 21.0, 30.0, 30.5])
    stopwatch = Stopwatch(heard, lambda: next(times))
    work(stopwatch)
    with stage(stopwatch, Stage.CHECK):
        pass
    with stage(stopwatch, Stage.READ):
        pass
    assert stopwatch.seconds == {Stage.READ: 3.0, Stage.CHECK: 1.0}
    assert heard.words[:5] == ["begin read", "expect 3", "advance 2", "advance 1", "end"]
    assert len(heard.words) == 9
