"""What is missing on a contributor's machine is said; what is missing in CI is a failure."""

import pytest

from tests.gates import find, require_or_skip


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_a_missing_program_skips_the_test_with_what_to_do(
    bare_machine: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="java is not here: install a Java runtime"):
        require_or_skip("java")


def test_in_ci_a_missing_program_fails_the_test(
    bare_machine: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="chromium is not here"):
        require_or_skip("chromium")


def test_a_program_that_nobody_can_find_is_a_mistake_in_the_test() -> None:
    with pytest.raises(LookupError, match="curl"):
        find("curl")
