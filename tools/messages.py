"""Keep the catalogues in step with the templates: `python tools/messages.py [--check]`.

Sentences of templates are extracted; keys (`HS302.message`, `phase.living`) are defined by the
English catalogue. Every other language gets an empty entry for what is new and loses what is gone.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "locales"
LANGUAGES = ("en", "es", "fr", "pt")
OPTIONS = {
    "extensions": "jinja2.ext.do, habitat_site.rendering.html.once.Once",
    "silent": "false",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
}
KEYWORDS = ("_", "gettext", "ngettext", "mark")

Identity = tuple[str, str]


def in_templates() -> Iterator[tuple[Identity, str]]:
    """Yield each sentence of the templates (with its plural, or none) and the file it is in."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        with path.open("rb") as file:
            for _, _, found, _ in babel_extract(file, KEYWORDS, [], OPTIONS):
                one, many = (*found, None)[:2] if isinstance(found, tuple) else (found, None)
                yield (str(one), str(many or "")), path.relative_to(ROOT).as_posix()


def catalogue(lang: str) -> Catalog:
    """Read a language's catalogue, or start an empty one."""
    path = LOCALES / lang / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return Catalog(locale=lang, project="habitat-site", charset="utf-8")
    return read_po(io.BytesIO(path.read_bytes()), locale=lang)


def is_key(message: str) -> bool:
    """Tell a key from a sentence: it has a dot inside and no space."""
    return "." in message[:-1] and " " not in message


def identity(message: Message) -> Identity:
    """Return a message's singular and plural."""
    if isinstance(message.id, str):
        return message.id, ""
    one, many = message.id
    return one, many


def wanted(english: Catalog) -> dict[Identity, tuple[str, ...]]:
    """Return every message there has to be, with the files that use it."""
    found: dict[Identity, list[str]] = {}
    for sentence, path in in_templates():
        found.setdefault(sentence, []).append(path)
    for message in english:
        if message.id and is_key(identity(message)[0]):
            found.setdefault(identity(message), [])
    return {each: tuple(dict.fromkeys(found[each])) for each in sorted(found)}


def updated(lang: str, messages: dict[Identity, tuple[str, ...]]) -> Catalog:
    """Return a language's catalogue with exactly these messages, keeping what is translated."""
    old = {identity(m): m.string for m in catalogue(lang) if m.id}
    fresh = Catalog(locale=lang, project="habitat-site", charset="utf-8", fuzzy=False)
    for (one, many), paths in messages.items():
        blank: tuple[str, ...] | str = ("",) * fresh.num_plurals if many else ""
        string = old.get((one, many), blank)
        fresh.add((one, many) if many else one, string, locations=[(p, 0) for p in paths])
    return fresh


def written(fresh: Catalog) -> bytes:
    """Return a catalogue as a file without dates, so that it only changes with its messages."""
    out = io.BytesIO()
    write_po(out, fresh, omit_header=True, sort_output=True, include_lineno=False, width=100)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {fresh.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {fresh.plural_forms}\\n"\n\n'
    )
    return header.encode() + out.getvalue()


def main(arguments: Iterable[str]) -> int:
    """Write the catalogues, or with `--check` say which are out of step."""
    messages = wanted(catalogue("en"))
    behind = []
    for lang in LANGUAGES:
        path = LOCALES / lang / "LC_MESSAGES" / "messages.po"
        content = written(updated(lang, messages))
        if path.exists() and path.read_bytes() == content:
            continue
        behind.append(lang)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    print(f"out of step: {', '.join(behind)}" if behind else "all catalogues are in step")
    return 1 if behind and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
