"""Pictures and other files of a record: that they are there, fair to people, and only pictures."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from habitat_site.catalogue import Asset
from habitat_site.diagnostics import Loc
from habitat_site.records.markers import OwnFile
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

MOST_BYTES = 10_000_000
MOST_SIDE = 10_000
SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "avif": ".avif"}
LARGE = "too-many-pixels"
# Files are published under the site's own address, where a page or a drawing that somebody sent
# would run as the site's own. So none but those that a browser shows, plays or puts away.
DOCUMENTS = frozenset(
    """
    .pdf .txt .md .rtf .csv .tsv .json .geojson .yaml .ics .epub
    .odt .ods .odp .doc .docx .xls .xlsx .ppt .pptx
    .mp3 .m4a .ogg .oga .opus .wav .mp4 .webm .ogv .vtt .srt
    """.split()  # noqa: SIM905  # easier to read and to add to
)


def faces_without_consent(subject: Subject) -> Iterator[Finding]:
    """HS406: people who can be recognised, and nobody who agreed to it."""
    consent = subject.record.consent
    if subject.entry.is_broken(("consent",)):
        return
    if consent is not None and "photos" in consent.scope:
        return
    for index, image in enumerate(subject.record.images):
        if image.people == "identifiable":
            yield Finding(("images", index, "people"), {"value": image.file})


def missing_file(subject: Subject) -> Iterator[Finding]:
    """HS407: a file that the record names and its folder lacks."""
    present = subject.entry.assets
    for each in subject.with_marker(OwnFile):
        if each.value not in present:
            facts = {"value": str(each.value), "folder": f"content/{subject.entry.key}/"}
            yield Finding(each.loc, facts | suggestion(each.value, present))


def not_a_picture(subject: Subject) -> Iterator[Finding]:
    """HS408: a file that is not the picture that its name says, or cannot be read as one."""
    for loc, asset in subject.gathered(_pictures):
        if (asset.problem and asset.problem != LARGE) or (not asset.format and not asset.problem):
            yield Finding(loc, {"value": asset.name, "problem": asset.problem} | _renamed(asset))


def _renamed(asset: Asset) -> dict[str, str]:
    suffix = SUFFIXES.get(asset.format)
    if asset.problem != "mismatch" or suffix is None:
        return {}
    return {"nearest": PurePosixPath(asset.name).with_suffix(suffix).name}


def carries_metadata(subject: Subject) -> Iterator[Finding]:
    """HS409: a picture that tells where, when or with what it was taken."""
    for loc, asset in subject.gathered(_pictures):
        if asset.metadata:
            facts = {"value": asset.name, "metadata": ", ".join(asset.metadata).upper()}
            yield Finding(loc, facts)


def too_large(subject: Subject) -> Iterator[Finding]:
    """HS421: a picture that is too large to be kept in a repository for ever."""
    for loc, asset in subject.gathered(_pictures):
        sides = max(asset.width, asset.height)
        if asset.problem == LARGE or asset.size > MOST_BYTES or sides > MOST_SIDE:
            facts = {
                "value": asset.name,
                "size": f"{asset.size / 1_000_000:.1f}",
                "most": str(MOST_BYTES // 1_000_000),
                "sides": f"{asset.width} × {asset.height}",
                "most_side": str(MOST_SIDE),
            }
            yield Finding(loc, facts)


def unnamed_picture(subject: Subject) -> Iterator[Finding]:
    """HS426: a picture in the record's folder of which the record says nothing."""
    if not subject.entry.assets or subject.entry.is_broken(("images",)):
        return
    named = {str(each.value) for each in subject.with_marker(OwnFile)}
    for asset in _in_order(subject):
        if asset.name not in named and (asset.format or asset.problem):
            yield Finding((), {"value": asset.name})


def not_publishable(subject: Subject) -> Iterator[Finding]:
    """HS428: a file of a kind that could run as a part of the site, or that nobody can tell."""
    if not subject.entry.assets:
        return
    named = {str(each.value): each.loc for each in subject.with_marker(OwnFile)}
    for asset in _in_order(subject):
        is_picture = bool(asset.format or asset.problem)
        if not is_picture and PurePosixPath(asset.name).suffix.lower() not in DOCUMENTS:
            yield Finding(named.get(asset.name, ()), {"value": asset.name})


def _pictures(subject: Subject) -> Iterator[tuple[Loc, Asset]]:
    """Yield the files that `images` names, then other pictures that lie in the folder."""
    if not subject.entry.assets:
        return
    named: set[str] = set()
    for index, image in enumerate(subject.record.images):
        named.add(image.file)
        if image.file in subject.entry.assets:
            yield ("images", index, "file"), subject.entry.assets[image.file]
    for asset in _in_order(subject):
        if asset.name not in named and (asset.format or asset.problem):
            yield (), asset


def _in_order(subject: Subject) -> tuple[Asset, ...]:
    assets = subject.entry.assets
    return tuple(assets[name] for name in sorted(assets))
