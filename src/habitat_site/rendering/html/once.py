"""`{% once %}`: a part that is the same for many pages, written once for all of them."""

from collections import defaultdict
from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

# Of each place of a template: an entry of a list takes 700 bytes, and there are four languages.
MOST = 12_288
# What the compiled module calls the parts of all places.
KEPT = "kept"


class Parts(dict[object, bytes]):
    """What is kept of one place of a template, by its key."""

    __slots__ = ()

    def make(self, key: object, write: Callable[[list[bytes]], None]) -> bytes:
        """Return the part for a key that is not known yet, as it is written now."""
        if len(self) >= MOST:
            self.clear()
        pieces: list[bytes] = []
        write(pieces)
        part = self[key] = b"".join(pieces)
        return part


class Once(Extension):
    """`{% once shelf, section %}…{% endonce %}` keeps its part for the next page with that key.

    The part may name nothing that differs between pages with the same key. It is kept no longer
    than the environment: for one build in one language. A place with very many keys forgets all
    of them now and then.
    """

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.kept: defaultdict[str, Parts] = defaultdict(Parts)

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag, its key and its part; `plain` writes how it is looked up."""
        lineno = next(parser.stream).lineno
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{lineno}")
        call = self.call_method(KEPT, [place, key], lineno=lineno)
        return nodes.CallBlock(call, [], [], body, lineno=lineno)
