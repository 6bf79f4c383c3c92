"""The compressor: quieter above a threshold, then louder as a whole.

It follows the sound as browsers do, sample by sample: how quickly the gain comes back depends on
how far it has to go. pyo's evaluator of expressions does that, which costs 2 % of a core.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.compression import MAKE_UP, compressor_curve
from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.dial import Dial, within

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LOOK_AHEAD_FRAMES: Final = 288  # Web Audio's compressor delays what it passes by 6 ms
_LONGEST_S: Final = 0.01
_POINTS: Final = 16_384
_LOUDEST: Final = 4.0
_SPAN_DB: Final = 112.0  # of levels above the threshold, and thresholds below 0
_DETECTOR_S: Final = 0.0025  # in which the detector falls by 1 dB, where nothing is taken away
_SETTLING: Final = 10 ** (2 / 20 / (0.0025 * 48_000)) - 1
_EVERY: Final = 32  # frames after which the direction of the gain is chosen anew


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """A mono sound has two sides behind it, as in Strudel: panning is louder there."""
    del gate_s
    threshold = controls.number("compressor")
    if threshold is None:
        return None
    names = ("Ratio", "Knee", "Attack", "Release")
    ratio, knee, attack, release = (controls.or_default(f"compressor{name}") for name in names)
    # Its detector begins at nothing: a note at the very begin of a performance is held down by it.
    settled = -math.expm1(-_SETTLING * event.frame)
    settings = (threshold, ratio, knee, max(attack, 0.001), max(release, 0.001), settled)
    return Insert((("compressor", settings),), width="both")


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """The louder side is looked up in the curve; what follows that turns both sides down."""
    del variant
    sizes = [patch.add("M_Abs", node, 1.0, 0.0) for node in inputs]
    louder = sizes[0] if len(sizes) == 1 else patch.add("Max", *sizes, 1.0, 0.0)
    threshold = patch.dial("compressor", 0.0)
    follow = _moved(patch, louder, threshold) if threshold.moved else _steady(patch, louder)
    left, make_up, draw = follow
    marked = patch.add("Sig", patch.on, -2.0, left)  # below 0 at the onset
    rate = patch.rack.sample_rate
    follower = patch.add("Exprer", [marked], _followed(rate), 1, 0.0)
    gain = patch.add("Expr", follower, 0, 1.0, 0.0)
    late = _LOOK_AHEAD_FRAMES / rate
    nodes = tuple(patch.add("SDelay", node, late, _LONGEST_S, gain, 0.0) for node in inputs)
    outputs = tuple(patch.add("Sig", node, make_up, 0.0) for node in nodes)

    def tune(
        decibels: float, ratio: float, knee: float, attack: float, release: float, settled: float
    ) -> None:
        threshold.set(decibels)
        gained = draw(decibels, ratio, knee)
        follower.setVar("#settled", settled)
        follower.setVar("#attack", 1 / (attack * rate))
        follower.setVar("#release", math.log(10) / 4 / (release * rate))
        for node in nodes:
            node.reset()
        if not threshold.moved:
            for node in outputs:
                node.setMul(gained)

    return Built(outputs, tune)


def _steady(patch: Patch, level: Node) -> tuple[Node, Node | float, Callable[..., float]]:
    """What the curve leaves of a level, and how to draw it, which gives the gain after it."""
    table = patch.own_table(_POINTS)
    place = patch.add("Sig", level, 2 / _LOUDEST, -1.0)

    def draw(threshold: float, ratio: float, knee: float) -> float:
        from engine.tables import compression

        curve = compressor_curve(threshold, ratio, knee)
        table.fill(compression(curve, _POINTS, _LOUDEST))
        return curve.make_up

    return patch.add("Lookup", table.base, place, 1.0, 0.0), 1.0, draw


def _moved(
    patch: Patch, level: Node, threshold: Dial
) -> tuple[Node, Node | float, Callable[..., float]]:
    """The same for a threshold that is moved: the curve is the same in dB above it."""
    tables = [patch.own_table(_POINTS) for _ in range(2)]
    held = threshold.take(within(-_SPAN_DB, 0.0))
    decibels = patch.add("M_Log10", patch.add("Clip", level, 1e-5, _LOUDEST, 1.0, 0.0), 20.0, 0.0)
    above = patch.add("Sig", held, -1 / _SPAN_DB, patch.add("Sig", decibels, 1 / _SPAN_DB, 0.0))
    full = patch.add("Sig", held, -1 / _SPAN_DB, 0.0)
    left, make_up = (
        patch.add("Lookup", table.base, place, 1.0, 0.0)
        for table, place in zip(tables, (above, full), strict=True)
    )

    def draw(decibels: float, ratio: float, knee: float) -> float:
        from engine.tables import compression_above

        del decibels
        drawn = compression_above(compressor_curve(0.0, ratio, knee), _POINTS, _SPAN_DB)
        tables[0].fill(drawn)
        tables[1].fill(drawn**MAKE_UP)
        return 1.0

    return left, make_up, draw


def _followed(rate: int) -> str:
    """The gain, from what the curve leaves of each sample; 2 less at the onset.

    Source: the behaviour of Chromium's DynamicsCompressor. #det follows what is left; #goal, its
    arc sine, is what the gain #g heads for. It rises by a rate that depends on the way that is
    left, and falls by one that depends on the longest way since it began to fall.
    """
    lines = [
        "(var #settled 1.0)",
        "(var #attack 0.004)",
        "(var #release 0.0002)",
        "(let #new (< $x0[0] 0.0))",
        "(let #left (if #new (+ $x0[0] 2.0) $x0[0]))",
        "(let #d (if #new #settled #det))",
        "(let #from (if #new 1.0 #g))",
        "(let #before (if #new -1.0 #way))",
        f"(let #count (if (or #new (> #count {_EVERY - 0.5})) 1.0 (+ #count 1.0)))",
        "(let #now (< #count 1.5))",
        "(let #arc (* 0.63661977 (atan2 #d (sqrt (max 0.0 (- 1.0 (* #d #d)))))))",
        "(let #goal (if #now #arc #goal))",
        "(let #off (if (> #arc 0.0) (* 8.68588964 (log (/ #from (max #arc 0.000001)))) -1.0))",
        "(let #rising (if #now (> #arc #from) #rising))",
        "(let #way (if #now (if #rising -1.0 (max #before #off)) #before))",
        "(let #z (* 0.25 (+ 12.0 (min 0.0 (max -12.0 #off)))))",
        "(let #long (+ 0.09 (* #z (+ 0.0059888 (* #z (+ 0.0504095 (* #z"
        " (+ 0.0126554 (* #z 0.00094632)))))))))",
        "(let #up (/ #release #long))",
        "(let #fall (- 1.0 (pow (/ 0.25 (max 0.5 #way)) #attack)))",
        "(let #rate (if #now (if #rising #up #fall) #rate))",
        "(let #g (min 1.0 (+ #from (* #rate (if #rising #from (- #goal #from))))))",
        f"(let #pull (- (pow (max 1.25892541 (/ 1.0 #left)) {1 / (_DETECTOR_S * rate):.9f}) 1.0))",
        "(let #det (min 1.0 (if (> #left #d) (+ #d (* #pull (- #left #d))) #left)))",
        "(sin (* 1.57079633 #g))",
        "",
    ]
    return "\n".join(lines)


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
