"""One file's bytes become a document: its fields, their places, and its story.

`parse` is a pure function of place and bytes, so that its answer may be kept by the file's digest.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from habitat_site.diagnostics import Diagnostic
from habitat_site.documents import Digest, Document, Mark, Places, digest_of
from habitat_site.languages import Lang
from habitat_site.reading import yaml_guard
from habitat_site.reading.decoding import decode
from habitat_site.reading.problems import Problem

# Behind empty lines, and after that; either may have blanks behind it.
OPENING = re.compile(r"(?:[^\S\n]*+\n)*---[^\S\n]*+\n")
FENCE = "\n---"
CLOSING = re.compile(rf"{FENCE}[^\S\n]*+$", re.MULTILINE)
# What leaves all other fields as their author wrote them: a character, a double name, a tag.
BESIDE_OTHERS = frozenset(("HS013", "HS102", "HS104"))
UNDETERMINED = Lang("und")


class Parsed(NamedTuple):
    """A file as far as it can be understood without knowing any other.

    There is no document where the fields cannot be made out. Where there is one beside errors, it
    is only good for finding what else is wrong.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()


class Fenced(NamedTuple):
    """A file in two: the YAML, on the lines where it stands in the file, and the story."""

    yaml: str
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def parse(place: str, raw: bytes, lang: Lang | None = None, digest: Digest | None = None) -> Parsed:
    """Read one file; `lang` is that of its name, for a translation, `digest` one made before."""
    decoded = decode(raw)
    if not decoded.text:
        return Parsed(None, _located(decoded.problems, place, decode_leniently(raw)))
    fenced = split(decoded.text) if place.endswith(".md") else Fenced(decoded.text)
    content = _content(fenced, is_everyday=decoded.is_everyday)
    problems = (*decoded.problems, *fenced.problems, *content.problems)
    data = {} if content.data is None else content.data
    if not problems and not isinstance(data, Mapping):
        problems = (Problem("HS107", content.marks.get((), Mark(1, 1, 1))),)
    told = _located(problems, place, decoded.text)
    if not isinstance(data, Mapping) or not BESIDE_OTHERS.issuperset(p.code for p in problems):
        return Parsed(None, told)
    document = Document(
        place,
        lang or _declared(data),
        Places(decoded.text, content.marks, content.keys, data),
        fenced.body,
        fenced.body_line,
        digest or digest_of(raw),
    )
    return Parsed(document, told)


def _content(fenced: Fenced, *, is_everyday: bool) -> yaml_guard.Content:
    if fenced.problems:
        return yaml_guard.Content()
    return yaml_guard.load(fenced.yaml, is_everyday=is_everyday)


def decode_leniently(raw: bytes) -> str:
    """Return a text with the same lines, to show a place in a file that is not text."""
    text = raw[:200_000].decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> Fenced:
    """Part the YAML between two lines of `---` from the story below them."""
    opening = OPENING.match(text)
    closing = _closing(text, opening.end() - 1) if opening else None
    if opening is None or closing is None:
        return Fenced("", problems=(_not_fenced(text),))
    # Empty lines instead of what stands above keep libyaml's line numbers those of the file.
    above = text.count("\n", 0, opening.end())
    yaml = "\n" * above + text[opening.end() : closing.start()]
    body_line = above + text.count("\n", opening.end(), closing.end()) + 2
    return Fenced(yaml, text[closing.end() + 1 :], body_line)


def _closing(text: str, begin: int) -> re.Match[str] | None:
    """Return where the YAML ends that begins at a place."""
    # To look for the characters first takes a tenth of the time of a search.
    while (begin := text.find(FENCE, begin)) >= 0:
        if closing := CLOSING.match(text, begin):
            return closing
        begin += len(FENCE)
    return None


def _not_fenced(text: str) -> Problem:
    """Return the problem of a file that does not begin with fields between two such lines."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    return Problem("HS010", Mark(first + 1, 1, len(lines[first]) + 1))


def _declared(data: Mapping[str, object]) -> Lang:
    lang = data.get("lang")
    return Lang(lang) if isinstance(lang, str) else UNDETERMINED


def _located(problems: tuple[Problem, ...], place: str, text: str) -> tuple[Diagnostic, ...]:
    if not problems:
        return ()
    path = PurePosixPath(place)
    return tuple(problem.within(path, text) for problem in problems)
