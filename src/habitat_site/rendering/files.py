"""Files that are copied, joined or made anew: stylesheet, scripts, photos, documents."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps

from habitat_site.pages.files import FileView, StaticFile, StyleView
from habitat_site.pages.values import Page
from habitat_site.rendering.site import Site
from habitat_site.resources import resource

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_PIXELS = 50_000_000
MAX_SIDE = 2000


def render_style(page: Page, site: Site) -> bytes:
    """Return the stylesheets as one."""
    view: StyleView = page.view
    return b"\n".join((resource("static") / part.name).read_bytes() for part in view.parts)


def render_static(page: Page, site: Site) -> bytes:
    """Return a file that comes with the tool, as it is."""
    view: StaticFile = page.view
    return (resource("static") / view.name).read_bytes()


def render_file(page: Page, site: Site) -> bytes:
    """Return a record's file; a picture is made anew, so that it carries nothing but its pixels."""
    view: FileView = page.view
    raw = (site.root / view.asset.path).read_bytes()
    return clean_picture(raw) if view.is_picture else raw


def clean_picture(raw: bytes) -> bytes:
    """Return a picture upright, in sRGB, at most 2000 pixels wide or high, without metadata.

    `exif=b""` would leave a JPEG's comments, hence the new image that only pixels are pasted into.
    """
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=FORMATS) as source:
            kind = source.format or "JPEG"
            upright = ImageOps.exif_transpose(source)
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
        except ImageCms.PyCMSError:
            pass  # a broken profile says nothing; the pixels are taken as sRGB
    return image.convert(mode)
