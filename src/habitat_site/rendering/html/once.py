"""`{% once %}`: a part that is the same for many pages, written once for all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from habitat_site.rendering.html.gaps import SIGN

# Of each place of a template: an entry of a list takes a kilobyte, and there are four languages.
# Python makes a dictionary twice as large where it holds one more.
MOST = 10_922
# What the compiled module calls the parts of all places.
KEPT = "kept"
# The tag of a gap.
IN_GAP = "gap"

Write = Callable[[list[bytes]], None]


class Parts(dict[object, Any]):
    """What is kept of one place of a template, by its key."""

    __slots__ = ()

    def make(self, key: object, write: Write) -> bytes:
        """Return the part for a key that is not known yet, as it is written now."""
        part: bytes = self._keep(key, _written(write))
        return part

    def divided(self, key: object, write: Write) -> tuple[bytes, ...]:
        """Return a part with gaps that is not known yet, as the pieces between its gaps."""
        part: tuple[bytes, ...] = self._keep(key, tuple(_written(write).split(SIGN.encode())))
        return part

    def _keep(self, key: object, part: Any) -> Any:
        if len(self) >= MOST:
            self.clear()
        self[key] = part
        return part


def _written(write: Write) -> bytes:
    pieces: list[bytes] = []
    write(pieces)
    return b"".join(pieces)


class Once(Extension):
    """`{% once shelf, section %}…{% endonce %}` keeps its part for the next page with that key.

    The part may name nothing that differs between pages with the same key, but in a gap: `{% gap
    link(path) %}` is what each page says there. A gap stands right in the part, and neither in a
    choice nor in a loop. A part is kept no longer than the environment: for one build in one
    language. A place with very many keys forgets all of them now and then.
    """

    tags = {"once", "gap"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.kept: defaultdict[str, Parts] = defaultdict(Parts)

    def parse(self, parser: Parser) -> nodes.Node:
        """Read a tag: a gap, or a key and its part; `plain` writes how it is looked up."""
        tag = next(parser.stream)
        lineno = tag.lineno
        if tag.value == IN_GAP:
            said = self.call_method(IN_GAP, [parser.parse_expression()], lineno=lineno)
            return nodes.Output([said], lineno=lineno)
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        gaps = list(_opened(body))
        place = nodes.Const(f"{parser.name}:{lineno}")
        call = self.call_method(KEPT, [place, key, *gaps], lineno=lineno)
        return nodes.CallBlock(call, [], [], body, lineno=lineno)


def _opened(body: list[nodes.Node]) -> Iterator[nodes.Expr]:
    """Yield what stands in the gaps of a part, in which a sign takes its place."""
    for node in body:
        match node:
            case nodes.Output(
                nodes=[nodes.Call(node=nodes.ExtensionAttribute(name=name)) as call]
            ) if name == IN_GAP:
                yield call.args[0]
                node.nodes = [nodes.TemplateData(SIGN, lineno=node.lineno)]
