"""Our events in the words of SuperDirt, as TidalCycles writes them. Pure.

meaning.py read backwards: what comes out means there what it meant here. Names are in alphabetical
order, numbers are floats but for a few that are whole, and `_id_` is the name of the slot.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.controls import Controls, as_number, gain_of
from engine.errors import SoundError
from engine.likenames import SYNTHS
from engine.messages import SoundEvent
from engine.params import SHARED
from engine.pitch import frequency, sample_note
from engine.sounds import RESTS
from studio.links.dirt.kinds import Kind
from studio.links.dirt.meaning import (
    GAIN,
    MIDDLE,
    MOST_GAIN,
    MOST_TEXT,
    NATURAL,
    RESONANCE_DB,
    SIZE_S,
)
from studio.links.osc.guard import OscError

WHOLE: Final = frozenset({"orbit", "cut", "channel", "coarse"})  # sent as int32
OTHER: Final[Mapping[str, str]] = {"tremolo": "tremolorate"}
# What is said by other words, or is nothing to SuperDirt.
_SAID: Final = """
s bank n note freq octave ctranspose harmonic clip duration gain velocity resonance hresonance
roomsize sustain decay release loop unit speed cps nudge dry label overgain color
"""
SAID: Final = frozenset(_SAID.split())
SYNTH_NAMES: Final[Mapping[str, str]] = {
    "sawtooth": "supersaw",
    "saw": "supersaw",
    "square": "supersquare",
    "pulse": "superpwm",
    "piano": "superpiano",
    "pluck": "supermandolin",
}
LOWEST_HZ: Final = 0.01


def words(event: SoundEvent, kind_of: Callable[[str, str], Kind]) -> list[Any] | None:
    """The names and values of a message for an event, None for a rest.

    Args:
        event: what is played.
        kind_of: what a name, in a bank, is here.
    """
    controls = Controls(event.controls)
    name = controls.given.get("s", "triangle")
    if not isinstance(name, str) or name in RESTS:
        return None
    bank = controls.text("bank") or ""
    kind = _kind(kind_of, name, bank)
    found: dict[str, Any] = {
        "_id_": event.slot,
        "cps": event.cps,
        "cycle": event.cycle,
        "s": f"{bank}{name}" if bank else SYNTH_NAMES.get(name, name),
    }
    for key, value in controls.given.items():
        plain = None if key in SAID or key[:1] == "_" else _plain(value)
        if plain is not None:
            found[OTHER.get(key, key)] = plain
    found.update(_pitch(controls, kind))
    found.update(_levels(controls))
    found.update(_pace(event, controls))
    listed: list[Any] = []
    for key in sorted(found):
        value = found[key]
        whole = key in WHOLE and not isinstance(value, str)
        listed += (key, int(value) if whole else value)
    return listed


def _kind(kind_of: Callable[[str, str], Kind], name: str, bank: str) -> Kind:
    """What a sound is; one that is not known here is taken for a recording that is known there."""
    if name.lower() in SYNTHS:
        return Kind(name, True, True)
    try:
        return kind_of(name, bank)
    except (SoundError, OscError):
        return Kind(name, False, False)


def _pitch(controls: Controls, kind: Kind) -> dict[str, float]:
    """The note, counted from c5 or from the natural pitch, and the number of a recording."""
    found: dict[str, float] = {}
    number = controls.number("n")
    if number is not None and not kind.synth:
        found["n"] = number
    if kind.synth or kind.pitched:
        default = SHARED["note"].default
        hertz = frequency(controls, default)
        found["note"] = _tidy(69 + 12 * math.log2(max(hertz, LOWEST_HZ) / 440) - MIDDLE)
    elif controls.has("note") or controls.has("freq"):
        found["note"] = _tidy(sample_note(controls) - NATURAL)
    return found


def _tidy(note: float) -> float:
    """A note without the dust of logarithms."""
    return round(note, 6) + 0.0


def _levels(controls: Controls) -> dict[str, float]:
    """What counts by another measure."""
    found: dict[str, float] = {}
    if any(map(controls.has, ("gain", "overgain", "velocity"))):
        level = max(gain_of(controls) * controls.or_default("velocity"), 0.0)
        found["gain"] = min((level / GAIN) ** 0.25, MOST_GAIN)
    for name in ("resonance", "hresonance"):
        decibels = controls.number(name)
        if decibels is not None:
            found[name] = min(max(decibels / RESONANCE_DB, 0.0), 1.0)
    seconds = controls.number("roomsize")
    if seconds is not None:
        found["size"] = min(seconds / SIZE_S, 1.0)
    return found


def _pace(event: SoundEvent, controls: Controls) -> dict[str, Any]:
    """How long it is, and how fast a recording plays."""
    found: dict[str, Any] = {"delta": event.duration_s}
    clip, release = controls.number("clip"), controls.number("release")
    if clip:
        found["delta"], found["legato"] = event.duration_s / clip, clip
    if release is not None:
        found["release"], found["sustain"] = release, event.duration_s + release
    speed = controls.number("speed")
    if controls.text("unit") == "c":
        found["unit"], speed = "c", (1.0 if speed is None else speed) / max(event.cps, 1e-6)
    if speed is not None:
        found["speed"] = speed
    return found


def _plain(value: Any) -> float | str | None:
    """A number or a text; None for what OSC has not."""
    if isinstance(value, str):
        number = as_number(value)
        return value[:MOST_TEXT] if number is None else number
    number = as_number(value)
    return number if number is not None and math.isfinite(number) else None
