"""How tests of awards ask what is wrong with a few records beside the small site's prize."""

import shutil
from datetime import date
from pathlib import Path
from textwrap import dedent

from habitat_site.reading import read
from habitat_site.rules import inspect
from tests.codes import BASE

TODAY = date(2026, 11, 21)
BALLOT = """\
---
kind: ballot
title: A ballot
lang: en
summary: What is voted.
edition: prize-2026
{fields}
---
"""
NOMINATION = """\
---
kind: nomination
title: A nomination
lang: en
summary: Homes and how they came to be.
edition: prize-2026
answers: {{context: x, challenge: x, process: x, outputs: x, lessons: x}}
{fields}
---
"""
EDITION = """\
---
kind: edition
title: An edition
lang: en
summary: Networks award homes.
{fields}
---
"""


def found(folder: Path, **files: str) -> list[tuple[str, str, int, int]]:
    """Return the findings about a small site with these award records: code, file, line, column."""
    root = folder / "site"
    shutil.copytree(BASE, root)
    for name, text in files.items():
        path = root / "content" / "awards" / f"{name.replace('_', '-')}.md"
        path.write_text(text, encoding="utf-8")
    reading = read(root)
    every = [*reading.diagnostics, *inspect(reading.catalogue, TODAY, reading.drafts)]
    return sorted((d.code, d.span.path.stem, d.span.line, d.span.column) for d in every)


def ballot(fields: str, edition: str = "prize-2026") -> str:
    """Write a ballot with these fields from line 7 on."""
    text = BALLOT.replace("prize-2026", edition)
    return text.format(fields=dedent(fields).strip())


def nomination(edition: str = "prize-2026", **change: str) -> str:
    """Write a nomination of Palo Alto by SDI, but for what is changed."""
    given = {
        "category": "homes",
        "nominated_by": "sdi",
        "date": "2026-02-01",
        "initiative": "palo-alto",
    } | change
    fields = "\n".join(f"{name}: {value}" for name, value in given.items())
    return NOMINATION.replace("prize-2026", edition).format(fields=fields)
