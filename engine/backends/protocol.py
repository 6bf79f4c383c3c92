"""What a backend is: a way to boot a pyo server, and to let it run."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pyo

from engine.errors import BackendError

CLIENT_NAME: Final = "notalabel"


@dataclass(frozen=True, slots=True)
class Format:
    """What is asked of a backend.

    Attributes:
        frames: block size.
        sample_rate: frames a second.
        channels: output channels; 0: as many as there are, where the backend knows.
        device: an output's full name; "": the usual one.
        inputs: input channels, where the backend has any.
    """

    frames: int
    sample_rate: int
    channels: int = 2
    device: str = ""
    inputs: int = 0


@dataclass(frozen=True, slots=True)
class Device:
    """What sound goes to or comes from; an output can be chosen by name.

    Attributes:
        name: what it is called.
        channels: how many it has.
        rates: frames a second that it takes, as far as one can know without opening it.
    """

    name: str
    channels: int
    rates: tuple[int, ...]


class Backend(Protocol):
    """One way to the ears."""

    name: str

    def obstacle(self) -> str:
        """Why it cannot be used here and now, as a clause for the player; "": it can, it seems.

        Safe: asks without opening anything that could crash.
        """

    def devices(self) -> list[Device]:
        """The outputs that there are now."""

    def sources(self) -> list[Device]:
        """The inputs that there are now."""

    def boot(self, wanted: Format) -> Any:
        """A booted pyo server, not started; it may have another rate or block than was wanted.

        Raises:
            BackendError: it does not open.
        """

    def latency_frames(self, server: Any) -> int:
        """From a block that is handed over to the ears, as far as the backend says."""

    def run(
        self, server: Any, computed: Callable[[float | None], None], stop: threading.Event
    ) -> None:
        """Let the booted server play until `stop` is set.

        Args:
            server: as `boot` gave it.
            computed: called after each block with the moment at which its cycle began, in
                nanoseconds of time.perf_counter_ns(), or None where that is not known.
            stop: set when it shall end.
        """


def new_server(audio: str, wanted: Format, inputs: int = 0) -> Any:
    """A pyo server that has not been booted: so many inputs, no MIDI, nothing printed."""
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    server = pyo.Server(
        sr=wanted.sample_rate,
        nchnls=wanted.channels or 2,
        buffersize=wanted.frames,
        duplex=int(inputs > 0),
        ichnls=inputs,
        audio=audio,
        jackname=CLIENT_NAME,
    )
    server.setVerbosity(1)
    server.deactivateMidi()
    return server


def booted(server: Any, reason: str, hint: str) -> Any:
    """The server, booted.

    Raises:
        BackendError: it did not boot: the reason and hint given.
    """
    server.boot()
    if not server.getIsBooted():
        raise BackendError(reason, hint)
    return server
