"""The sound with MIDI beside it: events with a "midi" go to a port, all others to the engine.

An event's frame becomes a moment by the sound's clock; the process of the port sends it then. Each
slot's notes end where the slot is replaced or ends: see `still` of MidiSound.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

from engine.messages import Cancel, SoundEvent
from studio.links.midi import messages
from studio.links.midi.maps import Maps
from studio.links.midi.mpe import BEND_RANGE, MEMBERS, Zone, bend_of, key_of
from studio.links.midi.outgoing import PORT, Said, Struck, said
from studio.sound import Clock, Sound

MOST_SLOTS: Final = 4096


class Out(Protocol):
    """A port that takes messages; studio.links.midi.port.Port is one."""

    def send(self, data: bytes, at: float | None = None, tag: int = 0) -> bool:
        """Send a message at its time."""

    def note(self, data: bytes, at: float, until: float, tag: int = 0) -> bool:
        """Send a note-on at its time, and its end at another."""

    def cancel(self, tag: int, at: float) -> None:
        """Take back what is queued under a tag."""

    def end(self, tag: int, at: float) -> None:
        """The same, and end what sounds."""

    def quiet(self) -> None:
        """End all that sounds."""


class MidiSound:
    """A studio.sound.Sound that sends some events to MIDI ports.

    Args:
        inner: the engine.
        out: the output with a part in its name, opened where it was not.
        maps: from controls to controllers.

    Attributes:
        still: the generation of what plays in a slot now, None where nothing does: what is taken
            back of it goes on sounding, what is taken back of another generation ends.
        midi: what it belongs to, for whoever holds the sound.
        inner: the engine, for whoever wants to hear it.
    """

    def __init__(self, inner: Sound, out: Callable[[str], Out], maps: Maps) -> None:
        self.inner = self._inner = inner
        self._out, self._maps = out, maps
        self._lock = threading.Lock()
        self._used: dict[str, Out] = {}
        self._zones: dict[str, Zone] = {}
        self._tags: dict[str, int] = {}
        self._epoch = 0
        self.still: Callable[[str], int | None] = lambda _: None
        self.midi: object = None

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send each event where it belongs."""
        inside: list[SoundEvent] = []
        outside: list[SoundEvent] = []
        for event in events:
            (outside if PORT in event.controls else inside).append(event)
        problems = self._inner.send(inside, cue) if inside else []
        if outside:
            with self._lock:
                return [*problems, *dict.fromkeys(self._send(outside))]
        return problems

    def _send(self, events: list[SoundEvent]) -> list[str]:
        clock = self._inner.clock()
        if clock.epoch != self._epoch:  # another engine: all is sent anew
            self._epoch = clock.epoch
            for tag in self._tags.values():
                for port in self._used.values():
                    port.cancel(tag, moment(clock, events[0].frame))
        problems: list[str] = []
        for event in events:
            one = said(event.controls, event.duration_s, self._maps)
            problems += one.problems
            try:
                port = self._port(one.port)
            except ValueError as error:
                problems.append(str(error))
                continue
            at = moment(clock, event.frame)
            self._play(port, one, at, self._tag(event.slot), event.controls)
        return problems

    def _port(self, name: str) -> Out:
        if name not in self._used:
            self._used[name] = self._out(name)
        return self._used[name]

    def forget(self, name: str) -> None:
        """Ask anew which port is meant by a name; what sounds at the one before ends."""
        with self._lock:
            if (port := self._used.pop(name, None)) is not None:
                port.quiet()

    def _play(self, port: Out, one: Said, at: float, tag: int, controls: Mapping[str, Any]) -> None:
        note, before = one.note, list(one.before)
        if note is not None and controls.get("mpe"):
            note, before = self._apart(one, note, at, controls)
        for data in before:
            port.send(data, at, tag)
        if note is not None:
            data = messages.note_on(note.channel, key_of(note.pitch), note.velocity)
            port.note(data, at, at + note.duration_s, tag)

    def _apart(
        self, one: Said, note: Struck, at: float, controls: Mapping[str, Any]
    ) -> tuple[Struck, list[bytes]]:
        """A note on a channel of its own, with what was meant for it alone."""
        given = controls["mpe"]
        wide = float(given) if isinstance(given, (int, float)) and 1 < given <= 96 else BEND_RANGE
        before: list[bytes] = []
        zone = self._zones.get(one.port)
        if zone is None:
            zone = self._zones[one.port] = Zone()
            before += messages.mpe_zone(MEMBERS, wide)
        note = replace(note, channel=zone.channel(at, at + note.duration_s))
        own = controls.get("midibend")
        more = float(own) if isinstance(own, (int, float)) else 0.0
        for data in one.before:
            if data[0] >= 0xF0:
                before.append(data)
            elif data[0] >> 4 != 0xE:
                before.append(bytes([data[0] & 0xF0 | note.channel - 1]) + data[1:])
        return note, [*before, messages.bend(note.channel, bend_of(note.pitch, wide) + more)]

    def _tag(self, slot: str) -> int:
        if len(self._tags) >= MOST_SLOTS and slot not in self._tags:
            self._tags.clear()
        return self._tags.setdefault(slot, len(self._tags) + 1)

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back events; where something else plays there now, what sounds of it ends too."""
        self._inner.cancel(slot, from_frame, generation)
        if not self._used:
            return
        at = moment(self._inner.clock(), from_frame)
        for name in self._tags if slot is None else (slot,):
            goes_on = self.still(name) == generation
            for port in tuple(self._used.values()):
                (port.cancel if goes_on else port.end)(self._tag(name), at)

    def panic(self) -> None:
        """Silence, at every port too."""
        self._inner.panic()
        for port in tuple(self._used.values()):
            port.quiet()
        for zone in self._zones.values():
            zone.clear()

    def clock(self) -> Clock:
        """The engine's clock."""
        return self._inner.clock()


def moment(clock: Clock, frame: int) -> float:
    """When a frame is due, in seconds of time.perf_counter()."""
    return clock.at_ns / 1e9 + (frame - clock.frame) / clock.sample_rate
