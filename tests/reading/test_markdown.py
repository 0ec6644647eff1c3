"""Stories: what becomes of Markdown, and what can never get through."""

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.reading.markdown import render


def html(text: str) -> str:
    return render(text, 1, ("a", "", "c")).story.html


def test_citations_are_numbered_by_the_sources_and_keep_their_lines() -> None:
    story = render("First\n`x` line.[^c]\n\n> quoted\n> *[^a]*\n", 10, ("a", "", "c")).story
    assert story.citations == (("c", 11), ("a", 14))
    link = '<span class="ref"><a href="#source-{}" role="doc-noteref">[{}]</a></span>'
    assert link.format("c", 3) in story.html
    assert link.format("a", 1) in story.html


def test_an_unknown_citation_stays_readable_and_is_reported_by_rules() -> None:
    story = render("Text.[^<b>]", 1, ()).story
    assert story.html == "<p>Text.[^&lt;b&gt;]</p>"
    assert story.citations == (("<b>", 1),)


@pytest.mark.parametrize(
    "text, levels",
    [
        ("# a\n## b\n# c", "h3 h4 h3"),
        ("## a\n#### b\n### c", "h3 h4 h5"),
        ("##### a\n\nb\n===", "h3 h3"),
        ("# a\n## b\n### c\n#### d\n##### e", "h3 h4 h5 h6 h6"),
    ],
)
def test_headings_begin_at_the_third_level_and_skip_none(text: str, levels: str) -> None:
    found = re.findall(r"<(h\d)>", html(text))
    assert found[0] == "h3"
    for before, after in itertools.pairwise(found):
        assert int(after[1]) <= int(before[1]) + 1
    assert len(found) == len(levels.split())


def test_links_out_are_marked_and_others_are_not() -> None:
    rel = 'rel="nofollow noopener external"'
    assert html("[x](https://a.example/)") == f'<p><a href="https://a.example/" {rel}>x</a></p>'
    assert html("[x](/en/about/)") == '<p><a href="/en/about/">x</a></p>'
    assert html("[x](#y)") == '<p><a href="#y">x</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "https:///x",
        "file:///etc/passwd",
        "&#106;avascript:alert(1)",
    ],
)
def test_refused_addresses_are_no_links_but_can_be_reported(address: str) -> None:
    story = render(f"one\n[x](<{address}>)", 5, ()).story
    assert "href" not in story.html
    assert [line for _, line in story.links] == [6]


def test_pictures_show_their_words_only() -> None:
    written = render("a\n![<Homes>](https://a.example/x.jpg)", 3, ())
    assert written.story.html == "<p>a\n&lt;Homes&gt;</p>"
    assert written.pictures == (4,)


def test_html_is_text() -> None:
    assert html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_tables() -> None:
    assert "<td>2</td>" in html("|a|b|\n|-|-:|\n|1|2|\n")


PIECES = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "`",
        "*",
        "_",
        "!",
        "#",
        "|",
        "-",
        "\n",
        "\n\n",
        "    ",
        "&",
        ";",
        "[^a]",
        "javascript:",
        "https://a",
        "<img src=x onerror=y>",
        "[^",
        "é",
        '"',
        "'",
        "\\",
        "\t",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_but_the_allowed_gets_through(text: str) -> None:
    written = render(text, 7, ("a",))
    last = 7 + text.count("\n")
    places = [*written.story.citations, *written.story.links]
    assert all(7 <= line <= last for _, line in places)
    for tag in re.findall(r"<[^>]*>", written.story.html):
        assert re.fullmatch(
            r'</?[a-z0-9]+(?: (?:href|rel|role|class|title|start)="[^"<>]*")*>', tag
        )
    for address in re.findall(r'href="([^"]*)"', written.story.html):
        assert not address.lower().startswith(("javascript", "//", "data"))


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "*a ", "`", "<", "> ", "[^", "[a](", "_a", "|", "- ", "&#", "*a **b ", "[a]: b\n"],
)
def test_no_story_takes_long(piece: str) -> None:
    """The largest file of one repeated sign is answered in a few seconds on a slow machine."""
    started = time.process_time()
    render(piece * (20_000 // len(piece)), 1, ())
    assert time.process_time() - started < 3
