"""Pictures, pages and devices of Strudel's browser: taken, and the pattern handed back.

Code that draws, speaks or sends to a device plays here as it does there, without the
picture; what stands in these tables is accepted with any arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from patterns.kinds import anything
from patterns.pattern import Pattern, silence
from patterns.registry import METHODS, function, operation
from patterns.values import UNDEFINED, Value

DRAWN: Final = """
pianoroll punchcard wordfall spiral pitchwheel scope tscope fscope spectrum draw animate onPaint
markcss drawLine
"""
SENT: Final = """
osc csound csoundm serial mqtt webdirt webaudio dough supradough soundfont
"""
TOLD: Final = "onTrigger onTriggerTime log logValues"


def unchanged(pat: Pattern, *_any: Value) -> Pattern:
    """The pattern as it is: what this draws, sends or tells in a browser is left out here."""
    return pat


METHODS.update(dict.fromkeys(f"{DRAWN} {SENT} {TOLD}".split(), unchanged))
METHODS.update(dict.fromkeys((f"_{name}" for name in DRAWN.split()), unchanged))


@function("drawLine")
def draw_line(*_any: Value) -> Pattern:
    """Nothing: in a browser this draws the pattern in the console."""
    return silence


@function("csound")
def csound(value: Value = UNDEFINED, *_more: Value) -> Value:
    """The pattern as it is."""
    return value


@operation("speak", kinds=[anything, anything])
def speak(_language: Value, _voice: Value, pat: Pattern) -> Pattern:
    """The pattern as it is: in a browser this speaks its words."""
    return pat


METHODS["speak"] = unchanged


@function("getTime")
def time_now(*_any: Value) -> Value:
    """The cycle that plays while code is evaluated: none does yet."""
    return 0


@function("H")
def hydra_value(_function: Value = UNDEFINED, *_more: Value) -> Callable[..., Value]:
    """A pattern for a picture: 0, as there is none."""
    return lambda *_any: 0


@function("getCurrentKeyboardState")
def keyboard_state(*_any: Value) -> Value:
    """Nothing: there is no browser's keyboard."""
    return UNDEFINED


@function("logger", "errorLogger")
def logger(*_any: Value) -> Value:
    """Nothing: in a browser this writes to the console."""
    return UNDEFINED
