"""What is kept from one build to the next is never wrong: every build equals one that kept nothing.

The whole tool is copied, with its templates and catalogues, so that all of it can be edited too.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.site.edits import EDITS, Edit, revert, title
from tests.site.world import World, copy_tool

MANIFEST = ".habitat-site.json"


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the tool and of a few records."""
    folder = tmp_path_factory.mktemp("tool")
    copy_tool(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a site but the note of what is in it."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.name != MANIFEST}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of files that are not the same in both."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@settings(
    max_examples=3,
    deadline=None,
    # Each example is a dozen builds; a shorter one is quickly found by hand.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=4, max_size=6))
def test_any_history_of_edits_gives_what_a_first_build_gives(tool: Path, edits: list[Edit]) -> None:
    world = World(tool)
    try:
        for edit in edits:
            edit(world)
            kept = files(world.build("kept"))
            fresh = files(world.build("fresh", "--no-cache"))
            assert differing(kept, fresh) == [], edit.__name__
    finally:
        revert(world)


def test_two_builds_at_once_do_each_other_no_harm(tool: Path) -> None:
    """They share the site, the cache and the notes."""
    world = World(tool)
    try:
        title(world)
        running = [world.start("both", "--jobs", "2") for _ in range(2)]
        told = [each.communicate() for each in running]
        assert [each.returncode for each in running] == [0, 0], told
        fresh = files(world.build("fresh", "--no-cache"))
        assert differing(files(tool / "both"), fresh) == []
        assert differing(files(world.build("both")), fresh) == []
    finally:
        revert(world)
