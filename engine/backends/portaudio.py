"""The system's own sound, through PortAudio: ALSA, PulseAudio, Core Audio, WASAPI."""

import threading
from collections.abc import Callable
from typing import Any

import pyo

from engine.backends import libportaudio
from engine.backends.endmark import mark_block_end
from engine.backends.protocol import Device, Format, booted, new_server
from engine.errors import BackendError


class PortAudio:
    """The default output device, or one by name."""

    name = "portaudio"

    def obstacle(self) -> str:
        """Why there is no device; booting without one would crash the process."""
        if pyo.pa_count_devices() < 1:
            return "this machine has no audio device"
        if pyo.pa_get_default_output() < 0:
            return "this machine has no audio output"
        return ""

    def devices(self) -> list[Device]:
        """The outputs that the system names."""
        return [
            Device(name, channels, libportaudio.rates(index) or (default_rate,))
            for name, index, channels, default_rate in _outputs()
        ]

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server on the output that is asked for."""
        server = new_server("portaudio", wanted)
        for name, index, _, _ in _outputs():
            if name == wanted.device:
                _check_rate(name, index, wanted.sample_rate)
                server.setOutputDevice(index)
                break
        return booted(
            server,
            "the audio device does not open: another program may hold it",
            "close that program, or take --backend null to play without sound",
        )

    def latency_frames(self, server: Any) -> int:
        """The block, and what the system adds to it by its own account."""
        block, rate = int(server.getBufferSize()), server.getSamplingRate()
        _, about = pyo.pa_get_devices_infos()
        own_s = float(about.get(pyo.pa_get_default_output(), {}).get("latency", 0.0))
        return max(block, round(own_s * float(rate)))

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """PortAudio's thread does the work."""
        kept = mark_block_end(server, computed)
        server.start()
        stop.wait()
        del kept


def _check_rate(name: str, index: int, sample_rate: int) -> None:
    able = libportaudio.rates(index)
    if able and sample_rate not in able:
        listed = ", ".join(map(str, able))
        raise BackendError(f"{name} does not take {sample_rate} Hz", f"it takes {listed}")


def _outputs() -> list[tuple[str, int, int, int]]:
    """Name, index, channels and default rate of each output."""
    if pyo.pa_count_devices() < 1:
        return []
    names, indexes = pyo.pa_get_output_devices()
    _, about = pyo.pa_get_devices_infos()
    return [
        (name, index, pyo.pa_get_output_max_channels(index), int(about[index]["default sr"]))
        for name, index in zip(names, indexes, strict=True)
        if index in about
    ]
