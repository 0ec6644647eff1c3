"""All that people do to a site, its templates and the tool between two builds."""

import re
from collections.abc import Callable

from tests.site.world import World

Edit = Callable[[World], None]


def story(world: World) -> None:
    """Add a line to a story."""
    world.edit(world.record("initiatives/acovichss"), lambda text: f"{text}\nOne more line.\n")


def story_of_a_translation(world: World) -> None:
    """Add a line to a translated story."""
    world.edit(world.record("initiatives/acovichss", ".en"), lambda text: f"{text}\nOne more.\n")


def title(world: World) -> None:
    """Change a title, of a record that may have another id by now."""
    path = world.record("initiatives/covisurpay")
    if path.exists():
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


EDITS: tuple[Edit, ...] = (
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
