"""Ableton Link: tempo, beat, phase, start and stop, with whoever is in the same network.

Link speaks on all interfaces of the machine, which cannot be limited; so it is only there when it
is asked for, and then that is said. The only file that knows aalink.
"""

import asyncio
import logging
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from studio.links.clock.kit import Moment
from studio.links.clock.steering import FASTEST_CPS, SLOWEST_CPS, Lead

LOG = logging.getLogger(__name__)
NONE_HERE: Final = "Link is not in this installation; pip install aalink brings it"
OPEN_S: Final = 5.0
TRIES: Final = 4  # for a reading that nothing interrupts
BRISK_S: Final = 20e-6
AGREE_S: Final = 0.000_3  # what we give is that near to what others have
EVERY_S: Final = 0.1  # between two corrections that we give
LEAST_BPM, MOST_BPM = 20.0, 999.0  # what Link can say


class LinkError(Exception):
    """Link cannot be had; the text says why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The session of Link at a moment.

    Attributes:
        at_s: the moment, in seconds of time.perf_counter().
        beat: the position in beats.
        bpm: beats a minute.
        playing: it runs.
        peers: who else is there.
    """

    at_s: float
    beat: float
    bpm: float
    playing: bool
    peers: int


def opened(bpm: float, quantum: float, enabled: bool = True) -> Any:
    """A Link of aalink's; one that is not enabled is silent on all networks.

    Raises:
        LinkError: it is not installed, or does not work here.
    """
    try:
        import aalink  # only who asks for it pays for it
    except ImportError:
        raise LinkError(NONE_HERE) from None

    async def make() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return aalink.Link(bpm)

    made: list[Any] = []  # it is made where a loop runs, of which there is one a thread at most

    def run() -> None:
        try:
            made.append(asyncio.run(make()))
        except Exception:  # the edge: aalink raises what it likes
            LOG.exception("Link does not open")

    thread = threading.Thread(target=run, name="link", daemon=True)
    thread.start()
    thread.join(OPEN_S)
    if not made:
        raise LinkError("Link does not open here; the log file says why")
    try:
        (link,) = made
        link.quantum = quantum
        link.start_stop_sync_enabled = True
        link.enabled = enabled
    except (RuntimeError, OSError) as error:
        raise LinkError(f"Link does not open ({error})") from None
    return link


class LinkPart:
    """Link beside our clock; it can lead, and hears ours where another clock leads.

    Args:
        bpm: the tempo to begin with.
        beats: beats of a cycle.
        transport: are start and stop told, and heard?
        tell: hears a sentence.
        make: makes the Link.
        seconds: time.perf_counter.

    Raises:
        LinkError: Link cannot be had.
    """

    name = "link"

    def __init__(
        self,
        bpm: float,
        beats: int,
        transport: bool,
        tell: Callable[[str], None],
        make: Callable[[float, float], Any] = opened,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._link = make(min(max(bpm, LEAST_BPM), MOST_BPM), float(beats))
        self._beats, self._transport, self._tell, self._seconds = beats, transport, tell, seconds
        self._reading = self.reading()
        self._ran: bool | None = None
        self._gave_at = 0.0
        self._gave_bpm = self._reading.bpm
        self._told_peers = 0
        self._told_masters = False

    def reading(self) -> Reading:
        """The session now: of a few looks the one that took least."""
        link, best, found = self._link, float("inf"), (0.0, 0.0)
        for _ in range(TRIES):
            before, beat, after = self._seconds(), link.beat, self._seconds()
            if after - before < best:
                best, found = after - before, ((before + after) / 2, beat)
            if best < BRISK_S:
                break
        at_s, beat = found
        return Reading(at_s, beat, link.tempo, bool(link.playing), int(link.num_peers))

    @property
    def peers(self) -> int:
        """How many others are there."""
        return self._reading.peers

    @property
    def playing(self) -> bool | None:
        """Does the session run? None where we are not to hear of it."""
        return self._reading.playing if self._transport else None

    def look(self, now_s: float) -> Lead | None:
        """Where the session stands."""
        reading = self._reading = self.reading()
        cps = reading.bpm / 60 / self._beats
        if not SLOWEST_CPS <= cps <= FASTEST_CPS:
            return None
        beat = reading.beat + (now_s - reading.at_s) * reading.bpm / 60
        return Lead(beat / self._beats, cps)

    def moves(self) -> int:
        """Link says nothing of jumps."""
        return 0

    def take_tempo(self, moment: Moment) -> bool:
        """Another tempo for all."""
        self._set_tempo(moment.state.bpm)
        return True

    def step(self, moment: Moment) -> None:
        """Tell Link where we are, where it does not lead, and of start and stop."""
        reading = self._reading = self.reading()
        if reading.peers != self._told_peers:
            self._told_peers = reading.peers
            self._tell(f"Link: {counted(reading.peers)}")
        if moment.leads != self.name:
            self._give(moment, reading)
        running = moment.state.running
        if self._transport and running != self._ran:
            if self._ran is not None and reading.playing != running:
                self._link.playing = running
            self._ran = running

    def _give(self, moment: Moment, reading: Reading) -> None:
        """Bring the session to where we are."""
        bpm = moment.state.bpm
        if not LEAST_BPM <= bpm <= MOST_BPM:
            return
        if abs(reading.bpm / bpm - 1) > 1e-5:
            theirs = abs(reading.bpm - self._gave_bpm) > 0.01 and reading.peers > 0
            if theirs and not self._told_masters:
                self._told_masters = True
                self._tell(
                    f"another in Link sets the tempo, but {moment.leads or 'our own clock'} leads "
                    "here, and it stays; `follow link` changes that"
                )
            self._set_tempo(bpm)
        now_s = self._seconds()
        here = moment.state.beat + (now_s - moment.now_s) * bpm / 60
        far = here - (reading.beat + (now_s - reading.at_s) * reading.bpm / 60)
        far -= self._beats * round(far / self._beats)
        if abs(far) * 60 / bpm > AGREE_S and now_s - self._gave_at >= EVERY_S:
            self._gave_at = now_s
            self._link.force_beat(self._link.beat + far)

    def _set_tempo(self, bpm: float) -> None:
        self._link.tempo = min(max(bpm, LEAST_BPM), MOST_BPM)
        self._gave_bpm = self._link.tempo

    def close(self) -> None:
        """Leave the session."""
        self._link.enabled = False


def counted(peers: int) -> str:
    """How many others there are, in words.

    >>> counted(0), counted(1), counted(3)
    ('nobody else is there; our clock goes on', 'one other is there', '3 others are there')
    """
    if not peers:
        return "nobody else is there; our clock goes on"
    return "one other is there" if peers == 1 else f"{peers} others are there"
