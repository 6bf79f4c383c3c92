"""The process of a MIDI port, seen from the session: started, watched, ended; never waited for."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from studio.links.midi.wire import SAID, Packet, Reader

ROOT: Final = Path(__file__).resolve().parents[3]
MODULE: Final = "studio.links.midi.worker"
READ_BYTES: Final = 65_536


class Child:
    """One process of studio.links.midi.worker.

    Args:
        arguments: what it is to do.
        said: hears its reports, in a thread of its own.
        came: hears each message that comes in: its bytes and nanoseconds; in that thread too.
        ended: hears once that the process is no more.

    Raises:
        OSError: no process can be started.
    """

    def __init__(
        self,
        arguments: tuple[str, ...],
        said: Callable[[dict[str, Any]], None],
        came: Callable[[bytes, int], None] = lambda *_: None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        self._said, self._came, self._ended = said, came, ended
        self._process = _started(arguments)
        self._input = _pipe(self._process.stdin)
        with suppress(OSError, AttributeError):  # not everywhere: there a write may wait
            os.set_blocking(self._input.fileno(), False)
        self._lock = threading.Lock()
        threading.Thread(target=self._read, name="midi-port", daemon=True).start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def write(self, packet: Packet) -> bool:
        """Hand it a packet at once; False where it does not take it."""
        try:
            with self._lock:
                return os.write(self._input.fileno(), packet.encoded()) > 0
        except (OSError, ValueError):
            return False

    def close(self) -> None:
        """Let it end what sounds, and go."""
        with suppress(OSError), self._lock:
            self._input.close()

    def end(self, patience_s: float = 0.0) -> None:
        """See that it is gone."""
        self.close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _read(self) -> None:
        reader, output = Reader(), _pipe(self._process.stdout)
        with suppress(OSError, ValueError):
            while came := os.read(output.fileno(), READ_BYTES):
                for packet in reader.feed(came):
                    self._take(packet)
        self.end(1.0)
        with suppress(OSError):
            output.close()
        self._ended()

    def _take(self, packet: Packet) -> None:
        if packet.kind != SAID:
            self._came(packet.data, packet.at)
            return
        with suppress(ValueError):
            report = json.loads(packet.data)
            if isinstance(report, dict):
                self._said(report)


def _started(arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "JACK_NO_START_SERVER": "1", "JACK_NO_AUDIO_RESERVATION": "1"}
    known = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *([known] if known else [])])
    detached: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", MODULE, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        bufsize=0,
        **detached,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("a process without a pipe")
    return pipe
