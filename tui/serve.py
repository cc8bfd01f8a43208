"""`zeren serve`: the same program in a browser, for whoever has the link.

textual-serve is an aiohttp application that starts one process of the program for each visitor. It knows no access
control: whoever reaches its port works in the office. Here a middleware lets nobody in without the random token of
the link, which the browser then keeps in a cookie that other sites cannot use. Nothing is fetched from elsewhere.
"""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware
from textual_serve.server import Server

from engine.message import Message, message

TEMPLATES = Path(__file__).parent / "served"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""The link holds the token: it must not reach other sites, caches or frames."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve: an interface, a port, and, behind a proxy, the address that people type."""

    host: str = "127.0.0.1"
    port: int = 8000
    public: str | None = None

    @property
    def url(self) -> str:
        """The address without the token."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public or f"http://{host}:{self.port}").rstrip("/")


def refused(place: Place, *, known: bool) -> Message | None:
    """Why it is not served there: an interface that others reach needs to be meant (`known`)."""
    if is_loopback(place.host) or known:
        return None
    return message(
        "{host} can be reached by others, and what they type travels unencrypted; put a TLS proxy before "
        "127.0.0.1 (docs/tui.md), or say --i-know",
        host=place.host,
    )


def is_loopback(host: str) -> bool:
    """Whether an interface is reached from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def new_token() -> str:
    """256 random bits, fit for a link."""
    return secrets.token_urlsafe(32)


class GuardedServer(Server):
    """The server of textual-serve behind a token."""

    def __init__(self, command: Sequence[str], place: Place, token: str, title: str) -> None:
        super().__init__(shlex.join(command), place.host, place.port, title, place.url, templates_path=str(TEMPLATES))
        self.place = place
        self.token = token

    @property
    def link(self) -> str:
        """The link that opens the program."""
        return f"{self.place.url}/?token={self.token}"

    async def application(self) -> web.Application:
        """The guarded application."""
        app = await self._make_app()
        app.middlewares.append(guard(self.token, f"zeren-{self.place.port}", self.place.url))
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said where it is served."""

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted."""
        self.debug = debug
        web.run_app(self.application(), host=self.place.host, port=self.place.port, print=None, access_log=None)


def guard(token: str, cookie: str, origin: str) -> Middleware:
    """A middleware that answers 403 to everybody without the token, and to other sites' pages that have its cookie."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        linked = _same(request.query.get("token", ""), token)
        known = _same(request.cookies.get(cookie, ""), token)
        from_elsewhere = request.headers.get("Origin", origin) != origin
        if from_elsewhere or not (linked or known):
            raise web.HTTPForbidden(text="403 · 链接不对或已失效 · wrong or outdated link\n", headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
            if linked:
                secure = origin.startswith("https:")
                response.set_cookie(cookie, token, httponly=True, samesite="Strict", secure=secure)
        return response

    return check


def program(office: Path, language: str | None) -> list[str]:
    """The command that opens an office on the screen."""
    start = "import sys; from cli.main import main; sys.exit(main())"
    asked = ["--lang", language] if language else []
    return [sys.executable, "-c", start, "tui", "--office", str(office.resolve()), *asked]


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())
