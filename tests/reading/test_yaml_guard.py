"""The guard: what it refuses, where it points, and that nothing makes it raise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.reading.yaml_guard import Content, load


def found(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.mark.line, p.mark.column) for p in load(text).problems]


def test_every_scalar_is_the_text_that_was_written() -> None:
    """Norway stays Norway and 007 keeps its zeros; an hour is not a number of minutes."""
    text = "country: NO\ncode: 007\nat: 12:30\nyes: on\nquoted: 'null'\n"
    data = {"country": "NO", "code": "007", "at": "12:30", "yes": "on", "quoted": "null"}
    assert load(text).data == data


@pytest.mark.parametrize("empty", ["", " ~", " null", " Null", " NULL"])
def test_an_empty_value_is_absent_but_its_key_has_a_place(empty: str) -> None:
    content = load(f"a: x\ntitle:{empty}\nlist: [~, y]\n")
    assert content.data == {"a": "x", "list": ["y"]}
    assert content.keys["title",].line == 2


def test_values_and_keys_have_places() -> None:
    content = load("title: Casa\nimages:\n  - file: a.jpg\n    alt: >-\n      long\n      text\n")
    assert content.data == {"title": "Casa", "images": [{"file": "a.jpg", "alt": "long text"}]}
    places = {loc: (m.line, m.column, m.end_column) for loc, m in content.marks.items()}
    assert places["title",] == (1, 8, 12)
    assert places["images", 0] == (3, 5, 9)
    assert places["images", 0, "file"] == (3, 11, 16)
    assert places["images", 0, "alt"] == (4, 10, 12)
    key = content.keys["images", 0, "alt"]
    assert (key.line, key.column, key.end_column) == (4, 5, 8)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: 1\nb: [x\nc: 2\n", [("HS101", 2, 4)]),
        ("a: 'open\nb: 2\n", [("HS101", 1, 4)]),
        ("a: one: two\n", [("HS101", 1, 7)]),
        ("a:\n\tb: 1\n", [("HS101", 2, 1)]),
        ("a: 1\njust words\n", [("HS101", 2, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("HS102", 3, 1)]),
        ("a: &x 1\nb: *x\n", [("HS103", 1, 4), ("HS103", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("HS104", 1, 4)]),
        ("a: *bold words*\nb: 2\n", [("HS103", 1, 4)]),
        ("a: ! x\n", [("HS104", 1, 4)]),
        ("a: " + "[" * 40, [("HS105", 1, 35)]),
        ("a: 1\n---\nb: 2\n", [("HS106", 2, 1)]),
        ("[a]: 1\n{b: c}: 2\n'': 3\n", [("HS108", 1, 1), ("HS108", 2, 1), ("HS108", 3, 1)]),
        ("a:\n" + "- x\n" * 20_001, [("HS109", 19_999, 3)]),
        ('a: "\\x07"\n', [("HS013", 1, 4)]),
    ],
)
def test_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


def test_a_refused_key_takes_its_value_with_it() -> None:
    """What stands under a key given twice, or a list for a key, ends up nowhere else."""
    content = load("a: 1\nb: ~\na: {c: 2}\n? [x]\n: {d: 3}\nz: 9\n")
    assert content.data == {"a": "1", "z": "9"}


def test_deep_nesting_does_not_touch_the_stack() -> None:
    assert [code for code, _, _ in found("[" * 100_000)] == ["HS105"]


def test_at_most_so_many_problems_are_told_at_once() -> None:
    assert len(found("\n".join(f"k{n}: &a{n} v" for n in range(1000)))) == 50


def inside(content: Content, text: str) -> bool:
    lines = text.split("\n")
    marks = [*content.marks.values(), *content.keys.values(), *(p.mark for p in content.problems)]
    return all(
        1 <= m.line <= len(lines) and 1 <= m.column <= len(lines[m.line - 1]) + 1 <= 300_000
        for m in marks
    )


PIECES = st.sampled_from(
    [
        ": ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "? ",
        "&a ",
        "*a ",
        "!t ",
        "!!x ",
        "|",
        ">-",
        "'",
        '"',
        "#",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "\t",
        "a",
        "key",
        "~",
        "<<",
        "é",
        "مرحبا",
        "👍",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_yaml_is_answered_with_places_inside_it(text: str) -> None:
    assert inside(load(text), text)


VALUES = st.recursive(
    st.text("ab é\"'\\#:-", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1), inner),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text("kln", min_size=1, max_size=3), VALUES, min_size=1))
def test_what_json_writes_is_read_as_it_was(data: dict[str, object]) -> None:
    """JSON is YAML: every value comes back, and has a place that shows where it starts."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=1)
    content = load(text)
    assert content.problems == ()
    assert content.data == data
    lines = text.split("\n")
    for loc, mark in content.keys.items():
        assert lines[mark.line - 1][mark.column - 1 :].startswith(f'"{loc[-1]}"')
