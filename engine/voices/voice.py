"""One voice: a graph that plays one note at a time, and goes back to its pool when it has ended."""

from engine.voices.building import build_block, build_source
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.envelope import cut_at, segments, value_at
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
    """

    __slots__ = (
        "_corners", "_patch", "_tuners", "begin", "end", "fading", "outputs", "sends", "spec",
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
        self.outputs, tune = patch.gains(outputs, len(spec.out))
        self._tuners.append(tune)
        sends = [patch.gains(outputs, len(gains)) for _, gains, _ in spec.sends]
        self.sends = tuple(nodes for nodes, _ in sends)
        self._tuners += [*(tune for _, tune in sends), *patch.modulators]
        self._patch, self.spec, self._corners = patch, spec, spec.amp
        self.begin = self.end = 0
        self.fading = False

    @property
    def nodes(self) -> list[Node]:
        """All nodes, in the order in which they must be computed."""
        return self._patch.nodes

    def start(self, spec: VoiceSpec, frame: int, offset: int) -> None:
        """Play a spec from a frame on, `offset` into the coming block."""
        patch = self._patch
        for node in patch.nodes:
            node.play()
        rate = patch.rack.sample_rate
        settings = [values for _, values in (spec.source, *spec.pitch, *spec.chain)]
        settings += [spec.out, *(gains for _, gains, _ in spec.sends)]
        settings += [values for _, values in spec.modulators]
        for tune, values in zip(self._tuners, settings, strict=True):
            tune(*values)
        self._corners = spec.amp
        patch.amp.setList(segments(spec.amp, rate))
        patch.onsets[offset] = patch.levels[offset] = 1.0
        self.spec, self.begin, self.fading = spec, frame, False
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

    def turn(self, dial: str, value: float) -> None:
        """Set something that can be moved while it sounds; nothing where it has no such dial."""
        found = self._patch.dials.get(dial)
        if found is not None:
            found.set(value)

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
