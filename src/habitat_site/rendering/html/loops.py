"""Loops of templates as those of Python: without an object for each turn, and no generator.

`loop.last` and its like are written as what they ask of a number that counts the turns.
"""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER

from habitat_site.rendering.html.output import PlainOutput

LOOP = "loop"
# What a template may ask of a turn, by the turn's number, from zero, and how many there are.
ASKED: Mapping[str, str] = {
    "index0": "{turn}",
    "index": "({turn} + 1)",
    "first": "({turn} == 0)",
    "last": "({turn} + 1 == {turn}_count)",
}


class PlainLoops(PlainOutput):
    """Writes loops."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Write a loop over all values or those that pass its test, and what is said of none."""
        if node.recursive:
            self.fail("a macro may call itself, and no loop does", node.lineno)
        asked = set(_asked(node.body))
        inner, testing = frame.inner(), frame.inner()
        turn = inner.symbols.declare_parameter(LOOP) if asked else ""
        inner.symbols.analyze_node(node, for_branch="body")
        testing.symbols.analyze_node(node, for_branch="test")
        if node.test:
            self.enter_frame(testing)
        found = ""
        if node.else_ or "last" in asked:
            found = self.temporary_identifier()
            self.writeline(f"{found} = ", node)
            self._values(node, frame, testing)
            if "last" in asked:
                self.writeline(f"{turn}_count = len({found})")
        self.writeline(f"for {turn}, " if asked else "for ", node)
        self.visit(node.target, inner)
        self.write(" in enumerate(" if asked else " in ")
        if found:
            self.write(found)
        else:
            self._values(node, frame, testing)
        self.write("):" if asked else ":")
        self._body(node.body, inner)
        if node.else_:
            otherwise = frame.inner()
            otherwise.symbols.analyze_node(node, for_branch="else")
            self.writeline(f"if not {found}:")
            self._body(node.else_, otherwise)

    def _values(self, node: nodes.For, frame: Frame, testing: Frame) -> None:
        """Write what a loop goes through."""
        if node.test is None:
            self.write("tuple(")
            self.visit(node.iter, frame)
            self.write(")")
            return
        self.write("[")
        self.visit(node.target, testing)
        self.write(" for ")
        self.visit(node.target, testing)
        self.write(" in ")
        self.visit(node.iter, frame)
        self.write(" if ")
        self.visit(node.test, testing)
        self.write("]")

    def _body(self, body: list[nodes.Node], frame: Frame) -> None:
        self.indent()
        self.enter_frame(frame)
        self.blockvisit(body, frame)
        self.outdent()

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write an attribute, or what is asked of a turn."""
        match node:
            case nodes.Getattr(node=nodes.Name(name=name), attr=attr) if name == LOOP:
                turn = frame.symbols.find_ref(LOOP)
                load = frame.symbols.find_load(turn) if turn else None
                if turn and load and load[0] == VAR_LOAD_PARAMETER:
                    if attr not in ASKED:
                        self.fail(f"a turn has no {attr!r}", node.lineno)
                    self.write(ASKED[attr].format(turn=turn))
                    return
        super().visit_Getattr(node, frame)


def _asked(body: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield what parts of a template ask of the turn that they are in, not of one within."""
    for node in body:
        match node:
            case nodes.Getattr(node=nodes.Name(name=name), attr=attr) if name == LOOP:
                yield attr
            case nodes.For():
                yield from _asked([node.iter, *node.else_])
            case _:
                yield from _asked(node.iter_child_nodes())
