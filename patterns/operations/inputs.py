"""What comes in while the music plays: OSC, MIDI and game controllers, as patterns.

Each reads a live value of the query by its name: "/fader1" of OSC, "cc:74" of MIDI, "gamepad:0:x1",
or a name that was learnt. It is the value at the moment of the query; 0 where there is none yet.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from patterns.errors import QueryError
from patterns.hap import EMPTY, Context, Event
from patterns.numerals import js_number
from patterns.pattern import ALWAYS, Pattern
from patterns.registry import function
from patterns.state import State
from patterns.values import UNDEFINED, Value

LONGEST_NAME: Final = 200
LONGEST_GLIDE_S: Final = 10.0
PRESSED: Final = "midikeys"  # the live value of a key that is pressed now: note and velocity
BY_KEY: Final = Context(tags=(PRESSED,))


def gliding(name: str, smooth_s: float) -> str:
    """The name of a live value that follows another with a time constant in seconds.

    >>> gliding("/fader1", 0.25), gliding("/fader1", 0)
    ('/fader1~0.25', '/fader1')
    """
    return f"{name}~{smooth_s:g}" if smooth_s else name


def live_value(
    name: str, low: float | None = None, high: float | None = None, smooth_s: float = 0.0
) -> Pattern:
    """A live value of the query, once a cycle; 0 where there is none.

    Args:
        name: its name.
        low: with high: what 0 and 1 become.
        high: see low.
        smooth_s: seconds in which it comes near to a new value; 0: at once.

    >>> live_value("cc:74").query(0, 1, {"cc:74": 0.5})[0].value
    0.5
    >>> live_value("cc:74", 200, 1000).query(0, 1, {"cc:74": 0.5})[0].value
    600.0
    """
    smooth = gliding(name, smooth_s)

    def make(_number: int, state: State) -> list[Event]:
        heard = state.controls.get(smooth)
        value = state.controls.get(name, 0) if heard is None else heard
        return [(1, 0, 1, 0, 1, _ranged(value, low, high), EMPTY)]

    return Pattern(make, repeat=(0, ALWAYS))


def _ranged(value: Value, low: float | None, high: float | None) -> Value:
    if low is None or high is None or not isinstance(value, int | float):
        return value
    return low + min(max(value, 0), 1) * (high - low)


def _read(name: str, low: Value, high: Value, smooth_s: Value) -> Pattern:
    """A live value, with what a player wrote behind its name."""
    if (low is UNDEFINED) != (high is UNDEFINED):
        raise QueryError("a range has two ends", hint="such as 200, 2000")
    glide_s = min(max(_finite(smooth_s), 0.0), LONGEST_GLIDE_S)
    if low is UNDEFINED:
        return live_value(name, smooth_s=glide_s)
    return live_value(name, _finite(low), _finite(high), glide_s)


def _finite(value: Value) -> float:
    number = js_number(value)
    if not math.isfinite(number):
        raise QueryError("this is no number for a range", hint="such as 200, 2000")
    return float(number)


@function("osc")
def osc(
    address: Value = UNDEFINED, low: Value = UNDEFINED, high: Value = UNDEFINED, smooth: Value = 0
) -> Pattern:
    """What came in last at an OSC address, or under a learnt name; 0 to 1 becomes the range."""
    if not isinstance(address, str) or not 0 < len(address) <= LONGEST_NAME:
        raise QueryError("osc needs an address", hint='such as osc("/fader1", 200, 2000)')
    return _read(address, low, high, smooth)


@function("cc")
def cc(
    number: Value = UNDEFINED, low: Value = UNDEFINED, high: Value = UNDEFINED, smooth: Value = 0
) -> Pattern:
    """What a MIDI controller says, from 0 to 1; with a range, 0 to 1 becomes that."""
    return _read(controller(number), low, high, smooth)


def controller(number: Value) -> str:
    """The name of the live value of a MIDI controller, or a learnt name as it is.

    >>> controller(74), controller("cutoff")
    ('cc:74', 'cutoff')
    """
    if isinstance(number, str) and not number.isdigit():
        return number[:LONGEST_NAME]
    return f"cc:{js_number(number):g}"


@function("midin")
def midi_in(_port: Value = UNDEFINED, *_more: Value) -> Callable[..., Pattern]:
    """A function from the number of a MIDI controller to what it says now, from 0 to 1."""
    return lambda number=0, *_more: live_value(controller(number))


def _pressed(_number: int, state: State) -> list[Event]:
    """A key that is pressed at this moment: whoever hears it asks the pattern with it."""
    value = state.controls.get(PRESSED)
    return [(1, 0, 1, 0, 1, value, BY_KEY)] if isinstance(value, Mapping) else []


KEYS: Final = Pattern(_pressed, repeat=(0, ALWAYS))


@function("midikeys")
def midi_keys(_port: Value = UNDEFINED, *_more: Value) -> Callable[..., Pattern]:
    """A function that gives the keys that are played, each with note and velocity, as they come."""
    return lambda *_any: KEYS


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
