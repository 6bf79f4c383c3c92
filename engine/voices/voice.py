"""One voice: a graph that plays one note at a time, and goes back to its pool when it has ended."""

from typing import Final

from engine.voices.building import build_block, build_source
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.dial import Dial
from engine.voices.envelope import cut_at, value_at
from engine.voices.fader import Fader
from engine.voices.patch import Patch
from engine.voices.pitch import build_pitch
from engine.voices.rack import Rack
from engine.voices.resting import Rest, longest_rest
from engine.voices.sending import Sending
from engine.voices.spec import VoiceSpec
from engine.voices.store import Store

# Effects that make no more of a rounding than it is: before others the envelope is computed always,
# so that a note is the same samples wherever in a block it begins.
_PLAIN: Final = frozenset({"lowpass", "highpass", "bandpass", "gain", "pan", "panned", "stage"})


class Voice:
    """A graph for all specs of one signature. Its nodes run only while it sounds.

    Attributes:
        signature: of the specs that it can play.
        spec: what it plays.
        outputs: what the orbit sums: (both,), (left, right) or two of each side.
        begin, end: frames of the onset and of the first silence.
        sends: what goes to each of the orbit's effects that it is sent to.
        sways: what it adds to dials of its orbit, by their names.
        peak: how loud it becomes at most.
        due: the block from whose frame on it has to be looked after, see `look_after`.
        fading: it was cut, stolen or hushed.
        slot: the player's pattern that it comes from.
    """

    __slots__ = (
        "_corners", "_fader", "_gain", "_gain_now", "_may_rest", "_patch", "_rest", "_tuners",
        "begin", "due", "end", "fading", "outputs", "peak", "sends", "signature", "slot", "spec",
        "sways",
    )  # fmt: skip

    def __init__(self, rack: Rack, store: Store, busses: Busses, spec: VoiceSpec) -> None:
        patch = Patch(rack, store, busses, [name for name, _ in spec.modulators])
        pitch = build_pitch(patch, [name for name, _ in spec.pitch])
        built = build_source(patch, pitch, spec.source[0])
        self._tuners = [built.tune, *(pitch.tuners if pitch else ())]
        outputs: tuple[Node, ...] = built.outputs
        for name, _ in spec.chain:
            built = build_block(patch, outputs, name)
            self._tuners.append(built.tune)
            outputs = built.outputs
        wets = {name: patch.dial(name, 1.0) for name, _, _ in spec.sends if patch.moves(name)}
        self.sways = {name: patch.sum_of(name) for name in spec.sways}
        self._fader = Fader(patch, outputs, len(spec.out)) if spec.gains else None
        self.outputs = self._fader.nodes if self._fader else patch.spread(outputs, len(spec.out))
        self.sends: list[Sending] = []
        for name, _, _ in reversed(spec.sends):  # those of FX come first: not theirs is moved
            self.sends.insert(0, Sending(patch, self.outputs, wets.pop(name, None)))
        self._gain, self._gain_now = Dial(patch, 1.0, None), 1.0
        self._gain.turns(patch.amp.setMul)
        self._tuners += patch.modulators
        self._patch, self.spec, self._corners = patch, spec, spec.amp
        self.signature = spec.signature
        self.begin = self.end = self.due = 0
        self._rest: Rest | None = None
        self._may_rest = all(name.partition(" ")[0] in _PLAIN for name, _ in spec.chain)
        self.fading, self.slot, self.peak = False, "", 0.0

    @property
    def nodes(self) -> list[Node]:
        """All nodes, in the order in which they must be computed."""
        return self._patch.nodes

    def start(self, spec: VoiceSpec, frame: int, offset: int, slot: str = "") -> None:
        """Play a spec from a frame on, `offset` into the coming block."""
        patch = self._patch
        patch.play(offset)
        rate = patch.rack.sample_rate
        settings = [values for _, values in (spec.source, *spec.pitch, *spec.chain)]
        settings += [values for _, values in spec.modulators]
        for tune, values in zip(self._tuners, settings, strict=True):
            tune(*values)
        _, gain, level = spec.mix
        self._gain_now = gain
        self._gain.set(gain, 1 / gain if gain else 0.0)
        if self._fader is not None:
            self._fader.set(spec.out, level)
        for sending, (_, share, _) in zip(self.sends, spec.sends, strict=True):
            sending.set(share)
        rest = self._rest = None
        if self._may_rest:
            rest = self._rest = longest_rest(spec.amp, frame, offset, patch.rack.frames, rate)
        self._corners = spec.amp
        patch.draw(spec.amp if rest is None else rest.corners)
        self.spec, self.begin, self.fading, self.slot = spec, frame, False, slot
        self.peak = spec.loudness
        self.end = self.due = frame + round(spec.end_s * rate) + 1
        if rest is not None:
            self.due = rest.begin

    def fade(self, frame: int, offset: int, fade_s: float) -> None:
        """End within fade_s from a frame on, without a click."""
        patch = self._patch
        rate = patch.rack.sample_rate
        now = max(frame - self.begin, 0) / rate
        faded = cut_at(self._corners, now, fade_s)
        if frame - self.begin <= offset:  # it began in this same block: one envelope for both
            self._corners = faded
        else:
            self._corners = (*((time - now, value) for time, value in faded[-2:]),)
            self.begin = frame
            patch.draw_again(offset)
        patch.go_on()
        patch.draw(self._corners)
        ringing = self.spec.end_s - self.spec.amp[-1][0]
        self.end = self.due = min(self.end, frame + round((fade_s + ringing) * rate) + 1)
        self.fading = True

    def look_after(self, frame: int) -> None:
        """A block begins; if it is due, its envelope rests or goes on."""
        if frame < self.due:
            return
        if self._rest is not None and frame < self._rest.end:
            self._patch.hold(self._rest.level)
            self.due = self._rest.end
        else:
            self._patch.go_on()
            self.due = self.end

    def turn(self, name: str, value: float, at_once: bool = False) -> None:
        """Turn a dial, nothing where it has no such dial.

        Args:
            name: of the dial, see engine/movable.py.
            value: where to.
            at_once: it only begins; else it is gone there without a click.
        """
        dials = self._patch.dials.get(name, ())
        for dial in dials:
            dial.turn(value, at_once=at_once)
        if dials:
            return
        if name == "gain":
            self._gain_now = value
            self._gain.turn(value, at_once=at_once)
        elif name == "postgain":
            self._turn_level(value, at_once)
        elif name == "pan" and self._fader is not None:
            self._fader.place(self.spec.mix[0], value, at_once)
        for sending in self._sent_to(name):
            sending.turn(value, at_once)

    def _sent_to(self, name: str) -> list[Sending]:
        return [
            sending
            for sending, (sent_to, _, _) in zip(self.sends, self.spec.sends, strict=True)
            if sent_to == name
        ]

    def part(self, name: str) -> list[Node]:
        """The new nodes with which it can be turned how much is sent to an effect; mostly none."""
        return [node for sending in self._sent_to(name) for node in sending.part()]

    def _turn_level(self, level: float, at_once: bool) -> None:
        """Turn what comes out: where there is no fader, the envelope does as well."""
        _, gain, _ = self.spec.mix
        if self._fader is not None:
            self._fader.turn(level, at_once)
        elif gain:
            self._gain.turn(self._gain_now, level / gain, at_once)

    def loudness_from(self, frame: int) -> float:
        """The loudest that it is from a frame on: its envelope and gains, without the effects."""
        now_s = (frame - self.begin) / self._patch.rack.sample_rate
        level = abs(value_at(self._corners, now_s))
        for time, value in self._corners:
            if time > now_s and abs(value) > level:
                level = abs(value)
        return level * self.spec.side_gain

    def clear(self) -> None:
        """Take the triggers of the last block away."""
        self._patch.rest()

    def stop(self) -> None:
        """Cost nothing until the next note."""
        for node in self._patch.nodes:
            node.stop()
        self._patch.release()

    def take_apart(self) -> None:
        """Give back what it takes: it has stopped and will not be played again."""
        self._patch.take_apart()
        self._tuners, self.outputs, self.sends, self._fader = [], (), [], None
        self._gain = Dial(self._patch, 1.0, None)
