"""Text as HTML, without a wrapper around every piece: a page is joined once, at its end.

What stands in a page is bytes from the start, what is a value of an expression is text. To join
texts of a page in which a single sign is beyond Latin-1, Python would copy all of it sign by sign,
and again to encode it.
"""

import re
from collections.abc import Callable, Iterable
from json import JSONEncoder
from typing import NewType

import markupsafe
from markupsafe import Markup, escape

# Text in which nothing has to be escaped, such as an id or a link to a record: HTML as it is.
Clean = NewType("Clean", str)

_new = str.__new__
# What no text has that was only escaped: it is the same again when it is read and escaped.
MORE_THAN_ESCAPED = re.compile(r"""[<>"']|&(?!(?:amp|lt|gt|#34|#39);)""")
# The encoder of a page is that of all. Pages are UTF-8, so that only HTML has to be escaped.
json_value = JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def _plainly(text: str) -> str:
    return str.__str__(escape(text))


# What `escape` does to a text before it wraps it; older releases have it under no name.
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _plainly)


def safe(html: str) -> Markup:
    """Return a text that is HTML already as such."""
    # As `Markup(html)`, which first asks the text whether it is HTML, at three times the cost.
    return _new(Markup, html)


def escaped(value: object) -> str:
    """Return a value as text that can stand in HTML."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]  # it is a text
    if kind is Markup:
        return value  # type: ignore[return-value]  # it is HTML
    return str(value) if kind is int else escape(value)


def one_line(html: Markup) -> Markup:
    """Return HTML as the text of one line, which can stand in an attribute."""
    text = str.__str__(html)
    if escape_text(text) != text and MORE_THAN_ESCAPED.search(text):
        return Markup.escape(html.striptags().strip())
    return _new(Markup, " ".join(text.split()))


def quoted(text: str) -> Markup:
    """Escape a text for an attribute in double quotes, where an apostrophe ends nothing."""
    return _new(Markup, escape_text(text).replace("&#39;", "'"))


def json_text(value: object) -> Markup:
    """Return a value as JSON that can stand in a script, as Jinja's own filter writes it."""
    return _new(Markup, in_script(json_value(value)))


def in_script(json: str) -> str:
    """Return JSON so that it can stand in a script."""
    # Most hold none of these.
    text = json.replace("<", "\\u003c").replace(">", "\\u003e")
    return text.replace("&", "\\u0026").replace("'", "\\u0027")


def joined(pieces: Iterable[bytes]) -> Markup:
    """Return pieces of a page as one value."""
    return _new(Markup, b"".join(pieces).decode())


def taken(write: Callable[..., None], *facts: object) -> Markup:
    """Return as one value what a part of a template writes."""
    pieces: list[bytes] = []
    write(pieces, *facts)
    return joined(pieces)
