"""The system's own sound, through PortAudio: ALSA, PulseAudio, Core Audio, WASAPI."""

import threading
from collections.abc import Callable
from typing import Any

import pyo

from engine.backends.endmark import mark_block_end
from engine.backends.protocol import Format, booted, new_server


class PortAudio:
    """The default output device."""

    name = "portaudio"

    def obstacle(self) -> str:
        """Why there is no device; booting without one would crash the process."""
        if pyo.pa_count_devices() < 1:
            return "this machine has no audio device"
        if pyo.pa_get_default_output() < 0:
            return "this machine has no audio output"
        return ""

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server on the default output."""
        return booted(
            new_server("portaudio", wanted),
            "the audio device does not open: another program may hold it",
            "close that program, or take --backend null to play without sound",
        )

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """PortAudio's thread does the work."""
        kept = mark_block_end(server, computed)
        server.start()
        stop.wait()
        del kept
