"""`content/withdrawn.yaml`: the records that were taken down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from habitat_site.diagnostics import Diagnostic, Span
from habitat_site.documents import Document, Mark, Places, digest_of
from habitat_site.naming import is_id
from habitat_site.reading import yaml_guard
from habitat_site.reading.decoding import decode
from habitat_site.reading.front_matter import UNDETERMINED, decode_leniently
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.reading.problems import Problem
from habitat_site.records import FOLDERS
from habitat_site.records.reserved import is_reserved

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Keys of records with the day they were taken down, and where the list says so."""

    days: Mapping[str, date] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(path: PurePosixPath, raw: bytes) -> Withdrawn:
    """Read the list; an entry that says nothing sure is reported and left out."""
    decoded = decode(raw)
    # Nothing has been withdrawn: the list may be empty.
    if not decoded.text and all(problem.code == "HS003" for problem in decoded.problems):
        return Withdrawn()
    content = yaml_guard.load(decoded.text)
    problems = (*decoded.problems, *content.problems)
    if problems or content.data is None:
        text = decoded.text or decode_leniently(raw)
        return Withdrawn(diagnostics=tuple(p.within(path, text) for p in problems))
    document = Document(
        str(path), UNDETERMINED, Places(decoded.text, content.marks), digest=digest_of(raw)
    )
    return _listed(document, content.data)


def _listed(document: Document, data: object) -> Withdrawn:
    if not isinstance(data, list):
        wrong = Problem("HS011", document.marks.get((), Mark(1, 1, 1)))
        return Withdrawn(diagnostics=(wrong.within(document.path, document.text),))
    days: dict[str, date] = {}
    places: dict[str, Span] = {}
    wrongs: list[Diagnostic] = []
    for index, each in enumerate(data):
        entry = _entry(each)
        if entry is None or entry[0] in days:
            wrong = Problem("HS011", document.marks[(index,)])
            wrongs.append(wrong.within(document.path, document.text))
            continue
        days[entry[0]] = entry[1]
        places[entry[0]] = document.span((index,))
    return Withdrawn(days, places, tuple(wrongs[:MAX_PROBLEMS]))


def _entry(each: object) -> tuple[str, date] | None:
    if not isinstance(each, dict) or set(each) != {"id", "date"}:
        return None
    key, day = each["id"], each["date"]
    if not isinstance(key, str) or not isinstance(day, str) or DAY.fullmatch(day) is None:
        return None
    folder, _, id = key.partition("/")
    if folder not in FOLDERS or not is_id(id) or is_reserved(folder, id):
        return None
    try:
        return key, date.fromisoformat(day)
    except ValueError:
        return None
