"""A newsletter as plain text, in lines that every mail program shows whole."""

import textwrap

from habitat_site.digest.letter import Item, Letter

WIDTH = 72
INDENT = "  "


def to_text(letter: Letter) -> str:
    """Return a newsletter as plain text.

    It begins with a rule and never with words: a first line of a title's words could pass for the
    head of a mail, such as `Bcc:`. All that records say is indented.
    """
    lines = ["=" * WIDTH, *_wrapped(letter.title), "=" * WIDTH, "", *_wrapped(letter.lede), ""]
    for section in letter.sections:
        lines += [section.title.upper(), ""]
        for group in section.groups:
            lines += [*_wrapped(group.title), ""] if group.title else []
            for item in group.items:
                lines += [*_item(item), ""]
            lines += [*_wrapped(group.more, INDENT), ""] if group.more else []
    lines += ["-" * WIDTH]
    for words, url in letter.links:
        lines += [words, f"{INDENT}{url}"]
    return "\n".join([*lines, "", *_wrapped(letter.licence), ""])


def _item(item: Item) -> list[str]:
    return [
        *_wrapped(item.title.text, INDENT, "* "),
        *_wrapped(item.note, INDENT),
        *(_wrapped(item.summary.text, INDENT) if item.summary else ()),
        f"{INDENT}{item.url}",
    ]


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
