"""The ladder: a low-pass of 24 dB an octave with saturation in it.

Strudel's recursion as it is: four one-pole stages with x (27 + x^2) / (27 + 9 x^2) around each, and
feedback from late outputs. It goes sample by sample, so pyo's evaluator of expressions computes it,
which costs 2.2 % of a core for each side of a voice.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.inserts.secondorder import cutoff_of
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

_STAGES: Final = 4
_EVERY: Final = 128
_ONSET: Final = -1e5  # Hz, beside which a cut-off keeps a hundredth


def ladder(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One for each side."""
    hertz, cutoff, place = cutoff_of(patch, variant, "cutoff")
    if isinstance(hertz, float):
        hertz = patch.add("Sig", hertz, 1.0, 0.0)
        cutoff.turns(hertz.setValue)
    marked = patch.add("Sig", patch.on, _ONSET, hertz)
    recursion = _recursion(patch.rack.sample_rate)
    players = [patch.add("Exprer", [node, marked], recursion, 1, 0.0) for node in inputs]
    outputs = [patch.add("Expr", player, 0, 1.0, 0.0) for player in players]

    def tune(where: Any, feedback: float, drive: float, level: float, *swing: Any) -> None:
        place(where, *swing)
        for player, node in zip(players, outputs, strict=True):
            player.setVar("#drive", drive)
            player.setVar("#k", feedback)
            node.setMul(level)

    return Built(tuple(outputs), tune)


def _recursion(sample_rate: int) -> str:
    """The recursion of $x0; $x1 is the cut-off in Hz, far below 0 at the onset.

    At the onset all is forgotten. From then on the cut-off is looked at once in 128 frames, as in
    Strudel: that is heard where it moves.
    """

    def bent(x: str) -> str:
        """The saturation, in the form that takes the fewest steps."""
        return f"(* {x} (+ {1 / 9:.12f} (/ {8 / 3:.12f} (+ 3.0 (* {x} {x})))))"

    lines = [
        "(var #drive 2.0)",
        "(var #k 0.0)",
        f"(let #kept (> $x1[0] {_ONSET / 2}))",
        f"(let #hertz (if #kept $x1[0] (- $x1[0] {_ONSET})))",
        f"(let #count (if (and #kept (< #count {_EVERY - 0.5})) (+ #count 1.0) 1.0))",
        f"(let #now (max 0.0 (min 1.0 (* #hertz {2 * math.pi / sample_rate:.12f}))))",
        "(let #c (if (< #count 1.5) #now #c))",
        "(let #o (+ (+ (* #p3 0.360891) (* #a 0.41729)) (+ (* #b 0.177896) (* #d 0.0439725))))",
        "(let #d (if #kept #b 0.0))",
        "(let #b (if #kept #a 0.0))",
        "(let #a (if #kept #p3 0.0))",
        "(let #in (- (* $x0[0] #drive) (if #kept (* #k #o) 0.0)))",
        f"(let #t {bent('#in')})",
    ]
    before = "#t"
    for stage in range(_STAGES):
        way = f"(* #c (- {before} (if #kept #s{stage} 0.0)))"
        lines.append(f"(let #p{stage} (+ (if #kept #p{stage} 0.0) {way}))")
        lines.append(f"(let #s{stage} {bent(f'#p{stage}')})")
        before = f"#s{stage}"
    return "\n".join([*lines, "(if #kept #o 0.0)", ""])
