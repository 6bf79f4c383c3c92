"""MIDI clock at a port: what we send, and a clock that comes in and may lead."""

from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from studio.links.clock.kit import Moment
from studio.links.clock.midiin import MidiFollower
from studio.links.clock.midiout import TICKS, MidiClock
from studio.links.clock.steering import FASTEST_CPS, SLOWEST_CPS, Lead

AHEAD_S: Final = 0.04  # bytes are handed to the port's process so long before they are due
LATE_S: Final = 0.5  # what was to go longer ago is left out: the run is taken up anew
MOST_WAITING: Final = 4096  # messages between two looks
GAIN: Final = 0.5
ROUGH: Final = 5e-5


class Out(Protocol):
    """A port that sends; studio.links.midi.port.Port is one."""

    def send(self, data: bytes, at: float | None = None, tag: int = 0) -> bool:
        """Send a message at a second of time.perf_counter()."""


class In(Protocol):
    """A port that hears; studio.links.midi.port.Port is one."""

    def received(self, hears: Callable[[bytes, float], None]) -> None:
        """Let somebody hear of each message."""

    def forget(self, hears: Callable[[bytes, float], None]) -> None:
        """Let him hear no more."""


class MidiOut:
    """Sends the clock.

    Args:
        port: where to.
        beats: beats of a cycle.
    """

    name = "midi"

    def __init__(self, port: Out, beats: int) -> None:
        self._port, self._beats = port, beats
        self._clock = MidiClock(beats)
        self._end_s: float | None = None
        self.sent = 0

    def step(self, moment: Moment) -> None:
        """Hand on what is due soon."""
        end_s = moment.sound_s + AHEAD_S
        begin_s = moment.sound_s if self._end_s is None else self._end_s
        if abs(begin_s - end_s) > LATE_S:  # we were asleep, or the sound's clock jumped
            self._clock, begin_s = MidiClock(self._beats), moment.sound_s
        if end_s <= begin_s:
            return
        for at_s, data in self._clock.due(moment.lines, moment.state.running, begin_s, end_s):
            self.sent += self._port.send(data, moment.moment_of(at_s))
        self._end_s = end_s

    def close(self) -> None:
        """Send no more; who listens is told that we stop."""
        self._port.send(b"\xfc")


class MidiIn:
    """A clock that comes in at a port; it can lead.

    Args:
        port: where.
        beats: beats of a cycle.
        transport: are start and stop heard?
    """

    name = "midi"

    def __init__(self, port: In, beats: int, transport: bool) -> None:
        self._port, self._beats, self._transport = port, beats, transport
        self.follower = MidiFollower()
        self._came: deque[tuple[bytes, float]] = deque(maxlen=MOST_WAITING)
        port.received(self._hear)

    def _hear(self, data: bytes, at_s: float) -> None:
        """Called in the port's thread."""
        if data and data[0] >= 0xF2:
            self._came.append((data, at_s))

    @property
    def playing(self) -> bool | None:
        """Between Start and Stop? None where we are not to hear of it."""
        return self.follower.running if self._transport else None

    def look(self, now_s: float) -> Lead | None:
        """Where the clock stands, by all that came."""
        follower = self.follower
        while self._came:
            follower.feed(*self._came.popleft())
        heard = None if follower.gone(now_s) else follower.heard(now_s)
        if heard is None:
            return None
        cps = heard.bpm / 60 / self._beats
        if not SLOWEST_CPS <= cps <= FASTEST_CPS:
            return None
        wrap = 0.0 if heard.known else 1 / (TICKS * self._beats)
        return Lead(heard.beat / self._beats, cps, wrap, max(follower.uncertain, ROUGH), GAIN)

    def moves(self) -> int:
        """How often it began at a position."""
        return self.follower.moves

    def take_tempo(self, moment: Moment) -> bool:
        """A MIDI clock lets nobody choose."""
        del moment
        return False

    def close(self) -> None:
        """Hear no more."""
        self._port.forget(self._hear)
