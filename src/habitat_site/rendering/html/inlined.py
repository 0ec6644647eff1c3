"""What a template hands to a small macro, written where it stands: no function is made for it.

`{% call row(_("Scope"), "scope") %}…{% endcall %}` becomes the body of `row`, with its arguments in
the places of its parameters and the part in the place of `caller()`. A record's page has a dozen,
each of which would make a function, call the macro, and be called by it. What cannot be moved
without a change of its meaning stays a call.
"""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

CALLER = "caller"
# What means the same wherever it stands.
SAID = frozenset({"_", "gettext"})
T = TypeVar("T", bound=nodes.Node)
IMPORTED = re.compile(r"""\{%-?\s*(?:import|from)\s+["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The macros of a template, and the names that it has from others."""

    macros: Mapping[str, nodes.Macro]
    names: frozenset[str]

    @classmethod
    def of(cls, template: nodes.Template) -> "Sheet":
        """Return what a parsed template defines and imports."""
        macros = {each.name: each for each in template.body if isinstance(each, nodes.Macro)}
        return cls(macros, frozenset(_imports(template)))


def imported(text: str) -> Iterator[str]:
    """Yield the names of the templates that a template imports: its code is made of them too."""
    return (found[1] for found in IMPORTED.finditer(text))


def inline(template: nodes.Template, parsed: Callable[[str], nodes.Template]) -> None:
    """Write parts where they stand in the macros and the blocks of a template.

    `parsed` gives a template that this one imports.
    """
    shared = {
        node.target: Sheet.of(parsed(node.template.as_const()))
        for node in template.body
        if isinstance(node, nodes.Import)
    }
    own = Sheet.of(template)
    for part in (*own.macros.values(), *template.find_all(nodes.Block)):
        _Inlining(own, shared, frozenset(_bound(part))).visit(part)


def _imports(template: nodes.Template) -> Iterator[str]:
    for node in template.body:
        match node:
            case nodes.Import(target=target):
                yield target
            case nodes.FromImport(names=names):
                yield from (each[1] if isinstance(each, tuple) else each for each in names)


def _bound(part: nodes.Node) -> Iterator[str]:
    """Yield the names that a part of a template gives itself."""
    return (each.name for each in part.find_all(nodes.Name) if each.ctx != "load")


class _Inlining(NodeTransformer):
    """Replaces calls that are given a part, in one function of the compiled module."""

    def __init__(self, own: Sheet, shared: Mapping[str, Sheet], bound: frozenset[str]) -> None:
        self._own = own
        self._shared = shared
        self._bound = bound

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node | list[nodes.Node]:
        self.generic_visit(node)
        match node.call.node:
            case nodes.Name(name=name) if name in self._own.macros:
                return self._inlined(node, self._own.macros[name], self._own, "")
            case nodes.Getattr(node=nodes.Name(name=alias), attr=name) if alias in self._shared:
                sheet = self._shared[alias]
                if name in sheet.macros:
                    return self._inlined(node, sheet.macros[name], sheet, alias)
        return node

    def _inlined(
        self, node: nodes.CallBlock, macro: nodes.Macro, sheet: Sheet, alias: str
    ) -> nodes.Node | list[nodes.Node]:
        """Return the macro's body around a part, or the call as it was."""
        place = next((place for place, each in enumerate(macro.body) if _halves(each)), None)
        can_move = _is_plain(node, macro) and self._can_move(macro, sheet, alias)
        if place is None or not can_move:
            return node
        first, last = _halves(macro.body[place])
        before = [_copied(each) for each in (*macro.body[:place], first)]
        after = [_copied(each) for each in (last, *macro.body[place + 1 :])]
        names = [each.name for each in macro.args]
        given = _Giving(dict(zip(names, node.call.args, strict=True)), sheet, alias, node.lineno)
        for part in (*before, *after):
            given.visit(part)
        return [*before, *node.body, *after]

    def _can_move(self, macro: nodes.Macro, sheet: Sheet, alias: str) -> bool:
        """Tell whether all names of a macro mean the same in the place of a call."""
        named = {each.name for each in macro.find_all(nodes.Name)}
        free = named - {each.name for each in macro.args}
        others = self._bound | self._own.names | sheet.names
        if alias:
            free -= sheet.macros.keys()
            others |= self._own.macros.keys()
        return not free & others


class _Giving(NodeTransformer):
    """Gives a macro's body its arguments, and the names that it has in another template."""

    def __init__(
        self, given: Mapping[str, nodes.Expr], sheet: Sheet, alias: str, lineno: int
    ) -> None:
        self._given = given
        self._sheet = sheet
        self._alias = alias
        self._lineno = lineno

    def visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        # An error is told with the line of the call: the others are of another template.
        node.lineno = self._lineno
        found: nodes.Node = super().visit(node, *args, **kwargs)
        return found

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.name in self._given:
            return _copied(self._given[node.name])
        if self._alias and node.name in self._sheet.macros:
            holder = nodes.Name(self._alias, "load", lineno=self._lineno)
            return nodes.Getattr(holder, node.name, "load", lineno=self._lineno)
        return node


def _copied(node: T) -> T:
    """Return a copy of a part of a template; what all parts know stays one."""
    found = copy(node)
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(found, name, _copied(value))
        elif isinstance(value, list):
            copies = [_copied(each) if isinstance(each, nodes.Node) else each for each in value]
            setattr(found, name, copies)
    return found


def _is_settled(argument: nodes.Expr) -> bool:
    """Tell whether an argument is the same, and as soon found, wherever it stands."""
    match argument:
        case nodes.Const() | nodes.Name():
            return True
        case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const()], kwargs=[]):
            return name in SAID
        case _:
            return False


def _is_plain(node: nodes.CallBlock, macro: nodes.Macro) -> bool:
    """Tell whether a macro writes the part once, and nobody gives a name that would outlast it."""
    call = node.call
    alike = len(call.args) == len(macro.args) and all(map(_is_settled, call.args))
    said = [each.name for each in macro.find_all(nodes.Name) if each.ctx != "param"]
    others = (nodes.CallBlock, nodes.For, nodes.Assign, nodes.AssignBlock)
    given = any(nodes.Scope(node.body).find_all((nodes.Assign, nodes.AssignBlock)))
    more = call.kwargs or call.dyn_args or node.args or given or any(macro.find_all(others))
    return alike and not more and said.count(CALLER) == 1


def _halves(node: nodes.Node) -> tuple[nodes.Output, ...]:
    """Return what is written before and after the part that a macro is given."""
    if isinstance(node, nodes.Output):
        for place, each in enumerate(node.nodes):
            match each:
                case nodes.Call(node=nodes.Name(name=name)) if name == CALLER:
                    return (
                        nodes.Output(node.nodes[:place], lineno=node.lineno),
                        nodes.Output(node.nodes[place + 1 :], lineno=node.lineno),
                    )
    return ()
