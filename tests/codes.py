"""Pages of docs/codes/ as data: which files an example consists of, and how to write them.

A fenced block of such a page names its file, and the block's text is the whole file:

    ```yaml content/events/open-day.md
    ```

What a text cannot show stands behind the path: `picture=<kind>` (see PICTURES), `encoding=latin-1`,
`size=<bytes>` (filled up with a comment), `symlink=<target>`, `copies=<number>` (`x-1.jpg`,
`x-2.jpg` …), `repeated=<number>` (its list's last line stands that often), `again=<number>` (its
very last line follows that often once more), `removed` (the small
site lacks this file).
"""

import io
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from markdown_it import MarkdownIt
from PIL import Image
from PIL.ExifTags import GPS, IFD

BASE = Path(__file__).parent / "rules" / "base"
CODES = Path(__file__).parent.parent / "docs" / "codes"
LANGUAGES = ("English", "Español", "Français", "Português")
HEADING = re.compile(r"(?P<code>HS\d{3}): (?P<title>.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """One file of an example: where it stands, what it says, and what its text cannot show."""

    path: PurePosixPath
    text: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Examples:
    """A page of docs/codes/: its code, its title, what it says by language, and its examples."""

    code: str
    title: str
    words: Mapping[str, str]
    bad: tuple[Block, ...]
    good: tuple[Block, ...]


def examples(page: Path) -> Examples:
    """Read one page of docs/codes/."""
    heading = ""
    words: dict[str, str] = {}
    blocks: dict[str, list[Block]] = {"Bad": [], "Good": []}
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    section = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before is not None:
            if before.type == "heading_open":
                heading, section = (
                    (token.content, "") if before.tag == "h1" else (heading, token.content)
                )
            else:
                words[section] = f"{words.get(section, '')} {token.content}".strip()
        elif token.type == "fence":
            blocks[section].append(_block(token.info, token.content))
    match = HEADING.fullmatch(heading)
    assert match is not None, f"{page.name}: the heading is not `HSxxx: words`"
    return Examples(
        match["code"], match["title"], words, tuple(blocks["Bad"]), tuple(blocks["Good"])
    )


def _block(info: str, text: str) -> Block:
    _language, path, *rest = info.split()
    attributes = (attribute.partition("=") for attribute in rest)
    return Block(PurePosixPath(path), text, {name: value for name, _, value in attributes})


def write(blocks: Iterable[Block], root: Path) -> None:
    """Write the small valid site, and the files of an example over it."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for block in blocks:
        _write(block, root)


def _write(block: Block, root: Path) -> None:
    path = root / block.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if "removed" in block.attributes:
        return
    if "symlink" in block.attributes:
        path.symlink_to(block.attributes["symlink"])
        return
    raw = _bytes(block)
    for target in _targets(path, int(block.attributes.get("copies", "0"))):
        target.write_bytes(raw)


def _targets(path: Path, copies: int) -> Iterable[Path]:
    if not copies:
        return (path,)
    return (path.with_stem(f"{path.stem}-{number}") for number in range(1, copies + 1))


def _bytes(block: Block) -> bytes:
    if "picture" in block.attributes:
        return PICTURES[block.attributes["picture"]]()
    text = _repeated(block.text, int(block.attributes.get("repeated", "1")))
    text += "".join(text.splitlines(keepends=True)[-1:] * int(block.attributes.get("again", "0")))
    raw = text.encode(block.attributes.get("encoding", "utf-8"))
    return _padded(raw, int(block.attributes.get("size", "0")))


def _repeated(text: str, times: int) -> str:
    lines = text.splitlines(keepends=True)
    last = max((n for n, line in enumerate(lines) if line.startswith("- ")), default=0)
    return "".join([*lines[:last], *lines[last : last + 1] * times, *lines[last + 1 :]])


def _padded(raw: bytes, size: int) -> bytes:
    missing = size - len(raw)
    return raw + b"#" * (missing - 1) + b"\n" if missing > 0 else raw


def _saved(form: str, size: tuple[int, int] = (32, 24), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "#8a3b1f").save(stream, form, **options)
    return stream.getvalue()


def _with_gps() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "S"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (32.0, 19.0, 1.5)
    return _saved("JPEG", exif=exif)


PICTURES: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "png": lambda: _saved("PNG"),
        "jpeg": lambda: _saved("JPEG"),
        "webp": lambda: _saved("WEBP"),
        "gif": lambda: _saved("GIF"),
        "jpeg-gps": _with_gps,
        "jpeg-comment": lambda: _saved("JPEG", comment=b"taken with a telephone"),
        "jpeg-cut": lambda: _saved("JPEG", (320, 240))[:400],
        "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>\n',
        "html": lambda: b"<!doctype html><title>not a picture</title>\n",
        "png-wide": lambda: _saved("PNG", (12_000, 10)),
        "png-heavy": lambda: _saved("PNG") + b"\0" * 10_500_000,
    }
)
