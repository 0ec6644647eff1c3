"""Answers in a reader's language, with colour where a terminal wants it."""

import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TextIO

from habitat_site.cli.terminal import write
from habitat_site.languages import INTERFACE_LANGUAGES, Language, language

if TYPE_CHECKING:
    # Slow to import, and only needed where something is styled.
    from rich.console import RenderableType

PIPE_WIDTH = 120  # columns of a table that no terminal limits
# As gettext looks for them: the first that is set decides.
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def show(
    content: "str | RenderableType", *, wrap: bool = False, stream: TextIO | None = None
) -> None:
    """Write text as it is, and what is styled with its styles if this is a terminal.

    Lines are broken to fit only with `wrap`, and only for a terminal.
    """
    stream = stream or sys.stdout
    if isinstance(content, str):
        write(stream, content)
        return
    from rich.console import Console

    is_terminal = stream.isatty()
    console = Console(
        file=stream,
        color_system="auto" if is_terminal and not os.environ.get("NO_COLOR") else None,
        highlight=False,
        width=None if is_terminal else PIPE_WIDTH,
    )
    with console.capture() as capture:
        console.print(content, soft_wrap=not (wrap and is_terminal))
    write(stream, capture.get().rstrip("\n"))


def reader_language(wanted: str | None) -> Language:
    """Return the language asked for, else the one of the environment, else English.

    Raises:
        HabitatError: the language asked for is not one of ours.
    """
    return language(_base(wanted) if wanted else environment_language(os.environ))


def environment_language(environment: Mapping[str, str]) -> str:
    """Return the interface language that the environment asks for; English for any other."""
    value = next(filter(None, (environment.get(name) for name in VARIABLES)), "")
    code = _base(value)
    return code if code in INTERFACE_LANGUAGES else "en"


def suggestion(value: str, choices: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return a question that names the nearest choice; empty where none is near."""
    near = get_close_matches(value, list(choices), 1)
    return f"did you mean {near[0]}? " if near else ""


def _base(tag: str) -> str:
    # es, es-MX, es_MX.UTF-8, es@euro
    for mark in "-_.@":
        tag = tag.partition(mark)[0]
    return tag.lower()
