"""A thread with an event loop of its own, for what must not hold up anybody else."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Final

_PATIENCE_S: Final = 2.0


class Behind:
    """Runs coroutines behind our back; the thread begins with the first.

    Args:
        leave: what is done last, when it ends.
    """

    def __init__(self, leave: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._leave = leave
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def begin(self, work: Coroutine[Any, Any, Any]) -> "Future[Any]":
        """Have something done."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._run, name="samples", daemon=True)
                self._thread.start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """Stop what is under way, and end the thread."""
        with self._lock:
            loop, thread = self._loop, self._thread
        if loop is not None and thread is not None and thread.is_alive():
            loop.call_soon_threadsafe(loop.stop)
            thread.join(_PATIENCE_S)

    def _run(self) -> None:
        loop = self._loop
        if loop is None:
            return
        asyncio.set_event_loop(loop)
        loop.run_forever()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        with suppress(Exception):
            loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            loop.run_until_complete(self._leave())
            loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
