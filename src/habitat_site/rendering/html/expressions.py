"""Expressions of templates as those of Python."""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
import keyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from habitat_site.rendering.html.settled import MACRO

# What the names of a page are asked for themselves: no template can call anything so.
RESERVED = frozenset({"blocks", "environment", "eval_ctx", "get_all"})


class PlainExpressions(CodeGenerator):
    """Writes an attribute, an item, a call or a choice without attempts at anything else."""

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Write a name; what the page does not know says so itself when it is used."""
        if node.name in RESERVED or keyword.iskeyword(node.name):
            self.fail(f"{node.name!r} is no name of a page", node.lineno)
        if node.ctx == "store" and frame.toplevel and self._assign_stack:
            self._assign_stack[-1].add(node.name)
        self.write(frame.symbols.ref(node.name))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write an attribute."""
        if keyword.iskeyword(node.attr):
            self.fail(f"{node.attr!r} is no name of an attribute", node.lineno)
        self.visit(node.node, frame)
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
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's form
    ) -> None:
        """Write a call; what a macro or a block writes becomes a value."""
        if is_writer(node.node):
            self.write("taken(")
            self._writer(node.node, frame)
            self.write(", ")
            self._arguments(node, frame)
            self.write(")")
            return
        self.visit(node.node, frame)
        self.write("(")
        self._arguments(node, frame)
        self.write("caller=caller)" if forward_caller else ")")

    def write_call(
        self, node: nodes.Call, frame: Frame, into: str, *, forward_caller: bool = False
    ) -> None:
        """Write a call of a macro or a block that puts its pieces into a list."""
        self._writer(node.node, frame)
        self.write(f"({into}, ")
        self._arguments(node, frame, forward_caller=forward_caller)
        self.write(")")

    def _writer(self, node: nodes.Expr, frame: Frame) -> None:
        match node:
            case nodes.Getattr(node=nodes.Name(name="self"), attr=block):
                self.write(f"context.blocks[{block!r}]")
            case nodes.Name(name="super"):
                if frame.block is None:
                    self.fail("only a block stands for another", node.lineno)
                self.write(f"parent.blocks[{frame.block!r}]")
            case _:
                self.visit(node, frame)

    def _arguments(self, node: nodes.Call, frame: Frame, *, forward_caller: bool = False) -> None:
        if is_writer(node.node):
            if node.kwargs:
                self.fail("the arguments of a macro are given in order", node.lineno)
            if not _is_caller(node.node):
                self.write("context, ")
            if forward_caller:
                # By its place: Python calls a function sooner that names nothing.
                self.write("caller, ")
        if node.dyn_kwargs is not None:
            self.fail("named arguments are written out", node.lineno)
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


def is_writer(node: nodes.Node) -> bool:
    """Tell whether something puts pieces into a list when it is called, and returns nothing."""
    match node:
        case nodes.InternalName(name=name):
            return name.startswith(MACRO)
        case nodes.Getattr(node=nodes.Name(name="self")) | nodes.Name(name="super"):
            return True
        case _:
            return _is_caller(node)


def _is_caller(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "caller"
