"""Bytes to a document: encodings, line ends, fences, and places that an editor would show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.reading.front_matter import Parsed, parse

PATH = "content/networks/a.md"


def codes(parsed: Parsed) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in parsed.diagnostics]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_move_nothing(end: str, mark: bytes) -> None:
    raw = mark + end.join(["---", "title: Ñandú", "lang: es", "---", "", "Story."]).encode()
    document = parse(PATH, raw).document
    assert document is not None
    assert document.data == {"title": "Ñandú", "lang": "es"}
    assert document.lang == "es"
    assert (document.body.strip(), document.body_line) == ("Story.", 5)
    span = document.span(("lang",))
    assert (span.line, span.column, span.end_column, span.excerpt) == (3, 7, 9, "lang: es")


def test_a_line_separator_is_no_line_for_an_editor() -> None:
    """YAML 1.1 would count U+2028 and U+0085 as line ends."""
    parsed = parse(PATH, "---\ntitle: a\u2028b\x85c\nx: [\n---\n".encode())
    assert codes(parsed) == [("HS101", 3, 5)]


@pytest.mark.parametrize(
    "raw, expected",
    [
        (b"", ("HS003", 1, 1)),
        (b"\xef\xbb\xbf \r\n", ("HS003", 1, 1)),
        (b"---\r\na: \xc3\xa9\xff\r\n", ("HS002", 2, 5)),
        (b"\xef\xbb\xbf---\na: \xff\n", ("HS002", 2, 4)),
        (b"\xef\xbb\xbfa: \xff\n", ("HS002", 1, 4)),
        ("a: 1".encode("utf-16"), ("HS002", 1, 1)),
        (b"title: x\n", ("HS010", 1, 1)),
        (b"\n\n---\na: 1\n", ("HS010", 3, 1)),
        (b"---\njust words\n---\n", ("HS107", 2, 1)),
        (b"x" * 200_001, ("HS001", 1, 1)),
    ],
)
def test_refused(raw: bytes, expected: tuple[str, int, int]) -> None:
    parsed = parse(PATH, raw)
    assert parsed.document is None
    assert codes(parsed) == [expected]


@pytest.mark.parametrize(
    "raw, expected",
    [
        (b"---\na: 1\n---\nStory\x1b[31m\n", ("HS013", 4, 6)),
        (b"---\na: 1\n---\nStory\0\n", ("HS013", 4, 6)),
        ("---\na: x\u202ey\n---\n".encode(), ("HS013", 2, 5)),
        (b"---\na: 1\na: 2\n---\n", ("HS102", 3, 1)),
        (b"---\na: !!int 1\n---\n", ("HS104", 2, 4)),
    ],
)
def test_what_leaves_the_other_fields_readable(raw: bytes, expected: tuple[str, int, int]) -> None:
    """The document is there, so that its other mistakes are told in the same run."""
    parsed = parse(PATH, raw)
    assert parsed.document is not None
    assert "a" in parsed.document.data
    assert codes(parsed) == [expected]


def test_what_cannot_be_shown_hides_no_other_mistake() -> None:
    assert codes(parse(PATH, b"---\na: \0\nb: 1\nb: 2\n---\n")) == [
        ("HS013", 2, 4),
        ("HS102", 4, 1),
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=60)
    | st.text(max_size=60).map(str.encode)
    | st.text("-\n\r :ab\ufeff\u2028\0\u202eé", max_size=60).map(str.encode),
    st.booleans(),
)
def test_any_bytes_are_answered_with_places_inside_the_file(raw: bytes, fenced: bool) -> None:
    raw = b"---\n" + raw + b"\n---\n" + raw if fenced else raw
    for path in (PATH, PATH.replace(".md", ".yaml")):
        parsed = parse(path, raw)
        assert parsed.document is not None or parsed.diagnostics
        lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for d in parsed.diagnostics:
            assert 1 <= d.span.line <= len(lines)
            assert 1 <= d.span.column <= len(lines[d.span.line - 1]) + 1
