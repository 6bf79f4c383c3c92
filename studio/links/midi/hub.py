"""All MIDI ports of a session: which there are, which are open, and one thread that watches."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from studio.links.midi.child import Child
from studio.links.midi.port import NO_RTMIDI, NO_SYSTEM, Makes, Port, Process

LOOK_S: Final = 0.25
LIST_S: Final = 5.0  # a list that is not there after this hangs
LIST_AGAIN_S: Final = 10.0
MOST_PORTS: Final = 32


@dataclass(frozen=True, slots=True)
class Listed:
    """Which ports there are.

    Attributes:
        outputs, inputs: their names; of two with one name, the second has #2 behind it.
        systems: the MIDI systems that answer, such as ALSA or Jack.
        problem: why there is no list, "" where there is one.
    """

    outputs: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class _List:
    """The process that lists, and what it said."""

    child: Process | None = None
    listed: Listed | None = None
    asked_at: float = 0.0
    again_at: float = 0.0
    problem: str = ""
    came: threading.Event = field(default_factory=threading.Event)


class Hub:
    """The ports of a session; nothing is opened before it is asked for.

    Args:
        tell: hears what happens: a sentence, and whether it is bad; in any thread.
        make: starts processes.

    Attributes:
        plugged: hears which inputs there are, whenever that changes; None: nobody does.
    """

    def __init__(self, tell: Callable[[str, bool], None], make: Makes = Child) -> None:
        self._tell, self._make = tell, make
        self.plugged: Callable[[tuple[str, ...]], None] | None = None
        self._ports: dict[tuple[str, str], Port] = {}
        self._lock = threading.Lock()
        self._list = _List()
        self._watches, self._closed, self._wake = False, threading.Event(), threading.Event()

    def out(self, wanted: str) -> Port:
        """The output with a part in its name; it opens behind our back.

        Raises:
            ValueError: too many ports are open.
        """
        return self._port("out", wanted)

    def input(self, wanted: str) -> Port:
        """The same for an input."""
        return self._port("in", wanted)

    def ports(self, kind: str) -> tuple[Port, ...]:
        """The ports that were asked for, "out" or "in"."""
        return tuple(port for (one, _), port in tuple(self._ports.items()) if one == kind)

    def drop(self, kind: str, wanted: str) -> bool:
        """Close a port; False where it was not open."""
        with self._lock:
            port = self._ports.pop((kind, wanted), None)
        if port is not None:
            port.close()
        return port is not None

    def listed(self, wait_s: float = 0.0) -> Listed:
        """Which ports there are, as far as is known; the first list takes a moment.

        Args:
            wait_s: how long to wait for it.
        """
        self._watch()
        self._list.came.wait(wait_s)
        if self._list.listed is not None:
            return self._list.listed
        return Listed(problem=self._list.problem or "the list of MIDI ports is not there yet")

    def close(self) -> None:
        """End what sounds at every port, and leave them all."""
        self._closed.set()
        self._wake.set()
        with self._lock:
            ports, self._ports = tuple(self._ports.values()), {}
        closing = [threading.Thread(target=port.close, daemon=True) for port in ports]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join(1.0)
        if self._list.child is not None:
            self._list.child.end()

    def _port(self, kind: str, wanted: str) -> Port:
        with self._lock:
            if (port := self._ports.get((kind, wanted))) is not None:
                return port
            if len(self._ports) >= MOST_PORTS:
                raise ValueError(f"{MOST_PORTS} MIDI ports are open already; close one")
            port = self._ports[kind, wanted] = Port(kind, wanted, self._make, self._tell)
        self._watch()
        self._wake.set()
        return port

    # -- the thread that watches ---------------------------------------------------------------

    def _watch(self) -> None:
        with self._lock:
            if self._watches or self._closed.is_set():
                return
            self._watches = True
        threading.Thread(target=self._run, name="midi-watch", daemon=True).start()

    def _run(self) -> None:
        while not self._closed.is_set():
            self._wake.clear()
            self.look(time.monotonic())
            self._wake.wait(LOOK_S)

    def look(self, now: float) -> None:
        """See to the list and to every port."""
        one = self._list
        if one.child is not None and now - one.asked_at > LIST_S:
            child, one.child = one.child, None
            threading.Thread(target=child.end, daemon=True).start()
            one.problem, one.again_at = "the MIDI system hangs; restart JACK", now + LIST_AGAIN_S
            one.came.set()
        if one.child is None and now >= one.again_at:
            one.asked_at, one.again_at = now, now + LIST_AGAIN_S
            try:
                one.child = self._make(("list",), self._said, lambda *_: None, self._list_ended)
            except OSError as error:
                one.problem = f"no process can be started ({error.strerror})"
        for port in tuple(self._ports.values()):
            port.look()

    def _list_ended(self) -> None:
        self._list.child = None
        self._list.came.set()

    def _said(self, report: dict[str, Any]) -> None:
        if report.get("failed"):
            self._list.problem = NO_RTMIDI
            self._list.came.set()
            return
        self._list.asked_at = time.monotonic()
        ports, systems = report.get("ports", {}), tuple(report.get("systems", ()))
        problem = "" if systems else NO_SYSTEM
        new = Listed(tuple(ports.get("out", ())), tuple(ports.get("in", ())), systems, problem)
        old, self._list.listed = self._list.listed, new
        self._list.came.set()
        if old is not None and old != new:
            self._changed(old, new)
        if self.plugged is not None and (old is None or old.inputs != new.inputs):
            self.plugged(new.inputs)

    def _changed(self, old: Listed, new: Listed) -> None:
        """Tell of what was plugged in, and try what was missed."""
        for way, before, after in (
            ("output", old.outputs, new.outputs),
            ("input", old.inputs, new.inputs),
        ):
            for name in after:
                if name not in before:
                    self._tell(f"MIDI {way} {name} is there", False)
        for port in tuple(self._ports.values()):
            port.soon()
