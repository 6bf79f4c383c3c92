"""Bytebeat: a formula of a counter. n picks one of fifteen well-known ones, bbexpr is one's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.lfo import late_s
from engine.params import Param
from engine.pitch import frequency
from engine.recipes.reading import read
from engine.synths import made
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound

_FORMULAS: Final = (
    "255*(t%255>=t/255%255)",
    "t/400+(t*(t*8%60<=300)|-t*(t*4%512<256))",
    "t",
    "t*((t>>10)^t)",
    "128&t",
    "t&(t>>8)",
    "(t%255+t%128+t%127.8+t%64+t%64.8+t%32+t%32.8+t%16+t%16.8)/3",
    "(t%63.5+t%63.8+t%64+t%64.15+t%64.35)/1.25",
    "t&((t>>7)-t)",
    "127*sin(PI*t/128)+127",
    "2*((t^t/2+t+64*(64+sin(PI*t/64+PI*t/32768)))%128)",
    "2*((t^t/2+t)%127.85)",
    "2*((t^t/2+t+64)%128)",
    "2*((t/4^t/400+t/4)%128)",
    "24*((t^t/2+t+64)%7)",
)
_RATE: Final = 48_000


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """The counter has run since cycle 0, or begins at bbst."""
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    formula = controls.text("byteBeatExpression")
    if formula is None:
        formula = _FORMULAS[round(controls.number("n") or 0.0) % len(_FORMULAS)]
    _checked(formula)
    amp = amplitude(controls, 1.0, gate)
    offset = controls.number("byteBeatStartTime")
    onset = event.cycle / max(event.cps, 1e-6)
    wait = late_s(event)
    first = round(onset * _RATE, 3) if offset is None else 0.0
    length = min(amp[-1][0], made.LONGEST_S)
    source = made.module(
        "bytebeat", length, 1.0, formula, hertz, first, wait, float(int(offset or 0.0)), length
    )
    return Head(source, amp, gate, width="both")


@lru_cache(maxsize=64)
def _checked(formula: str) -> None:
    read(formula)


SYNTH = Synth(
    sounds={"bytebeat": "bytebeat"},
    about="a formula that is heard",
    params={
        "byteBeatStartTime": Param(
            None, -1e9, 1e9, "", "where the counter of a bytebeat begins", ("bbst",)
        ),
    },
    resolve=resolve,
    build={},
    repeats=True,
)
