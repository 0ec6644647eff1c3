"""Photos and documents of records; a picture is made anew before it is published."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps

from habitat_site.pages.files import FileView
from habitat_site.pages.values import Page
from habitat_site.reading.limits import MAX_PIXELS
from habitat_site.rendering.site import Site

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_SIDE = 2000


def render_file(page: Page, site: Site) -> bytes:
    """Return a record's file; a picture is made anew, so that it carries nothing but its pixels."""
    view: FileView = page.view
    raw = (site.root / view.asset.path).read_bytes()
    return clean_picture(raw) if view.is_picture else raw


def clean_picture(raw: bytes) -> bytes:
    """Return a picture upright, in sRGB, at most 2000 pixels wide or high, without metadata.

    `exif=b""` would leave a JPEG's comments, hence the new image that only pixels are pasted into.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=FORMATS) as source:
            if source.width * source.height > MAX_PIXELS:
                raise Image.DecompressionBombError(
                    f"{source.size} is more than the check lets pass"
                )
            kind = source.format or "JPEG"
            upright = ImageOps.exif_transpose(source)
            if upright.mode.startswith("I"):
                # Greys of 16 bits, as scanners make them: they cannot be made smaller, and all
                # but the darkest would become white.
                upright = upright.point(lambda grey: grey * (1 / 256)).convert("L")
            upright.thumbnail((MAX_SIDE, MAX_SIDE))
            pixels = _in_srgb(upright)
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    out = io.BytesIO()
    options = {"quality": 82} if kind != "PNG" else {"optimize": True}
    fresh.save(out, format=kind, **options)
    return out.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, srgb, outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile says nothing; the pixels are taken as sRGB
    return image.convert(mode)
