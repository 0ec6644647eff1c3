"""The Markdown in which nearly all stories are written, without markdown-it and its many tokens.

Two regular expressions know the blocks and the words that can mean only one thing: paragraphs,
headings, short lists, quotations; in them citations, links, and emphasis around whole words.
Anything else leaves the whole story to markdown-it. What is understood here gives the same HTML
there, which tests compare; it takes a tenth of the time.

Nothing of what is written here has to be cleaned: the tags are those below, every text between them
is escaped, and an address that is not of a form known to be harmless is left to markdown-it and
the cleaner behind it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, NoReturn

EXTERNAL = re.compile(r"^https?://", re.IGNORECASE)
REL = "nofollow noopener external"
LAST_LEVEL = 6
# Neither a space nor what begins another block: `- `, `1. `, `# `, `> `, a rule, a table, code.
LINE = r"(?![\s~>\-_+\#|=:<]|``|\*(?!\*?[^\W_])|\d{1,9}[.)]\s)[^\n]++(?<!\s)"
ENTRY = {"ul": re.compile(r"^- ", re.MULTILINE), "ol": re.compile(r"^[0-9]\. ", re.MULTILINE)}
MARGIN = re.compile("^ +", re.MULTILINE)
# What has its own tag, and nothing in it but text.
ALONE = frozenset(("strong", "em", "code"))
# As the cleaner writes them, the first before those that begin with it.
ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\xa0", "&nbsp;"))
BLOCK = re.compile(
    rf"""(?P<marks>\#{{1,6}}+)\ (?P<heading>[^\s\#][^\n]*+(?<![\s\#]))\n++
    |(?P<paragraph>{LINE}(?:\n{LINE})*)\n\n++
    |(?P<ul>(?:-\ {LINE}\n(?:\ \ {LINE}\n)*)+)\n++
    |(?P<ol>(?=1)(?:[0-9]\.\ {LINE}\n(?:\ \ \ {LINE}\n)*)+)\n++
    |(?P<quotation>>\ {LINE}(?:\n>\ {LINE})*)\n\n++""",
    re.VERBOSE,
)
TEXT = r"(?:[^\n\\`*_\[\]!<&]++|!(?!\[)|&(?![\#A-Za-z]))"
# Where both sides of the asterisks leave no doubt (CommonMark 0.31 §6.2, left and right flanking).
OPENS = r"(?:^|(?<=[\ \xa0\u202f\n(]))"
STRONG = r"\*\*"
EM = r"\*"
EMPHASISED = rf"(?=[^\W_])(?:{TEXT}|\n)+"
BEHIND_A_LETTER = r"(?<=[^\W_])"
BEFORE_A_SIGN = r"(?=[\ \xa0\u202f\n.,:;)\[]|\Z)"
BEHIND_A_SIGN = r"(?<=[.,:;!?])"
BEFORE_A_SPACE = r"(?=[\ \xa0\u202f\n]|\Z)"
# Of the web, with a host of plain names and nothing before or behind them, or within the site.
# Neither markdown-it nor the cleaner changes anything in these.
TAIL = r"(?:[\w\-.~/?:@=+$,;!*'\#]++|%[0-9A-Fa-f]{2})*"
ADDRESS = rf"""(?a:https?://(?![^/?\#)]*xn--)(?:[a-z0-9-]{{1,63}}\.){{1,6}}[a-z]{{2,20}}(?:[/?\#]{TAIL})?
  |/(?:[\w\-.~]{TAIL})?|\#{TAIL}|[\w-][\w./-]*+)"""
WORDS = re.compile(
    rf"""(?P<text>(?:{TEXT}|\n)+)
    |\[\^(?P<citation>(?a:[\w.-]{{1,100}}))\](?!:)
    |\[(?!\^)(?P<link>{TEXT}+)\]\((?P<address>{ADDRESS})\)
    |`(?P<code>[^\s`](?:[^`\n]*+(?<!\s))?)`(?!`)
    |{OPENS}{STRONG}(?P<strong>{EMPHASISED})
      (?:{BEHIND_A_LETTER}{STRONG}{BEFORE_A_SIGN}|{BEHIND_A_SIGN}{STRONG}{BEFORE_A_SPACE})
    |{OPENS}{EM}(?P<em>{EMPHASISED})
      (?:{BEHIND_A_LETTER}{EM}{BEFORE_A_SIGN}|{BEHIND_A_SIGN}{EM}{BEFORE_A_SPACE})
    |(?P<unsure>[\s\S]++)""",
    re.VERBOSE,
)


class _UnsureError(Exception):
    """The story holds something that only markdown-it shall judge."""


class Plain(NamedTuple):
    """A story's HTML, safe as it is, and what it names, by lines of the file."""

    html: str
    citations: tuple[tuple[str, int], ...]
    links: tuple[tuple[str, int], ...]


def render(
    text: str, first_line: int, known: Mapping[str, int], first_heading: int
) -> Plain | None:
    """Render a story; nothing where markdown-it has to be asked.

    `known` are the numbers of the sources.
    """
    reader = _Reader(text, known)
    # What ends the story is what ends a paragraph.
    ended = text.rstrip("\n") + "\n\n"
    end = len(ended) - len(ended.lstrip("\n"))
    line = first_line + end
    try:
        while end < len(ended):
            block = BLOCK.match(ended, end) or _unsure()
            reader.take(block, line)
            line += block[0].count("\n")
            end = block.end()
    except _UnsureError:
        return None
    return Plain(reader.html(first_heading), tuple(reader.citations), tuple(reader.links))


class _Reader:
    """Turns blocks into HTML, one after the other."""

    def __init__(self, text: str, known: Mapping[str, int]) -> None:
        self.known = known
        # Most stories have but one of these signs, and dozens of texts between tags.
        self.entities = [each for each in ENTITIES if each[0] in text]
        self.blocks: list[tuple[int, str]] = []
        self.citations: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []
        self.after_list = False

    def html(self, first_heading: int) -> str:
        """Return what was taken, with headings that begin at a level."""
        levels = iter(lowered([level for level, _ in self.blocks if level], first_heading))
        return "".join(
            [_heading(next(levels), html) if level else html for level, html in self.blocks]
        )

    def take(self, block: re.Match[str], line: int) -> None:
        """Take the next block, which starts on a line."""
        after_list, self.after_list = self.after_list, False
        match block.lastgroup:
            case "heading":
                self.blocks.append((len(block["marks"]), self._words(block["heading"], line)))
            case "paragraph":
                self.blocks.append((0, f"<p>{self._words(block['paragraph'], line)}</p>\n"))
            case "quotation":
                words = self._words(block["quotation"][2:].replace("\n> ", "\n"), line)
                self.blocks.append((0, f"<blockquote>\n<p>{words}</p>\n</blockquote>\n"))
            case tag:
                # A list that goes on behind an empty line has paragraphs for entries.
                if after_list:
                    _unsure()
                self.after_list = True
                entries = "".join(self._entries(str(tag), block[0], line))
                self.blocks.append((0, f"<{tag}>\n{entries}</{tag}>\n"))

    def _entries(self, tag: str, text: str, line: int) -> Iterator[str]:
        for entry in ENTRY[tag].split(text.rstrip("\n"))[1:]:
            lines = entry.rstrip("\n")
            # Most entries are on one line.
            words = self._words(MARGIN.sub("", lines) if "\n" in lines else lines, line)
            yield f"<li>{words}</li>\n"
            line += entry.count("\n")

    def _words(self, text: str, line: int) -> str:
        """Return the HTML of what stands within a block."""
        html: list[str] = []
        counted, last = 0, text.rfind("\n")
        for match in WORDS.finditer(text):
            kind = match.lastgroup
            if kind == "text":
                html.append(self._text(match[0]))
            elif kind in ALONE:
                html.append(f"<{kind}>{self._text(match[kind])}</{kind}>")
            else:
                if counted <= last:
                    line += text.count("\n", counted, match.start())
                    counted = match.start()
                html.append(self._word(match, line))
        return "".join(html)

    def _word(self, match: re.Match[str], line: int) -> str:
        match match.lastgroup:
            case "citation":
                self.citations.append((match["citation"], line))
                return cited(match["citation"], self.known)
            case "address":
                address = match["address"]
                self.links.append((address, line))
                rel = f' rel="{REL}"' if EXTERNAL.match(address) else ""
                return f'<a href="{address}"{rel}>{self._text(match["link"])}</a>'
            case _:
                return _unsure()

    def _text(self, text: str) -> str:
        """Return a text between tags as the cleaner writes it."""
        for sign, entity in self.entities:
            text = text.replace(sign, entity)
        return text


def escaped(text: str) -> str:
    """Return a text without any sign that HTML gives a meaning to."""
    for sign, entity in ENTITIES:
        text = text.replace(sign, entity)
    return text


def _unsure() -> NoReturn:
    raise _UnsureError


def _heading(level: int, html: str) -> str:
    return f"<h{level}>{html}</h{level}>\n"


def cited(id: str, known: Mapping[str, int]) -> str:
    """Return the HTML of a citation; of an unknown one, what its author wrote."""
    if id not in known:
        return escaped(f"[^{id}]")
    link = f'<a href="#source-{id}" role="doc-noteref">[{known[id]}]</a>'
    return f'<span class="ref">{link}</span>'


def lowered(levels: Sequence[int], first: int) -> list[int]:
    """Let headings begin below those of the page, and never skip a level."""
    shift = first - min(levels, default=first)
    level = first - 1
    found = []
    for each in levels:
        level = min(each + shift, level + 1, LAST_LEVEL)
        found.append(level)
    return found
