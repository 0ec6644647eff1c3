"""What a template writes: pieces of a page, each put into one list that is joined at the end."""

# ruff: noqa: N802 - Jinja finds a visitor's methods by the names of its nodes
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeGuard

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE as RESOLVED
from markupsafe import Markup

from habitat_site.rendering.html.escaping import Clean
from habitat_site.rendering.html.expressions import PlainExpressions, is_writer
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.html.pictures import Pictures
from habitat_site.rendering.html.settled import (
    COUNTED,
    GLOBAL,
    PHRASE,
    SENTENCE,
    WORDS,
    internal,
)

# The list of pieces, as functions of the module name it.
OUT = "out"
# So many pieces are in the list sooner one by one than together.
FEW = 2
# What names of methods, filters and words begin with that say as it stands in a page what those
# without it say as a value.
WRITTEN = "written_"
# What functions return whose text is HTML already.
HTML = (Markup, Clean)
# What names of texts begin with that are made of sentences and of HTML.
TEXT, FILTER = "text_", "filter_"

# What some names of a page stand for, as far as templates call their methods.
OF_PAGES: Mapping[str, type] = {"link": Links, "picture": Pictures}


class PlainOutput(PlainExpressions):
    """Writes text, values and calls of macros where they stand in a page.

    `shared` are the names of what is made once when a language loads the module, by how it is made:
    texts that are always said in one piece, and what is kept of a place.
    """

    shared: dict[str, str]

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Put pieces into the list; a macro puts its own there."""
        if frame.require_output_check:
            return
        run: list[nodes.Expr | str] = []
        for piece in _merged(self._piece_of(child, frame) for child in node.nodes):
            if isinstance(piece, nodes.Call) and is_writer(piece.node):
                self._put(run, frame)
                run = []
                self.newline(piece)
                self.write_call(piece, frame, into=frame.buffer or OUT)
            else:
                run.append(piece)
        self._put(run, frame)

    def _put(self, pieces: list[nodes.Expr | str], frame: Frame) -> None:
        known = list(self._known_at_once(pieces))
        if len(known) <= FEW:
            for piece in known:
                self.writeline(f"{frame.buffer}.append(", _line_of(piece))
                self._piece(piece, frame)
                self.write(")")
            return
        self.writeline(f"{frame.buffer} += (")
        self.indent()
        for piece in known:
            self.newline(_line_of(piece))
            self._piece(piece, frame)
            self.write(",")
        self.outdent()
        self.write(")")

    def _known_at_once(self, pieces: Iterable[nodes.Expr | str]) -> Iterator[nodes.Expr | str]:
        """Yield pieces, of which those that a language always says together are one."""
        for is_settled, some in groupby(pieces, _is_settled):
            run = list(some)
            if not is_settled or len(run) == 1:
                yield from run
                continue
            parts = ", ".join(
                each.name if isinstance(each, nodes.InternalName) else repr(each) for each in run
            )
            name = self.name_of(TEXT, f'"".join(({parts})).encode()')
            yield internal(name, max(getattr(each, "lineno", 0) for each in run))

    def name_of(self, prefix: str, source: str) -> str:
        """Return the name of what is made once when a language loads the module."""
        return self.shared.setdefault(source, f"{prefix}{len(self.shared)}")

    def _piece_of(self, node: nodes.Expr, frame: Frame) -> nodes.Expr | str:
        """Return a part of the page as HTML where it is known already."""
        try:
            return self._output_child_to_const(node, frame, self._make_finalize())
        except nodes.Impossible:
            return node

    def _piece(self, piece: nodes.Expr | str, frame: Frame) -> None:
        match piece:
            case str():
                self.write(repr(piece.encode()))
            case nodes.InternalName(name=name) if name.startswith(SENTENCE):
                self.write(self.name_of(TEXT, f"{name}.encode()"))
            case nodes.Getitem(node=nodes.InternalName(name=name), arg=value) if name.startswith(
                WORDS
            ):
                self.write(self.name_of(WRITTEN, f"{name}.encoded()"))
                self._around("[", value, frame, "]")
            case nodes.CondExpr():
                self.write("(")
                self._piece(self._piece_of(piece.expr1, frame), frame)
                self.write(" if ")
                self.visit(piece.test, frame)
                self.write(" else ")
                self._piece(self._piece_of(piece.expr2, frame) if piece.expr2 else "", frame)
                self.write(")")
            case nodes.Call() if _is_phrase(piece):
                self._phrase(piece, frame)
            case _:
                self._value(piece, frame)

    def _value(self, piece: nodes.Expr, frame: Frame) -> None:
        """Write what is told of each page, as it stands there."""
        match self._kind(self._as_written(piece), frame):
            case kind if kind is bytes:
                self.visit(piece, frame)
            case kind if kind in HTML:
                self.visit(piece, frame)
                self.write(".encode()")
            case _:
                # As `escaped` does: most are texts, and a page has hundreds.
                self.write("(escape_text(value) if (kind := type(value := ")
                self.visit(piece, frame)
                self.write(")) is str else value if kind is Markup else escaped(value)).encode()")

    def visit_Call(
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's form
    ) -> None:
        """Write a call; a sentence with facts becomes a value."""
        if _is_phrase(node):
            self.write("safe(")
            self._phrase(node, frame)
            self.write(".decode())")
            return
        super().visit_Call(node, frame, forward_caller)

    def _phrase(self, node: nodes.Call, frame: Frame) -> None:
        """Write a sentence with its facts, which it takes as HTML; a count comes before them."""
        self.visit(node.node, frame)
        self.write("(")
        counts = 1 if _is_phrase(node, COUNTED) else 0
        for count in node.args[:counts]:
            self.visit(count, frame)
            self.write(", ")
        facts = node.args[counts:]
        self.write("(" * (len(facts) > 1))
        for fact in facts:
            self._piece(self._piece_of(fact, frame), frame)
            self.write(", ")
        self.write("))" if len(facts) > 1 else ")")

    def _as_written(self, node: nodes.Expr) -> nodes.Expr:
        """Return a call that gives the same as it stands in a page, where there is one."""
        match node:
            case nodes.Filter(name=name) if WRITTEN + name in self.environment.filters:
                node.name = WRITTEN + name
                source = f"environment.filters[{node.name!r}]"
                self.filters[node.name] = self.name_of(FILTER, source)
            case nodes.Call(node=nodes.Getattr(node=nodes.InternalName(name=name)) as called):
                holder = self.environment.globals.get(name.removeprefix(GLOBAL))
                if hasattr(holder, WRITTEN + called.attr):
                    called.attr = WRITTEN + called.attr
        return node

    def _kind(self, node: nodes.Expr, frame: Frame) -> object:
        """Return what a part of the page is whatever its value: bytes, HTML, or anything."""
        known: object = None
        match node:
            case nodes.InternalName(name=name) if name.startswith(TEXT):
                return bytes
            case nodes.Call(node=nodes.InternalName(name=name)):
                known = self._shared(name)
            case nodes.Call(node=nodes.Getattr(node=nodes.InternalName(name=name), attr=attr)):
                known = getattr(self._shared(name), attr, None)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr=attr)):
                if frame.symbols.find_load(frame.symbols.ref(name)) == (RESOLVED, name):
                    known = getattr(OF_PAGES.get(name), attr, None)
            case nodes.Filter(name=name):
                known = self.environment.filters.get(name)
        return getattr(known, "__annotations__", {}).get("return")

    def _shared(self, name: str) -> object:
        """Return what all pages know by a name of the module."""
        return self.environment.globals.get(name.removeprefix(GLOBAL))


def _line_of(piece: nodes.Expr | str) -> nodes.Node | None:
    return piece if isinstance(piece, nodes.Node) else None


def _is_settled(piece: nodes.Expr | str) -> TypeGuard[nodes.InternalName | str]:
    """Tell whether a language always says the same at some place."""
    match piece:
        case nodes.InternalName(name=name):
            return name.startswith(SENTENCE)
        case _:
            return isinstance(piece, str)


def _is_phrase(node: nodes.Expr, *prefixes: str) -> bool:
    """Tell whether something is a sentence that is given facts."""
    match node:
        case nodes.Call(node=nodes.InternalName(name=name)):
            return name.startswith(prefixes or (PHRASE, COUNTED))
        case _:
            return False


def _merged(pieces: Iterable[nodes.Expr | str]) -> Iterator[nodes.Expr | str]:
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
