"""A record's own files: what they are, whatever their names say."""

import io
import struct
import zlib
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from habitat_site.reading.assets import asset
from tests.codes import PICTURES
from tests.reading.sites import INITIATIVE, reading


def saved(form: str, mode: str = "RGB", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (32, 24)).save(stream, form, **options)
    return stream.getvalue()


def png_text() -> bytes:
    info = PngInfo()
    info.add_text("Author", "somebody")
    return saved("PNG", pnginfo=info)


EXIF = Image.Exif()
EXIF[0x010F] = "A telephone"


@pytest.mark.parametrize(
    "name, raw, format, metadata, problem",
    [
        ("a.jpg", PICTURES["jpeg"](), "jpeg", (), ""),
        ("a.png", PICTURES["png"](), "png", (), ""),
        ("a.webp", PICTURES["webp"](), "webp", (), ""),
        ("a.avif", saved("AVIF"), "avif", (), ""),
        ("a.jpg", PICTURES["jpeg-gps"](), "jpeg", ("exif", "gps"), ""),
        ("a.jpg", PICTURES["jpeg-comment"](), "jpeg", ("comment",), ""),
        ("a.webp", saved("WEBP", exif=EXIF.tobytes()), "webp", ("exif",), ""),
        ("a.webp", saved("WEBP", xmp=b"<x:xmpmeta/>"), "webp", ("xmp",), ""),
        ("a.png", png_text(), "png", ("comment",), ""),
        ("a.png", PICTURES["jpeg"](), "jpeg", (), "mismatch"),
        ("ledger.csv", PICTURES["jpeg-gps"](), "jpeg", ("exif", "gps"), "mismatch"),
        ("a.jpg", PICTURES["jpeg-cut"](), "", (), "unreadable"),
        ("a.jpg", PICTURES["html"](), "", (), "unreadable"),
        ("a.jpg", b"", "", (), "unreadable"),
        ("a.svg", PICTURES["svg"](), "", (), "svg"),
        ("a.png", PICTURES["svg"](), "", (), "svg"),
        ("a.gif", PICTURES["gif"](), "", (), "unsupported"),
        ("a.jpg", PICTURES["gif"](), "", (), "unreadable"),
        ("minutes.pdf", b"%PDF-1.7", "", (), ""),
    ],
)
def test_what_a_file_is(
    name: str, raw: bytes, format: str, metadata: tuple[str, ...], problem: str
) -> None:
    found = asset(PurePosixPath("content/initiatives/a") / name, raw)
    assert (found.format, found.metadata, found.problem) == (format, metadata, problem)
    assert (found.name, found.size) == (name, len(raw))


def test_a_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    Image.new("1", (8000, 7000)).save(stream, "PNG")
    found = asset(PurePosixPath("a.png"), stream.getvalue())
    assert (found.problem, found.width, found.height) == ("too-many-pixels", 8000, 7000)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_damaged_pictures_never_raise(form: str) -> None:
    raw = saved(form)
    for at in range(0, len(raw), 7):
        damaged = raw[:at] + bytes((raw[at] ^ 0xFF,)) + raw[at + 1 :]
        found = asset(PurePosixPath(f"a.{form.lower()}"), damaged)
        assert found.problem in ("", "unreadable", "mismatch", "too-many-pixels")
        assert asset(PurePosixPath("a.jpg"), raw[:at]).problem in ("unreadable", "mismatch")


def test_a_palette_that_cannot_be_used_is_told_before_the_picture_is_published() -> None:
    raw, chunk = saved("PNG", "P"), b"tRNS" + bytes(900)
    at = raw.index(b"IDAT") - 4
    checksum = struct.pack(">I", zlib.crc32(chunk))
    broken = raw[:at] + struct.pack(">I", 900) + chunk + checksum + raw[at:]
    assert asset(PurePosixPath("a.png"), broken).problem == "unreadable"


def test_pictures_that_move_in_no_time_never_raise() -> None:
    """The library divides by the time scale of an AVIF (ISO 14496-12, `mdhd`), whatever it is."""
    raw = saved("AVIF", save_all=True, append_images=[Image.new("RGB", (32, 24), "red")])
    at = raw.index(b"mdhd") + 24
    assert asset(PurePosixPath("a.avif"), raw).problem == ""
    broken = raw[:at] + bytes(4) + raw[at + 4 :]
    assert asset(PurePosixPath("a.avif"), broken).problem == "unreadable"


def test_assets_belong_to_their_record(tmp_path: Path) -> None:
    picture = PICTURES["jpeg"]()
    files: dict[str, str | bytes] = {
        "initiatives/a.md": INITIATIVE,
        "initiatives/a/homes.jpg": picture,
    }
    (entry,) = reading(tmp_path, files).catalogue.initiatives
    found = entry.assets["homes.jpg"]
    assert (found.width, found.height, found.path) == (
        32,
        24,
        PurePosixPath("content/initiatives/a/homes.jpg"),
    )
