"""What the tool stands on is told by the folders that installers leave."""

import sys
from importlib.metadata import version
from pathlib import Path

from habitat_site.tool import LIBRARIES, versions


def test_versions_are_those_that_the_standard_library_finds() -> None:
    expected = [f"{library} {version(library)}" for library in sorted(LIBRARIES)]
    assert versions(sys.path, LIBRARIES) == expected


def test_the_first_folder_that_has_a_library_tells_its_version(tmp_path: Path) -> None:
    for place in ("first/PyYAML-6.1.dist-info", "second/pyyaml-5.0.dist-info", "second/nh3.py"):
        (tmp_path / place).mkdir(parents=True)
    folders = [str(tmp_path / each) for each in ("none", "first", "second")]
    assert versions(folders, ("pyyaml", "nh3")) == ["nh3 ", "pyyaml 6.1"]
