"""The jam's own thread: an asyncio loop for rooms and carriers, and one worker for what takes long.

A room's methods are called in the loop's thread only. What is slow (evaluating code) is done in
the worker, one thing after the other, and what comes of it goes on in the loop.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, Protocol, TypeVar

from jam.room import JamError
from studio.replies import Reply

CLOSING_S: Final = 2.0
STUMBLES: Final = "this did not work in the jam; the log file says why"

LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Runner(Protocol):
    """Where a jam's work is done."""

    def call(self, work: Callable[[], Reply]) -> "Future[Reply]":
        """Do something in the thread of the jam; what cannot be done is a reply, too."""

    def run(self, work: Callable[[], Coroutine[Any, Any, Reply]]) -> "Future[Reply]":
        """Do something there that waits for others."""

    def beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something slow in the worker, and go on in the jam's thread with what came of it."""

    def every(self, seconds: float, work: Callable[[], None]) -> None:
        """Do something again and again, in the jam's thread, until it closes."""

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """Do something in a while, in the jam's thread."""

    def close(self) -> None:
        """No more of it."""


class JamThread:
    """A runner with a loop in a thread of its own, which begins when there is work."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="jam-evaluates")
        self._thread: threading.Thread | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop, running."""
        with self._lock:
            if self._loop is None:
                loop = self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_turn, args=(loop,), name="jam", daemon=True)
                self._thread.start()
            return self._loop

    def call(self, work: Callable[[], Reply]) -> "Future[Reply]":
        """See Runner."""
        promised: Future[Reply] = Future()
        self.loop.call_soon_threadsafe(lambda: promised.set_result(guarded(work)))
        return promised

    def run(self, work: Callable[[], Coroutine[Any, Any, Reply]]) -> "Future[Reply]":
        """See Runner."""
        return asyncio.run_coroutine_threadsafe(waited(work), self.loop)

    def beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """See Runner."""
        loop = self.loop

        def done(found: "Future[T]") -> None:
            if found.cancelled():
                return
            error = found.exception()
            if error is not None:
                LOG.error("work beside the jam fails", exc_info=error)
                return
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(lambda: quietly(lambda: then(found.result())))

        with suppress(RuntimeError):  # it closes
            self._worker.submit(work).add_done_callback(done)

    def every(self, seconds: float, work: Callable[[], None]) -> None:
        """See Runner."""

        async def again() -> None:
            while True:
                await asyncio.sleep(seconds)
                quietly(work)

        def begin() -> None:
            task = asyncio.ensure_future(again())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        self.loop.call_soon_threadsafe(begin)

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """See Runner."""
        loop = self.loop
        loop.call_soon_threadsafe(lambda: loop.call_later(seconds, lambda: quietly(work)))

    def close(self) -> None:
        """See Runner."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        ended = asyncio.run_coroutine_threadsafe(_end_tasks(), loop)
        with suppress(Exception):
            ended.result(CLOSING_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(CLOSING_S)


async def _end_tasks() -> None:
    mine = asyncio.current_task()
    others = [task for task in asyncio.all_tasks() if task is not mine]
    for task in others:
        task.cancel()
    await asyncio.wait(others, timeout=CLOSING_S / 2) if others else None


def _turn(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()


def guarded(work: Callable[[], Reply]) -> Reply:
    """What comes of some work, whatever happens.

    >>> def refuse() -> Reply:
    ...     raise JamError("only the host may do that")
    >>> guarded(refuse)
    Reply(ok=False, text='only the host may do that', notes=(), code='', changes=(), fault=None)
    """
    try:
        return work()
    except JamError as error:
        return Reply(False, str(error))
    except Exception:  # the edge of the thread
        LOG.exception("the jam stumbles")
        return Reply(False, STUMBLES)


async def waited(work: Callable[[], Coroutine[Any, Any, Reply]]) -> Reply:
    """The same for what waits."""
    try:
        return await work()
    except JamError as error:
        return Reply(False, str(error))
    except Exception:  # the edge of the thread
        LOG.exception("the jam stumbles")
        return Reply(False, STUMBLES)


def quietly(work: Callable[[], None]) -> None:
    """Do something; where it fails that is for the log."""
    try:
        work()
    except Exception:  # the edge of the thread
        LOG.exception("the jam stumbles")
