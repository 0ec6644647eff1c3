"""Stories: Markdown becomes HTML that is safe to publish, with its citations and their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from habitat_site.catalogue import Story
from habitat_site.reading import plain_markdown
from habitat_site.reading.plain_markdown import REL, cited, lowered

EXTERNAL = re.compile(r"^https?://", re.IGNORECASE)
CITATION = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
# Without user information tricks such as `//host` and `/\host`, which browsers take for a host.
SAFE_LINK = re.compile(r"^(?:https?://[^/\\]|mailto:|#|/(?![/\\])|[\w-][\w./-]*$)")
TEXT = ("p", "br", "em", "strong", "code", "pre", "hr", "a", "span", "blockquote")
HEADINGS_AND_LISTS = ("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li")
TABLES = ("table", "thead", "tbody", "tr", "th", "td")
TAGS = frozenset((*TEXT, *HEADINGS_AND_LISTS, *TABLES))
ATTRIBUTES = {
    "a": {"href", "rel", "title", "role"},
    "span": {"class"},
    "ol": {"start"},
}


class Written(NamedTuple):
    """A story, and the lines of pictures that stand in it, where none can be shown."""

    story: Story
    pictures: tuple[int, ...] = ()


def render(text: str, first_line: int, sources: Sequence[str], first_heading: int = 3) -> Written:
    """Render a story that starts on `first_line` of its file; `sources` are ids in their order.

    Its headings begin at `first_heading`, below those of the page that it stands on.
    """
    if not text.strip():
        return Written(Story())
    known = {id: n for n, id in enumerate(sources, start=1) if id}
    plain = plain_markdown.render(text, first_line, known, first_heading)
    if plain is None:
        return render_with_tokens(text, first_line, known, first_heading)
    return Written(Story(plain.html.strip(), plain.citations, plain.links))


def render_with_tokens(
    text: str, first_line: int, known: Mapping[str, int], first_heading: int
) -> Written:
    """Render a story with markdown-it, whatever is in it; `known` numbers the sources."""
    env: dict[str, Any] = {"sources": known}
    parser = _parser()
    tokens = parser.parse(text, env)
    _lower_headings(tokens, first_heading)
    _mark_external(tokens)
    places = tuple(_places(tokens, first_line))
    citations = tuple((t.content, line) for t, line in places if t.type == "citation")
    links = tuple((_address(t), line) for t, line in places if t.type == "link_open")
    pictures = tuple(line for t, line in places if t.type == "image")
    html = _clean(parser.renderer.render(tokens, parser.options, env))
    return Written(Story(html, citations, links), pictures)


def _clean(html: str) -> str:
    return _cleaner().clean(html).strip()


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_filtered,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )


def _filtered(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if SAFE_LINK.match(value) else None
    return value


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the parser's form
        """Take any address for a link, so that rules can name it; nh3 takes out what is refused."""
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    parser.inline.ruler.before("link", "citation", _citation)
    parser.add_render_rule("citation", _render_citation)
    parser.add_render_rule("image", _render_picture)
    return parser


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's form
    match = CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[1]
        token.meta = {"offset": state.src.count("\n", 0, state.pos)}
    state.pos = match.end()
    return True


def _render_citation(
    renderer: RendererHTML,  # noqa: ARG001  # the parser's form
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,  # noqa: ARG001  # the parser's form
    env: EnvType,
) -> str:
    return cited(tokens[index].content, env["sources"])


def _render_picture(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    words = renderer.renderInlineAsText(tokens[index].children, options, env)
    return escapeHtml(words)


def _lower_headings(tokens: Sequence[Token], first: int) -> None:
    opened = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
    levels = iter(lowered(opened, first))
    level = first
    for token in tokens:
        if token.type == "heading_open":
            level = next(levels)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def _mark_external(tokens: Sequence[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and EXTERNAL.match(_address(child)):
                child.attrSet("rel", REL)


def _address(token: Token) -> str:
    return str(token.attrGet("href") or "")


def _places(tokens: Sequence[Token], first_line: int) -> Iterator[tuple[Token, int]]:
    """Yield what stands within paragraphs, with its line in the file."""
    for block in tokens:
        start = first_line + (block.map[0] if block.map else 0)
        breaks = 0
        for token in block.children or ():
            yield token, start + token.meta.get("offset", breaks)
            breaks += token.type in ("softbreak", "hardbreak")
