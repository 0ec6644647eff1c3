"""Compares what sites consist of: for each type of page its number, bytes and links.

python bench/parity.py OURS HUGO ELEVENTY
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LINK = re.compile(rb"<(?:a|link) ")
RECORDS = frozenset({"initiatives", "agenda", "networks", "countries", "models", "themes"})
SHARD = re.compile(r"index-\w\.json")
LANGUAGES = frozenset({"en", "es", "fr", "pt"})
OTHER = "all other files"


@dataclass(frozen=True, slots=True)
class Share:
    """The files of one type: how many, how many pages of them, their bytes and links together."""

    count: int = 0
    pages: int = 0
    size: int = 0
    links: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Return both together."""
        return Share(
            self.count + other.count,
            self.pages + other.pages,
            self.size + other.size,
            self.links + other.links,
        )


def shares(site: Path) -> Mapping[str, Share]:
    """Return what a site consists of, by type of file."""
    found: dict[str, Share] = {}
    for path in site.rglob("*"):
        if path.is_file():
            type = type_of(path.relative_to(site).parts)
            found[type] = found.get(type, Share()) + _share(path)
    return found


def _share(path: Path) -> Share:
    if path.suffix != ".html":
        return Share(1, 0, path.stat().st_size)
    page = path.read_bytes()
    return Share(1, 1, len(page), len(LINK.findall(page)))


def type_of(parts: Sequence[str]) -> str:
    """Return the type of a file of a site: the page of one country is `countries/*/`."""
    lang, *rest = parts
    if not rest or lang not in LANGUAGES:
        return "data/" + rest[-1] if lang == "data" and len(rest) == 1 else OTHER
    if SHARD.fullmatch(rest[-1]):
        rest = [rest[0], "index-*.json"]
    elif rest[0] in RECORDS:
        rest = [rest[0], *("*" for _ in rest[1:-1]), rest[-1]]
    return "/".join(rest).removesuffix("index.html") or "home"


def parity_table(found: Mapping[str, Mapping[str, Share]]) -> str:
    """Return a Markdown table; the first site is what the others are compared with."""
    first, *others = found
    heads = [f"{name}, bytes | links" for name in others]
    lines = [
        f"| files | number | {first}, bytes | links | {' | '.join(heads)} |",
        f"|---|---:|---:|---:|{'---:|---:|' * len(others)}",
    ]
    for type, share in _by_size(found[first]):
        cells = [_against(share, found[name].get(type, Share())) for name in others]
        links = f"{share.links / share.count:,.0f}" if share.links else ""
        lines.append(
            f"| {type} | {share.count:,} | {share.size / share.count:,.0f} | {links} |"
            f" {' | '.join(cells)} |"
        )
    return "\n".join(lines)


def whole(site: Mapping[str, Share]) -> Share:
    """Return all files of a site together."""
    return sum(site.values(), Share())


def most_above(ours: Mapping[str, Share], others: Iterable[Mapping[str, Share]]) -> float:
    """Return the largest ratio of a peer's bytes or links to ours, of one type of page."""
    ratios = [
        ratio
        for site in others
        for type, share in site.items()
        if share.pages and type in ours and type != OTHER
        for ratio in _ratios(ours[type], share)
    ]
    return max(ratios, default=0.0)


def _by_size(found: Mapping[str, Share]) -> Iterable[tuple[str, Share]]:
    known = ((type, each) for type, each in found.items() if type != OTHER)
    return sorted(known, key=lambda each: -each[1].size)


def _against(ours: Share, theirs: Share) -> str:
    if not theirs.count:
        return "none | "
    size, *links = _ratios(ours, theirs)
    number = "" if theirs.count == ours.count else f" ({theirs.count:,} files)"
    return f"{size:.0%}{number} | {''.join(f'{each:.0%}' for each in links)}"


def _ratios(ours: Share, theirs: Share) -> Iterator[float]:
    """Yield the ratio of a file's bytes, and of its links if there are any."""
    yield theirs.size / theirs.count / (ours.size / ours.count)
    if ours.links:
        yield theirs.links / theirs.count / (ours.links / ours.count)


def main() -> None:
    """Print the table of some sites."""
    names = ("habitat-site", "Hugo", "Eleventy")
    sites = (shares(Path(each)) for each in sys.argv[1:])
    print(parity_table(dict(zip(names, sites, strict=False))))


if __name__ == "__main__":
    main()
