"""Several voices of one note, side by side in pitch: what supersaw and wavetables share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from engine.synths.head import start_phase
from engine.voices.built import Node
from engine.voices.dial import Law, line, power, within

if TYPE_CHECKING:
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_WIDEST: Final = 240.0  # semitones
_ROOT: Final = Law(math.sqrt, lambda patch, node: patch.add("M_Sqrt", node, 1.0, 0.0))
_WEAKER: Final = within(0.0, 1.0).then(line(-0.5, 0.5)).then(_ROOT)
_STRONGER: Final = within(0.0, 1.0).then(line(0.5, 0.5)).then(_ROOT)


def ratio_of(number: int, count: int) -> Law:
    """The frequency of a voice against the note, by the width of all in semitones.

    >>> ratio_of(0, 3).number(24), ratio_of(1, 3).number(24)
    (0.5, 1.0)
    """
    share = number / (count - 1) - 0.5 if count > 1 else 0.0
    return line(share / 12).then(power(2.0))


def width_of(semitones: float) -> float:
    """How far apart the outer ones are."""
    return min(max(semitones, -_WIDEST), _WIDEST)


def phases_of(event: SoundEvent, count: int, scattered: bool = True) -> tuple[float, ...]:
    """Where each begins, in turns."""
    return tuple(start_phase(event, number) if scattered else 0.0 for number in range(count))


def crossed(
    patch: Patch, voices: Sequence[Node]
) -> tuple[tuple[Node, ...], Callable[[float], None]]:
    """Both sides of the sums of the even and of the odd voices, and how to set how wide they are.

    The even ones are weaker on the left, the odd ones on the right.
    """
    spread = patch.dial("spread", 0.0)
    even = voices[-1] if len(voices) % 2 else voices[-2]
    odd = None if len(voices) == 1 else voices[-2] if len(voices) % 2 else voices[-1]
    outputs = []
    for of_even, of_odd in ((_WEAKER, _STRONGER), (_STRONGER, _WEAKER)):
        side = patch.add("Sig", even, spread.take(of_even), 0.0)
        spread.turns(side.setMul, law=of_even)
        if odd is not None:
            side = patch.add("Sig", odd, spread.take(of_odd), side)
            spread.turns(side.setMul, law=of_odd)
        outputs.append(side)
    return tuple(outputs), spread.set
