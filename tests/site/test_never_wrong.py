"""What is kept from one build to the next is never wrong: every build equals one that kept nothing.

The whole tool is copied, with its templates and catalogues, so that all of it can be edited too.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from habitat_site.resources import CHECKOUT

PARTS = ("src/habitat_site", "templates", "static", "locales", "docs/codes")
KEPT = (
    "initiatives/acovichss",
    "initiatives/coceavis-cooperatives",
    "initiatives/covisurpay",
    "networks/",
    "events/foro-psh-2014",
)
MANIFEST = ".habitat-site.json"


@dataclass
class World:
    """A copy of the tool, a site made with it again and again, and what it is asked for."""

    folder: Path
    today: str = "2026-11-21"
    base_url: str = "https://example.org/"
    before: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        """Return where the records are."""
        return self.folder / "site/content"

    def build(self, output: str, *options: str) -> Path:
        """Build the site into a folder of this name."""
        running = self.start(output, *options)
        told = running.communicate()
        assert running.returncode == 0, "".join(told)
        return self.folder / output

    def start(self, output: str, *options: str) -> "subprocess.Popen[str]":
        """Start to build the site into a folder of this name."""
        command = [sys.executable, "-P", "-m", "habitat_site", "build"]
        asked = ["--today", self.today, "--base-url", self.base_url, "--jobs", "1"]
        return subprocess.Popen(
            [*command, "--source", "site", "--output", output, *asked, *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src"), "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def edit(self, path: Path, change: Callable[[str], str | None]) -> None:
        """Change a file and remember what it was; `None` takes it away."""
        raw = path.read_bytes() if path.exists() else None
        self.before.setdefault(path, raw)
        new = change("" if raw is None else raw.decode())
        if new is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new, encoding="utf-8")

    def record(self, key: str, lang: str = "") -> Path:
        """Return a record's file."""
        return self.content / f"{key}{lang}.md"


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the tool and of a few records."""
    folder = tmp_path_factory.mktemp("tool")
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / part, folder / part, ignore=ignored)
    content = folder / "site/content"
    shutil.copytree(CHECKOUT / "content/pages", content / "pages")
    for key in KEPT:
        for path in (CHECKOUT / "content").glob(f"{key}*.md"):
            target = content / key.partition("/")[0] / path.name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(CHECKOUT / "site.yaml", folder / "site/site.yaml")
    return folder


def story(world: World) -> None:
    """Add a line to a story."""
    world.edit(world.record("initiatives/acovichss"), lambda text: f"{text}\nOne more line.\n")


def story_of_a_translation(world: World) -> None:
    """Add a line to a translated story."""
    world.edit(world.record("initiatives/acovichss", ".en"), lambda text: f"{text}\nOne more.\n")


def title(world: World) -> None:
    """Change a title."""
    path = world.record("initiatives/covisurpay")
    world.edit(path, lambda text: text.replace("title: ", "title: New ", 1))


def figure(world: World) -> None:
    """Change a figure."""
    path = world.record("initiatives/acovichss")
    world.edit(path, lambda text: text.replace("value: 12\n", "value: 13\n", 1))


def name_of_a_network(world: World) -> None:
    """Change what a network is called, which pages of its initiatives say."""
    path = world.record("networks/fucvam")
    world.edit(path, lambda text: text.replace("title: ", "title: The ", 1))


def date_of_an_event(world: World) -> None:
    """Put an event into the future."""
    path = world.record("events/foro-psh-2014")
    world.edit(
        path, lambda text: re.sub(r"^(start|end): 2014", r"\1: 2031", text, flags=re.MULTILINE)
    )


def new_record(world: World) -> None:
    """Add a record."""
    text = world.record("initiatives/acovichss").read_text(encoding="utf-8")
    world.edit(world.record("initiatives/newcomer"), lambda _: text.replace("title: ", "title: X "))


def no_record(world: World) -> None:
    """Take the record away that may have been added."""
    world.edit(world.record("initiatives/newcomer"), lambda _: None)


def new_name(world: World) -> None:
    """Give a record another id and leave the old one behind."""
    old, new = world.record("initiatives/covisurpay"), world.record("initiatives/renamed")
    if old.exists():
        text = old.read_text(encoding="utf-8")
        world.edit(new, lambda _: text.replace("lang: ", "formerly: [covisurpay]\nlang: ", 1))
        world.edit(old, lambda _: None)
        for path in sorted(old.parent.glob("covisurpay.*.md")):
            world.edit(path, lambda _: None)


def withdrawal(world: World) -> None:
    """Take a record down."""
    world.edit(
        world.content / "withdrawn.yaml",
        lambda _: "- id: initiatives/long-gone\n  date: 2026-01-02\n",
    )


def own_file(world: World) -> None:
    """Add a document to a record."""
    path = world.content / "initiatives/acovichss/rules.txt"
    world.edit(path, lambda text: f"{text}The rules.\n")


def prose(world: World) -> None:
    """Edit a page of the site's own."""
    world.edit(world.record("pages/about"), lambda text: f"{text}\nAnd more.\n")


def site_title(world: World) -> None:
    """Rename the site."""
    path = world.folder / "site/site.yaml"
    world.edit(path, lambda text: text.replace("  en: ", "  en: The ", 1))


def template(world: World) -> None:
    """Edit a template."""
    path = world.folder / "templates/initiative.html"
    world.edit(path, lambda text: text.replace("<article", "<article data-x", 1))


def shared_template(world: World) -> None:
    """Edit a template that others are made of."""
    path = world.folder / "templates/base.html"
    world.edit(path, lambda text: text.replace("<main ", '<main data-x="" ', 1))


def stylesheet(world: World) -> None:
    """Edit a part of the stylesheet."""
    path = min((world.folder / "static/css").iterdir())
    world.edit(path, lambda text: f"{text}\n.x {{ color: red }}\n")


def words(world: World) -> None:
    """Translate a sentence anew."""
    path = world.folder / "locales/fr/LC_MESSAGES/messages.po"
    world.edit(path, lambda text: text.replace('msgstr "Sources"', 'msgstr "Origines"'))


def code(world: World) -> None:
    """Change the tool itself."""
    path = world.folder / "src/habitat_site/rendering/texts.py"
    world.edit(path, lambda text: f"{text}\n# Another version.\n")


def touch(world: World) -> None:
    """Save a file as it is."""
    world.edit(world.record("initiatives/acovichss"), lambda text: text)


def day(world: World) -> None:
    """Let time pass."""
    world.today = "2032-01-01" if world.today == "2026-11-21" else "2026-11-21"


def address(world: World) -> None:
    """Move the site to another address."""
    other = "https://example.org/habitat/"
    world.base_url = other if world.base_url != other else "https://example.org/"


def revert(world: World) -> None:
    """Undo everything that was done to files."""
    for path, raw in world.before.items():
        if raw is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(raw)
    world.before.clear()


EDITS = (
    story,
    story_of_a_translation,
    title,
    figure,
    name_of_a_network,
    date_of_an_event,
    new_record,
    no_record,
    new_name,
    withdrawal,
    own_file,
    prose,
    site_title,
    template,
    shared_template,
    stylesheet,
    words,
    code,
    touch,
    day,
    address,
    revert,
)


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
def test_any_history_of_edits_gives_what_a_first_build_gives(
    tool: Path, edits: list[Callable[[World], None]]
) -> None:
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
