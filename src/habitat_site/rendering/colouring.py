"""The colours of pictures that are files of their own: those of the stylesheet, and no others.

A file of that kind knows three colourings, and its address says which is meant: `mark.svg` is for
day, `mark.svg#night` for the dark scheme, `mark.svg#print` for paper. All three are one file and
one request. The page chooses among them by its own media queries, because a picture's own do not
answer everywhere: Safari before 26 knows no dark scheme in pictures (WebKit bug 199134), and no
browser applies `@media print` there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from habitat_site.resources import resource

NIGHT, PRINT = "night", "print"
TOKENS, PAPER = "010-tokens.css", "120-print.css"
DARK = "@media (prefers-color-scheme: dark)"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PART = re.compile(r"(?P<media>@media[^{]+)\{|(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}|\}")
DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
NAMED = re.compile(r"var\((--[\w-]+)\)")
CLASS = re.compile(r"\.([\w-]+)")
SPACE = re.compile(r"\s*([{}:;,])\s*|\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a stylesheet, and the media that it is for; empty for all."""

    media: str
    selector: str
    body: str


@lru_cache(maxsize=8)
def sheet(name: str) -> tuple[Rule, ...]:
    """Return the rules of one of the site's stylesheets."""
    text = (resource("static") / "css" / name).read_text(encoding="utf-8")
    return tuple(rules(text))


def rules(css: str) -> Iterator[Rule]:
    """Yield the rules of a stylesheet; media are never nested in ours."""
    media = ""
    for part in PART.finditer(COMMENT.sub("", css)):
        if part["media"]:
            media = part["media"].strip()
        elif part["selector"]:
            yield Rule(media, part["selector"].strip(), part["body"].strip())
        else:
            media = ""


def drawn_by(name: str, classes: Iterable[str]) -> str:
    """Return the rules of a stylesheet that need no other classes than some."""
    known = set(classes)
    return "".join(
        f"{rule.selector}{{{rule.body}}}"
        for rule in sheet(name)
        if not rule.media and (named := set(CLASS.findall(rule.selector))) and named <= known
    )


def by_day(token: str) -> str:
    """Return a colour of the stylesheet by its name, for programs that know no tokens."""
    return _tokens(TOKENS, "")[token]


def coloured(drawing: str, view: str, rules: str, classes: str = "") -> str:
    """Return a drawing as a file: with its rules, and the tokens that they name, three times."""
    names = sorted(set(NAMED.findall(rules)))
    style = "".join(
        (
            _set(":root", _tokens(TOKENS, ""), names),
            _set(f"#{NIGHT}:target", _tokens(TOKENS, DARK), names),
            _set(f"#{PRINT}:target", _tokens(PAPER, "@media print"), names),
            rules,
        )
    )
    shown = f' class="{classes}"' if classes else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"{shown}>\n'
        f"<style>{SPACE.sub(lambda found: found[1] or ' ', style)}</style>\n"
        f'<g id="{NIGHT}"><g id="{PRINT}">\n{drawing}\n</g></g>\n</svg>\n'
    )


def _tokens(name: str, media: str) -> Mapping[str, str]:
    roots = (rule for rule in sheet(name) if (rule.media, rule.selector) == (media, ":root"))
    return {token: value for rule in roots for token, value in DECLARATION.findall(rule.body)}


def _set(selector: str, values: Mapping[str, str], names: Iterable[str]) -> str:
    return f"{selector}{{{';'.join(f'{each}:{values[each]}' for each in names if each in values)}}}"
