"""No title or summary can be more than text in any of the three forms."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from habitat_site.digest import FORMATS
from habitat_site.digest.letter import Group, Item, Letter, Said, Section, clean
from habitat_site.digest.page import to_html
from habitat_site.digest.prose import to_markdown
from habitat_site.digest.text import WIDTH, to_text
from habitat_site.languages import Lang

EN = Lang("en")
URL = "https://site.example/en/initiatives/a/"
HOME = "https://site.example/en/"
ITEM = Item(Said("Palo Alto", EN), URL, "Mexico", Said("Homes by residents.", EN))
LETTER = Letter(
    lang=EN,
    direction="ltr",
    title="Habitat: news",
    lede="Here: one.",
    sections=(Section("New", (Group("Initiatives", (ITEM,), "and 3 more"),)),),
    links=(("Everything", HOME),),
    licence="CC-BY-SA-4.0",
)
HOSTILE = (
    "[free money](https://evil.example)",
    "![](https://evil.example/pixel.png)",
    "<img src=x onerror=alert(1)>",
    "</a><script>alert(1)</script>",
    "x\r\nBcc: everybody@example.org",
    "Bcc: everybody@example.org",
    "](https://evil.example) [",
    "`code` **bold** _it_ ~~no~~",
    "# heading",
    "- list",
    "12. list",
    "---",
    "===",
    "a | b",
    "&lt;b&gt; &copy;",
    "https://evil.example and www.evil.example",
    "http://evil.example",
    "<https://evil.example>",
    "[1]: https://evil.example",
    "end with a backslash \\",
    "From nobody",
    ".",
    "\u202egnp.exe",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=60)).map(
    lambda text: clean(text) or "x"
)


def saying(text: str) -> Letter:
    """Return a letter that says a text wherever a record's words may stand."""
    item = Item(Said(text, EN), URL, text, Said(text, EN))
    groups = (Group(text, (item,), text),)
    sections = (Section("New", groups),)
    return replace(LETTER, title=text, lede=text, sections=sections)


def markdown(text: str) -> list[Token]:
    """Parse Markdown as a generous reader does: with HTML, tables, and links made of addresses."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False})
    return parser.enable(["table", "strikethrough"]).parse(text)


def flat(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *flat(token.children or []))]


class Seen(HTMLParser):
    """The elements, the addresses and the words of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


PLAIN_TAGS = {"html", "head", "meta", "title", "body", "div", "h1", "h2", "h3"}
PLAIN_TAGS |= {"p", "ul", "li", "a", "br", "span", "hr"}


@given(texts)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    tokens = flat(markdown(to_markdown(saying(text))))
    links = [str(t.attrs["href"]) for t in tokens if t.type == "link_open"]
    assert links == [URL, HOME]
    kinds = {token.type for token in tokens}
    assert kinds <= {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "bullet_list_open",
        "bullet_list_close",
        "list_item_open",
        "list_item_close",
        "inline",
        "text",
        "text_special",
        "link_open",
        "link_close",
        "hardbreak",
        "hr",
    }
    assert sum(token.type == "hr" for token in tokens) == 1
    heading = next(token for token in tokens if token.type == "inline")
    assert "".join(child.content for child in heading.children or ()) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_makes_no_link_of_an_address_in_a_text(text: str) -> None:
    written = to_markdown(saying(clean(text)))
    for target in (f"<{URL}>", f"<{HOME}>"):
        written = written.replace(target, "")
    assert not re.search(r"(?i)\bhttps?:|\bwww\.", written)


@given(texts)
def test_html_has_no_element_and_no_address_but_its_own(text: str) -> None:
    seen = Seen(to_html(saying(text)))
    assert seen.tags <= PLAIN_TAGS
    assert seen.attributes <= {"charset", "content", "dir", "href", "lang", "name", "style"}
    assert seen.addresses == [URL, HOME]
    assert text in seen.words


@given(texts)
def test_plain_text_begins_with_a_rule_and_indents_what_records_say(text: str) -> None:
    letter = saying(text)
    (group,) = letter.sections[0].groups
    sections = (Section("New", (replace(group, title=""),)),)
    lines = to_text(replace(letter, lede="Here.", sections=sections)).split("\n")
    assert lines[0] == "=" * WIDTH
    ruled = lines[lines.index("=" * WIDTH, 1) :]
    first, last = ruled.index("NEW"), ruled.index("-" * WIDTH)
    items = [line for line in ruled[first + 1 : last] if line]
    # The headings of groups are the interface's own words.
    assert all(line.startswith(("  ", "* ")) for line in items)
    assert f"  {URL}" in items


def test_a_text_in_another_language_says_so_in_html() -> None:
    item = replace(ITEM, title=Said("بيت", Lang("ar")), summary=None)
    found = to_html(replace(LETTER, sections=(Section("New", (Group("", (item,)),)),)))
    assert '<span lang="ar" dir="rtl">بيت</span>' in found


def test_the_forms_are_those_that_can_be_asked_for() -> None:
    assert {name: ending for name, (ending, _) in FORMATS.items()} == {
        "markdown": ".md",
        "html": ".html",
        "text": ".txt",
    }


def test_markdown_is_readable() -> None:
    assert (
        to_markdown(LETTER)
        == """\
# Habitat: news

Here: one.

## New

### Initiatives

- [Palo Alto](<https://site.example/en/initiatives/a/>) · Mexico\\
  Homes by residents.
- and 3 more

---

- [Everything](<https://site.example/en/>)

CC-BY-SA-4.0
"""
    )


def test_plain_text_is_readable() -> None:
    rule = "=" * WIDTH
    assert (
        to_text(LETTER)
        == f"""\
{rule}
Habitat: news
{rule}

Here: one.

NEW

Initiatives

* Palo Alto
  Mexico
  Homes by residents.
  https://site.example/en/initiatives/a/

  and 3 more

{"-" * WIDTH}
Everything
  https://site.example/en/

CC-BY-SA-4.0
"""
    )
