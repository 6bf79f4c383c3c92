"""The compressor: quieter above a threshold, then louder as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.compression import compressor_curve
from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LOOK_AHEAD_FRAMES: Final = 288  # Web Audio's compressor delays what it passes by 6 ms
_LONGEST_S: Final = 0.01
_RESET_S: Final = (
    0.001  # of which nothing is heard yet: what is left of the note before is forgotten
)
_POINTS: Final = 16_384
_LOUDEST: Final = 4.0
# Web Audio's time constants depend on what it hears; these are near them for common settings.
_DETECTOR_S: Final = 0.03
_ATTACK, _RELEASE = 0.25, 0.5


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """A mono sound has two sides behind it, as in Strudel: panning is louder there."""
    del event, gate_s
    threshold = controls.number("compressor")
    if threshold is None:
        return None
    names = ("Ratio", "Knee", "Attack", "Release")
    ratio, knee, attack, release = (controls.or_default(f"compressor{name}") for name in names)
    settings = (threshold, ratio, knee, max(attack, 0.001), max(release, 0.001))
    return Insert((("compressor", settings),), stereo=True)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The louder side is looked up in the curve, smoothed twice, and turns both sides down."""
    del variant
    table = patch.own_table(_POINTS)
    sizes = [patch.add("M_Abs", node, 1.0, 0.0) for node in inputs]
    louder = sizes[0] if len(sizes) == 1 else patch.add("Max", *sizes, 1.0, 0.0)
    place = patch.add("Sig", louder, 2 / _LOUDEST, -1.0)
    below, draw = patch.line()  # what the curve takes away counts only after the reset
    asked = patch.add("Lookup", table.base, place, below, 0.0)
    times = [patch.add("Sig", below, 0.0, 0.0) for _ in range(4)]  # two followers
    detected = patch.add("Follower2", asked, times[0], times[1], 1.0, 0.0)
    turned = patch.add("Follower2", detected, times[2], times[3], 1.0, 0.0)
    gain = patch.add("M_Pow", 0.5, turned, 1.0, 0.0)
    late = _LOOK_AHEAD_FRAMES / patch.rack.sample_rate
    nodes = tuple(patch.add("SDelay", node, late, _LONGEST_S, gain, 0.0) for node in inputs)
    outputs = tuple(patch.add("Sig", node, 1.0, 0.0) for node in nodes)

    def tune(threshold: float, ratio: float, knee: float, attack: float, release: float) -> None:
        from engine.tables import compression

        curve = compressor_curve(threshold, ratio, knee)
        table.fill(compression(curve, _POINTS, _LOUDEST))
        draw(((0.0, 0.0), (_RESET_S, 0.0), (_RESET_S, 1.0)))
        for node, time_s in zip(
            times, (0.0, _DETECTOR_S, _ATTACK * attack, _RELEASE * release), strict=True
        ):
            node.setMul(time_s)
        for node in nodes:
            node.reset()
        for node in outputs:
            node.setMul(curve.make_up)

    return Built(outputs, tune)


EFFECT = Effect(
    name="compressor",
    place=90,
    wakes=("compressor",),
    resolve=resolve,
    build={"compressor": build},
    params={
        "compressor": Param(None, -100, 0, "dB", "threshold of the compressor"),
        "compressorRatio": Param(10, 1, 20, "", "ratio of the compressor"),
        "compressorKnee": Param(10, 0, 40, "dB", "knee of the compressor"),
        "compressorAttack": Param(0.005, 0, 1, "s", "attack of the compressor"),
        "compressorRelease": Param(0.05, 0, 1, "s", "release of the compressor"),
    },
    repeats=True,
)
