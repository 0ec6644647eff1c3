"""What a page may load: nothing from anywhere else, nothing inline."""

import re
from urllib.parse import urlsplit

CONTENT_SECURITY_POLICY = "; ".join(  # noqa: FLY002  # one directive to a line
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


def policy(tiles: str = "") -> str:
    """Return the policy of a site; `tiles` is the address of a tile server, if it uses one.

    A `<meta>` element cannot say who may frame a page; only a header can add that.
    """
    parts = urlsplit(tiles)
    host = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    # A template such as https://{s}.example.org asks any of its hosts.
    host = re.sub(r"\{\w+\}", "*", host)
    return CONTENT_SECURITY_POLICY.replace("img-src 'self' data:", f"img-src 'self' data:{host}")
