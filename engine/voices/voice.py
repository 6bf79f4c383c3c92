"""One voice: a graph that plays one note at a time, and goes back to its pool when it has ended."""

from engine.voices.building import build_block, build_source
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.dial import Dial
from engine.voices.envelope import cut_at, segments, value_at
from engine.voices.fader import Fader
from engine.voices.patch import Patch
from engine.voices.pitch import build_pitch
from engine.voices.rack import Rack
from engine.voices.spec import VoiceSpec
from engine.voices.store import Store


class Voice:
    """A graph for all specs of one signature. Its nodes run only while it sounds.

    Attributes:
        spec: what it plays.
        outputs: what the orbit sums: (both,), (left, right) or two of each side.
        sends: the same for each of the orbit's effects that it is sent to.
        begin, end: frames of the onset and of the first silence.
        fading: it was cut, stolen or hushed.
        slot: the player's pattern that it comes from.
    """

    __slots__ = (
        "_corners", "_gain", "_out", "_patch", "_sends", "_tuners", "begin", "end", "fading",
        "outputs", "sends", "slot", "spec",
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
        self._out = Fader(patch, outputs, len(spec.out))
        self._sends: list[tuple[str, Fader]] = []
        for name, gains, _ in reversed(spec.sends):  # those of FX come first: not theirs is moved
            self._sends.insert(0, (name, Fader(patch, outputs, len(gains), wets.pop(name, None))))
        self.outputs, self.sends = self._out.nodes, tuple(fader.nodes for _, fader in self._sends)
        self._gain = Dial(patch, 1.0, None)
        self._gain.turns(patch.amp.setMul)
        self._tuners += patch.modulators
        self._patch, self.spec, self._corners = patch, spec, spec.amp
        self.begin = self.end = 0
        self.fading, self.slot = False, ""

    @property
    def nodes(self) -> list[Node]:
        """All nodes, in the order in which they must be computed."""
        return self._patch.nodes

    def start(self, spec: VoiceSpec, frame: int, offset: int, slot: str = "") -> None:
        """Play a spec from a frame on, `offset` into the coming block."""
        patch = self._patch
        for node in patch.nodes:
            node.play()
        rate = patch.rack.sample_rate
        settings = [values for _, values in (spec.source, *spec.pitch, *spec.chain)]
        settings += [values for _, values in spec.modulators]
        for tune, values in zip(self._tuners, settings, strict=True):
            tune(*values)
        width, gain, level = spec.mix
        self._gain.set(gain, 1 / gain if gain else 0.0)
        self._out.set(width, spec.out, level)
        for (_, fader), (_, gains, _) in zip(self._sends, spec.sends, strict=True):
            fader.set(width, gains, level)
        self._corners = spec.amp
        patch.amp.setList(segments(spec.amp, rate))
        patch.onsets[offset] = patch.levels[offset] = 1.0
        self.spec, self.begin, self.fading, self.slot = spec, frame, False, slot
        self.end = frame + round(spec.end_s * rate) + 1

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
            patch.levels[offset] = 1.0
        patch.amp.setList(segments(self._corners, rate))
        ringing = self.spec.end_s - self.spec.amp[-1][0]
        self.end = min(self.end, frame + round((fade_s + ringing) * rate) + 1)
        self.fading = True

    def turn(self, name: str, value: float, at_once: bool = False) -> None:
        """Turn a dial, nothing where it has no such dial.

        Args:
            name: of the dial, see engine/modulation.py.
            value: where to.
            at_once: it only begins; else it is gone there without a click.
        """
        dials = self._patch.dials.get(name, ())
        for dial in dials:
            dial.turn(value, at_once=at_once)
        if dials:
            return
        if name == "gain":
            self._gain.turn(value, at_once=at_once)
        for fader in (self._out, *(fader for _, fader in self._sends)):
            if name == "postgain":
                fader.turn(value, at_once)
            elif name == "pan":
                fader.place(self.spec.mix[0], value, at_once)
        for sent_to, fader in self._sends:
            if sent_to == name:
                fader.send(value, at_once)

    def level(self, frame: int) -> float:
        """How loud it is at a frame: its envelope, without the effects."""
        return abs(value_at(self._corners, (frame - self.begin) / self._patch.rack.sample_rate))

    def clear(self) -> None:
        """Take the triggers of the last block away."""
        self._patch.onsets[:] = 0.0
        self._patch.levels[:] = 0.0

    def stop(self) -> None:
        """Cost nothing until the next note."""
        for node in self._patch.nodes:
            node.stop()
        self._patch.release()
