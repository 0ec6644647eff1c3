"""Pictures as they are published: whatever a file carries, only its pixels go out."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD
from PIL.PngImagePlugin import PngInfo

from habitat_site.rendering.photos import MAX_SIDE, clean_picture

SECRET = b"zqx-secret"
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
TIMES = {"loop", "background", "timestamp", "duration"}


def saved(form: str, mode: str = "RGB", size: tuple[int, int] = (32, 24), **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, form, **options)
    return stream.getvalue()


def everything() -> dict[str, Any]:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "S"
    return {
        "exif": exif.tobytes(),
        "xmp": b"<x>" + SECRET + b"</x>",
        "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    }


def png_texts() -> PngInfo:
    texts = PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    texts.add(b"prVt", SECRET)
    return texts


@pytest.mark.parametrize(
    "raw",
    [
        saved("JPEG", comment=SECRET, **everything()) + SECRET,
        saved("PNG", pnginfo=png_texts(), **everything()) + SECRET,
        saved("WEBP", **everything()),
        saved("AVIF", **everything()),
    ],
    ids=["jpeg", "png", "webp", "avif"],
)
def test_nothing_but_pixels_is_left(raw: bytes) -> None:
    clean = clean_picture(raw)
    with Image.open(io.BytesIO(raw)) as before, Image.open(io.BytesIO(clean)) as after:
        after.load()
        assert after.format == before.format
        assert set(after.info) <= PLAIN | TIMES
        assert len(after.getexif()) == 0
    assert SECRET in raw
    assert SECRET not in clean


def test_a_file_that_is_a_picture_and_something_else_is_only_a_picture() -> None:
    """A browser or an archiver may find more behind a picture's end than a picture."""
    assert b"<script>" not in clean_picture(saved("JPEG") + b"<script>alert(1)</script>")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_made_smaller(mode: str) -> None:
    """Scanners write greys of 16 bits, which the library cannot make smaller as they are."""
    clean = clean_picture(saved("PNG", mode, (10, MAX_SIDE * 2 + 2)))
    with Image.open(io.BytesIO(clean)) as picture:
        assert max(picture.size) == MAX_SIDE


def test_greys_of_16_bits_stay_grey() -> None:
    stream = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(stream, "PNG")
    with Image.open(io.BytesIO(clean_picture(stream.getvalue()))) as picture:
        assert picture.getpixel((0, 0)) == (128, 128, 128)


def test_a_broken_colour_profile_does_not_stop_the_build() -> None:
    raw = saved("PNG")
    chunk = b"iCCP" + b"a\0\0" + zlib.compress(b"no profile")
    checksum = struct.pack(">I", zlib.crc32(chunk))
    broken = raw[:33] + struct.pack(">I", len(chunk) - 4) + chunk + checksum + raw[33:]
    with Image.open(io.BytesIO(clean_picture(broken))) as picture:
        assert picture.size == (32, 24)
