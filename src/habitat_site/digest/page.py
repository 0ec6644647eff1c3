"""A newsletter as HTML that mail programs show: no scripts, no pictures, nothing loaded."""

from html import escape

from habitat_site.digest.letter import Item, Letter, Said
from habitat_site.languages import Lang, text_direction

# Mail programs drop stylesheets, so that what little is set stands at the element itself.
BODY = "margin:0;padding:16px;background:#faf7f0;color:#1c1a17;font:17px/1.5 Georgia,serif"
WIDTH = "max-width:38em;margin:0 auto"
LINK = "color:#0a5360"
NOTE = "color:#4d4840;font-size:15px"
ITEM = "margin:0 0 12px"


def to_html(letter: Letter) -> str:
    """Return a newsletter as a whole HTML document."""
    lines = [
        "<!doctype html>",
        f'<html lang="{letter.lang}" dir="{letter.direction}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(letter.title)}</title></head>",
        f'<body style="{BODY}"><div style="{WIDTH}">',
        f"<h1>{escape(letter.title)}</h1>",
        f"<p>{escape(letter.lede)}</p>",
    ]
    for section in letter.sections:
        lines.append(f"<h2>{escape(section.title)}</h2>")
        for group in section.groups:
            lines += [f"<h3>{escape(group.title)}</h3>"] if group.title else []
            lines.append("<ul>")
            lines += [_item(item, letter.lang) for item in group.items]
            lines += [f'<li style="{NOTE}">{escape(group.more)}</li>'] if group.more else []
            lines.append("</ul>")
    lines += ["<hr>", "<ul>"]
    lines += [f"<li>{_link(escape(words), url)}</li>" for words, url in letter.links]
    lines += [
        "</ul>",
        f'<p style="{NOTE}">{escape(letter.licence)}</p>',
        "</div></body>",
        "</html>",
    ]
    return "\n".join([*lines, ""])


def _item(item: Item, lang: Lang) -> str:
    title = _link(_said(item.title, lang), item.url)
    note = f'<br><span style="{NOTE}">{escape(item.note)}</span>' if item.note else ""
    summary = f"<br>{_said(item.summary, lang)}" if item.summary else ""
    return f'<li style="{ITEM}">{title}{note}{summary}</li>'


def _link(words: str, url: str) -> str:
    return f'<a href="{escape(url)}" style="{LINK}">{words}</a>'


def _said(said: Said, lang: Lang) -> str:
    if said.lang == lang:
        return escape(said.text)
    direction = text_direction(said.lang)
    return f'<span lang="{said.lang}" dir="{direction}">{escape(said.text)}</span>'
