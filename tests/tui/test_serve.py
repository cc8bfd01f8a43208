"""`zeren serve`: who is let in, where it may be served, and a real browser."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer, unused_port

from cli.main import main
from tests.conftest import ROOT
from tui.serve import GuardedServer, Place, is_loopback, new_token, program, refused

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 60.0
"""Seconds to wait for the browser; the machine may be busy."""

Ask = Callable[[TestClient[Any, Any]], Awaitable[None]]


def served(ask: Ask) -> None:
    """Ask a guarded server whose token is known."""

    async def run() -> None:
        server = GuardedServer(["true"], Place(port=8000), "geheim", "zeren")
        async with TestClient(TestServer(await server.application())) as client:
            await ask(client)

    asyncio.run(run())


@pytest.mark.parametrize("path", ["/", "/?token=falsch", "/ws", "/static/js/textual.js", "/download/x", "/?token="])
def test_nobody_enters_without_the_token(path: str) -> None:
    async def ask(client: TestClient[Any, Any]) -> None:
        async with client.get(path) as answer:
            assert answer.status == 403
            assert "geheim" not in await answer.text()

    served(ask)


def test_the_link_lets_in_and_the_browser_keeps_it_to_itself() -> None:
    async def ask(client: TestClient[Any, Any]) -> None:
        async with client.get("/?token=geheim") as answer:
            assert answer.status == 200
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            text = await answer.text()
            assert "geheim" not in text
            assert "googleapis" not in text
        async with client.get("/static/js/textual.js", cookies={"zeren-8000": "geheim"}) as answer:
            assert answer.status == 200

    served(ask)


def test_pages_of_other_sites_are_refused_even_with_the_cookie() -> None:
    async def ask(client: TestClient[Any, Any]) -> None:
        headers = {"Origin": "http://evil.example"}
        async with client.get("/ws?token=geheim", headers=headers, cookies={"zeren-8000": "geheim"}) as answer:
            assert answer.status == 403

    served(ask)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("10.0.0.1", False), ("::", False), ("example.org", False)],
)  # fmt: skip
def test_other_interfaces_have_to_be_meant(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
    assert (refused(Place(host), known=False) is None) is loopback
    assert refused(Place(host), known=True) is None


def test_the_command_refuses_other_interfaces(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--office", str(office), "--host", "0.0.0.0", "--lang", "en"]) == 2
    assert "--i-know" in capsys.readouterr().err


def test_tokens_are_long_and_never_twice_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43


def test_addresses() -> None:
    assert Place("::1", 80).url == "http://[::1]:80"
    assert Place(public="https://zeren.example.org/").url == "https://zeren.example.org"
    assert program(Path("/a b"), "zh")[-4:] == ["--office", "/a b", "--lang", "zh"]


@pytest.mark.skipif(CHROMIUM is None, reason="CHROMIUM IS NOT INSTALLED: the program in a browser is untested")
def test_a_browser_shows_the_office_and_takes_keys(office: Path, tmp_path: Path) -> None:
    asyncio.run(in_browser(office, tmp_path))


async def in_browser(office: Path, scratch: Path) -> None:
    port = unused_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(scratch / "state")}
    start = "import sys; from cli.main import main; sys.exit(main())"
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-u", "-c", start, "serve", "--port", str(port), "--lang", "zh",
        cwd=office, env=environment, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        link = (await asyncio.wait_for(server.stdout.readline(), PATIENCE)).decode().strip()
        async with page(link, scratch) as browser:
            await browser.until("document.body.className.includes('-first-byte')")
            await browser.until("true", settled=3.0)
            await browser.press("4")
            await browser.press("l", after=2.0)
            drafts = office / "data" / "orders"
            for _ in range(int(PATIENCE)):
                if list(drafts.glob("*.toml")):
                    break
                await browser.press("j", after=0.5)
                await browser.press("l", after=0.5)
            assert list(drafts.glob("*.toml")), "no key of the browser reached the program"
    finally:
        server.terminate()
        await server.wait()


class Browser:
    """One page of a headless Chromium, driven through its debugging socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._count = socket, 0

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._count += 1
        await self._socket.send_str(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            answer: dict[str, Any] = (await self._socket.receive()).json()
            if answer.get("id") == self._count:
                return answer

    async def until(self, expression: str, settled: float = 0.0) -> None:
        for _ in range(int(PATIENCE * 5)):
            answer = await self.ask("Runtime.evaluate", expression=expression)
            if answer["result"]["result"].get("value") is True:
                await asyncio.sleep(settled)
                return
            await asyncio.sleep(0.2)
        raise AssertionError(expression)

    async def press(self, key: str, after: float = 1.0) -> None:
        await self.ask("Runtime.evaluate", expression="document.querySelector('.xterm-helper-textarea').focus()")
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)
        await asyncio.sleep(after)


@asynccontextmanager
async def page(link: str, scratch: Path) -> AsyncIterator[Browser]:
    port = unused_port()
    assert CHROMIUM is not None
    chromium = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--remote-debugging-port={port}",
        f"--user-data-dir={scratch / 'browser'}", "--window-size=1100,700", "about:blank",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with aiohttp.ClientSession() as session:
            address = await debugging_address(session, port)
            async with session.ws_connect(address, max_msg_size=0) as socket:
                browser = Browser(socket)
                await browser.ask("Page.navigate", url=link)
                yield browser
    finally:
        chromium.terminate()
        await chromium.wait()


async def debugging_address(session: aiohttp.ClientSession, port: int) -> str:
    for _ in range(int(PATIENCE * 5)):
        try:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = [tab for tab in await answer.json() if tab["type"] == "page"]
                return str(pages[0]["webSocketDebuggerUrl"])
        except (aiohttp.ClientError, IndexError):
            await asyncio.sleep(0.2)
    raise AssertionError("the browser did not start")
