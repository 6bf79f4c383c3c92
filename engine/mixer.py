"""The sound: voices into orbits, orbits into pairs of outputs. Lives in the engine's process.

Everything here is called from the audio callback, between two blocks; frames are those of the
engine's clock.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from engine.cache.replays import Figures, Replay, Replays
from engine.computed import HELPER
from engine.effects.ending import Ending
from engine.effects.gate import Gate
from engine.effects.orbit import Orbit
from engine.outputs import Outputs, Pair
from engine.quality import MOST_VOICES
from engine.tape import CUE, MASTER
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.crowd import Crowd
from engine.voices.keys import matrices, part, whole
from engine.voices.pools import Pools
from engine.voices.rack import Rack
from engine.voices.rehearsal import specs_to_rehearse
from engine.voices.spec import CUE_ORBITS, VoiceSpec
from engine.voices.store import Store, prepare
from engine.voices.voice import Voice

__all__ = ["Sound", "prepare"]

LOG: Final = logging.getLogger(__name__)
CUT_S: Final = 0.010  # as Strudel fades a cut sample
STEAL_S: Final = 0.004
MOST_TURNED: Final = 256  # dials that are turned from outside
MOST_STOLEN: Final = 16  # a block, when fewer may sound than do
# What a source reads that takes time to make: asked for as soon as its voice is known.
_AHEAD: Final[Mapping[str, Callable[[Store, tuple[Any, ...]], None]]] = {
    "sample": lambda store, values: store.foresee(values[0]),
    "recorded": lambda store, values: store.recordings.foresee(whole(values[0])),
    "looped": lambda store, values: store.recordings.foresee(part(*values)),
    "wavetable": lambda store, values: store.waves.foresee(*matrices(*values)),
    "entered": lambda store, values: store.recordings.foresee(whole(values[0]), part(*values)),
    "notes": lambda store, values: store.foresee(values[0][0]),
    "made": lambda store, values: store.kitchen.foresee(values[0], values[2]),
}
_EVERYDAY_ROOM: Final = (2.0, 0.1, 15_000.0, 1000.0)


class Sound:
    """Plays voices.

    Attributes:
        built: voices that were built, sounding or waiting in their pools.
        started: voices begun so far.
        stolen: voices that were ended for others.
        refused: voices that did not begin, because too many began at once.
        voices_peak: most at once.
        busses: left and right of the master, of each orbit in the mix, and of the cue.
    """

    def __init__(
        self,
        server: Any,
        frames: int,
        sample_rate: int,
        stems: Sequence[int] = (),
        limiter: bool = True,
        voice_limit: int = MOST_VOICES,
    ) -> None:
        """Build the master; the server is booted and not started.

        Args:
            server: pyo's server; its last 2 * len(stems) channels are those of the stems, the
                others are outputs.
            frames: length of a block.
            sample_rate: Hz.
            stems: orbits that are also given on channels of their own.
            limiter: hold the master at full scale.
            voice_limit: voices at once, beyond which the quietest are stolen.
        """
        self._rack = Rack(server, frames, sample_rate)
        self._store = Store(self._rack)
        self._limit, self._stems = voice_limit, tuple(stems)
        self._light, self._builds = False, True
        self._outputs_end = int(server.getNchnls()) - 2 * len(stems)
        self._live = Crowd(sample_rate)
        self._triggered: list[Voice | Ending] = []
        self._pools = Pools(sample_rate)
        self._orbits: dict[int, Orbit] = {}
        self._routes: dict[int, Pair] = {}
        self._dropped: list[Voice] = []
        self._turned: dict[tuple[str, str], float] = {}
        self._begin_frame = 0
        self._replays = Replays(self._rack)
        self.built = self.started = self.stolen = self.refused = self.voices_peak = 0
        # Voices are computed before the first of these nodes; busses between voices, then the
        # voices that listen to them, before the second; orbits and the master after it.
        self._fence, self._late_fence = (self._rack.nodes.Sig_base(0.0, 1.0, 0.0) for _ in range(2))
        self._busses_of_voices = Busses(self._rack, self._late_fence)
        self._gate = Gate(self._rack)
        self._outputs = Outputs(self._rack, self._outputs_end, limiter)
        self.busses: dict[int, tuple[Node, Node]] = {MASTER: self._outputs.master.sides}
        for number in stems or (1,):
            self._orbit(number)

    @property
    def patient(self) -> bool:
        """May a call take as long as it takes, as in a render? Live play says no."""
        return self._rack.patient

    @patient.setter
    def patient(self, patient: bool) -> None:
        self._rack.patient = patient
        if not patient:
            HELPER.start()
            self._orbit(1).ready("room", _EVERYDAY_ROOM)

    @property
    def voices(self) -> int:
        """Voices that sound now."""
        return len(self._live) + len(self._replays)

    @property
    def rendered(self) -> Figures:
        """What was rendered before, and what of it was played."""
        return self._replays.figures

    def keep(self, budget: int) -> None:
        """Render voices that come again beside the music, and keep so many bytes of them."""
        self._replays.keep(budget)

    def warm(self) -> None:
        """Build and rehearse what playing will need: the first note is as quick as the next."""
        for spec, count in specs_to_rehearse():
            for voice in [self._build(spec) for _ in range(count)]:
                voice.start(spec, 0, 0)
                voice.clear()
                voice.stop()
                self._pools.put(voice, 0)

    def before_block(self, begin_frame: int) -> None:
        """A block begins: voices that ended go back to their pools, triggers are cleared."""
        self._begin_frame = begin_frame
        for triggered in self._triggered:
            triggered.clear()
        self._triggered.clear()
        self._replays.before_block(begin_frame)
        forget = self._gate.before_block(begin_frame)
        for number, orbit in self._orbits.items():
            if orbit.is_sick():
                self._heal(number, orbit)
            orbit.before_block(begin_frame)
            if forget:
                orbit.forget()
        for voice in self._live.ended(begin_frame):
            self._orbits[voice.spec.orbit].leave(voice)
            voice.stop()
            self._pools.put(voice, begin_frame)
        if (unneeded := self._pools.give_up(begin_frame)) is not None:
            unneeded.take_apart()  # one a block, because that takes a while
        for _ in range(min(self._live.staying - self._limit, MOST_STOLEN)):
            self._steal(begin_frame, 0)

    def foresee(self, spec: VoiceSpec) -> None:
        """A voice will start soon: a table that it needs is worked out beside the music."""
        name, values = spec.source
        ask = _AHEAD.get(name.partition(" ")[0])
        if ask is not None and not self._rack.patient:
            ask(self._store, values)
        self._replays.expect(spec)

    def turn(self, slot: str, dial: str, value: float | None) -> None:
        """Move a dial of what a slot plays, now and later; None lets later voices be."""
        if value is None:
            self._turned.pop((slot, dial), None)
        elif (slot, dial) in self._turned or len(self._turned) < MOST_TURNED:
            self._turned[slot, dial] = value
            for voice in self._live:
                if voice.slot == slot:
                    self._part(voice, dial)
                    voice.turn(dial, value)

    def _part(self, voice: Voice, dial: str) -> None:
        """Where a voice shares what is turned with others, give it nodes of its own."""
        if any(name == dial for name, _, _ in voice.spec.sends):
            orbit = self._orbits[voice.spec.orbit]
            orbit.leave(voice)
            if new := voice.part(dial):
                fence = self._late_fence if voice.spec.listens else self._fence
                self._rack.move_before(new, fence)
                for node in new:
                    node.play()
            orbit.join(voice)

    def start(self, spec: VoiceSpec, frame: int, offset: int, slot: str = "") -> None:
        """Start a voice at a frame, `offset` into the coming block."""
        if spec.cut is not None or spec.chokes:
            self._silence_for(spec, frame, offset)
        orbit = self._orbit(spec.orbit)
        turned = any(of == slot for of, _ in self._turned)
        again = not turned and self._replays.start(spec, frame, orbit.hearing)
        if not again and not self._play(spec, frame, offset, orbit, slot):
            self.refused += 1
            return
        if spec.orders:
            self._obey(spec, orbit, frame, offset)
        self.started += 1
        self.voices_peak = max(self.voices_peak, self.voices)

    def _play(self, spec: VoiceSpec, frame: int, offset: int, orbit: Orbit, slot: str) -> bool:
        """Play a voice live; False: there is no room for it."""
        waits = self._pools.has(spec.signature)
        if not (waits or self._builds) or not self._has_room(spec, frame, offset):
            return False
        voice = self._pools.take(spec.signature) if waits else self._build(spec)
        try:
            voice.start(spec, frame, offset, slot)
        except Exception:
            voice.stop()  # a fault in one block: the others are not to run on for nothing
            raise
        for (of, dial), value in self._turned.items():
            if of == slot:
                voice.turn(dial, value, at_once=True)
        orbit.join(voice)
        self._live.join(voice)
        self._triggered.append(voice)
        return True

    def fade_all(self, offset: int) -> None:
        """End every voice within a few milliseconds, from an offset into the coming block on."""
        for voice in self._live:
            self._fade(voice, self._begin_frame + offset, offset, STEAL_S)
        self._replays.fade_all(self._begin_frame + offset, STEAL_S)
        self._gate.close(self._begin_frame + offset, offset)

    def allow(self, voices: int, light: bool, builds: bool) -> None:
        """How many voices may sound, whether rooms are light, whether voices may be built."""
        self._limit, self._light, self._builds = voices, light, builds
        for orbit in self._orbits.values():
            orbit.light = light

    def set_limiter(self, on: bool) -> None:
        """The master limiter in or out."""
        self._outputs.set_limiter(on)

    def _heal(self, number: int, orbit: Orbit) -> None:
        """Throw away all of an orbit that may hold what is not a number: it would stay for ever."""
        LOG.warning(
            "orbit %d: a voice went beyond all measure; what sounds there is dropped", number
        )
        sick = [voice for voice in self._live if voice.spec.orbit == number]
        for voice in sick:
            self._live.leave(voice)
            orbit.leave(voice)
            voice.stop()
        self._dropped += sick  # not freed: pyo may still look at what they read
        orbit.forget()
        orbit.ending.forget()

    def _obey(self, spec: VoiceSpec, own: Orbit, frame: int, offset: int) -> None:
        for order, values in spec.orders:
            if order == "djf":
                own.ending.set_djf(*values)
            elif order == "channels":
                self._route(spec.orbit, (int(values[0]) - 1) // 2)
            else:
                target = self._orbits.get(values[0])
                if target is not None:
                    target.ending.duck(frame, offset, *values[1:])
                    self._triggered.append(target.ending)

    def _silence_for(self, spec: VoiceSpec, frame: int, offset: int) -> None:
        for voice in (*self._live, *self._replays):
            other = voice.spec
            ends = (spec.cut is not None and other.cut == spec.cut) or other.sound in spec.chokes
            if ends and spec.hears(other):
                self._fade(voice, frame, offset, CUT_S)

    def _has_room(self, spec: VoiceSpec, frame: int, offset: int) -> bool:
        """Is there room for a voice, or is there a weaker one that can go for it?"""
        if self._live.staying < self._limit:
            return True
        weakest = self._live.weakest(frame)
        if weakest is None or weakest[0] >= spec.loudness or len(self._live) >= 2 * self._limit:
            return False
        self._steal(frame, offset)
        return True

    def _steal(self, frame: int, offset: int) -> None:
        weakest = self._live.weakest(frame)
        if weakest is not None:
            self._fade(weakest[1], frame, offset, STEAL_S)
            self.stolen += 1

    def _fade(self, voice: Voice | Replay, frame: int, offset: int, fade_s: float) -> None:
        if isinstance(voice, Replay):
            if not voice.fading:
                self._replays.fade(voice, frame, fade_s)
        elif self._live.fade(voice, frame, offset, fade_s):
            self._triggered.append(voice)

    def _build(self, spec: VoiceSpec) -> Voice:
        self.built += 1
        voice = Voice(self._rack, self._store, self._busses_of_voices, spec)
        self._rack.move_before(voice.nodes, self._late_fence if spec.listens else self._fence)
        return voice

    def _orbit(self, number: int) -> Orbit:
        orbit = self._orbits.get(number)
        if orbit is None:
            before = self._outputs.master.first
            orbit = self._orbits[number] = Orbit(
                self._rack, self._busses_of_voices, self._gate.node, before
            )
            orbit.light = self._light
            if number < CUE_ORBITS:
                self._route(number, 0)
            if number in self._stems:
                channel = self._outputs_end + 2 * self._stems.index(number)
                for index, side in enumerate(orbit.ending.sides):
                    side.out(channel + index, 0.0, 0.0)
            if number < CUE_ORBITS:
                self.busses[number] = orbit.ending.sides
        return orbit

    def _route(self, number: int, pair_number: int) -> None:
        """Let an orbit be heard on a pair of outputs."""
        pair, sides = self._outputs.pair(pair_number), self._orbits[number].ending.sides
        if number >= CUE_ORBITS:
            self.busses.setdefault(CUE, pair.sides)
        if (heard_on := self._routes.get(number)) is not pair:
            if heard_on is not None:
                heard_on.leave(sides)
            pair.join(sides)
            self._routes[number] = pair
