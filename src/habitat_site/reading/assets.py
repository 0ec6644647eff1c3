"""A record's own files: how large, and for pictures what they really are and carry."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile

from habitat_site.catalogue import Asset
from habitat_site.documents import Digest, digest_of
from habitat_site.reading.limits import MAX_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
FORMAT_OF = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".avif": "avif",
}
# Pictures that phones and old programs make, and that are not published.
OTHER_PICTURES = frozenset(
    (".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".ico", ".psd", ".svgz")
)
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# What Pillow raises on bytes that are not what they claim to be.
BROKEN = (
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    ArithmeticError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def asset(path: PurePosixPath, raw: bytes) -> Asset:
    """Describe one file from its name and bytes alone.

    `problem` is `svg`, `unsupported` (another kind of picture), `unreadable`, `too-many-pixels`,
    `mismatch` (its name says another format), or empty.
    """
    suffix = path.suffix.lower()
    digest = digest_of(raw)
    if suffix == ".svg" or (suffix in FORMAT_OF and b"<svg" in raw[:1000]):
        return Asset(path.name, path, len(raw), digest, problem="svg")
    if suffix in OTHER_PICTURES:
        return Asset(path.name, path, len(raw), digest, problem="unsupported")
    if suffix not in FORMAT_OF and not is_picture(raw):
        return Asset(path.name, path, len(raw), digest)
    return _picture(path, raw, digest)


def is_picture(raw: bytes) -> bool:
    """Tell whether bytes begin as one of the four formats does, whatever the name says."""
    riff = raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"
    return raw.startswith(SIGNATURES) or riff or raw[4:12] in (b"ftypavif", b"ftypavis")


def _picture(path: PurePosixPath, raw: bytes, digest: Digest) -> Asset:
    size = len(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            picture = Image.open(BytesIO(raw), formats=FORMATS)
        format = (picture.format or "").lower()
        width, height = picture.size
        if width * height > MAX_PIXELS:
            return Asset(
                path.name, path, size, digest, format, width, height, problem="too-many-pixels"
            )
        metadata = _metadata(picture)
    except Image.DecompressionBombError:
        return Asset(path.name, path, size, digest, problem="too-many-pixels")
    except Image.DecompressionBombWarning:
        return Asset(path.name, path, size, digest, problem="too-many-pixels")
    except BROKEN:
        return Asset(path.name, path, size, digest, problem="unreadable")
    problem = "" if FORMAT_OF.get(path.suffix.lower()) == format else "mismatch"
    return Asset(path.name, path, size, digest, format, width, height, metadata, problem)


def _metadata(picture: ImageFile) -> tuple[str, ...]:
    """Decode a picture to its end, and name what else it carries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        picture.load()
        if picture.mode == "P":
            # Only now its palette is looked at, and how much of it is transparent.
            picture.convert("RGBA")
        exif = picture.getexif()
    found = set()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        found.add("gps")
    if len(exif) or picture.info.get("exif"):
        found.add("exif")
    text = getattr(picture, "text", {})
    xmp = {"XML:com.adobe.xmp"} & set(text)
    if picture.info.get("comment") or set(text) - xmp or picture.info.get("photoshop"):
        found.add("comment")
    if picture.info.get("xmp") or xmp:
        found.add("xmp")
    return tuple(sorted(found))
