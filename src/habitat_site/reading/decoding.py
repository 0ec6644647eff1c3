"""From bytes to lines of text, of which every character can be shown.

Lines end with a line feed alone, so that every part of the program counts them in the same way.
"""

import re
from codecs import BOM_UTF8
from typing import NamedTuple

from habitat_site.documents import Mark
from habitat_site.reading.limits import MAX_BYTES, MAX_PROBLEMS
from habitat_site.reading.problems import Problem

# Controls, marks that turn the direction of text around (Unicode TR 36, "Bidirectional Text
# Spoofing"), byte order marks in the middle, and noncharacters, which HTML refuses.
NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
    f"\ufdd0-\ufdef{NONCHARACTERS}]"
)
# YAML 1.1 and Python take these for line ends, editors do not.
BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", " "))
REPLACEMENT = "\ufffd"
# What most of every file consists of: ASCII that can be printed, line ends and tabs.
EVERYDAY = b"\n\t" + bytes(range(0x20, 0x7F))
# Blanks that Python does not call printable, and that nearly every story has.
BLANKS = ("\u00a0", "\u202f")


class Decoded(NamedTuple):
    """A file's text, empty where it has none, and what is wrong with its bytes.

    `is_everyday` is what the function of that name says of the text.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    is_everyday: bool = False


def decode(raw: bytes, most: int = MAX_BYTES) -> Decoded:
    """Return the text of a file; positions in it are those that an editor shows."""
    if len(raw) > most:
        return Decoded("", (too_large(len(raw), most),))
    # By hand: `utf-8-sig` is written in Python.
    lines = raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = lines.decode()
    except UnicodeDecodeError as error:
        return Decoded("", (_not_utf8(lines, error.start),))
    if not text or text.isspace():
        return Decoded("", (Problem("HS003"),))
    if is_everyday(lines):
        return Decoded(text, is_everyday=True)
    text = text.translate(BREAKS)
    if FORBIDDEN.search(text) is None:
        return Decoded(text)
    cleaned = FORBIDDEN.sub(REPLACEMENT, text)
    return Decoded(cleaned, tuple(_forbidden(text))[:MAX_PROBLEMS])


def is_everyday(raw: bytes) -> bool:
    """Tell of UTF-8, in a fiftieth of the time of a search, that nothing is forbidden or breaks.

    Where it is not sure, it says no.
    """
    others = raw.translate(None, EVERYDAY).decode()
    for blank in BLANKS:
        others = others.replace(blank, " ")
    return others.isprintable()


def too_large(size: int, most: int = MAX_BYTES) -> Problem:
    """Return the problem of a file that is too large to be a record."""
    return Problem("HS001", facts={"size": str(size), "most": str(most)})


def _not_utf8(raw: bytes, at: int) -> Problem:
    before = raw[:at]
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    column = len(line) + 1
    return Problem("HS002", Mark(before.count(b"\n") + 1, column, column + 1))


def _forbidden(text: str) -> list[Problem]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        for match in FORBIDDEN.finditer(line):
            mark = Mark(number, match.start() + 1, match.end() + 1)
            found.append(Problem("HS013", mark, {"value": code_point(match[0])}))
            if len(found) == MAX_PROBLEMS:
                return found
    return found


def code_point(character: str) -> str:
    """Return the name by which Unicode's tables know a character: `U+202E`."""
    return f"U+{ord(character):04X}"
