"""Pictures, pages and devices of Strudel's browser: taken, and the pattern handed back.

Code that draws, speaks or sends to a device plays here as it does there, without the
picture; what stands in these tables is accepted with any arguments. Live inputs read the
live values of the query, by name, and are 0 where there is none.
"""

from collections.abc import Callable
from typing import Final

from patterns.hap import EMPTY, Event
from patterns.numerals import js_number
from patterns.pattern import ALWAYS, Pattern, silence
from patterns.registry import METHODS, function, reify
from patterns.state import State
from patterns.values import UNDEFINED, Value

DRAWN: Final = """
pianoroll punchcard wordfall spiral pitchwheel scope tscope fscope spectrum draw animate onPaint
markcss drawLine
"""
SENT: Final = """
midi osc csound csoundm serial mqtt webdirt webaudio dough supradough soundfont speak
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


@function("speak")
def speak(_language: Value, _voice: Value, pat: Value) -> Pattern:
    """The pattern as it is: in a browser this speaks its words."""
    return reify(pat)


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
