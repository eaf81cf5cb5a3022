"""The server behind `crossread serve`: textual-serve's, shut to everything but browsers on this machine."""

from __future__ import annotations

import asyncio
import shlex
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from reader.cli.opening import Settings
from reader.cli.output import say
from reader.errors import CrossreadError

LOOPBACK = "127.0.0.1"

_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws://{host}; frame-ancestors 'none'"
)
"""What the page may load. textual-serve's page asks a font of another host, which would tell it who reads when."""

_END = 5.0
"""Seconds a session has to end: it has its last change to write."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def app_command(settings: Settings, paths: Sequence[str]) -> str:
    """The command line, for the shell, of one session on `paths`."""
    words = [sys.executable, "-P", "-m", "reader"]
    words += ["--store", str(settings.store)] if settings.store else []
    words += ["--theme", settings.theme] if settings.theme else []
    words += ["--", *paths] if paths else []
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def serve_on_loopback(command: str, port: int) -> None:
    """Serve sessions of `command` until interrupted; port 0 is any free one.

    Raises:
        CrossreadError: the port is taken.
    """
    listening = socket.socket()
    if sys.platform != "win32":  # there it would share a port that is in use
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # from here on a page waits for us, so its address may be said
    except OSError as error:
        listening.close()
        raise CrossreadError(f"port {port} cannot be used ({error.strerror}): `--port 0` takes a free one") from None
    server = LoopbackServer(command, listening.getsockname()[1])
    # Open pages are not waited for: their sessions keep everything as it is typed.
    web.run_app(server.guarded(), sock=listening, print=None, access_log=None, shutdown_timeout=1.0)


class LoopbackServer(Server):
    """Answers only pages of its own. A session can open any file of the reader's, so no other page may drive one."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(command, host=LOOPBACK, port=port, title="crossread")
        self._at = f"{LOOPBACK}:{port}"
        self._sessions: list[AppService] = []

    async def guarded(self) -> web.Application:
        """The server's application, with the guard before every request."""
        app = await self._make_app()
        app.middlewares.append(self._guard)
        app.on_cleanup.append(self._let_sessions_end)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # The host: a foreign name that was made to lead here. The origin: a page of another site with a socket to us.
        if request.host != self._at or request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text=f"crossread answers only its own page: {self.public_url}\n")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY.format(host=self._at)
        return response

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        self._sessions.append(app_service)
        await super()._process_messages(websocket, app_service)

    async def _let_sessions_end(self, app: web.Application) -> None:
        """Wait for the sessions' processes while there is a loop to hear of their end: else Python 3.13 complains."""
        for session in self._sessions:
            process = session._process
            if process is None or process.stdin is None:
                continue
            process.stdin.close()
            try:
                async with asyncio.timeout(_END):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()

    async def on_startup(self, app: web.Application) -> None:
        """Say where the page is."""
        say(f"reading at {self.public_url} (ctrl+c ends)")
        sys.stdout.flush()
