"""Expressions of templates as those of Python."""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
import keyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from habitat_site.rendering.html.settled import MACRO


class PlainExpressions(CodeGenerator):
    """Writes an attribute, an item, a call or a choice without attempts at anything else."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write an attribute."""
        self.visit(node.node, frame)
        if isinstance(node.node, nodes.Name) and node.node.name == "self":
            # The blocks of the page, which are its items.
            self.write(f"[{node.attr!r}]")
            return
        if keyword.iskeyword(node.attr):
            self.fail(f"{node.attr!r} is no name of an attribute", node.lineno)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Write an item."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Write a call; a macro is given the context."""
        is_macro = isinstance(node.node, nodes.InternalName) and node.node.name.startswith(MACRO)
        if is_macro and node.kwargs:
            self.fail("the arguments of a macro are given in order", node.lineno)
        if node.dyn_kwargs is not None:
            self.fail("named arguments are written out", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        if is_macro:
            self.write("context, ")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        if node.dyn_args is not None:
            self.write("*")
            self.visit(node.dyn_args, frame)
            self.write(", ")
        for each in node.kwargs:
            self.visit(each, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """Write a choice; without `else` it is empty."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        super().visit_CondExpr(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Write a test; those of Python itself as such."""
        match node:
            case nodes.Test(name="none"):
                self._around("(", node.node, frame, " is None)")
            case nodes.Test(name="defined", node=nodes.Getattr(node=holder, attr=attr)):
                self._around("hasattr(", holder, frame, f", {attr!r})")
            case _:
                super().visit_Test(node, frame)

    def _around(self, before: str, node: nodes.Node, frame: Frame, after: str) -> None:
        self.write(before)
        self.visit(node, frame)
        self.write(after)
