"""YAML that is only text, lists and mappings, with the place of every value and key.

The guard and the data come from one pass over the events of libyaml, which is iterative: nesting
cannot exhaust the stack, and no value exists before it is known to be allowed. Plain YAML, in
which nothing can be wrong, spares that pass until somebody asks for a place.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from habitat_site.diagnostics import Loc
from habitat_site.documents import Mark
from habitat_site.reading import plain_yaml
from habitat_site.reading.problems import Problem

if TYPE_CHECKING:
    # Slow to import, and nearly all YAML is plain.
    import yaml

# Where these fail, the place where they begin tells more than the place where they break off.
FROM_ITS_START = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
)


# Not a proxy: what broken records are made of is sent between processes.
NOWHERE: Mapping[Loc, Mark] = {}


class Content(NamedTuple):
    """Nested mappings, lists and text; where each value and key stands; and what is wrong.

    `data` is nothing where the YAML is empty or cannot be read to its end.
    """

    data: object = None
    marks: Mapping[Loc, Mark] = NOWHERE
    keys: Mapping[Loc, Mark] = NOWHERE
    problems: tuple[Problem, ...] = ()


class Marks(Mapping[Loc, Mark]):
    """Where values or keys stand, looked up in their YAML when the first one is asked for."""

    __slots__ = ("_known", "_of_keys", "_text")

    def __init__(self, text: str, *, of_keys: bool = False) -> None:
        """Take YAML without problems."""
        self._text = text
        self._of_keys = of_keys
        self._known: Mapping[Loc, Mark] | None = None

    def __getitem__(self, loc: Loc) -> Mark:
        """Return the place of what is at `loc`."""
        return self._all()[loc]

    def __iter__(self) -> Iterator[Loc]:
        """Yield every path that has a place."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the places."""
        return len(self._all())

    def _all(self) -> Mapping[Loc, Mark]:
        if self._known is None:
            content = load_with_places(self._text)
            self._known = content.keys if self._of_keys else content.marks
        return self._known


def load(text: str, *, is_everyday: bool = False) -> Content:
    """Read YAML; whatever the text, return its content or the reasons why it has none.

    `is_everyday` says that the text is known to have no character that libyaml would refuse.
    """
    data = plain_yaml.read(text, is_everyday=is_everyday)
    if data is None:
        return load_with_places(text)
    return Content(data, Marks(text), Marks(text, of_keys=True))


def load_with_places(text: str) -> Content:
    """Read YAML with libyaml, and every place at once."""
    import yaml

    from habitat_site.reading.yaml_builder import Builder, TooMuchError

    builder = Builder(text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except TooMuchError:
        return Content(problems=tuple(builder.problems))
    except yaml.YAMLError as error:
        syntax = _syntax(error, builder.lines)
        # Behind a refused `*`, the rest of that line makes no sense either: told once is enough.
        if all(problem.mark.line != syntax.mark.line for problem in builder.problems):
            builder.problems.append(syntax)
        return Content(problems=tuple(builder.problems))
    return Content(builder.data, builder.marks, builder.keys, tuple(builder.problems))


def _syntax(error: "yaml.YAMLError", lines: list[str]) -> Problem:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    if context.startswith(FROM_ITS_START):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Problem("HS101")
    line, column = mark.line, mark.column
    # At the end of the text there is nothing to see: point at the last line that says something.
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, len(lines[min(line, len(lines)) - 1])
    from habitat_site.reading.yaml_builder import bounded

    return Problem("HS101", bounded(lines, line, column, column + 2))
