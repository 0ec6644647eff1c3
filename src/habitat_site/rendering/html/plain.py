"""Templates as plain Python: what Jinja would find out at every page is settled when it compiles.

The templates stay Jinja, but what they are compiled to differs from Jinja's own code in this:

- An attribute is an attribute, an item an item and a call a call, without attempts at the others;
  a name that does not exist is an error with the template's line.
- A macro is a function of the module that is given the page's context, so that no page makes
  modules and macros of its own, and its arguments are given in order.
- Sentences are constants, see `settled`.
- Text is escaped without a wrapper around each piece, and pieces are joined where they are many.
"""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import DependencyFinderVisitor, Frame, find_undeclared
from markupsafe import Markup

from habitat_site.rendering.html.expressions import PlainExpressions
from habitat_site.rendering.html.settled import (
    GLOBAL,
    MACRO,
    PHRASE,
    SENTENCE,
    Settled,
    settle,
)

PREAMBLE = (
    "from habitat_site.rendering.html.escaping import escaped",
    "from habitat_site.rendering.html.turns import turns as LoopContext",
    "undefined = environment.undefined",
    "concat = environment.concat",
    # As `Markup(html)`, which first asks the text whether it is HTML, at three times the cost.
    "new = str.__new__",
)


class PlainCode(PlainExpressions):
    """Writes the module of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the macros, then what Jinja writes, then the constants of all of them."""
        settled = settle(node, self.name, self.environment.globals)
        for name, macro in settled.macros.items():
            self.pull_dependencies([macro])
            self._function(
                MACRO + name, macro, Frame(nodes.EvalContext(self.environment, self.name))
            )
        super().visit_Template(node, frame)
        self._constants(settled)

    def _constants(self, settled: Settled) -> None:
        for line in PREAMBLE:
            self.writeline(line)
        for name, identifier in self.filters.items():
            self.writeline(f"{identifier} = environment.filters[{name!r}]")
        for name, identifier in self.tests.items():
            self.writeline(f"{identifier} = environment.tests[{name!r}]")
        for name, source in settled.constants.items():
            self.writeline(f"{name} = {source}")
        macros = ", ".join(f"{name!r}: {MACRO}{name}" for name in settled.macros)
        self.writeline(f"environment.macros[name] = {{{macros}}}")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Name the filters and tests that are used; the module looks them up once."""
        visitor = DependencyFinderVisitor()
        for node in nodes:
            visitor.visit(node)
        self.filters.update((name, f"filter_{name}") for name in sorted(visitor.filters))
        self.tests.update((name, f"test_{name}") for name in sorted(visitor.tests))

    def write_commons(self) -> None:
        """Write the beginning of a function that yields a page or a block of it."""
        self.writeline("if 0: yield None")

    def get_resolve_func(self) -> str:
        """Return what looks up a name of the page."""
        return f"{self.get_context_ref()}.resolve_or_missing"

    # -- Functions

    def _function(self, name: str, node: nodes.Macro | nodes.CallBlock, outer: Frame) -> None:
        """Write a macro, or what a call block hands to one."""
        frame = outer.inner()
        frame.require_output_check = False
        frame.symbols.analyze_node(node)
        parameters = ["context"] if isinstance(node, nodes.Macro) else []
        parameters += [frame.symbols.ref(argument.name) for argument in node.args]
        for place, default in enumerate(node.defaults, len(parameters) - len(node.defaults)):
            parameters[place] += f"={default.as_const()!r}"
        caller = "caller" in find_undeclared(node.body, ("caller",))
        if caller:
            parameters += ("*", "caller")
        self.writeline(f"def {name}({', '.join(parameters)}):", node)
        self.indent()
        if caller:
            self.writeline(f"{frame.symbols.declare_parameter('caller')} = caller")
        self.enter_frame(frame)
        self._returned(node.body, frame)
        self.outdent()

    def _returned(self, body: list[nodes.Node], frame: Frame) -> None:
        if len(body) == 1 and isinstance(body[0], nodes.Output):
            self.writeline("return new(Markup, ")
            self._joined(body[0], frame)
            self.write(")")
            return
        self.buffer(frame)
        self.blockvisit(body, frame)
        self.writeline(f"return new(Markup, concat({frame.buffer}))")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """Write a call that is given a part of the template."""
        self._function("caller", node, frame)
        self.start_write(frame, node)
        self.visit_Call(node.call, frame, forward_caller=True)
        self.end_write(frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: ARG002
        """Refuse a macro that could see variables of the place where it is defined."""
        self.fail("a macro stands at the top of a template", node.lineno)

    # -- Output

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Write pieces of the page, joined."""
        if frame.require_output_check:
            return
        if frame.buffer is None:
            self.writeline("yield ")
            self._joined(node, frame)
        else:
            self.writeline(f"{frame.buffer} += ")
            self._pieces(node, frame)

    def _joined(self, node: nodes.Output, frame: Frame) -> None:
        self.write("concat(")
        self._pieces(node, frame)
        self.write(")")

    def _pieces(self, node: nodes.Output, frame: Frame) -> None:
        self.write("(")
        self.indent()
        for piece in _merged(self._piece_of(child, frame) for child in node.nodes):
            self.newline(piece if isinstance(piece, nodes.Node) else None)
            self._piece(piece, frame)
            self.write(",")
        self.outdent()
        self.write(")")

    def _piece_of(self, node: nodes.Expr, frame: Frame) -> nodes.Expr | str:
        """Return a part of the page as HTML where it is known already."""
        try:
            return self._output_child_to_const(node, frame, self._make_finalize())
        except nodes.Impossible:
            return node

    def _piece(self, piece: nodes.Expr | str, frame: Frame) -> None:
        match piece:
            case str():
                self.write(repr(piece))
            case nodes.CondExpr():
                self.write("(")
                self._piece(self._piece_of(piece.expr1, frame), frame)
                self.write(" if ")
                self.visit(piece.test, frame)
                self.write(" else ")
                self._piece(self._piece_of(piece.expr2, frame) if piece.expr2 else "", frame)
                self.write(")")
            case _ if self._is_html(piece):
                self.visit(piece, frame)
            case _:
                self.write("escaped(")
                self.visit(piece, frame)
                self.write(")")

    def _is_html(self, node: nodes.Expr) -> bool:
        """Tell whether a part of the page is HTML whatever its value."""
        match node:
            case nodes.InternalName(name=name):
                return name.startswith(SENTENCE)
            case nodes.Call(node=nodes.InternalName(name=name)) if name.startswith((MACRO, PHRASE)):
                return True
            case nodes.Call(node=nodes.Name(name="caller")):
                return True
            case nodes.Call(node=nodes.Getattr(node=nodes.InternalName(name=name), attr=attr)):
                holder = self.environment.globals.get(name.removeprefix(GLOBAL))
                return returns_html(getattr(holder, attr, None))
            case nodes.Filter(name=name):
                return returns_html(self.environment.filters.get(name))
            case _:
                return False


def returns_html(function: object) -> bool:
    """Tell whether a function says that what it returns is HTML."""
    return getattr(function, "__annotations__", {}).get("return") is Markup


def _merged(pieces: Iterable[nodes.Expr | str]) -> Iterable[nodes.Expr | str]:
    """Join known parts that follow each other."""
    known: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            known.append(piece)
            continue
        if known:
            yield "".join(known)
            known.clear()
        yield piece
    if known:
        yield "".join(known)
