"""One MIDI port by a part of its name: it is opened, lost and found again without anybody waiting.

A port is a wish: it may not be there yet. What is sent while it opens for the first time waits
for it; later it is dropped and counted. When it is back, notes that were left sounding end first.
"""

import itertools
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Protocol

from studio.links.midi.wire import CANCEL, END, MESSAGE, MOST_BYTES, NOTE, QUIET, Packet
from studio.links.midi.worker import OURS, VIRTUAL

OPEN_S: Final = 5.0  # a port that is not open after this hangs
SILENT_S: Final = 6.0  # the same for one that says nothing any more
AGAIN_S: Final = (1.0, 2.0, 4.0, 8.0, 15.0)  # between two tries
CLOSE_S: Final = 0.3
MOST_PENDING: Final = 512  # packets for a port that opens for the first time
_numbers: Final = itertools.count(1)


class Process(Protocol):
    """A process of a port; studio.links.midi.child.Child is one."""

    def write(self, packet: Packet) -> bool:
        """Hand it a packet at once; False where it does not take it."""

    def close(self) -> None:
        """Let it end what sounds, and go."""

    def end(self, patience_s: float = 0.0) -> None:
        """See that it is gone."""


class Makes(Protocol):
    """Starts a process."""

    def __call__(
        self,
        arguments: tuple[str, ...],
        said: Callable[[dict[str, Any]], None],
        came: Callable[[bytes, int], None],
        ended: Callable[[], None],
    ) -> Process:
        """As studio.links.midi.child.Child takes it."""


class Port:
    """A port, out or in.

    Args:
        kind: "out" or "in".
        wanted: a part of its name; "virtual": one of our own that others can join.
        make: starts the process.
        tell: hears when it opens, goes and comes back: a sentence, and whether it is bad.
        seconds: a clock that never goes back.

    Attributes:
        name: the port's whole name, "" while it is not open.
        state: "opening", "open", "missing" or "closed".
        why: why it is missing: a word of the worker's.
        dropped: messages that went nowhere.
        offset_s: everything is sent so much later (earlier where it is negative).
    """

    def __init__(
        self,
        kind: str,
        wanted: str,
        make: Makes,
        tell: Callable[[str, bool], None],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.kind, self.wanted, self._make, self._tell = kind, wanted, make, tell
        self._seconds, self._lock = seconds, threading.RLock()
        self._child: Process | None = None
        self._life = 0
        self._heard: tuple[Callable[[bytes, float], None], ...] = ()
        self._tries, self._next_at, self._said_at = 0, 0.0, 0.0
        self._told = ""
        self._struck: dict[tuple[int, int], int] = {}
        self._pending: deque[Packet] = deque(maxlen=MOST_PENDING)
        self._first, self._was_there = True, False
        self.name, self.state, self.why, self.dropped, self.offset_s = "", "missing", "", 0, 0.0

    # -- what goes out and comes in ------------------------------------------------------------

    def send(self, data: bytes, at: float | None = None, tag: int = 0) -> bool:
        """Send a message at its time; never blocks, callable in any thread.

        Args:
            data: the message, whole.
            at: seconds of time.perf_counter(); None: at once.
            tag: what it belongs to, see `cancel`.

        Returns:
            False where the port is not open, or does not take it.
        """
        if not data or len(data) > MOST_BYTES:
            self.dropped += 1
            return False
        return self._write(Packet(MESSAGE, tag, self._ns(at), 0, data))

    def note(self, data: bytes, at: float, until: float, tag: int = 0) -> bool:
        """Send a note-on at its time, and its end at another; whatever happens, it ends."""
        sent = self._write(Packet(NOTE, tag, self._ns(at), self._ns(until), data))
        if sent and not self._first:
            self._struck[data[0] & 0x0F, data[1]] = self._ns(until)
        return sent

    def cancel(self, tag: int, at: float) -> None:
        """Take back what is queued under a tag from a moment on; what sounds ends by itself."""
        self._write(Packet(CANCEL, tag, self._ns(at)))

    def end(self, tag: int, at: float) -> None:
        """The same, and what sounds under the tag then ends."""
        self._write(Packet(END, tag, self._ns(at)))

    def quiet(self) -> None:
        """End all that sounds, now, and empty the queue."""
        self._write(Packet(QUIET))

    def received(self, hears: Callable[[bytes, float], None]) -> None:
        """Let somebody hear of each message that comes in, with its time.perf_counter() seconds.

        It is called in a thread of the port's, and must not block.
        """
        self._heard = (*self._heard, hears)

    def forget(self, hears: Callable[[bytes, float], None]) -> None:
        """Somebody hears no more."""
        self._heard = tuple(one for one in self._heard if one != hears)

    def _ns(self, at: float | None) -> int:
        return 0 if at is None else round((at + self.offset_s) * 1e9)

    def _write(self, packet: Packet) -> bool:
        child = self._child
        if self.state == "open" and child is not None and child.write(packet):
            return True
        with self._lock:
            if self._first and self.state != "closed":
                self._pending.append(packet)
                return True
            child = self._child if self.state == "open" else None
        if child is not None and child.write(packet):  # it opened meanwhile
            return True
        self.dropped += 1
        return False

    def _came(self, life: int, data: bytes, at_ns: int) -> None:
        if life == self._life:
            for hears in self._heard:
                hears(data, at_ns / 1e9)

    # -- life ----------------------------------------------------------------------------------

    def look(self) -> None:
        """See how it is: open what is due, give up what hangs. Whoever owns the port calls this."""
        with self._lock:
            now = self._seconds()
            if self.state == "closed":
                return
            patience = OPEN_S if self.state == "opening" else SILENT_S
            if self._child is not None and now - self._said_at > patience:
                self._lose("hangs")
            if self._child is None and now >= self._next_at:
                self._open(now)

    def soon(self) -> None:
        """It may be there now: try at the next look."""
        with self._lock:
            if self._child is None:
                self._tries, self._next_at = 0, 0.0

    def close(self) -> None:
        """End what sounds, and leave it."""
        with self._lock:
            self.state, child, self._child = "closed", self._child, None
            self._life += 1
        if child is not None:
            child.end(CLOSE_S)

    def _open(self, now: float) -> None:
        self._life += 1
        life = self._life
        client = f"{OURS}{os.getpid()}-{self.kind}-{next(_numbers)}"
        if self.wanted == VIRTUAL:
            client = "Not a Label"
        try:
            self._child = self._make(
                (self.kind, self.wanted, client),
                lambda report: self._said(life, report),
                lambda data, at: self._came(life, data, at),
                lambda: self._ended(life),
            )
        except OSError as error:
            self._child = None
            self._lose(f"no process can be started ({error.strerror})")
            return
        self.state, self._said_at = "opening", now

    def _said(self, life: int, report: dict[str, Any]) -> None:
        with self._lock:
            if life != self._life or self.state == "closed":
                return
            self._said_at = self._seconds()
            if (name := report.get("open")) is not None:
                self._opened(str(name))
            elif (why := report.get("failed") or report.get("lost")) is not None:
                self._lose(str(why))

    def _opened(self, name: str) -> None:
        self.name, self.state, self.why, self._tries = name, "open", "", 0
        self._was_there = True
        now_ns = time.perf_counter_ns()
        for (channel, key), until in self._struck.items():
            if until > now_ns - 2_000_000_000:  # it may sound for ever
                self._write(Packet(MESSAGE, 0, 0, 0, bytes([0x80 | channel, key, 0])))
        self._struck = {}
        self._begin()
        self._say(f"MIDI {self.kind}: {name}", bad=False)

    def _begin(self) -> None:
        """Send what waited for the port, once; notes are remembered as they go."""
        pending, self._first = tuple(self._pending), False
        self._pending.clear()
        for packet in pending:
            if self._write(packet) and packet.kind == NOTE:
                self._struck[packet.data[0] & 0x0F, packet.data[1]] = packet.until

    def _ended(self, life: int) -> None:
        with self._lock:
            if life == self._life and self.state != "closed":
                self._lose("ended")

    def _lose(self, why: str) -> None:
        """It is not there (any more): try again later."""
        child, self._child = self._child, None
        self._life += 1
        self._first = False
        self._pending.clear()
        was_open, self.state, self.why = self.state == "open", "missing", why
        wait = AGAIN_S[min(self._tries, len(AGAIN_S) - 1)]
        self._tries, self._next_at = self._tries + 1, self._seconds() + wait
        if child is not None:
            threading.Thread(target=child.end, name="midi-end", daemon=True).start()
        shown = self.name if was_open else self.wanted
        if why != "none" or not self._was_there:  # that it is gone was told
            self._say(sentence(self.kind, shown, why, was_open), bad=True)
        self.name = ""

    def _say(self, text: str, bad: bool) -> None:
        if text != self._told:
            self._told = text
            self._tell(text, bad)


def sentence(kind: str, name: str, why: str, was_open: bool = False) -> str:
    """Why a port is not there, and what to do.

    >>> sentence("out", "synth", "none")
    'there is no MIDI output with synth in its name yet; midi lists what there is'
    """
    way = "output" if kind == "out" else "input"
    if why == "none" and not name:
        return f"there is no MIDI {way} yet; midi lists what there is"
    if was_open:
        return f"the MIDI {way} {name} is gone; it goes on when it is back"
    return {
        "none": f"there is no MIDI {way} with {name} in its name yet; midi lists what there is",
        "no-midi": f"the MIDI {way} {name} cannot be opened: {NO_SYSTEM}",
        "no-rtmidi": f"the MIDI {way} {name} cannot be opened: {NO_RTMIDI}",
        "taken": f"the MIDI {way} {name} is there but does not open; "
        "another program may have it: close that",
        "hangs": f"the MIDI {way} {name} hangs while it opens and was given up; "
        "it is tried again, see to its driver or to JACK",
    }.get(why, f"the MIDI {way} {name} cannot be opened: {why}; it is tried again")


NO_SYSTEM: Final = (
    "this machine has no MIDI system; Linux: `sudo modprobe snd-seq` for ALSA, or start JACK"
)
NO_RTMIDI: Final = "python-rtmidi is not installed; run `make play` again"
