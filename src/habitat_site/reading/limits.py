"""How much of anything a pull request may hand in, and what its own files may be named."""

import re

MAX_BYTES = 200_000  # of a record's file (RECORDS, "Files")
MAX_DEPTH = 32
MAX_VALUES = 20_000
# A file with more than this is not corrected line by line; the next run shows the rest.
MAX_PROBLEMS = 50
# A group that writes ten lines a week fills a ledger like this in twenty years.
MAX_LEDGER_BYTES = 2_000_000
MAX_LEDGER_ROWS = 10_000
MAX_OWN_FILES = 100
MAX_OWN_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
MAX_SHOWN = 80

OWN_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def is_own_file(name: str) -> bool:
    """Tell whether a file of a record's folder may have this name."""
    return OWN_FILE.fullmatch(name) is not None and ".." not in name


def printable(text: str) -> str:
    """Return a text in which nothing can move the cursor, break a line or turn letters around."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def shown(value: object) -> str:
    """Return a value as a report may show it: printable, on one line, and not too long."""
    text = str(value) if not isinstance(value, (dict, list)) else "…"
    cut = text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
    return printable(" ".join(cut.split()) if "\n" in cut else cut)
