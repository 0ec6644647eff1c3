"""What goes out of a ledger: entries without notes, grants to groups alone, and no raw file."""

import csv
import io
import json
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
from beancount import loader

from habitat_site.pages.build import Build
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.planners import plan
from habitat_site.pages.values import pieces
from habitat_site.reading import read
from habitat_site.rendering import render
from habitat_site.rendering.site import Paths, Site
from habitat_site.results.summary import summarise
from habitat_site.rules import inspect
from habitat_site.settings import Settings
from tests.codes import BASE
from tests.funds.working import ENTRIES, RECORD, lines, write
from tests.rules.findings import TODAY

# What the 360Giving Data Standard (1.4) requires of a grant and of an organisation.
TEXT = {"type": "string", "minLength": 1}
ORGANISATION = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": TEXT, "name": TEXT, "url": {"type": "string", "format": "uri"}},
}
SCHEMA = {
    "type": "object",
    "required": ["grants"],
    "properties": {
        "grants": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    *("id", "title", "description", "currency", "amountAwarded", "awardDate"),
                    *("recipientOrganization", "fundingOrganization"),
                ],
                "properties": {
                    **dict.fromkeys(("id", "title", "description"), TEXT),
                    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                    "amountAwarded": {"type": "number"},
                    "awardDate": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                    "recipientOrganization": {
                        "type": "array",
                        "minItems": 1,
                        "items": ORGANISATION,
                    },
                    "fundingOrganization": {"type": "array", "minItems": 1, "items": ORGANISATION},
                },
            },
        }
    },
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every page that has to do with the worked fund, by its path."""
    root: Path = tmp_path_factory.mktemp("site")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    write(root)
    (root / "content" / "funds" / "worked" / "old.csv").write_text("secret", encoding="utf-8")
    settings = Settings(title="Habitat", base_url="https://habitat.example/", languages=("en",))
    catalogue = read(root).catalogue
    build = Build("0", TODAY, "", {})
    pages = plan(Inputs(settings, catalogue, summarise(catalogue, TODAY), build), ())
    site = Site(settings, Paths(page.place for page in pages), root)
    wanted = [page for page in pages if "funds" in page.place]
    return {page.place: b"".join(pieces(render(page, site))) for page in wanted}


def data(published: dict[str, bytes], name: str) -> str:
    return published[f"data/funds/worked/{name}"].decode()


def test_the_table_has_every_entry_and_no_note(published: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(data(published, "ledger.csv"))))
    given = list(csv.DictReader(lines()))
    assert len(rows) == ENTRIES
    assert rows == [{k: v for k, v in row.items() if k != "note"} for row in given]


def test_nothing_that_is_published_has_a_note(published: dict[str, bytes]) -> None:
    assert "in cash" in "\n".join(lines())
    assert [path for path, raw in published.items() if b"in cash" in raw] == []


def test_no_table_is_published_as_it_lies_there(published: dict[str, bytes]) -> None:
    assert [path for path in published if PurePosixPath(path).parts[0] == "files"] == []
    assert not any(b"secret" in raw for raw in published.values())


def test_beancount_accepts_the_journal(published: dict[str, bytes]) -> None:
    _, errors, options = loader.load_string(data(published, "journal.beancount"))
    assert errors == []
    assert options["title"] == "The worked fund"


def test_a_journal_that_is_wrong_is_refused(published: dict[str, bytes]) -> None:
    """So that the test above says something."""
    text = data(published, "journal.beancount")
    head, _, last = text.rstrip("\n").rpartition("\n")
    wrong = last.replace("Box  ", "Box  1")
    assert loader.load_string(f"{head}\n{wrong}\n")[1] != []


def test_grants_are_those_of_the_standard(published: dict[str, bytes]) -> None:
    package: dict[str, Any] = json.loads(data(published, "grants.json"))
    jsonschema.validate(package, SCHEMA)
    given = [line.split(",") for line in lines() if ",grant," in line]
    found = [
        (each["awardDate"], each["amountAwarded"], each["recipientOrganization"][0]["name"])
        for each in package["grants"]
    ]
    names = {
        "initiatives/palo-alto": "Palo Alto housing cooperative",
        "initiatives/covisurpay": "Covisurpay housing cooperative",
    }
    assert found == [(row[0], float(row[4]), names.get(row[3], row[3])) for row in given]
    assert len({each["id"] for each in package["grants"]}) == len(found) > 0


def test_a_fund_without_a_ledger_has_no_exports(published: dict[str, bytes]) -> None:
    assert [path for path in published if path.startswith("data/funds/other")] == []


def test_the_page_shows_figures_picture_and_table(published: dict[str, bytes]) -> None:
    page = published["en/funds/worked/index.html"].decode()
    assert '<svg viewBox="0 0 860' in page
    for said in ("What its ledger comes to", "Times the money has turned", "group-001", "old.csv"):
        assert (said in page) is (said != "old.csv")


def test_a_story_cannot_link_to_what_is_not_published(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    write(tmp_path, record=RECORD + "See [the ledger](ledger.csv).\n")
    found = [(d.code, d.span.line) for d in inspect(read(tmp_path).catalogue, TODAY)]
    assert found == [("HS427", 18)]
