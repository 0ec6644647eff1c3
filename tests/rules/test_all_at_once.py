"""A record with many mistakes is told of all of them in one run, and of nothing besides.

Each record in `mistakes/` says beside every line which findings stand on it.
"""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from habitat_site.checking import check
from habitat_site.reading import read
from habitat_site.rules import RULES, inspect
from habitat_site.rules.inspection import diagnose
from habitat_site.rules.rule import RecordRule
from tests.codes import BASE

MISTAKES = Path(__file__).parent / "mistakes"
RECORDS = sorted(str(path.relative_to(MISTAKES)) for path in MISTAKES.rglob("*.md"))
SITE = Path(__file__).parents[2]
CODE = re.compile(r"HS\d{3}")
TODAY = date(2026, 11, 21)


def test_there_is_a_record_of_each_kind_of_the_mechanisms() -> None:
    kinds = (re.search(r"kind: (\w+)", (MISTAKES / name).read_text("utf-8")) for name in RECORDS)
    assert sorted(found[1] for found in kinds if found) == [
        "ballot",
        "call",
        "commitment",
        "edition",
        "engagement",
        "fund",
        "instrument",
        "nomination",
        "offer",
        "request",
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_all_mistakes_of_a_record_are_told_at_once(tmp_path: Path, name: str) -> None:
    root = tmp_path / "site"
    shutil.copytree(BASE, root)
    text = (MISTAKES / name).read_text(encoding="utf-8")
    path = root / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = check(root, TODAY).diagnostics
    expected = [
        (path.name, line, code)
        for line, written in enumerate(text.splitlines(), start=1)
        for code in CODE.findall(written)
    ]
    assert len(expected) >= 10
    assert [(d.span.path.name, d.span.line, d.code) for d in found] == expected


def test_rules_of_some_kinds_would_find_nothing_in_others(tmp_path: Path) -> None:
    """Neither in the mistakes of each kind, nor in the records of the site."""
    root = tmp_path / "site"
    shutil.copytree(BASE, root)
    shutil.copytree(SITE / "content", root / "content", dirs_exist_ok=True)
    for name in RECORDS:
        (root / "content" / name).parent.mkdir(exist_ok=True)
        shutil.copy(MISTAKES / name, root / "content" / name)
    there = read(root)
    everything = [replace(rule, of=()) if isinstance(rule, RecordRule) else rule for rule in RULES]
    assert everything != list(RULES)
    found = inspect(there.catalogue, TODAY, there.drafts)
    assert list(diagnose(there.catalogue, TODAY, everything, there.drafts)) == list(found)


def good(kind: str, fields: str) -> str:
    """Write a record with these fields, one of which is wrong."""
    return f"---\nkind: {kind}\ntitle: Ours\nlang: en\nsummary: In a few words.\n{fields}\n---\n"


BALLOT = "edition: prize-2026\nnetwork: sdi\ndate: 2026-03-12"
VOTE = "scores:\n  prize-covisurpay: {participation: 5, tenure: 4}"
LAW = "type: law\njurisdiction: national\nrecognises: Homes.\n"
PROMISE = "made_by: [sdi]\ndate: 2012\nstatus: kept\n"
OFFER = "offered_by: [fucvan]\ndomains: [legal]\nanywhere: true\nlanguages: [es]\n"
SLIPS = {
    "a vote of another shape": ("HS203", "awards", good("ballot", f"{BALLOT}\nscores: none")),
    "a vote under a misspelt name": (
        "HS202",
        "awards",
        good("ballot", f"{BALLOT}\n{VOTE}".replace("scores", "score")),
    ),
    "a voter under a misspelt name": (
        "HS202",
        "awards",
        good("ballot", f"{BALLOT}\n{VOTE}".replace("network", "netwrok")),
    ),
    "a voter who is no id": (
        "HS213",
        "awards",
        good("ballot", f"{BALLOT}\n{VOTE}".replace("sdi", "S D I")),
    ),
    "points that are no number": (
        "HS209",
        "awards",
        good("ballot", f"{BALLOT}\n{VOTE}".replace("5", "five")),
    ),
    "categories that cannot be read": (
        "HS201",
        "awards",
        good(
            "edition",
            "categories: [{id: homes}]\nrules: {method: approval}\n"
            "stages: [{kind: ballots, start: 2027}]",
        ),
    ),
    "a country that is none": ("HS208", "advocacy", good("instrument", f"{LAW}country: UK")),
    "a country under a misspelt name": (
        "HS202",
        "advocacy",
        good("instrument", f"{LAW}contry: UY"),
    ),
    "the last step without a day": (
        "HS206",
        "advocacy",
        good(
            "instrument",
            f"{LAW}country: UY\nstatus: repealed\n"
            "history: [{date: 2010, event: adopted}, {date: 201x, event: repealed}]",
        ),
    ),
    "evidence that cannot be read": (
        "HS206",
        "advocacy",
        good("commitment", f"{PROMISE}evidence: [{{date: 201x, status: kept, text: Seen.}}]"),
    ),
    "a grant that cannot be read": (
        "HS205",
        "assistance",
        good(
            "engagement",
            "helper: sdi\nhelped: fucvam\nstatus: finished\n"
            "granted: [{amount: much, currency: EUR}]\nleveraged: [{amount: 1, currency: EUR}]",
        ),
    ),
    "a network that is not here": ("HS302", "assistance", good("offer", OFFER)),
    "languages that are none": (
        "HS210",
        "assistance",
        good("offer", OFFER.replace("[es]", "[spanish]").replace("fucvan", "fucvam")),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_has_one_finding(tmp_path: Path, slip: str) -> None:
    code, folder, text = SLIPS[slip]
    root = tmp_path / "site"
    shutil.copytree(BASE, root)
    (root / "content" / folder).mkdir(exist_ok=True)
    (root / "content" / folder / "ours.md").write_text(text, encoding="utf-8")
    assert [d.code for d in check(root, TODAY).diagnostics] == [code]
