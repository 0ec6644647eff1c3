"""Records as an editor reads them: YAML 1.2 with its core schema, where `NO` is a text."""

import re
from pathlib import Path
from typing import Any

import yaml


class Loader(yaml.SafeLoader):
    """PyYAML reads YAML 1.1; this one takes the words and numbers of 1.2 instead."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name is PyYAML's


# YAML 1.2.2 §10.3.2: what is a truth value, a number or nothing without quotes.
for tag, pattern in {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
    "null": r"~|null|Null|NULL|",
}.items():
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def fields(text: str) -> Any:
    """Return what a text of YAML says."""
    return yaml.load(text, Loader)  # noqa: S506 - it is a SafeLoader


def front_matter(path: Path) -> Any:
    """Return the fields of a record's file."""
    text = path.read_text(encoding="utf-8")
    return fields(text.split("---\n")[1] if path.suffix == ".md" else text)
