"""Records of any kind as rows of a table: what fits into one cell, in the order of the models.

A list of words becomes one cell with "; " between them. Parts with fields of their own (sources,
stages, pledges) do not fit and are in the JSON file of the same name. A text is given in the
site's first language where it is translated.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from habitat_site.catalogue import Entry
from habitat_site.records import FOLDERS, Record
from habitat_site.records.markers import parts_of
from habitat_site.rendering.elements import Element, record_element
from habitat_site.rendering.rows import safe
from habitat_site.rendering.site import Site
from habitat_site.results.values import Standing

FIRST = ("id", "page")
LAST = ("standing", "documented")


@cache
def columns(folder: str) -> tuple[str, ...]:
    """Return the columns of a folder's table: the fields of its kinds that fit into a cell."""
    names: dict[str, None] = dict.fromkeys(FIRST)
    for kind in FOLDERS[folder]:
        names |= dict.fromkeys(_flat_fields(kind.model))
    return (*names, *LAST)


def rows(
    folder: str, entries: Iterable[Entry[Record]], standings: Mapping[str, Standing], site: Site
) -> Iterator[list[str | float]]:
    """Yield a row for each record, in the order of the columns."""
    for entry in entries:
        element = record_element(entry, standings[entry.key], site)
        yield [safe(_cell(element.get(name), entry, site)) for name in columns(folder)]


def _flat_fields(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if not any(parts_of(info.annotation)) and name not in ("notes", "scores"):
            yield info.alias or name


def _cell(value: Any, entry: Entry[Record], site: Site) -> str | float | None:
    match value:
        case None | int() | float() | str():
            return ("yes" if value else "no") if isinstance(value, bool) else value
        case dict():
            return _text(value, entry, site)
        case list() | tuple():
            return "; ".join(str(_cell(each, entry, site)) for each in value)
        case _:
            raise TypeError(f"a cell cannot hold {type(value).__name__}")


def _text(texts: Element, entry: Entry[Record], site: Site) -> str:
    first = texts.get(site.settings.default_language)
    return str(first if first is not None else texts[entry.lang])
