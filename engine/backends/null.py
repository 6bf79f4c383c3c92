"""Real time without a card: blocks computed by the clock, their sound thrown away."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from engine.backends.protocol import Device, Format, booted, new_server

FORGET_NS: Final = 500_000_000  # after a pause this long what was missed is not caught up


PRIORITY: Final = 10  # of 99; JACK's own threads stand at 10 and above


def _like_a_sound_card() -> None:
    """Give this thread the priority that a card would have, where the system lets us."""
    if sys.platform == "linux":
        policy = os.SCHED_RR | os.SCHED_RESET_ON_FORK
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, policy, os.sched_param(PRIORITY))


class Null:
    """The backend that is always there."""

    name = "null"

    def obstacle(self) -> str:
        """None: it needs nothing."""
        return ""

    def devices(self) -> list[Device]:
        """None: nobody hears it."""
        return []

    def sources(self) -> list[Device]:
        """None: it hears nobody."""
        return []

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server that computes a block when it is told to."""
        return booted(new_server("manual", wanted), "pyo does not start", "see the log file")

    def latency_frames(self, server: Any) -> int:
        """The block itself."""
        return int(server.getBufferSize())

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """Compute each block when a card would ask for it."""
        period_ns = 1e9 * server.getBufferSize() / server.getSamplingRate()
        _like_a_sound_card()
        server.start()
        due = float(time.perf_counter_ns())
        while not stop.is_set():
            wait_ns = due - time.perf_counter_ns()
            if wait_ns > 0:
                time.sleep(wait_ns * 1e-9)
            elif wait_ns < -FORGET_NS:
                due = float(time.perf_counter_ns())
            server.process()
            computed(due)
            due += period_ns
