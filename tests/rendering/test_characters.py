"""Characters that must not reach calendars and feeds do not, and a title is one line."""

import pytest

from habitat_site.rendering.characters import on_one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A house", "A house"),
        (" two  spaces ", "two spaces"),
        ("no\u00a0break", "no break"),
        ("one\u2028line\r\nor\ttwo", "one line or two"),
        ("\x07bell\ud800", "bell"),
        ("", ""),
    ],
)
def test_a_title_is_one_printable_line(text: str, line: str) -> None:
    assert on_one_line(text) == line
