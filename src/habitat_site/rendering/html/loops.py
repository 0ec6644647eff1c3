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
        turns, values = frame.inner(), frame.inner()
        turns.loop_frame = True
        turn = turns.symbols.declare_parameter(LOOP) if asked else ""
        turns.symbols.analyze_node(node, for_branch="body")
        values.symbols.analyze_node(node, for_branch="test")
        if node.test:
            self.enter_frame(values)
        if not asked and not node.else_:
            self._each(node, frame, turns, values)
            return
        gathered = self.temporary_identifier()
        self._gather(gathered, node, frame, values)
        if "last" in asked:
            self.writeline(f"{turn}_count = len({gathered})")
        self.writeline(f"for {turn}, " if asked else "for ", node)
        self.visit(node.target, turns)
        self.write(f" in enumerate({gathered}):" if asked else f" in {gathered}:")
        self._body(node.body, turns)
        if node.else_:
            none = frame.inner()
            none.symbols.analyze_node(node, for_branch="else")
            self.writeline(f"if not {gathered}:")
            self._body(node.else_, none)

    def _each(self, node: nodes.For, frame: Frame, turns: Frame, values: Frame) -> None:
        """Write a loop that has to know nothing of its values but each of them."""
        self.writeline("for ", node)
        self.visit(node.target, turns)
        self.write(" in ")
        self.visit(node.iter, frame)
        self.write(":")
        if node.test is None:
            self._body(node.body, turns)
            return
        self.indent()
        self.writeline("if ", node.test)
        self.visit(node.test, values)
        self.write(":")
        self._body(node.body, turns)
        self.outdent()

    def _gather(self, name: str, node: nodes.For, frame: Frame, values: Frame) -> None:
        """Write what gives a name to all values that a loop goes through."""
        self.writeline(f"{name} = ", node)
        if node.test is None:
            self.write("tuple(")
            self.visit(node.iter, frame)
            self.write(")")
            return
        self.write("[")
        self.visit(node.target, values)
        self.write(" for ")
        self.visit(node.target, values)
        self.write(" in ")
        self.visit(node.iter, frame)
        self.write(" if ")
        self.visit(node.test, values)
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
