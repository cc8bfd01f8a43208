"""Where the engine works: one thread, one piece of work after the other, so that the screen never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Backroom:
    """Does work in the order in which it was given."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="zeren")
        self.waiting = 0

    async def do(self, work: Callable[[], Result]) -> Result:
        """Do `work` after all that was given before, and return what it returns or raise what it raises."""
        self.waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self.waiting -= 1

    def close(self) -> None:
        """Let what is being done be finished, and take no more."""
        self._thread.shutdown(wait=True, cancel_futures=True)
