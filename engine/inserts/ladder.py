"""The ladder: a low-pass of 24 dB an octave with saturation in it.

pyo's own ladder stands in for Strudel's as long as it is not driven hard. Its cut-off and level are
corrected by what was measured: the difference grows with the cut-off and the feedback. Driven hard
("hot"), Strudel's recursion is computed as it is, by pyo's evaluator of expressions, which is dear:
four one-pole stages with x (27 + x^2) / (27 + 9 x^2) around each, and feedback from late outputs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.inserts.secondorder import cutoff_of
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.voices.patch import Patch

_TOP_HZ: Final = 7640.0  # where the coefficient of Strudel's stages is 1
_SCALE_HZ: Final = 6000.0
_STAGES: Final = 4


def ladder(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One for each side."""
    words = variant.split()
    rest = " ".join(word for word in words if word != "hot")
    hertz, cutoff, place = cutoff_of(patch, rest, "cutoff")
    if "hot" in words:
        return _hot(patch, inputs, hertz, cutoff.turns, place)
    driven = [patch.add("Sig", node, 1.0, 0.0) for node in inputs]
    bent = [patch.add("M_Tanh", node, 1.0, 0.0) for node in driven]
    nodes = [patch.add("MoogLP", node, hertz, 0.0, 1.0, 0.0) for node in bent]
    if not rest:
        cutoff.turns(*(node.setFreq for node in nodes))

    def tune(where: Any, feedback: float, drive: float, level: float, *swing: Any) -> None:
        steady = isinstance(where, float | int)
        begun = where if steady else where[1][0][1]
        here = corrected(where, feedback) if steady else (where[0], corrected(where[1], feedback))
        place(here, *swing)
        loud = level * 10 ** (correction_db(begun, feedback) / 20)
        for before, node in zip(driven, nodes, strict=True):
            before.setMul(drive)
            node.setRes(feedback / 4)
            node.setMul(loud)

    return Built(tuple(nodes), tune)


def corrected(where: Any, feedback: float) -> Any:
    """A cut-off, or the points of one, at which pyo's ladder sounds like Strudel's at `where`.

    >>> round(corrected(4000.0, 0.5))
    4833
    """
    if not isinstance(where, float | int):
        return tuple((time, corrected(hertz, feedback)) for time, hertz in where)
    k = min(feedback, 2.6)
    hertz = min(where, _TOP_HZ)
    return hertz * (1 + (0.12 + 0.42 * k - 0.07 * k * k) * hertz / _SCALE_HZ)


def correction_db(hertz: float, feedback: float) -> float:
    """By how much pyo's ladder has to be turned down, as a gain in dB.

    >>> correction_db(0.0, 0.0)
    -4.1
    """
    k = min(feedback, 2.6)
    return (
        -4.1 - 1.5 * min(k, 1.0) + (2.9 - 3.3 * k + 0.3 * k * k) * min(hertz, _TOP_HZ) / _SCALE_HZ
    )


def _hot(
    patch: Patch,
    inputs: Sequence[Node],
    hertz: Node | float,
    turns: Callable[..., None],
    place: Callable[..., None],
) -> Built:
    if isinstance(hertz, float):
        steady = patch.add("Sig", hertz, 1.0, 0.0)
        turns(steady.setValue)
        hertz = steady
    players = [patch.add("Exprer", [node, hertz], _recursion(patch), 1, 0.0) for node in inputs]
    nodes = [patch.add("Expr", player, 0, 1.0, 0.0) for player in players]

    def tune(where: Any, feedback: float, drive: float, level: float, *swing: Any) -> None:
        place(where, *swing)
        for player, node in zip(players, nodes, strict=True):
            player.setVar("#drive", drive)
            player.setVar("#k", feedback)
            node.setMul(level)

    return Built(tuple(nodes), tune)


def _recursion(patch: Patch) -> str:
    """Strudel's ladder as an expression: $x0 is the sound, $x1 the cut-off."""

    def bent(x: str) -> str:
        return f"(/ (* {x} (+ 27.0 (* {x} {x}))) (+ 27.0 (* 9.0 (* {x} {x}))))"

    lines = [
        "(var #drive 2.0)",
        "(var #k 0.0)",
        f"(let #c (min 1.0 (* $x1[0] {2 * math.pi / patch.rack.sample_rate:.12f})))",
        "(let #o (+ (+ (* #p3 0.360891) (* #a 0.41729)) (+ (* #b 0.177896) (* #d 0.0439725))))",
        "(let #d (+ #b 0.0))",
        "(let #b (+ #a 0.0))",
        "(let #a (+ #p3 0.0))",
        "(let #in (- (* $x0[0] #drive) (* #k #o)))",
        f"(let #t {bent('#in')})",
    ]
    before = "#t"
    for stage in range(_STAGES):
        lines.append(f"(let #p{stage} (+ #p{stage} (* #c (- {before} #s{stage}))))")
        lines.append(f"(let #s{stage} {bent(f'#p{stage}')})")
        before = f"#s{stage}"
    return "\n".join([*lines, "(+ #o 0.0)", ""])
