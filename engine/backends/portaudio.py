"""The system's own sound, through PortAudio: ALSA, PulseAudio, Core Audio, WASAPI."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pyo

from engine.backends import endmark, libportaudio
from engine.backends.protocol import Device, Format, booted, new_server
from engine.errors import BackendError

LOG = logging.getLogger(__name__)


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

    def sources(self) -> list[Device]:
        """The inputs that the system names."""
        return [
            Device(name, channels, libportaudio.source_rates(index) or (default_rate,))
            for name, index, channels, default_rate in _inputs()
        ]

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server on the output that is asked for; deaf where no input opens."""
        line = _line_in(wanted) if wanted.inputs else None
        if line is not None:
            try:
                return self._boot(wanted, *line)
            except BackendError as error:
                LOG.warning("the audio input does not open, so none is: %s", error)
        return self._boot(wanted)

    def _boot(self, wanted: Format, line: int = -1, inputs: int = 0) -> Any:
        """The same, with so many channels of an input."""
        server = new_server("portaudio", wanted, inputs)
        if inputs:
            server.setInputDevice(line)
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
        endmark.run(server, computed, stop)


def _check_rate(name: str, index: int, sample_rate: int) -> None:
    able = libportaudio.rates(index)
    if able and sample_rate not in able:
        listed = ", ".join(map(str, able))
        raise BackendError(f"{name} does not take {sample_rate} Hz", f"it takes {listed}")


def _outputs() -> list[tuple[str, int, int, int]]:
    """Name, index, channels and default rate of each output."""
    if pyo.pa_count_devices() < 1:
        return []
    _, about = pyo.pa_get_devices_infos()
    return _listed(pyo.pa_get_output_devices(), about, pyo.pa_get_output_max_channels)


def _inputs() -> list[tuple[str, int, int, int]]:
    """Name, index, channels and default rate of each input."""
    if pyo.pa_count_devices() < 1:
        return []
    about, _ = pyo.pa_get_devices_infos()
    return _listed(pyo.pa_get_input_devices(), about, pyo.pa_get_input_max_channels)


def _listed(
    found: tuple[list[str], list[int]],
    about: Mapping[int, Mapping[str, Any]],
    channels_of: Callable[[int], int],
) -> list[tuple[str, int, int, int]]:
    return [
        (name, index, channels_of(index), int(about[index]["default sr"]))
        for name, index in zip(*found, strict=True)
        if index in about
    ]


def _line_in(wanted: Format) -> tuple[int, int] | None:
    """Index of the input, and how many of its channels: that of the chosen device, or the usual."""
    usual = pyo.pa_get_default_input()
    there = {index: (name, channels) for name, index, channels, _ in _inputs()}
    same = [index for index, (name, _) in there.items() if name == wanted.device]
    index = same[0] if same else usual
    return (index, min(wanted.inputs, there[index][1])) if index in there else None
