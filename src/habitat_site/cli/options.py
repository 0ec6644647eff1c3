"""Options that several commands take, and the forms in which they answer."""

from enum import StrEnum
from typing import Annotated

import typer

NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Read every record anew.")]
ProfileOption = Annotated[
    bool, typer.Option("--profile", help="Show how long each stage took, and how much memory.")
]


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class LetterFormat(StrEnum):
    """How a newsletter is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


class Summary(StrEnum):
    """How a judgement about a pull request is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


LangOption = Annotated[
    str | None,
    typer.Option("--lang", help="Language of the answer: en, es, fr or pt.", show_default="yours"),
]
