"""Values from outside, as a knob or another program sends them: from controls to dials. Pure."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.controls import Controls, main_name
from engine.inserts.phaser import ABOVE_HZ, q_of
from engine.messages import Turn
from engine.movable import dial_of
from engine.pitch import frequency

# What a dial takes where that is not the control's own value.
_OF_DIAL: Final[Mapping[str, Callable[[float], float]]] = {
    "phaserdepth": q_of,
    "phasercenter": lambda hertz: hertz + ABOVE_HZ,
    "tremolodepth": lambda depth: max(1 - depth, 0.0),
}


def turn_message(slot: str, control: str, value: float | None) -> tuple[Turn | None, list[str]]:
    """The message that turns a control of a slot, and what the player should know.

    Args:
        slot: whose sounds.
        control: by any of its names.
        value: where to, as in a pattern: held within its range; None: let go.

    >>> turn_message("$1", "lpf", 800)
    (Turn(slot='$1', dial='cutoff', value=800.0), [])
    >>> turn_message("$1", "pan", 3)[0].value
    1.0
    >>> turn_message("$1", "vowel", 1)
    (None, ['vowel cannot be turned while it sounds'])
    """
    main = main_name(control)
    dial = dial_of(main)
    if not dial or main == "s":
        return None, [f"{control:.30} cannot be turned while it sounds"]
    if value is None:
        return Turn(slot, dial, None), []
    controls = Controls({main: value})
    number = frequency(controls) if dial == "frequency" else controls.number(main)
    if number is None:
        return None, controls.notices
    return Turn(slot, dial, _OF_DIAL.get(dial, float)(number)), controls.notices
