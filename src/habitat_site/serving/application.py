"""What the preview answers: the pages of the site, and what it adds to them."""

import html
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from string import Template
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from habitat_site.languages import Language
from habitat_site.pages.policy import CONTENT_SECURITY_POLICY
from habitat_site.serving.files import content_type, find
from habitat_site.serving.preview import Preview, State

# A page of another site whose name was pointed at this machine sends its own name (DNS rebinding).
HOSTS = ("127.0.0.1", "localhost")
HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
OWN = Path(__file__).parent
# No record's address starts like this.
PREFIX = "/__preview"
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def application(preview: Preview, language: Language, lifespan: Lifespan) -> Starlette:
    """Return the application that shows a preview."""

    async def events(_request: Request) -> Response:
        return StreamingResponse(
            _events(preview, language), media_type="text/event-stream", headers=HEADERS
        )

    def own(request: Request) -> Response:
        path = OWN / f"preview.{request.path_params['ending']}"
        if path.suffix not in {".js", ".css"}:
            return Response(status_code=404, headers=HEADERS)
        return Response(path.read_bytes(), media_type=content_type(path), headers=HEADERS)

    def page(request: Request) -> Response:
        state = preview.state
        if not state.number:
            return _nothing_yet(state, language)
        return _page(preview.output, request.path_params["path"], state)

    return Starlette(
        routes=[
            Route(f"{PREFIX}/events", events),
            Route(f"{PREFIX}/preview.{{ending}}", own),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
        lifespan=lifespan,
    )


async def _events(preview: Preview, language: Language) -> AsyncIterator[str]:
    yield "retry: 500\n\n"
    async for state in preview.states():
        told = {
            "number": state.number,
            "report": state.report,
            "words": language.text("preview.errors"),
            "lang": language.code,
        }
        yield f"data: {json.dumps(told)}\n\n"


def _page(site: Path, path: str, state: State) -> Response:
    found = find(site, path)
    if found is None:
        missing = find(site, "404.html")
        content = missing.read_bytes() if missing else b"404"
        return _shown(content, "text/html; charset=utf-8", state, status=404)
    if found.name == "index.html" and path and not path.endswith(("/", "index.html")):
        return RedirectResponse(f"/{quote(path)}/", headers=HEADERS)
    return _shown(found.read_bytes(), content_type(found), state)


def _shown(content: bytes, kind: str, state: State, status: int = 200) -> Response:
    if kind.startswith("text/html"):
        content = with_script(content, state.number)
    return Response(content, status, HEADERS, kind)


def with_script(content: bytes, number: int) -> bytes:
    """Return a page with the script that reloads it and shows what is wrong."""
    script = f'<script src="{PREFIX}/preview.js" data-number="{number}" defer></script>\n'.encode()
    before, end, after = content.rpartition(b"</body>")
    return before + script + end + after if end else content + script


def _nothing_yet(state: State, language: Language) -> Response:
    page = Template((OWN / "preview.html").read_text(encoding="utf-8")).substitute(
        lang=language.code,
        title=html.escape(language.text("preview.title")),
        words=html.escape(language.text("preview.first" if state.report else "preview.building")),
        report=html.escape(state.report),
    )
    headers = {**HEADERS, "content-security-policy": CONTENT_SECURITY_POLICY}
    content = with_script(page.encode(), state.number)
    return Response(content, 503, headers, "text/html; charset=utf-8")
