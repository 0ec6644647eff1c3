"""What goes on beside the check changes nothing that the check says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from habitat_site import planning as stages
from habitat_site.checking import findings
from habitat_site.pages.ahead import add_up
from habitat_site.planning import inspect_beside, planning
from habitat_site.reading import read
from habitat_site.request import Request
from tests.codes import CODES, examples, write

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("page", sorted(CODES.glob("HS*.md")), ids=lambda page: page.stem)
def test_results_of_broken_content_are_added_up_before_it_is_refused(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every code, the records that break the rule; and its findings are those of one process."""
    write(examples(page).bad, tmp_path)
    planned = planning(Request(tmp_path, tmp_path / "_site", TODAY, jobs=2))
    reading = read(tmp_path, planned.projections)
    inputs = planned.inputs(reading.catalogue)
    add_up(inputs, anew=True)
    monkeypatch.setattr(stages, "WORTH_FORKING", 1)
    found = inspect_beside(planned, reading, inputs)
    alone = replace(planned, request=replace(planned.request, jobs=1))
    assert found == inspect_beside(alone, reading, inputs) == findings(reading, TODAY)
    assert page.stem in {each.code for each in found}
