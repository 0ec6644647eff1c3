"""The same input gives the same bytes, under any address, and a page carries no time of its own."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from habitat_site.pipeline import build
from habitat_site.request import Request
from tests.site.records import SMALL
from tests.site.sites import LANGUAGES, OF_THE_BUILD, TODAY, BuiltSite, small_site
from tests.site.test_links import addresses, broken

BUILD_ELSEWHERE = """\
import sys
from datetime import date
from pathlib import Path
from habitat_site.pipeline import build
from habitat_site.request import Request

if __name__ == "__main__":
    source, output, today = sys.argv[1:]
    day = date.fromisoformat(today)
    result = build(Request(Path(source), Path(output), day, jobs=2, reuse=False))
    sys.exit(result.published is None)
"""


def test_two_builds_of_the_shipped_content_are_identical(
    real_site: BuiltSite, checkout: Path, tmp_path: Path
) -> None:
    """Another process, another order of hashing and two workers change no byte."""
    assert differing(real_site, elsewhere(checkout, tmp_path)) == []


def test_two_builds_of_the_example_are_identical(example_site: BuiltSite, tmp_path: Path) -> None:
    """Tallies, draws, ledgers and matches too come out the same."""
    source = example_site.root.parent / "source"
    assert differing(example_site, elsewhere(source, tmp_path)) == []


def elsewhere(source: Path, folder: Path) -> BuiltSite:
    """Build a site in another process, with two workers and another order of hashing."""
    script = folder / "elsewhere.py"
    script.write_text(BUILD_ELSEWHERE, encoding="utf-8")
    output = folder / "again"
    subprocess.run(
        [sys.executable, str(script), str(source), str(output), TODAY.isoformat()],
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LANG": "C"},
        timeout=300,
    )
    return BuiltSite(output)


def differing(one: BuiltSite, other: BuiltSite) -> list[str]:
    """Return the names of files that are not the same in both."""
    first, again = one.bytes(), other.bytes()
    return sorted(name for name in {*first, *again} if first.get(name) != again.get(name))


def test_only_the_data_page_and_build_json_carry_the_day_of_the_build(tmp_path: Path) -> None:
    """Two days between which nothing happens differ in these alone, and where it says “as of”."""
    before = small_site(tmp_path / "a", SMALL, date(2026, 11, 21)).bytes()
    after = small_site(tmp_path / "b", SMALL, date(2026, 11, 24)).bytes()
    changed = {name for name in before if before[name] != after[name]}
    as_of = {f"{lang}/agenda/index.html" for lang in LANGUAGES}
    assert set(OF_THE_BUILD) <= changed
    assert changed <= {*OF_THE_BUILD, *as_of}


def test_only_the_data_page_and_build_json_name_the_commit(
    real_site: BuiltSite, checkout: Path
) -> None:
    """The commit of the content is said there, and nowhere else."""
    commit = real_site.json("build.json")["commit"]
    if commit is None:
        assert not (checkout / ".git").exists()
        return
    needle = commit[:10].encode()
    assert {name for name, raw in real_site.bytes().items() if needle in raw} == set(OF_THE_BUILD)


def test_a_site_works_under_a_path(tmp_path: Path) -> None:
    """With a base URL below a host's root, every link stays below it and leads somewhere."""
    base = "https://example.org/habitat/"
    site = small_site(tmp_path, SMALL, base_url=base)
    assert [(path, what) for path in site.html for what in broken(site, path)] == []
    for path in site.html:
        for address in addresses(site.page(path)):
            assert not address.startswith("/") or path == "404.html", (path, address)
            if address.startswith("https://example.org"):
                assert address.startswith(base), (path, address)
    for name in ("sitemap.xml", "robots.txt", "en/feed.xml", "agenda.ics", "data/initiatives.json"):
        # Lines of calendars are folded, also within an address.
        text = site.text(name).replace("\n ", "")
        assert base in text, name
        assert "https://example.org/" not in text.replace(base, ""), name


def test_a_second_build_makes_nothing_anew(tmp_path: Path) -> None:
    """What did not change is kept, so that a daily build is quick."""
    small_site(tmp_path, SMALL)
    again = build(Request(tmp_path / "source", tmp_path / "site", TODAY))
    assert again.published is not None
    assert again.published.made == 0
    assert again.published.kept > 100
