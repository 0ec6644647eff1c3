"""Content as a terminal or a log may show it: nothing in it can pass for the tool's own words."""

import unicodedata

# Cc control, Cf format (bidi overrides, tags, byte order marks), Zl and Zp line breaks, Cs halves
# of pairs, Co private use: what moves a cursor, breaks a line, turns letters around or hides.
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
# Persian, Urdu and the scripts of India are misspelt without these two.
JOINERS = frozenset({"\u200c", "\u200d"})
TAB = "    "


def visible(text: str) -> str:
    """Return a text in which every character that would not be seen is written as its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def visible_line(text: str) -> str:
    """Return a line of a file, with its tabs as spaces."""
    return "".join(TAB if character == "\t" else _shown(character) for character in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) not in UNSEEN or character in JOINERS:
        return character
    return f"\\u{ord(character):04x}"
