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
_ONE_SAMPLE_MS: Final = 0.03  # pyo's own look-ahead: 0 is a bug there, and means 25 ms
_LONGEST_S: Final = 0.01
_KNEE: Final = 0.0  # the threshold stands in for it


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """A mono sound has two sides behind it, as in Strudel: panning is louder there."""
    del event, gate_s
    threshold = controls.number("compressor")
    if threshold is None:
        return None
    names = ("Ratio", "Knee", "Attack", "Release")
    ratio, knee, attack, release = (controls.or_default(f"compressor{name}") for name in names)
    curve = compressor_curve(threshold, ratio, knee)
    settings = (curve.threshold_db, ratio, max(attack, 0.001), max(release, 0.001), curve.make_up)
    return Insert((("compressor", settings),), stereo=True)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Each side is compressed by itself."""
    del variant
    late = _LOOK_AHEAD_FRAMES / patch.rack.sample_rate
    delayed = [patch.add("SDelay", node, late, _LONGEST_S, 1.0, 0.0) for node in inputs]
    nodes = tuple(
        patch.add("Compress", node, -20.0, 2.0, 0.01, 0.1, _ONE_SAMPLE_MS, _KNEE, 0, 1.0, 0.0)
        for node in delayed
    )

    def tune(
        threshold_db: float, ratio: float, attack: float, release: float, level: float
    ) -> None:
        for node in nodes:
            node.setThresh(threshold_db)
            node.setRatio(ratio)
            node.setRiseTime(attack)
            node.setFallTime(release)
            node.setMul(level)

    return Built(nodes, tune)


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
)
