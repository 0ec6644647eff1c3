"""Characters that must not reach calendars and feeds, whatever a record holds."""

import re

# What XML 1.0 forbids, and lone surrogates, which no encoding can write.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# All that some reader takes for the end of a line.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return a text whose only line break is a line feed, without forbidden characters."""
    if text.isprintable():
        # As most are: then it holds neither of them.
        return text
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


def on_one_line(text: str) -> str:
    """Return a printable text without line breaks, as titles and places are."""
    if text.isprintable() and "  " not in text:
        # As most are: no other space is printable.
        return text.strip(" ")
    return " ".join(printable(text).split())
