"""Which characters a file may hold, told quickly and told with care."""

from habitat_site.reading.decoding import BLANKS, BREAKS, EVERYDAY, FORBIDDEN, decode, is_everyday


def test_everyday_characters_are_none_that_is_forbidden_or_breaks_a_line() -> None:
    every = [*filter(str.isprintable, map(chr, range(0x110000))), *BLANKS]
    text = "".join(every) + EVERYDAY.decode()
    assert is_everyday(text.encode())
    assert FORBIDDEN.search(text) is None
    assert text.translate(BREAKS) == text
    assert "\r" not in text


def test_what_is_not_everyday_is_looked_at() -> None:
    decoded = decode("a\u200db\x0bc\u202ed".encode())
    assert decoded.text == "a\u200db c\ufffdd"
    assert [problem.facts["value"] for problem in decoded.problems] == ["U+202E"]
