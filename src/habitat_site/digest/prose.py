"""A newsletter as Markdown (CommonMark), in which no title can be more than text."""

import re

from habitat_site.digest.letter import Item, Letter

# What begins emphasis, a link, an image, code, HTML, an entity, a table, or strikes through.
ACTIVE = re.compile(r"[\\`*_{}\[\]<>|~&!$^]")
# What GitHub and others make a link of by itself.
LINKLIKE = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)")
# What begins a heading, a list, a rule or an underline where a line begins.
OPENING = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=#:])")


def to_markdown(letter: Letter) -> str:
    """Return a newsletter as Markdown."""
    lines = [f"# {plain(letter.title)}", "", plain(letter.lede), ""]
    for section in letter.sections:
        lines += [f"## {plain(section.title)}", ""]
        for group in section.groups:
            lines += [f"### {plain(group.title)}", ""] if group.title else []
            for item in group.items:
                lines += _item(item)
            lines += [f"- {plain(group.more)}"] if group.more else []
            lines.append("")
    lines += ["---", ""]
    lines += [f"- [{plain(words)}](<{url}>)" for words, url in letter.links]
    return "\n".join([*lines, "", plain(letter.licence), ""])


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    escaped = ACTIVE.sub(r"\\\g<0>", text)
    apart = LINKLIKE.sub(lambda found: f"{found[0]}\\", escaped)
    return OPENING.sub(lambda found: f"{found[1] or ''}\\", apart)


def _item(item: Item) -> list[str]:
    note = f" · {plain(item.note)}" if item.note else ""
    lines = [f"- [{plain(item.title.text)}](<{item.url}>){note}"]
    # A backslash at its end is a line break.
    return [f"{lines[0]}\\", f"  {plain(item.summary.text)}"] if item.summary else lines
