"""What a code means: its page under docs/codes/, which comes with the tool."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from habitat_site.diagnostics import HabitatError
from habitat_site.languages import Language
from habitat_site.reports.visible import visible, visible_line
from habitat_site.resources import resource

CODE = re.compile(r"HS\d{3}")
HEADING = re.compile(r"# (?P<code>HS\d{3}): (?P<title>.+)")
FENCE = re.compile(r"(?P<fence>`{3,})(?P<info>.*)")
SEPARATOR = "  "


@dataclass(frozen=True, slots=True)
class Example:
    """A file as an example shows it, and what its text cannot show."""

    path: str
    remarks: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code, what it is called, what it means in each language, and how to do it right."""

    code: str
    title: str
    words: Mapping[str, str]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    def called_in(self, language: Language) -> str:
        """Return what follows the code: its name, which is English, or nothing."""
        return f" {self.title}\n\n" if language.own_name == "English" else "\n\n"

    def words_in(self, language: Language) -> str:
        """Return what the code means, in a language that the page has, else in English."""
        return self.words.get(language.own_name, self.words.get("English", self.title))


def known_codes() -> tuple[str, ...]:
    """Return every code that has a page, in order."""
    folder = resource("docs/codes")
    return tuple(sorted(p.stem for p in folder.glob("HS*.md") if CODE.fullmatch(p.stem)))


def explanation(code: str) -> Explanation | None:
    """Return the page of a code; nothing where there is none."""
    path = resource("docs/codes") / f"{code}.md"
    if not CODE.fullmatch(code) or not path.is_file():
        return None
    return read_page(path)


def read_page(path: Path) -> Explanation:
    """Read one page of docs/codes/."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    heading = HEADING.fullmatch(first.strip())
    if heading is None:
        raise HabitatError(f"{path}: the first line is not `# HSxxx: words`")
    sections = _sections(rest)
    words = {
        name: _joined(lines) for name, lines in sections.items() if name not in {"Bad", "Good"}
    }
    return Explanation(
        heading["code"],
        heading["title"],
        words,
        _examples(sections.get("Bad", [])),
        _examples(sections.get("Good", [])),
    )


def explain(page: Explanation, language: Language) -> Text:
    """Return a page as the terminal shows it."""
    text = Text.assemble((page.code, "bold red"), page.called_in(language), page.words_in(language))
    for label, examples in (("explain.bad", page.bad), ("explain.good", page.good)):
        text.append(f"\n\n{language.text(label)}\n", "bold")
        for example in examples:
            text.append_text(_shown(example))
    return text


def list_codes(language: Language) -> Text:
    """Return all codes, each with its title, which is English, or in others its first sentence."""
    text = Text()
    for page in filter(None, map(explanation, known_codes())):
        english = language.own_name not in page.words or language.code == "en"
        said = page.title if english else re.split(r"(?<=[.!?]) ", page.words_in(language))[0]
        text.append(page.code, "bold").append(f"{SEPARATOR}{said}\n")
    text.rstrip()
    return text


def _shown(example: Example) -> Text:
    text = Text.assemble("\n  ", (visible(example.path), "underline"))
    if example.remarks:
        text.append(f"  ({visible(example.remarks)})", "dim")
    text.append("\n")
    for line in example.text.splitlines():
        text.append(f"    {visible_line(line)}".rstrip() + "\n")
    return text


def _sections(text: str) -> dict[str, list[str]]:
    """Split a page at its second-level headings; a fenced `## x` is no heading."""
    sections: dict[str, list[str]] = {}
    name, fence = "", ""
    for line in text.splitlines():
        mark = FENCE.fullmatch(line)
        if mark and not fence:
            fence = mark["fence"]
        elif fence and line.strip() == fence:
            fence = ""
        elif not fence and line.startswith("## "):
            name = line.removeprefix("## ").strip()
            continue
        if name:
            sections.setdefault(name, []).append(line)
    return sections


def _joined(lines: list[str]) -> str:
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _examples(lines: list[str]) -> tuple[Example, ...]:
    found: list[Example] = []
    fence, info, block = "", "", list[str]()
    for line in lines:
        mark = FENCE.fullmatch(line)
        if fence and line.strip() == fence:
            found.append(_example(info, block))
            fence = ""
        elif fence:
            block.append(line)
        elif mark:
            fence, info, block = mark["fence"], mark["info"], []
    return tuple(found)


def _example(info: str, block: list[str]) -> Example:
    _language, path, *remarks = info.split()
    return Example(path, ", ".join(remarks), "\n".join(block))
