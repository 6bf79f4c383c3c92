"""JACK, and PipeWire where it speaks JACK."""

import threading
from collections.abc import Callable
from typing import Any, Final

from engine.backends import endmark, libjack
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
        return _devices(libjack.playback_ports())

    def sources(self) -> list[Device]:
        """The clients of the server that stand for microphones and lines."""
        return _devices(libjack.capture_ports())

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server at the rate and period of the JACK server."""
        rate, frames = libjack.rate_and_period() or (wanted.sample_rate, wanted.frames)
        found = libjack.playback_ports()
        ports = found.get(wanted.device) or next(iter(found.values()), [])
        channels = wanted.channels or max(2, min(len(ports), MOST_CHANNELS))
        server = new_server("jack", Format(frames, rate, channels), wanted.inputs)
        server.setJackAuto(False, bool(ports))
        if wanted.inputs:
            heard = libjack.capture_ports()
            lines = heard.get(wanted.device) or next(iter(heard.values()), [])
            server.setJackAutoConnectInputPorts(_one_each(lines, wanted.inputs))
        if ports:
            server.setJackAutoConnectOutputPorts(_one_each(ports, channels))
        return booted(server, "JACK takes no more clients", "close one, or take --backend auto")

    def latency_frames(self, server: Any) -> int:
        """What the server says of its outputs, at least a block."""
        return max(int(server.getBufferSize()), libjack.playback_latency())

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """JACK's thread does the work."""
        endmark.run(server, computed, stop)


def _devices(found: dict[str, list[str]]) -> list[Device]:
    rate, _ = libjack.rate_and_period() or (0, 0)
    return [Device(name, len(ports), (rate,)) for name, ports in found.items()]


def _one_each(ports: list[str], channels: int) -> list[list[str]]:
    """What each channel is connected to: a port, or nothing where there are fewer.

    >>> _one_each(["system:capture_1"], 2)
    [['system:capture_1'], []]
    """
    ways = [[port] for port in ports[:channels]]
    return ways + [[]] * (channels - len(ways))
