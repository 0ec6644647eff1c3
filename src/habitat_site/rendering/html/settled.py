"""What of a template is settled before it is compiled: sentences, macros, imports, its parent.

Each becomes a name at the top of the compiled module, so that nothing looks it up while a page is
rendered. `_("…")` and `{% trans %}` become the name of a sentence that is translated when a
language loads the module: one code serves all languages, and each has its own constants. A
vocabulary that `say.word("phase", …)` names is one of them too, and the word its item.
"""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

from jinja2 import TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer

GETTEXT = frozenset({"_", "gettext", "ngettext"})
SENTENCE, PHRASE, COUNTED = "sentence_", "phrase_", "counted_"
MACRO, GLOBAL = "macro_", "global_"
SAY, WORDS = "global_say", "words_"


@dataclass(slots=True)
class Settled:
    """A template without its macros, and what its module defines at the top.

    `constants` gives the source of each name's value. `parent` is the template that it extends,
    empty for none.
    """

    template: nodes.Template
    parent: str = ""
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)


def settle(template: nodes.Template, name: str | None, shared: Container[str]) -> Settled:
    """Take the macros, the imports and the sentences out of a parsed template.

    `shared` are the names that mean the same on every page.

    Raises:
        TemplateAssertionError: a sentence is not written out where it is said.
    """
    found = Settled(template)
    known = dict(_importable(template))
    kept: list[nodes.Node] = []
    for node in template.body:
        if isinstance(node, nodes.Macro):
            found.macros[node.name] = node
        elif isinstance(node, nodes.Extends):
            found.parent = node.template.as_const()
        elif not isinstance(node, nodes.Import | nodes.FromImport):
            kept.append(node)
    own = {*known, *found.macros, *_assigned(template)}
    naming = _Naming(found, known, name, lambda each: each in shared and each not in own)
    template.body = kept
    for part in (template, *found.macros.values()):
        naming.visit(part)
    return found


def _importable(template: nodes.Template) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each name that an import gives, with its template and the macro, empty for all."""
    for node in template.body:
        if isinstance(node, nodes.Import | nodes.FromImport):
            source = node.template.as_const()
            if isinstance(node, nodes.Import):
                yield node.target, (source, "")
                continue
            for each in node.names:
                macro, alias = each if isinstance(each, tuple) else (each, each)
                yield alias, (source, macro)


def _assigned(template: nodes.Template) -> Iterator[str]:
    """Yield each name that means something else in some place of the template."""
    return (each.name for each in template.find_all(nodes.Name) if each.ctx != "load")


class _Naming(NodeTransformer):
    """Replaces what is settled by the name that the compiled module gives it."""

    def __init__(
        self,
        settled: Settled,
        imported: dict[str, tuple[str, str]],
        name: str | None,
        is_shared: Callable[[str], bool],
    ) -> None:
        self._settled = settled
        self._imported = imported
        self._name = name
        self._is_shared = is_shared

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.name in GETTEXT or not self._is_shared(node.name):
            return node
        name = GLOBAL + node.name
        self._settled.constants[name] = f"environment.globals[{node.name!r}]"
        return internal(name, node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        match node.node:
            case nodes.Name(name=name) if name in GETTEXT:
                return self._sentence(node, is_counted=name == "ngettext")
            case nodes.Name(name=name) if name in self._settled.macros:
                node.node = internal(MACRO + name, node.lineno)
            case nodes.Name(name=name) if self._imported.get(name, ("", ""))[1]:
                node.node = self._macro(*self._imported[name], node.lineno)
            case nodes.Getattr(node=nodes.Name(name=name), attr=attr) if name in self._imported:
                node.node = self._macro(self._imported[name][0], attr, node.lineno)
            case nodes.Getattr(node=nodes.InternalName(name=name), attr="word") if (
                name == SAY and isinstance(node.args[0], nodes.Const)
            ):
                return self._word(node.args[0].value, node.args[1])
        return node

    def _word(self, vocabulary: str, value: nodes.Expr) -> nodes.Expr:
        """Return the word for a value of a vocabulary that a template names."""
        words = internal(self._constant(WORDS, f"{SAY}.vocabulary({vocabulary!r})"), value.lineno)
        return nodes.Getitem(words, value, "load", lineno=value.lineno)

    def _macro(self, template: str, macro: str, lineno: int) -> nodes.Expr:
        stem = template.rpartition("/")[2].partition(".")[0]
        name = f"{MACRO}{stem}_{macro}"
        self._settled.constants[name] = f"environment.macro({template!r}, {macro!r})"
        return internal(name, lineno)

    def _sentence(self, node: nodes.Call, *, is_counted: bool) -> nodes.Node:
        said, facts = (node.args[:2], node.args[2:]) if is_counted else (node.args, [])
        if not all(isinstance(each, nodes.Const) for each in said):
            raise TemplateAssertionError("a sentence is written out", node.lineno, self._name)
        words = ", ".join(repr(each.value) for each in said if isinstance(each, nodes.Const))
        if not is_counted and not node.kwargs:
            return internal(self._constant(SENTENCE, f"environment.sentence({words})"), node.lineno)
        if node.dyn_args or node.dyn_kwargs:
            raise TemplateAssertionError("facts are written out", node.lineno, self._name)
        names = "".join(f", {each.key!r}" for each in node.kwargs)
        how, prefix = ("counted", COUNTED) if is_counted else ("phrase", PHRASE)
        source = f"environment.{how}({words}{names})"
        node.node = internal(self._constant(prefix, source), node.lineno)
        node.args = [*facts, *(each.value for each in node.kwargs)]
        node.kwargs = []
        return node

    def _constant(self, prefix: str, source: str) -> str:
        known = {each: name for name, each in self._settled.constants.items()}
        name = known.get(source) or f"{prefix}{len(self._settled.constants)}"
        self._settled.constants[name] = source
        return name


def internal(name: str, lineno: int) -> nodes.Expr:
    """Return a node that is written as a name of the compiled module."""
    # Its constructor is kept for the parser, which gives names of its own.
    node: nodes.Expr = object.__new__(nodes.InternalName)
    nodes.Node.__init__(node, name, lineno=lineno)
    return node
