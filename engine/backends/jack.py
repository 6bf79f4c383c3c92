"""JACK, and PipeWire where it speaks JACK."""

import threading
from collections.abc import Callable
from typing import Any, Final

from engine.backends import libjack
from engine.backends.endmark import mark_block_end
from engine.backends.protocol import Device, Format, booted, new_server

MOST_CHANNELS: Final = 16  # that are opened unasked


class Jack:
    """A client of a JACK server that is running already."""

    name = "jack"

    def obstacle(self) -> str:
        """Why there is no JACK: no library, or no server."""
        return libjack.obstacle()

    def devices(self) -> list[Device]:
        """The clients of the server that stand for something to hear with."""
        found = libjack.playback_ports()
        rate, _ = libjack.rate_and_period() or (0, 0)
        return [Device(name, len(ports), (rate,)) for name, ports in found.items()]

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server at the rate and period of the JACK server."""
        rate, frames = libjack.rate_and_period() or (wanted.sample_rate, wanted.frames)
        found = libjack.playback_ports()
        ports = found.get(wanted.device) or next(iter(found.values()), [])
        channels = wanted.channels or max(2, min(len(ports), MOST_CHANNELS))
        server = new_server("jack", Format(frames, rate, channels))
        server.setJackAuto(False, bool(ports))
        if ports:
            ways = [[port] for port in ports[:channels]]
            server.setJackAutoConnectOutputPorts(ways + [[]] * (channels - len(ways)))
        return booted(server, "JACK takes no more clients", "close one, or take --backend auto")

    def latency_frames(self, server: Any) -> int:
        """What the server says of its outputs, at least a block."""
        return max(int(server.getBufferSize()), libjack.playback_latency())

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """JACK's thread does the work."""
        kept = mark_block_end(server, computed)
        server.start()
        stop.wait()
        del kept
