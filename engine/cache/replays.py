"""Voices that sound from what was rendered before.

Each is added to the rings of its busses piece by piece, a piece being one operation on arrays.
Lives in the engine's process, in the audio thread.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count
from typing import Final

import numpy as np

from engine.cache.identity import Identity, identity, rings_out
from engine.cache.ring import CLEARED, Ring
from engine.cache.waves import Wave, Waves
from engine.effects.bus import Bus
from engine.voices.envelope import value_at
from engine.voices.rack import Rack
from engine.voices.spec import Send, VoiceSpec

MOST: Final = 4096  # at once
MOST_IN_ROOMS: Final = 96  # beyond, one room for all costs less
_PIECE_FRAMES: Final = 2**15
_PLENTY: Final = 2048  # blocks of sound that are added within one block; beyond, shorter pieces
_AHEAD_S: Final = 0.02  # a voice is added so far ahead of what sounds: longer than any fade

Hearing = Callable[[VoiceSpec, int], Iterable[tuple[Bus, tuple[float, ...]]]]


class Replay:
    """One voice that sounds from what was rendered.

    Attributes:
        spec: what it plays.
        begin, end: frames of the onset and of the first silence.
        fading: it was cut or hushed.
        mixed: the frame up to which it was added.
    """

    __slots__ = ("_rate", "_wave", "begin", "end", "fading", "into", "mixed", "spec")

    def __init__(
        self,
        spec: VoiceSpec,
        wave: Wave,
        begin: int,
        end: int,
        into: list[tuple[Ring, tuple[float, ...]]],
        rate: int,
    ) -> None:
        self.spec, self._wave, self.begin, self.end = spec, wave, begin, end
        self.into, self._rate = into, rate
        self.mixed, self.fading = begin, False

    def mix(self, frames: int) -> None:
        """Add another piece, of so many frames at most."""
        done = self.mixed - self.begin
        until = min(self.mixed + frames, self.end)
        piece = self._wave[:, done : until - self.begin]
        for ring, gains in self.into:
            ring.add(self.mixed, piece, gains)
        self.mixed = until

    def fade(self, frame: int, fade_s: float) -> None:
        """End within fade_s from a frame on: what was added beyond is taken back."""
        frame = max(frame, self.begin)
        length = min(round(fade_s * self._rate), max(self.mixed - frame, 0))
        left = self._wave[:, frame - self.begin : self.mixed - self.begin]
        loss = np.full(left.shape[1], -1.0, np.float32)
        loss[:length] = np.linspace(0.0, -1.0, length, endpoint=False)
        for ring, gains in self.into:
            ring.add(frame, left * loss, gains)
        self.mixed = self.end = min(self.end, frame + length)
        self.fading = True

    def level(self, frame: int) -> float:
        """How loud it is at a frame: its envelope, without the effects."""
        return abs(value_at(self.spec.amp, (frame - self.begin) / self._rate))


@dataclass(frozen=True, slots=True)
class Figures:
    """What was rendered before.

    Attributes:
        played: how many voices were played from it so far.
        sounding: how many of those sound now.
        waiting: how many are being rendered.
        bytes: memory that it takes.
        cpu_ns: CPU time that rendering took, in a process of its own.
    """

    played: int = 0
    sounding: int = 0
    waiting: int = 0
    bytes: int = 0
    cpu_ns: int = 0


class Replays:
    """All that sound now, and what they sound from.

    Args:
        rack: the server.
    """

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._ahead = round(_AHEAD_S * rack.sample_rate) + 2 * rack.frames
        self._keeps = self._crowded = False
        # The voices themselves, and what rooms give back of them: neither pushes the other out.
        self._voices, self._backs = (Waves(rack.sample_rate, rack.frames, 0) for _ in range(2))
        self._begin = self._cleared = self._played = self._spare = 0
        self._rings: dict[Bus, Ring] = {}
        self._sounding: dict[Replay, None] = {}
        self._rooms: dict[Replay, None] = {}
        self._due: list[tuple[int, int, Replay]] = []
        self._order = count()

    def __len__(self) -> int:
        return len(self._sounding)

    def __iter__(self) -> Iterator[Replay]:
        return iter(self._sounding)

    @property
    def figures(self) -> Figures:
        """What there is, and what it costs."""
        both = (self._voices, self._backs)
        return Figures(
            self._played,
            len(self._sounding),
            sum(waves.waited_for for waves in both),
            sum(waves.bytes for waves in both),
            sum(waves.cpu_ns for waves in both),
        )

    def keep(self, budget: int) -> None:
        """Have voices rendered from now on, and keep so many bytes of them; 0: none."""
        self._keeps = budget > 0
        if self._keeps:
            rate, frames = self._rack.sample_rate, self._rack.frames
            self._voices, self._backs = (Waves(rate, frames, budget // 2) for _ in range(2))
            self._voices.start()
            self._backs.start()

    def expect(self, spec: VoiceSpec) -> None:
        """A voice will begin soon."""
        if not self._keeps or (known := identity(spec)) is None:
            return
        self._voices.expect(known)
        if spec.sends and rings_out(spec):
            for name, _, settings in spec.sends:
                if name == "room":
                    self._backs.expect(known.in_room(settings))

    def start(self, spec: VoiceSpec, frame: int, hearing: Hearing) -> bool:
        """Play a voice that was rendered before; False: it was not.

        What a room gives back of it is played beside it where that was rendered too; then the room
        itself hears nothing of it, and sleeps if that goes for all.

        Args:
            spec: the voice.
            frame: the onset, within the coming block.
            hearing: from the voice and its last frame to the busses on which it is heard.
        """
        if not self._keeps or len(self._sounding) >= MOST or (known := identity(spec)) is None:
            return False
        wave = self._voices.get(known)
        if wave is None:
            return False
        sends = [
            send for send in spec.sends if not self._come_back(spec, known, send, frame, hearing)
        ]
        if len(sends) < len(spec.sends):
            spec = replace(spec, sends=tuple(sends))
        self._sounding[self._begin_one(spec, wave, known.level, frame, hearing)] = None
        self._played += 1
        return True

    def _come_back(
        self, spec: VoiceSpec, known: Identity, send: Send, frame: int, hearing: Hearing
    ) -> bool:
        """Play what a room gives back of a voice; False: the room itself must hear it."""
        name, share, settings = send
        if name != "room" or len(spec.out) > 2 or self._is_crowded() or not rings_out(spec):
            return False
        wave = self._backs.get(known.in_room(settings))
        if wave is None:
            return False
        sides = spec.out if len(spec.out) == 2 else spec.out * 2
        end_s = wave.shape[1] / self._rack.sample_rate
        back = replace(spec, out=sides, dry=share, sends=(), end_s=end_s)
        self._rooms[self._begin_one(back, wave, known.level, frame, hearing)] = None
        return True

    def _is_crowded(self) -> bool:
        """Does so much come back from rooms that one room for all costs less? Then for a while."""
        most = MOST_IN_ROOMS // 4 if self._crowded else MOST_IN_ROOMS
        self._crowded = len(self._rooms) >= most
        return self._crowded

    def _begin_one(
        self, spec: VoiceSpec, wave: Wave, level: float, frame: int, hearing: Hearing
    ) -> Replay:
        end = self._end(spec, frame, wave)
        into = [
            (self._ring(bus), tuple([gain * level for gain in gains]))
            for bus, gains in hearing(spec, end)
        ]
        replay = Replay(spec, wave, frame, end, into, self._rack.sample_rate)
        self._go_on(replay)
        return replay

    def before_block(self, begin: int) -> None:
        """A block begins: what sounded is cleared, and what will sound soon is added."""
        self._begin, self._spare = begin, _PLENTY * self._rack.frames
        if begin - self._cleared >= CLEARED * self._rack.frames:
            self._cleared = begin
            for ring in self._rings.values():
                ring.clear(begin)
        due = self._due
        while due and due[0][0] <= begin:
            replay = heappop(due)[2]
            if replay.mixed < replay.end:
                self._go_on(replay)
            else:
                self._sounding.pop(replay, None)
                self._rooms.pop(replay, None)

    def fade(self, replay: Replay, frame: int, fade_s: float) -> None:
        """End one within fade_s."""
        replay.fade(frame, fade_s)
        heappush(self._due, (replay.end, next(self._order), replay))

    def fade_all(self, frame: int, fade_s: float) -> None:
        """End all within fade_s: at once in their sum."""
        for ring in self._rings.values():
            ring.fade(frame, round(fade_s * self._rack.sample_rate))
        self._sounding.clear()
        self._rooms.clear()
        self._due.clear()

    def _go_on(self, replay: Replay) -> None:
        """Add a piece, and come back when the next is due, or at its end.

        Where many begin at once the pieces are short: the rest of each follows in the next blocks.
        """
        frames = _PIECE_FRAMES if self._spare > 0 else 2 * self._ahead
        self._spare -= frames * len(replay.into)
        replay.mix(frames)
        more = replay.mixed < replay.end
        due = replay.mixed - self._ahead if more else replay.end
        heappush(self._due, (due, next(self._order), replay))

    def _end(self, spec: VoiceSpec, frame: int, wave: Wave) -> int:
        """A live voice sounds until the end of the block in which it is over."""
        block, begin = self._rack.frames, self._begin
        over = frame + round(spec.end_s * self._rack.sample_rate) + 1
        until = begin - (begin - over) // block * block
        return min(until, frame + len(wave[0]))

    def _ring(self, bus: Bus) -> Ring:
        ring = self._rings.get(bus)
        if ring is None:
            ring = self._rings[bus] = Ring(self._rack, bus, self._begin)
        return ring
