"""`{% once %}`: a part that is the same for many pages, written once for all of them."""

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from habitat_site.rendering.html.escaping import taken


class Once(Extension):
    """`{% once shelf, section %}…{% endonce %}` keeps its part for the next page with that key.

    The part may name nothing that differs between pages with the same key. It is kept as long as
    the environment: for one build in one language.
    """

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._kept: dict[tuple[object, ...], Markup] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag, its key and its part."""
        lineno = next(parser.stream).lineno
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{lineno}")
        call = self.call_method("kept", [place, key], lineno=lineno)
        return nodes.CallBlock(call, [], [], body, lineno=lineno)

    def kept(self, place: str, key: object, caller: Callable[[list[str]], None]) -> Markup:
        """Return the part at a place of a template, as it was first written for a key."""
        if (place, key) not in self._kept:
            self._kept[place, key] = taken(caller)
        return self._kept[place, key]
