"""A build that is killed leaves the old site or the new one, whole, and the next build is right."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.publishing.sites import files, put

ROOT = Path(__file__).parents[2]


def kill_everywhere(folder: Path, way: str) -> list[tuple[str, str]]:
    command = (sys.executable, "-m", "tests.publishing.killing", folder, way)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [(left, following) for left, following in json.loads(done.stdout)]
    # Enough calls to be a build: folders, pages, the copy of CNAME, the manifest, the switch.
    assert len(found) > 20
    return found


def test_a_kill_at_any_call_leaves_a_whole_site(tmp_path: Path) -> None:
    found = kill_everywhere(tmp_path / "work", "exchange")
    lefts = [left for left, _ in found]
    assert set(lefts) == {"old", "new"}
    assert {following for _, following in found} == {"new"}
    # Once the new site is there it stays.
    assert lefts == sorted(lefts, key=["old", "new"].index)


def test_without_an_exchange_only_one_call_leaves_the_site_aside(tmp_path: Path) -> None:
    """Between two renames there is a moment without a site; it is whole, under another name."""
    found = kill_everywhere(tmp_path / "work", "renames")
    lefts = [left for left, _ in found]
    assert set(lefts) == {"old", "aside", "new"}
    assert lefts.count("aside") == 1
    assert {following for _, following in found} == {"new"}


def test_a_kill_while_some_pages_change_is_mended_by_the_next_build(tmp_path: Path) -> None:
    """Between two renames some are new and some old; the next build is right, whatever it wants."""
    found = kill_everywhere(tmp_path / "work", "some")
    lefts = [left for left, _ in found]
    assert lefts == sorted(lefts, key=["old", "on the way", "amended"].index)
    # Two pages change, so that there is one moment between them.
    assert lefts.count("on the way") == 1
    assert {following for _, following in found} == {"old"}


LONG_BUILD = """\
import sys
from pathlib import Path
from tests.publishing.sites import put
print("ready", flush=True)
put({f"en/{n}/index.html": "new" for n in range(3000)}, Path(sys.argv[1]), jobs=int(sys.argv[2]))
"""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.1, 0.3])
def test_a_kill_at_any_time_leaves_a_whole_site(tmp_path: Path, delay: float, jobs: int) -> None:
    """Workers of a build that was killed do not write into the next one."""
    site = tmp_path / "_site"
    old = {f"en/{number}/index.html": "old" for number in range(300)}
    put(old, site)
    command = (sys.executable, "-c", LONG_BUILD, site, str(jobs))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as build:
        assert build.stdout is not None
        build.stdout.readline()
        time.sleep(delay)  # the moment of the kill is what varies; nothing is waited for
        os.kill(build.pid, signal.SIGKILL)
    found = files(site)
    assert found == old or (len(found) == 3000 and set(found.values()) == {"new"})
    wanted = {"index.html": "next", "en/7/index.html": "7"}
    put(wanted, site)
    assert files(site) == wanted
