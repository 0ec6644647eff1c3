"""What is read without libyaml says what libyaml says; all else is left to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.reading.decoding import decode
from habitat_site.reading.front_matter import split
from habitat_site.reading.limits import MAX_DEPTH
from habitat_site.reading.plain_yaml import MAX_LENGTH, read
from habitat_site.reading.yaml_guard import load, load_with_places

CONTENT = Path(__file__).parents[2] / "content"


def in_order(data: object) -> object:
    """Return data so that the order of keys counts when it is compared."""
    if isinstance(data, dict):
        return [(key, in_order(value)) for key, value in data.items()]
    return [in_order(each) for each in data] if isinstance(data, list) else data


def agrees(text: str) -> bool:
    """Tell whether a text is left to libyaml, or read without problems as libyaml reads it."""
    data = read(text)
    if data is None:
        return True
    content = load_with_places(text)
    return content.problems == () and in_order(content.data) == in_order(data)


def test_a_record_as_people_write_it_is_read() -> None:
    text = (
        "\n\ntitle: Casa Grande\nsummary: >-\n  Built: by hand\n  - and paid # so\n\n"
        "names:\n- text: L'Atelier\n  kind: short\n-   text: 'it''s'\nnetworks: [fucvam, sdi ]\n"
        "place:\n    name: Salto\n    lat: -31.38\n    note: goes on\n     & on\nempty:\n"
        'themes:\n  - land\n  - ~\n  -\n  - "a: b"\nurl: https://a.example/#x\nnothing: null\n'
    )
    assert read(text) == {
        "title": "Casa Grande",
        "summary": "Built: by hand - and paid # so",
        "names": [{"text": "L'Atelier", "kind": "short"}, {"text": "it's"}],
        "networks": ["fucvam", "sdi"],
        "place": {"name": "Salto", "lat": "-31.38", "note": "goes on & on"},
        "themes": ["land", "a: b"],
        "url": "https://a.example/#x",
    }
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: x # a comment\nb: *x",
        "# a comment\na: b",
        "a: &x b",
        "a: !t b",
        "a: b\na: c",
        "a: b\n  c: d",
        "a:\n  b: c\n d: e",
        "a: b: c",
        "a:\tb",
        'a: "\\x07"',
        "a: {b: c}",
        "a: [[b]]",
        "a: b\n\n  c",
        "a: >-\n  b\n\n  c",
        "a: |\n  b",
        "- a\n b: c",
        "a\n",
        "? a\n: b",
        "---\na: b",
        "a: b\n...",
        "a: 'b\n  c'",
        "\x07: b",
        "a: b\r",
        "a: @b",
        "\n".join(" " * n + "a:" for n in range(MAX_DEPTH + 1)),
        "a: b\n" + "c" * MAX_LENGTH + ": d",
    ],
)
def test_what_is_not_plain_is_left_to_libyaml(text: str) -> None:
    assert read(text) is None


def test_the_records_of_the_site_agree_and_are_nearly_all_plain() -> None:
    texts = [split(decode(path.read_bytes()).text).yaml for path in CONTENT.rglob("*.md")]
    assert all(map(agrees, texts))
    assert sum(read(text) is None for text in texts) < len(texts) / 10


PIECES = st.sampled_from(
    [
        *(
            "a: ",
            "b:",
            "c: x",
            "- ",
            "-",
            "- d: y",
            "e",
            "é ",
            "\n",
            "\n",
            "\n  ",
            "\n  ",
            "\n    ",
        ),
        *("\n- ", "\n  - ", ": ", " #", "#", "'", "''", '"', "[", "]", "[f, g]", ", ", "{", "}"),
        *(">-", "|-", ">", "\n\n", " ", "  ", "~", "null", "!", "&", "*", "%", "@", "`", "?", "\t"),
        *("---", "...", "-1", "1.5", "\u00a0", "<<", "=", "a: >-\n  x\n  y", "\\", "://"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_text_agrees_or_is_left(text: str) -> None:
    assert agrees(text)


KEYS = st.text("ab_é-", min_size=1, max_size=3).filter(lambda key: key[0] != "-")
VALUES = st.recursive(
    st.text("ab é'.,:#-0~", min_size=1, max_size=9),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=10,
)


def written(value: object, margin: str) -> str:
    """Write data as people do: mappings and lists by indentation, texts as they are."""
    if isinstance(value, dict):
        return "".join(f"\n{margin}{key}: {written(v, margin + '  ')}" for key, v in value.items())
    if isinstance(value, list):
        return "".join(f"\n{margin}- {written(each, margin + '  ')}" for each in value)
    return str(value)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_nested_data_agrees_or_is_left(data: dict[str, object]) -> None:
    assert agrees(written(data, "")[1:])


def test_places_are_looked_up_when_they_are_asked_for() -> None:
    text = "title: Casa\nnames:\n- text: Hogar\n"
    content, full = load(text), load_with_places(text)
    assert content.data == full.data
    assert content.marks["names", 0, "text"] == full.marks["names", 0, "text"]
    assert dict(content.marks) == dict(full.marks)
    assert dict(content.keys) == dict(full.keys)
    assert ("absent",) not in content.marks
