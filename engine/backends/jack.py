"""JACK, and PipeWire where it speaks JACK."""

import threading
from collections.abc import Callable
from typing import Any

from engine.backends import libjack
from engine.backends.endmark import mark_block_end
from engine.backends.protocol import Format, booted, new_server


class Jack:
    """A client of a JACK server that is running already."""

    name = "jack"

    def obstacle(self) -> str:
        """Why there is no JACK: no library, or no server."""
        return libjack.obstacle()

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server at the rate and period of the JACK server."""
        rate, frames = libjack.rate_and_period() or (wanted.sample_rate, wanted.frames)
        server = new_server("jack", Format(frames, rate, wanted.channels))
        server.setJackAuto(False, True)
        return booted(server, "JACK takes no more clients", "close one, or take --backend auto")

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """JACK's thread does the work."""
        kept = mark_block_end(server, computed)
        server.start()
        stop.wait()
        del kept
