"""A small tolerant reading of HTML, by the standard library's parser alone.

It builds a tree without repairing anything: what a page says is what a test sees. Whether the
page is valid is the HTML checker's question, in tests/browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    # As one text it is easier to read and to compare with the standard.
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(eq=False, slots=True)
class Element:
    """An element with its attributes, its children in order, and where it stands."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """Return an attribute; empty when it is absent or has no value."""
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        """Tell whether an attribute is there."""
        return name in self.attributes

    @property
    def classes(self) -> frozenset[str]:
        """Return the element's classes."""
        return frozenset(self["class"].split())

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all below it, in document order."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [c for c in reversed(element.children) if isinstance(c, Element)]

    def all(self, *tags: str, **attributes: str) -> "list[Element]":
        """Return the elements of these tags (any, if none is named) with these attributes.

        `class_` asks for one class among others; names with a hyphen are written with `_`.
        """
        return [e for e in self.walk() if (not tags or e.tag in tags) and e.fits(attributes)]

    def only(self, *tags: str, **attributes: str) -> "Element":
        """Return the one element that fits; anything else fails the test."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} elements are {tags} {attributes}, not one"
        return found[0]

    def fits(self, attributes: dict[str, str]) -> bool:
        """Tell whether the element has these attributes."""
        for name, value in attributes.items():
            if name == "class_":
                if value not in self.classes:
                    return False
            elif self.attributes.get(name.rstrip("_").replace("_", "-")) != value:
                return False
        return True

    def inside(self, tag: str) -> bool:
        """Tell whether an element of this tag is around this one."""
        above = self.parent
        while above is not None and above.tag != tag:
            above = above.parent
        return above is not None

    def strings(self) -> Iterator[str]:
        """Yield every text below, in order."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.strings()

    @property
    def text(self) -> str:
        """Return all text below with every run of white space read as one space."""
        return " ".join("".join(self.strings()).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)

    def handle_endtag(self, tag: str) -> None:
        above: Element | None = self.open
        while above is not None and above.tag != tag:
            above = above.parent
        if above is not None and above.parent is not None:
            self.open = above.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def parse_text(text: str) -> Element:
    """Read HTML; the element returned stands above the document's own."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root


def parse(path: Path) -> Element:
    """Read a file of HTML."""
    return parse_text(path.read_text(encoding="utf-8"))
