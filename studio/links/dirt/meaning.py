"""What a message of SuperDirt means, as a control map of ours. Pure.

SuperDirt's words and ours are mostly the same; here stands what is not. Its `note` counts from the
c of octave 5, `sustain` is a length, the fourth power of `gain` is heard, `unit` says how `speed`
counts, `resonance` and `size` go from 0 to 1, and `delta` is the length of the event in seconds.
The laws are those of SuperDirt 1.7, described in our words.
"""

import json
import math
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from studio.links.dirt.kinds import Kind
from studio.links.osc.guard import OscError

MOST_PAIRS: Final = 128
MOST_TEXT: Final = 200  # characters of a value
MIDDLE: Final = 60.0  # the note at which a recording plays at its own speed there ...
NATURAL: Final = 36.0  # ... and here
OCTAVE: Final = 5.0
DELTA_S: Final = 1.0  # where a message has none
LONGEST_S: Final = 600.0
SLOWEST, FASTEST = 0.01, 16.0  # cycles a second that are believed
ORBITS: Final = 16  # counted round
GAIN: Final = 0.8  # what a gain of 1 is here
MOST_GAIN: Final = 2.0
MOST_LAG_S: Final = 10.0
SIZE_S: Final = 10.0  # the room of a size of 1
RESONANCE_DB: Final = 60.0  # a resonance of 1: it is the thousandfold
CUT_GROUPS: Final = 1000  # of an orbit
BUS: Final = re.compile(r"c(\d{1,4})\Z")
# Words that are texts, so that "c3" is none of the control busses.
TEXTS: Final = frozenset({"s", "sound", "bank", "unit", "vowel", "channels", "_id_", "ir"})
# What is read here and is another thing, or nothing, to the engine.
_READ: Final = """
s sound bank n note midinote freq octave sustain legato clip delta cps cycle unit speed gain
overgain orbit cut cutAll loop resonance hresonance size sz roomsize channels lag offset nudge
timescale timescalewin dry length tremolorate release
"""
READ: Final = frozenset(_READ.split())


class Values(Protocol):
    """What control busses hold."""

    def get(self, number: int, /) -> float | None:
        """The value of a bus, None where it has none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound that a message asks for.

    Attributes:
        controls: as a pattern of ours would have them.
        length_s: from onset to note off.
        cps: tempo, None where the message tells none.
        cycle: position in cycles.
        lag_s: so much later than its time tag.
    """

    controls: Mapping[str, Any]
    length_s: float
    cps: float | None
    cycle: float
    lag_s: float = 0.0


def pairs(args: Sequence[Any], busses: Values) -> dict[str, Any]:
    """Names and values of a message, with the values of control busses in their places.

    Raises:
        OscError: they are no pairs, or too many.

    >>> pairs(["s", "bd", "pan", "c2"], {2: 0.25})
    {'s': 'bd', 'pan': 0.25}
    """
    if len(args) % 2 or len(args) > 2 * MOST_PAIRS:
        raise OscError(f"/dirt/play takes up to {MOST_PAIRS} pairs of a name and a value")
    given: dict[str, Any] = {}
    for name, value in zip(args[::2], args[1::2], strict=True):
        if not isinstance(name, str) or len(name) > MOST_TEXT:
            raise OscError("/dirt/play takes pairs of a name and a value")
        if isinstance(value, str):
            if len(value) > MOST_TEXT:
                raise OscError(f"a value has up to {MOST_TEXT} characters")
            value = _from_bus(name, value, busses)
        if value is not None and not isinstance(value, bytes | list | dict):
            given[name] = value
    return given


def reads_busses(args: Sequence[Any]) -> bool:
    """Does a message read control busses?

    >>> reads_busses(["s", "bd", "pan", "c3"]), reads_busses(["s", "c3"])
    (True, False)
    """
    values = zip(args[::2], args[1::2], strict=False)
    return any(
        isinstance(value, str) and name not in TEXTS and BUS.match(value) is not None
        for name, value in values
    )


def _from_bus(name: str, value: str, busses: Values) -> Any:
    """The value of a control bus where a text names one; None where that was never set."""
    match = None if name in TEXTS else BUS.match(value)
    if match is None:
        return value
    found = busses.get(int(match[1]))
    return value if found is None and name in ("note", "n") else found  # a note's name, then


def meaning(given: Mapping[str, Any], kind_of: Callable[[str, str], Kind]) -> Heard:
    """What a message asks for.

    Args:
        given: its names and values.
        kind_of: what a name, in a bank, is here.

    Raises:
        OscError: it names no sound.
        SoundError: there is no such sound.
    """
    name, number, bank = _named(given)
    kind = kind_of(name, bank)
    controls = {key: value for key, value in given.items() if key not in READ and key[:1] != "_"}
    controls["s"] = kind.name
    if number is not None and not kind.synth:
        controls["n"] = number
    controls.update(_pitch(given, number, kind))
    speed = _speed(given)
    if speed is not None:
        controls.update(speed)
    controls.update(_levels(given))
    controls.update(_place(given, kind, number))
    length_s = _length(given, kind, controls)
    lag_s = (_number(given, "lag") or 0.0) + (_number(given, "offset") or 0.0) * abs(
        _number(given, "speed") or 1.0
    )
    return Heard(
        controls,
        length_s,
        _tempo(given),
        _number(given, "cycle") or 0.0,
        min(max(lag_s, -MOST_LAG_S), MOST_LAG_S),
    )


def _named(given: Mapping[str, Any]) -> tuple[str, float | None, str]:
    """The name of the sound, its number, and its bank.

    A name in `s` is whole already, also where a bank stands beside it, as Strudel sends it.
    """
    number = _number(given, "n")
    name = given.get("s")
    bank = ""
    if not isinstance(name, str):
        name, bank = given.get("sound"), given.get("bank", "")
    if not isinstance(name, str) or not isinstance(bank, str):
        raise OscError("/dirt/play without the name of a sound (s)")
    name, _, after = name.partition(":")
    if after and number is None:
        number = _number({"n": after}, "n")
    if not name:
        raise OscError("/dirt/play without the name of a sound (s)")
    return name, number, bank.rstrip("_")


def _pitch(given: Mapping[str, Any], number: float | None, kind: Kind) -> dict[str, Any]:
    """The note, as a MIDI number for what has notes, else against the natural pitch."""
    midi = _midi(given, number, kind)
    if midi is None:
        return {}
    return {"note": midi if kind.pitched or kind.synth else midi - MIDDLE + NATURAL}


def _midi(given: Mapping[str, Any], number: float | None, kind: Kind) -> float | None:
    hertz = _number(given, "freq")
    if hertz is not None and hertz > 0:
        return 69 + 12 * math.log2(hertz / 440)
    midi = _number(given, "midinote")
    if midi is not None:
        return midi
    note = _number(given, "note")
    if note is None and isinstance(given.get("note"), str):
        named = _named_note(given["note"])
        if named is not None:  # a name is a pitch already, whatever the octave
            return named
    octave = _number(given, "octave")
    if note is None and kind.synth:
        note = number or 0.0
    if note is None and octave is None:
        return None
    return (note or 0.0) + 12 * (OCTAVE if octave is None else octave)


def _named_note(name: str) -> float | None:
    from engine.pitch import note_number

    return note_number(name.strip())


def _speed(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """The speed of a recording, and how it counts: by rate, by cycles or by seconds."""
    speed, scale = _number(given, "speed"), _number(given, "timescale")
    unit = str(given.get("unit", "r"))[:1]
    if speed is None and unit == "r" and scale is None:
        return None
    speed = 1.0 if speed is None else speed
    found: dict[str, Any] = {}
    if unit == "c":
        speed, found["unit"] = speed * (_tempo(given) or 1.0), "c"
    elif unit == "s":
        speed, found["unit"] = 1 / speed if speed else 0.0, "c"
    if scale is not None and scale > 0:
        found["stretch"] = scale - 1 if scale >= 1 else 4 * (scale - 1)
        speed /= scale
    return {**found, "speed": speed}


def _levels(given: Mapping[str, Any]) -> dict[str, Any]:
    """What counts by another measure."""
    found: dict[str, Any] = {}
    gain, over = _number(given, "gain"), _number(given, "overgain")
    if gain is not None or over is not None:
        base = min(max(1.0 if gain is None else gain, 0.0), MOST_GAIN) + min(over or 0.0, 1.0)
        found["gain"] = GAIN * max(base, 0.0) ** 4
    for name in ("resonance", "hresonance"):
        amount = _number(given, name)
        if amount is not None:  # beyond 1 it is in the measure of Strudel
            found[name] = min(max(amount, 0.0) * RESONANCE_DB, 50.0) if amount <= 1 else amount
    seconds, size = _number(given, "roomsize"), _number(given, "size")
    size = _number(given, "sz") if size is None else size
    if seconds is not None:
        found["roomsize"] = seconds
    elif size is not None:
        found["roomsize"] = size * SIZE_S if size <= 1 else size
    rate = _number(given, "tremolorate")
    if rate is not None:
        found["tremolo"] = rate
    return found


def _place(given: Mapping[str, Any], kind: Kind, number: float | None) -> dict[str, Any]:
    """The orbit, its outputs, and the group in which one sound ends another."""
    orbit = int(_number(given, "orbit") or 0) % ORBITS
    found: dict[str, Any] = {"orbit": orbit}
    channels = _channels(given.get("channels"))
    if channels:
        found["channels"] = channels
    cut = _number(given, "cut")
    if cut:
        group, own = int(abs(cut)) % CUT_GROUPS, "" if cut > 0 else f"{kind.name}:{number}"
        where = 0 if _number(given, "cutAll") else orbit + 1
        mark = zlib.crc32(own.encode()) % 800 * CUT_GROUPS if own else 0
        found["cut"] = 1 + group + CUT_GROUPS * where + 100 * CUT_GROUPS + mark
    return found


def _channels(value: Any) -> tuple[float, ...]:
    """Outputs, as Strudel writes them: a list as a text.

    >>> _channels("[1,2]"), _channels(3), _channels("x")
    ((1, 2), (3,), ())
    """
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return ()
    listed = value if isinstance(value, list) else [value]
    return tuple(one for one in listed[:8] if isinstance(one, int | float) and 0 < one < CUT_GROUPS)


def _length(given: Mapping[str, Any], kind: Kind, controls: dict[str, Any]) -> float:
    """Seconds until note off; `clip` marks a recording that does not simply play to its end."""
    delta = _number(given, "delta")
    delta = DELTA_S if delta is None or delta < 0 else delta
    asked = _number(given, "sustain")
    if asked is None and "legato" in given:
        asked = delta * (_number(given, "legato") or 0.0)
    if asked is None and "clip" in given:
        asked = delta  # Strudel has shortened it already
    loop, release = _number(given, "loop") or 1.0, _number(given, "release")
    if loop > 1 and not kind.synth:
        controls["loop"] = 1
    if asked is None:
        whole = None if kind.synth else _whole(kind, controls)
        if whole is None or (release is None and loop <= 1):
            asked = delta
        else:
            asked, controls["clip"] = whole * max(loop, 1.0), 1
    else:
        controls["clip"] = 1
    asked *= _number(given, "timescale") or 1.0
    if release is not None:  # there it ends with the note, here it comes after it
        controls["release"] = release
        asked = max(asked - max(release, 0.0), _number(given, "attack") or 0.0)
    return min(max(asked, 0.0), LONGEST_S)


def _whole(kind: Kind, controls: Mapping[str, Any]) -> float | None:
    """How long a recording lasts at its speed, from begin to end."""
    length_s = kind.length_s(controls)
    speed = abs(_number(controls, "speed") or 1.0)
    if length_s is None:
        return None
    begin, end = _number(controls, "begin") or 0.0, _number(controls, "end")
    share = max((1.0 if end is None else end) - begin, 0.0)
    note = _number(controls, "note")
    rate = 1.0 if note is None or kind.pitched else 2 ** ((note - NATURAL) / 12)
    return share * (1.0 if controls.get("unit") == "c" else length_s) / (speed * rate)


def _tempo(given: Mapping[str, Any]) -> float | None:
    """Cycles per second, None where that is no tempo: what has no length has none either."""
    cps = _number(given, "cps")
    if cps is None or "delta" not in given or not SLOWEST <= cps <= FASTEST:
        return None
    return cps


def _number(given: Mapping[str, Any], name: str) -> float | None:
    """A finite number, also one that is written as a text."""
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
