"""Starting and stopping the preview."""

import asyncio
import contextlib
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from habitat_site.diagnostics import HabitatError
from habitat_site.languages import Language
from habitat_site.serving.application import application
from habitat_site.serving.preview import Preview
from habitat_site.serving.watching import watch

LOOPBACK = "127.0.0.1"
PATIENCE = 1  # seconds that open pages have to let go when the preview ends


def serve(root: Path, port: int, language: Language, tell: Callable[[str], None]) -> None:
    """Build, serve on loopback, and rebuild on change, until interrupted.

    `tell` is given the address. Port 0 takes any that is free.

    Raises:
        HabitatError: there is no content, or the port is taken.
    """
    if not (root / "content").is_dir():
        raise HabitatError(f"{(root / 'content').absolute()}: there is no such folder")
    with (
        _listening(port) as listener,
        tempfile.TemporaryDirectory(prefix="habitat-site-") as folder,
    ):
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/"
        preview = Preview(root.absolute(), Path(folder) / "site", address)
        tell(address)
        config = uvicorn.Config(
            application(preview, language, _rebuilding(preview)),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        # The server passes a signal on when it is done; a termination, too, must clean up.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        # Before the first build, so that a browser opened at once waits instead of being refused.
        listener.listen()
    except OSError as error:
        listener.close()
        raise HabitatError(
            f"port {port} cannot be used: {error.strerror}; name another with --port"
        ) from error
    return listener


def _rebuilding(
    preview: Preview,
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def while_serving(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(watch(preview))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    return while_serving
