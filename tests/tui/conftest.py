"""Offices of their own for the screen, and a way to drive it without a terminal."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from textual.pilot import Pilot

from tests.conftest import ROOT
from tui.app import ZerenApp
from tui.config import Config, Memory

TODAY = date(2019, 6, 1)
NOW = datetime(2019, 6, 1, 9, 30).astimezone()


class Driver:
    """A program under test: keys, waiting, and what stands on the screen."""

    def __init__(self, app: ZerenApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each done with before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as it is."""
        for ch in text:
            await self.pilot.press(ch)
        await self.settle()

    async def write(self, field: str, text: str) -> None:
        """Put a text into a field of the dialog on top."""
        from textual.widgets import Input

        self.app.screen.query_one(f"#{field}", Input).value = text
        await self.settle()

    async def push(self, button: str) -> None:
        """Press a button of the dialog on top."""
        from textual.widgets import Button

        self.app.screen.query_one(f"#{button}", Button).press()
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is going on, but for dialogs that wait for a person."""
        for _ in range(200):
            await self.pilot.pause()
            if self.app.desk is not None and not self.app.backroom.waiting and not self._checking():
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()

    def _checking(self) -> bool:
        groups = ("order", "check", "answer", "effect")
        return any(worker.is_running and worker.group in groups for worker in self.app.workers)

    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def dialog(self) -> str:
        """The class of the dialog on top; empty where there is none."""
        return type(self.app.screen).__name__ if len(self.app.screen_stack) > 1 else ""


Flow: TypeAlias = Callable[[Driver], Awaitable[None]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with the bundled plan and nothing else."""
    (tmp_path / "office" / "data").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "plan.toml", tmp_path / "office" / "data" / "plan.toml")
    return tmp_path / "office"


@asynccontextmanager
async def opened(office: Path, size: tuple[int, int] = (120, 40), **options: Any) -> AsyncIterator[Driver]:
    """The program, opened on an office."""
    config = options.pop("config", Config())
    memory = Memory(office.parent / "memory", office)
    known = {"language": "zh", "as_of": TODAY, "clock": lambda: NOW} | options
    app = ZerenApp(office, config, memory, **known)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.settle()
        yield driver


def drive(office: Path, flow: Flow, **options: Any) -> None:
    """Run a flow on an office."""

    async def run() -> None:
        async with opened(office, **options) as driver:
            await flow(driver)

    asyncio.run(run())
