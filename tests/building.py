"""Entries and catalogues made in memory, for tests that need no files.

A record gets what its kind requires, so that a test shows only the fields it is about:

    catalogue(network("fucvam"), initiative("palo-alto", networks=["fucvam"]))
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from habitat_site.catalogue import Asset, Catalogue, Contents, Entry, RecordId, Story, Translation
from habitat_site.diagnostics import Loc
from habitat_site.documents import Digest, Document, Places, digest_of
from habitat_site.languages import Lang
from habitat_site.records import (
    FOLDERS,
    KINDS,
    Event,
    Initiative,
    Kind,
    Network,
    Record,
    SitePage,
)

R = TypeVar("R", bound=Record)
STAMP = "0123456789ab"


def initiative(id: str = "palo-alto", /, **fields: object) -> Entry[Initiative]:
    """Make an initiative; it stands in Uruguay unless a field says otherwise."""
    somewhere = {} if "countries" in fields else {"country": "UY"}
    return entry(Initiative, id, somewhere | fields)


def network(id: str = "fucvam", /, **fields: object) -> Entry[Network]:
    """Make a network; it is national unless a field says otherwise."""
    return entry(Network, id, {"type": "national"} | fields)


def event(id: str = "open-day", /, **fields: object) -> Entry[Event]:
    """Make an event; it is a gathering on 2 May 2026 unless a field says otherwise."""
    return entry(Event, id, {"kind": "gathering", "start": "2026-05-02"} | fields)


def page(id: str = "about", /, **fields: object) -> Entry[SitePage]:
    """Make a page of the site's own prose."""
    return entry(SitePage, id, fields)


def entry(model: type[R], id: str, fields: Mapping[str, object]) -> Entry[R]:
    """Make an entry of any kind.

    `translations`, `assets`, `story`, `citations`, `story_links`, `body` and `path` are taken for
    what surrounds the record; everything else is the record's, as its file would say it.
    """
    around = {"translations", "assets", "story", "citations", "story_links", "body", "path"}
    given = {name: value for name, value in fields.items() if name not in around}
    kind = kind_of(model)
    path = PurePosixPath(str(fields.get("path", f"content/{kind.folder}/{id}.md")))
    data = {"title": id, "lang": "en", "summary": "A summary."} | given
    translations = cast("Iterable[Translation]", fields.get("translations", ()))
    assets = cast("Iterable[Asset]", fields.get("assets", ()))
    citations = cast("Iterable[tuple[str, int]]", fields.get("citations", ()))
    linked = cast("Iterable[tuple[str, int]]", fields.get("story_links", ()))
    contents = Contents(
        record=model.model_validate(data),
        document=document(path, str(data["lang"]), data, str(fields.get("body", ""))),
        story=Story(str(fields.get("story", "")), tuple(citations), tuple(linked)),
        stamp=STAMP,
        translations={t.lang: t for t in translations},
    )
    return Entry(
        id=RecordId(id),
        kind=kind,
        place=str(path),
        digest=digest_of(id, repr(sorted(data.items()))),
        contents=contents,
        assets={a.name: a for a in assets},
    )


def kind_of(model: type[Record]) -> Kind:
    """Return the kind of record that a model describes."""
    return next(kind for kind in KINDS if kind.model is model)


def document(
    path: PurePosixPath, lang: str, data: Mapping[str, object] | None = None, body: str = ""
) -> Document:
    """Make a document whose text is its body; it knows no places, so spans point at line 1."""
    return Document(str(path), Lang(lang), Places(body, data=data or {}), body)


def translation(
    lang: str,
    texts: Mapping[Loc, str] | None = None,
    *,
    of: str = STAMP,
    body: str = "",
    story: str = "",
    citations: tuple[tuple[str, int], ...] = (),
) -> Translation:
    """Make a translation; it is stale when `of` is given and is not the stamp of the original."""
    return Translation(
        lang=Lang(lang),
        document=document(PurePosixPath(f"content/x.{lang}.md"), lang, body=body),
        texts=texts or {},
        story=Story(story, citations),
        of=of,
        stale=bool(of) and of != STAMP,
    )


def asset(name: str, **facts: Any) -> Asset:
    """Make a file of a record's folder: a small JPEG unless told otherwise."""
    given: dict[str, Any] = {"size": 1000, "format": "jpeg", "width": 32, "height": 24} | facts
    path = PurePosixPath("content/initiatives/palo-alto") / name
    return Asset(name=name, path=path, digest=Digest("0" * 64), **given)


def catalogue(
    *entries: Entry[Record],
    withdrawn: Mapping[str, str] | None = None,
    known: Iterable[str] = (),
) -> Catalogue:
    """Make a catalogue of entries; `known` adds the keys of records too broken to be entries."""
    by_folder: dict[str, dict[RecordId, Entry[Record]]] = {folder: {} for folder in FOLDERS}
    for each in entries:
        by_folder[each.kind.folder][each.id] = each
    return Catalogue(
        entries=by_folder,
        withdrawn={key: date.fromisoformat(day) for key, day in (withdrawn or {}).items()},
        known=frozenset({each.key for each in entries} | set(known)),
    )
