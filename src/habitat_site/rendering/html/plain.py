"""Templates as plain Python: what Jinja would find out at every page is settled when it compiles.

The templates stay Jinja, but what they are compiled to differs from Jinja's own code in this:

- An attribute is an attribute, an item an item and a call a call, without attempts at the others;
  a name that does not exist is an error with the template's line.
- A page is one list of pieces, which are bytes. Macros, blocks and the parts that are handed to a
  macro are functions of the module that put their pieces into it; a macro is given the page's
  names, and its arguments in order.
- Sentences are constants, see `settled`, and so is the template that a template extends. A sentence
  and the HTML around it are one text, joined when a language loads the module.
- Text is escaped without a wrapper around each piece. Where a method or a filter has a twin whose
  name begins with `written_`, that one says it as it stands in a page.
- A part that is handed to a small macro stands within the macro's text, see `inlined`.
- A loop counts its turns where the template asks for one, and makes nothing else for each.
"""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import DependencyFinderVisitor, Frame, find_undeclared
from jinja2.runtime import exported

from habitat_site.rendering.html.expressions import is_writer
from habitat_site.rendering.html.inlined import inline
from habitat_site.rendering.html.loops import PlainLoops
from habitat_site.rendering.html.once import KEPT, Once
from habitat_site.rendering.html.output import OUT
from habitat_site.rendering.html.settled import MACRO, Settled, settle

PREAMBLE = (
    f"from jinja2.runtime import {', '.join(sorted(exported))}",
    "from habitat_site.rendering.html.escaping import escape_text, escaped, joined, safe, taken",
    "undefined = environment.undefined",
    "concat = joined",
    f"{KEPT} = environment.extensions[{Once.identifier!r}].{KEPT}",
)


class PlainCode(PlainLoops):
    """Writes the module of a template; `asked` are the names of a page that it speaks of."""

    asked: dict[str, None]

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the constants, the macros, what stands outside of blocks, and the blocks."""
        self.shared, self.asked = {}, {}
        inline(node, self._imported)
        settled = settle(node, self.name, self.environment.globals)
        blocks = list(node.find_all(nodes.Block))
        in_blocks = (each for block in blocks for each in block.body)
        self.pull_dependencies([node, *settled.macros.values(), *in_blocks])
        self._constants(settled)
        for name, macro in settled.macros.items():
            self._function(MACRO + name, macro, macro.body, self._frame().inner())
        self._function("root", node, node.body, self._root_frame(settled))
        if settled.parent:
            self.indent()
            self.writeline(f"parent.root_render_func({OUT}, context)")
            self.outdent()
        for block in blocks:
            frame = self._frame()
            frame.block = block.name
            self._function(f"block_{block.name}", block, block.body, frame)
        self._tables(settled, blocks)

    def _imported(self, name: str) -> nodes.Template:
        """Return a template that this one imports, as it is written."""
        shared = self.environment
        return shared.parse(shared.loader.get_source(shared, name)[0] if shared.loader else "")

    def _frame(self) -> Frame:
        frame = Frame(nodes.EvalContext(self.environment, self.name))
        # These are no names of the page: calls of them are written as what they mean.
        frame.symbols.declare_parameter("self")
        frame.symbols.declare_parameter("super")
        return frame

    def _root_frame(self, settled: Settled) -> Frame:
        frame = self._frame()
        frame.toplevel = frame.rootlevel = True
        # What stands outside of blocks says nothing where another template has the last word.
        frame.require_output_check = bool(settled.parent)
        return frame

    def _constants(self, settled: Settled) -> None:
        for line in PREAMBLE:
            self.writeline(line)
        self.writeline(f"name = {self.name!r}")
        if settled.parent:
            self.writeline(f"parent = environment.get_template({settled.parent!r})")
        for name, identifier in self.filters.items():
            self.writeline(f"{identifier} = environment.filters[{name!r}]")
        for name, identifier in self.tests.items():
            self.writeline(f"{identifier} = environment.tests[{name!r}]")

    def _tables(self, settled: Settled, blocks: Iterable[nodes.Block]) -> None:
        for name, source in settled.constants.items():
            self.writeline(f"{name} = {source}")
        for source, name in self.shared.items():
            self.writeline(f"{name} = {source}")
        self.writeline(f"environment.ask({', '.join(map(repr, self.asked))})")
        macros = ", ".join(f"{name!r}: {MACRO}{name}" for name in settled.macros)
        self.writeline(f"environment.macros[name] = {{{macros}}}")
        inherited = "**parent.blocks, " if settled.parent else ""
        own = ", ".join(f"{each.name!r}: block_{each.name}" for each in blocks)
        self.writeline(f"blocks = {{{inherited}{own}}}")
        lines = "&".join(f"{template}={code}" for template, code in self.debug_info)
        self.writeline(f"debug_info = {lines!r}")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Name the filters and tests that are used; the module looks them up once."""
        visitor = DependencyFinderVisitor()
        for node in nodes:
            visitor.visit(node)
        self.filters.update((name, f"filter_{name}") for name in sorted(visitor.filters))
        self.tests.update((name, f"test_{name}") for name in sorted(visitor.tests))

    def enter_frame(self, frame: Frame) -> None:
        """Write the names that a part of the template begins with.

        One that it gives itself is not there before: Python says so where it is used too soon. In
        a turn of a loop it would be that of the turn before, so there it is the page's until then.
        """
        own = () if frame.loop_frame else frame.symbols.stores
        for ref, (action, name) in frame.symbols.loads.items():
            match action:
                case "resolve" if name not in own:
                    self.asked[name] = None
                    self.writeline(f"{ref} = context.{name}")
                case "alias":
                    self.writeline(f"{ref} = {name}")

    def leave_frame(
        self,
        frame: Frame,
        with_python_scope: bool = False,  # noqa: FBT001, FBT002 - Jinja's form
    ) -> None:
        """Leave the names of a part as they are: no other part has the same."""

    def pop_assign_tracking(self, frame: Frame) -> None:
        """Tell the page of names that are given outside of blocks and macros."""
        for name in sorted(self._assign_stack.pop()):
            self.asked[name] = None
            self.writeline(f"context.{name} = {frame.symbols.ref(name)}")

    # -- Functions

    def _function(self, name: str, node: nodes.Node, body: list[nodes.Node], frame: Frame) -> None:
        """Write a macro, a block, the root, or what a call block hands to a macro."""
        frame.buffer = OUT
        frame.symbols.analyze_node(node)
        parameters = [OUT] if isinstance(node, nodes.CallBlock) else [OUT, "context"]
        if isinstance(node, nodes.Macro):
            if "caller" in find_undeclared(node.body, ("caller",)):
                parameters.append(frame.symbols.declare_parameter("caller"))
            parameters += self._parameters(node, frame)
        self.writeline(f"def {name}({', '.join(parameters)}):", node)
        self.indent()
        self.enter_frame(frame)
        self.blockvisit(body, frame)
        self.outdent()

    def _parameters(self, node: nodes.Macro, frame: Frame) -> list[str]:
        found = [frame.symbols.ref(argument.name) for argument in node.args]
        for place, default in enumerate(node.defaults, len(found) - len(node.defaults)):
            found[place] += f"={default.as_const()!r}"
        return found

    def visit_ExtensionAttribute(
        self,
        node: nodes.ExtensionAttribute,
        frame: Frame,  # noqa: ARG002 - Jinja's form
    ) -> None:
        """Refuse a gap that is in no part, or in a choice or a loop within one."""
        self.fail("a gap stands right in a part that is kept", node.lineno)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """Write a call that is given a part of the template."""
        match node.call:
            case nodes.Call(node=nodes.ExtensionAttribute(name=name), args=[place, key, *gaps]) if (
                name == KEPT
            ):
                parts = self.name_of(f"{KEPT}_", f"{KEPT}[{place.as_const()!r}]")
                self.writeline("key = ", node)
                self.visit(key, frame)
                self._once(node, parts, gaps, frame)
                return
        self._caller(node, frame)
        if is_writer(node.call.node):
            self.newline(node)
            self.write_call(node.call, frame, into=frame.buffer or OUT, forward_caller=True)
            return
        self.fail("only a macro is given a part of a template", node.lineno)

    def _once(
        self, node: nodes.CallBlock, parts: str, gaps: list[nodes.Expr], frame: Frame
    ) -> None:
        """Write a part that is looked up, and is a function only where nobody has written it."""
        self.writeline(f"part = {parts}.get(key)")
        self.writeline("if part is None:")
        self.indent()
        self._caller(node, frame)
        self.writeline(f"part = {parts}.{'divided' if gaps else 'make'}(key, caller)")
        self.outdent()
        if not gaps:
            self.writeline(f"{frame.buffer}.append(part)")
            return
        self.writeline(f"{frame.buffer} += (part[0], ")
        for number, gap in enumerate(gaps, start=1):
            self._piece(self._piece_of(gap, frame), frame)
            self.write(f", part[{number}], ")
        self.write(")")

    def _caller(self, node: nodes.CallBlock, frame: Frame) -> None:
        inner = frame.inner()
        inner.require_output_check = False
        self._function("caller", node, node.body, inner)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """Write a call of a block, as the page's own template has it."""
        if not frame.require_output_check:
            self.writeline(f"context.blocks[{node.name!r}]({frame.buffer}, context)", node)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: ARG002 - Jinja's form
        """Refuse a macro that could see variables of the place where it is defined."""
        self.fail("a macro stands at the top of a template", node.lineno)
