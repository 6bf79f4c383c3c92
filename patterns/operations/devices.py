"""What plays on devices instead of here: a pattern says where its events go, others send them.

Pure: an event that is for a device carries that in a tag of its context; its value stays as it is,
as in Strudel. `directed` gives the controls of such an event, with what the tag says among them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

from patterns.changing import with_context
from patterns.errors import CodeError
from patterns.hap import Context
from patterns.numerals import js_number
from patterns.pattern import Pattern
from patterns.registry import METHODS
from patterns.values import UNDEFINED, Value

LONGEST_NAME: Final = 200
TAG: Final = "midi "
# Options of midi(…) that stand in for controls which an event does not have itself.
OPTIONS: Final[Mapping[str, str]] = {
    "midichannel": "midichan", "channel": "midichan", "midimap": "midimap", "midiport": "midiport",
    "velocity": "velocity", "gain": "gain", "noteOffsetMs": "midioffset",
    "isController": "midicontroller", "mpe": "mpe",
}  # fmt: skip
MS: Final = ("noteOffsetMs",)


def midi(pat: Pattern, port: Value = UNDEFINED, options: Value = UNDEFINED) -> Pattern:
    """Send what is played to a MIDI output, by a part of its name, instead of into the mix.

    >>> from patterns.pattern import pure
    >>> hap = midi(pure({"note": 60}), "synth", {"midichannel": 3}).query(0, 1)[0]
    >>> hap.value, directed(hap.value, hap.context)
    ({'note': 60}, {'midichan': 3, 'note': 60, 'midi': 'synth'})
    """
    if isinstance(port, Mapping):
        port, options = UNDEFINED, port
    if isinstance(port, Pattern):
        raise CodeError(
            "midi(…) needs plain text",
            hint="the port's name in single quotes, such as midi('synth')",
        )
    given = options if isinstance(options, Mapping) else {}
    usual: dict[str, Any] = {}
    for name, control in OPTIONS.items():
        if (value := given.get(name, UNDEFINED)) is not UNDEFINED:
            usual[control] = js_number(value) / 1000 if name in MS else value
    said = Context(tags=(TAG + json.dumps([_name(port), usual], default=str),))
    return with_context(pat, lambda context: context.merged(said))


def directed(controls: Mapping[str, Any], context: Context) -> Mapping[str, Any]:
    """The controls of an event with the device that it is for under "midi"; the last one counts."""
    tag = next((one for one in reversed(context.tags) if one.startswith(TAG)), None)
    if tag is None:
        return controls
    name, usual = json.loads(tag[len(TAG) :])
    return {**usual, **controls, "midi": name}


def _name(port: Value) -> str:
    """A port as text: a number is its place in the list, from 0."""
    if port is UNDEFINED or port is None:
        return ""
    if isinstance(port, (int, float)) and not isinstance(port, bool) and math.isfinite(port):
        return f"{port:g}"
    return str(port)[:LONGEST_NAME]


METHODS["midi"] = midi
