"""Pictures, pages and devices of Strudel's browser: taken, and the pattern handed back.

Code that draws, speaks or sends to a device plays here as it does there, without the
picture; what stands in these tables is accepted with any arguments. Live inputs read the
live values of the query, by name, and are 0 where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from patterns.hap import EMPTY, Event
from patterns.kinds import anything
from patterns.numerals import js_number
from patterns.pattern import ALWAYS, Pattern, silence
from patterns.registry import METHODS, function, operation
from patterns.state import State
from patterns.values import UNDEFINED, Value

DRAWN: Final = """
pianoroll punchcard wordfall spiral pitchwheel scope tscope fscope spectrum draw animate onPaint
markcss drawLine
"""
SENT: Final = """
midi osc csound csoundm serial mqtt webdirt webaudio dough supradough soundfont
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


def live_value(name: str) -> Pattern:
    """A live value of the query, once a cycle; 0 where there is none.

    >>> live_value("cc:74").query(0, 1, {"cc:74": 0.5})[0].value
    0.5
    """

    def make(_number: int, state: State) -> list[Event]:
        return [(1, 0, 1, 0, 1, state.controls.get(name, 0), EMPTY)]

    return Pattern(make, repeat=(0, ALWAYS))


@function("midin")
def midi_in(_port: Value = UNDEFINED, *_more: Value) -> Callable[..., Pattern]:
    """A function from the number of a MIDI controller to what it says now, from 0 to 1."""
    return lambda number=0, *_more: live_value(f"cc:{js_number(number):g}")


@function("midikeys")
def midi_keys(_port: Value = UNDEFINED, *_more: Value) -> Callable[..., Pattern]:
    """A function that gives the keys that are played; there are none here."""
    return lambda *_any: silence


BUTTONS: Final = """
a b x y lb rb lt rt back start ls rs u d l r up down left right x1 y1 x2 y2 x1_2 y1_2 x2_2 y2_2
"""


@function("gamepad")
def gamepad(index: Value = 0, *_more: Value) -> dict[str, Value]:
    """Sticks and buttons of a game controller by name: x1, y1, a, b and so on."""
    pad = f"gamepad:{js_number(index):g}"
    names = BUTTONS.split()
    toggles = (f"tgl{name.capitalize()}" for name in names)
    return {
        name: live_value(f"{pad}:{name}") for name in (*names, *map(str.upper, names), *toggles)
    }


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
