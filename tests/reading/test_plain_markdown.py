"""What is rendered without markdown-it is what markdown-it makes of it; all else is left to it."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Story
from habitat_site.reading import plain_markdown
from habitat_site.reading.decoding import decode
from habitat_site.reading.front_matter import split
from habitat_site.reading.markdown import Written, _clean, render, render_with_tokens

CONTENT = Path(__file__).parents[2] / "content"
SOURCES = ("a", "", "c")
KNOWN = {"a": 1, "c": 3}


def is_plain(text: str) -> bool:
    return plain_markdown.render(text, 1, KNOWN, 3) is not None


def agrees(text: str, first_line: int = 7, first_heading: int = 3) -> bool:
    """Tell whether a story, if there is any, looks the same with and without markdown-it."""
    if not text.strip():
        return render(text, first_line, SOURCES, first_heading) == Written(Story())
    full = render_with_tokens(text, first_line, KNOWN, first_heading)
    return render(text, first_line, SOURCES, first_heading) == full


@pytest.mark.parametrize(
    "text",
    [
        "One *line*\nand **another one:** here.[^a]",
        "## A & B\nText\n\n#### Deep\n\n# Top\n",
        "- one\n- two\n  goes on\n- **three**.",
        "1. one\n2. two\n   goes on\n3. three",
        "> quoted\n> twice[^c]\n\nText",
        "[A](https://a.example/x?y=1) and [b](/en/about/), (*c*) `d < e`!",
        "`a < b && c` & d\u00a0> e\n\n> f & g",
        "Water & light\u00a0for *all & each*\n\n> `h && i`",
        "2004 was\n1985.[^a] good[^unknown]",
        "\n\n« **Mot**\u00a0» : 10\u202f000\n",
        "[x](javascript:alert(1)",
        "[x](HTTP://a.example) [y](//b.example)",
        "[^:](/a) [^é] [^a](/b)",
    ],
)
def test_plain_stories_agree(text: str) -> None:
    assert agrees(text)


def test_a_story_as_people_write_it_is_plain() -> None:
    text = (
        "\n## How it *began*\n\nThe **group** met[^a]\nin 1972. See [it](https://a.example).\n\n"
        "- *one*: two\n- three `four`\n\n> All of us.\n\n1. first\n2. second\n"
    )
    assert is_plain(text.replace("\n\n1. ", "\n\nSteps\n\n1. "))
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\n---",
        "a\n===",
        "a|b\n-|-",
        "    code",
        "```\ncode\n```",
        "a  \nb",
        "a\\\nb",
        "- a\n\n- b",
        "- a\n  - b",
        "* a",
        "2. a",
        "***a***",
        "a*b*c",
        "**a **",
        "_a_",
        "<https://a.example>",
        "<b>",
        "&amp;",
        "&#106;",
        "![a](b)",
        "[a][b]",
        "[a]: b",
        "[^a]: b",
        '[a](b "c")',
        "[a](<b>)",
        "[[a]](b)",
        "``a`",
        "a\n# b",
        "> a\nb",
        "- a\nb",
        "#a",
        "# a #",
        "***",
    ],
)
def test_what_is_not_plain_is_left_to_markdown_it(text: str) -> None:
    assert not is_plain(text)


def test_the_stories_of_the_site_agree_and_are_nearly_all_plain() -> None:
    bodies = [split(decode(path.read_bytes()).text).body for path in CONTENT.rglob("*.md")]
    stories = [body for body in bodies if body.strip()]
    assert all(map(agrees, stories))
    assert sum(not is_plain(story) for story in stories) < len(stories) / 10


WORDS = st.sampled_from(
    [
        *("a", "b c", "1972", "é", "«", ".", ", ", ": ", "!", "?", "(", ")", "-", "&", "& ", ">"),
        *("\n", "\n", " ", "\u00a0", "**b**", " **b** ", "*i*", " *i*", "**b:** ", "*", "**", "_"),
        *("[^a]", "[^x]", "[l](https://a.example)", "[l](/b)", "[", "]", "](", "`c`", "`", "#"),
        *("\\", "&amp;", "<", "|", "3. ", "- ", "  ", "\n  ", '"', "'", "~~", "[l](b*c)", "](b)"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map("".join)
BLOCKS = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f"## {text}"),
    TEXTS.map(lambda text: f"#### {text}\n"),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda each: "- " + "\n- ".join(each)),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda each: "1. " + "\n2. ".join(each)),
    TEXTS.map(lambda text: "> " + text.replace("\n", "\n> ")),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(BLOCKS, max_size=5).map("\n\n".join), st.sampled_from((2, 3)))
def test_any_story_agrees(text: str, first_heading: int) -> None:
    assert agrees(text, 7, first_heading)


ADDRESSES = st.one_of(
    st.lists(
        st.sampled_from(
            [
                *("http", "https", "HTTPS", "mailto", "javascript", "data", ":", "//", "/", "\\"),
                *(
                    "a",
                    "b-",
                    "xn--",
                    "a.example",
                    ".",
                    "..",
                    "com",
                    "127.0.0.1",
                    "[::1]",
                    "@",
                    ":80",
                ),
                *("?", "#", "=", "&", "&lt;", "%", "%41", "%zz", "+", "_", "~", '"', "'", "\u00e9"),
            ]
        ),
        max_size=9,
    ).map("".join),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=9),
    st.text("aZ09-._~/?:@=+$,;!*'#%é", max_size=20).map("https://a.example/".__add__),
    st.text("az09-.", max_size=30).map("https://".__add__),
)


@settings(max_examples=500, deadline=None)
@given(ADDRESSES)
def test_any_address_agrees(address: str) -> None:
    assert agrees(f"See [it]({address}) there.")


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://www.b-c.example.org/x/Y_z.pdf?a=1;b=%C3%A9#part-2",
        "/en/about/",
        "#sources",
        "report.pdf",
    ],
)
def test_addresses_as_people_write_them_are_plain(address: str) -> None:
    assert is_plain(f"See [it]({address}) there.")
    assert agrees(f"See [it]({address}) there.")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert",
        "data:text/html,x",
        "vbscript:x",
        "//a.example",
        "/\\a.example",
        "https:a.example",
        "https://a@b.example",
        "https://xn--a.example",
        "https://127.0.0.1/",
        'https://a.example/"onclick="x',
    ],
)
def test_only_harmless_addresses_are_plain(address: str) -> None:
    assert not is_plain(f"See [it]({address}) there.")


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=60), st.sampled_from(("{}", "## {}", "- {}", "**{}**", "[{}](/a)", "`{}`")))
def test_nothing_is_left_for_the_cleaner(text: str, form: str) -> None:
    story = form.format(decode(text.encode(errors="replace")).text)
    plain = plain_markdown.render(story, 1, KNOWN, 3)
    assert plain is None or _clean(plain.html) == plain.html.strip()
    assert agrees(story)


@pytest.mark.parametrize(
    "piece", ["a\n", "a\n#", "[^a]", "**a** ", "- a\n", "[x](y)", "[x](/a.", "`a", "*a "]
)
def test_a_large_story_is_known_or_given_up_at_once(piece: str) -> None:
    """No expression looks at the same text again and again."""
    started = time.process_time()
    plain_markdown.render(piece * (200_000 // len(piece)), 1, KNOWN, 3)
    assert time.process_time() - started < 3
