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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, NoReturn

# As an address of the web begins, of those that are known to be harmless.
WEB = ("http://", "https://")
REL = "nofollow noopener external"
LAST_LEVEL = 6
# Neither a space nor what begins another block: `- `, `1. `, `# `, `> `, a rule, a table, code.
LINE = r"(?![\s~>\-_+\#|=:<]|``|\*(?!\*?[^\W_])|\d{1,9}[.)]\s)[^\n]++(?<!\s)"
ENTRY = {"ul": re.compile(r"^- ", re.MULTILINE), "ol": re.compile(r"^[0-9]\. ", re.MULTILINE)}
MARGIN = re.compile("^ +", re.MULTILINE)
# As the cleaner writes them, the first before those that begin with it.
ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\xa0", "&nbsp;"))
BLOCK = re.compile(
    rf"""(?P<marks>\#{{1,6}}+)\ (?P<heading>[^\s\#][^\n]*+(?<![\s\#]))\n++
    |(?P<paragraph>{LINE}(?:\n{LINE})*)\n\n++
    |(?P<ul>(?:-\ {LINE}\n(?:\ \ {LINE}\n)*)+)\n++
    |(?P<ol>(?=1)(?:[0-9]\.\ {LINE}\n(?:\ \ \ {LINE}\n)*)+)\n++
    |(?P<quotation>>\ {LINE}(?:\n>\ {LINE})*)\n\n++
    |(?P<unsure>[\s\S]++)""",
    re.VERBOSE,
)
ALONE = r"!(?!\[)|&(?![\#A-Za-z])"
TEXT = rf"(?:[^\n\\`*_\[\]!<&]++|{ALONE})"
LINES = rf"(?:[^\\`*_\[\]!<&]++|{ALONE})"
# Where both sides of the asterisks leave no doubt (CommonMark 0.31 §6.2, left and right flanking).
OPENS = r"(?:^|(?<=[\ \xa0\u202f\n(]))"
STRONG = r"\*\*"
EM = r"\*"
EMPHASISED = rf"(?=[^\W_]){LINES}+"
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
    rf"""(?P<text>{LINES}+)
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
    begin = len(ended) - len(ended.lstrip("\n"))
    line = first_line + begin
    try:
        for block in BLOCK.finditer(ended, begin):
            reader.take(block, line)
            line += block[0].count("\n")
    except _UnsureError:
        return None
    return Plain(reader.html(first_heading), tuple(reader.citations), tuple(reader.links))


class _Reader:
    """Turns blocks into HTML, one after the other."""

    def __init__(self, text: str, known: Mapping[str, int]) -> None:
        self.known = known
        # Most stories have but one of these signs, and dozens of texts between tags.
        found = [each for each in ENTITIES if each[0] in text]
        # Where no text has the signs of tags, the others are replaced in the whole at last.
        of_tags = not _is_without_tags(text)
        self.within = found if of_tags else []
        self.at_last = [] if of_tags else [each for each in found if each[0] not in "<>"]
        self.blocks: list[str] = []
        # Which of the blocks are headings, and of which level.
        self.headings: list[tuple[int, int]] = []
        self.citations: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []
        self.after_list = False

    def html(self, first_heading: int) -> str:
        """Return what was taken, with headings that begin at a level."""
        blocks = self.blocks
        levels = lowered([level for _, level in self.headings], first_heading)
        for (place, _), level in zip(self.headings, levels, strict=True):
            blocks[place] = f"<h{level}>{blocks[place]}</h{level}>\n"
        return _replaced("".join(blocks), self.at_last)

    def take(self, block: re.Match[str], line: int) -> None:
        """Take the next block, which starts on a line."""
        after_list, self.after_list = self.after_list, False
        kind = block.lastgroup
        if kind == "paragraph":
            self.blocks.append(f"<p>{self._words(block[kind], line)}</p>\n")
        elif kind == "heading":
            self.headings.append((len(self.blocks), len(block["marks"])))
            self.blocks.append(self._words(block[kind], line))
        elif kind == "quotation":
            words = self._words(block[kind][2:].replace("\n> ", "\n"), line)
            self.blocks.append(f"<blockquote>\n<p>{words}</p>\n</blockquote>\n")
        elif kind in ENTRY and not after_list:
            self.after_list = True
            entries = "".join(self._entries(kind, block[0], line))
            self.blocks.append(f"<{kind}>\n{entries}</{kind}>\n")
        else:
            # A list that goes on behind an empty line has paragraphs for entries.
            _unsure()

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
        has_lines, counted = "\n" in text, 0
        found = WORDS.findall(text)
        if self.within:
            found = [tuple([_replaced(part, self.within) for part in parts]) for parts in found]
        for words, citation, link, address, code, strong, em, _ in found:
            if words:
                html.append(words)
            elif strong:
                html.append(f"<strong>{strong}</strong>")
            elif em:
                html.append(f"<em>{em}</em>")
            elif code:
                html.append(f"<code>{code}</code>")
            else:
                if has_lines:
                    line += "".join(html[counted:]).count("\n")
                    counted = len(html)
                html.append(self._reference(citation, link, address, line))
        return "".join(html)

    def _reference(self, citation: str, link: str, address: str, line: int) -> str:
        """Return the HTML of what leads elsewhere, and take note of it."""
        if citation:
            self.citations.append((citation, line))
            return cited(citation, self.known)
        if not address:
            _unsure()
        self.links.append((address, line))
        rel = f' rel="{REL}"' if address.startswith(WEB) else ""
        return f'<a href="{address}"{rel}>{link}</a>'


def _is_without_tags(text: str) -> bool:
    """Tell whether a story has no signs of tags but those that begin a quotation's lines."""
    if ">" not in text:
        return "<" not in text
    return "<" not in text and text.count(">") == text.count("\n>") + text.startswith(">")


def _replaced(text: str, entities: Iterable[tuple[str, str]]) -> str:
    """Return a text with entities for some of its signs."""
    for sign, entity in entities:
        text = text.replace(sign, entity)
    return text


def escaped(text: str) -> str:
    """Return a text without any sign that HTML gives a meaning to."""
    return _replaced(text, ENTITIES)


def _unsure() -> NoReturn:
    raise _UnsureError


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
