"""What a control map says in MIDI: messages before a note, and the note. Pure.

Programs, controllers, bends and pressure come before the note of the same event, so that it
begins as it was meant.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from patterns.analysis.onsets import pitch_of
from patterns.numerals import js_number
from studio.links.midi import messages
from studio.links.midi.maps import DEFAULT, Maps
from studio.midifile import DRUM_CHANNEL, drum_key

PORT: Final = "midi"  # the control that sends an event to a port instead of into the mix
USUAL_VELOCITY: Final = 0.9
GAP_S: Final = 0.010  # a note ends so much before its time, for receivers that are late
SHORTEST_S: Final = 0.005


@dataclass(frozen=True, slots=True)
class Struck:
    """A note.

    Attributes:
        channel: from 1.
        pitch: in semitones, with a fraction.
        velocity: from 0 to 1.
        duration_s: until it ends.
    """

    channel: int
    pitch: float
    velocity: float
    duration_s: float


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says.

    Attributes:
        port: a part of the port's name; "": the usual one.
        before: messages, to be sent first.
        note: the note, None where there is none.
        problems: sentences for what cannot be said.
    """

    port: str
    before: tuple[bytes, ...] = ()
    note: Struck | None = None
    problems: tuple[str, ...] = field(default_factory=tuple)


def said(controls: Mapping[str, Any], duration_s: float, maps: Maps) -> Said:
    """What a control map with a "midi" in it says.

    >>> one = said({"midi": "synth", "note": "c4", "ccn": 74, "ccv": 0.5}, 0.5, Maps())
    >>> one.port, [data.hex() for data in one.before], one.note
    ('synth', ['b04a40'], Struck(channel=1, pitch=60, velocity=0.9, duration_s=0.49))
    """
    port = controls.get("midiport", controls.get(PORT, ""))
    port = f"{port:g}" if isinstance(port, float) else str(port)
    pitch, drums = pitch_of(controls), False
    if pitch is None and (key := drum_key(str(controls.get("s", "")))) is not None:
        pitch, drums = key, True
    usual = DRUM_CHANNEL + 1 if drums else 1
    channel = messages.channel_of(_number(controls, "midichan", usual)) + 1
    before: list[bytes] = []
    problems: list[str] = []
    for kind in (_programs, _mapped, _controllers, _parameters, _wheels, _exclusive, _commands):
        try:
            before += kind(controls, channel, pitch, maps)
        except ValueError as error:
            problems.append(str(error))
    note = _note(controls, channel, pitch, duration_s)
    return Said(port[:200], tuple(before), note, tuple(problems))


def _number(controls: Mapping[str, Any], name: str, usual: float) -> float:
    number = js_number(controls[name]) if name in controls else usual
    return number if math.isfinite(number) else usual


def _some(controls: Mapping[str, Any], name: str) -> float | None:
    """A number, None where there is none.

    Raises:
        ValueError: there is something else.
    """
    if (value := controls.get(name)) is None:
        return None
    number = js_number(value)
    if not math.isfinite(number) or isinstance(value, (list, tuple)):
        raise ValueError(f"{name} needs a number, not {str(value)[:40]}")
    return number


def _note(
    controls: Mapping[str, Any], channel: int, pitch: float | None, duration_s: float
) -> Struck | None:
    velocity = _number(controls, "velocity", USUAL_VELOCITY)
    velocity *= _number(controls, "gain", 1.0) * _number(controls, "postgain", 1.0)  # a fader's too
    if pitch is None or not 0 <= pitch < 127.5 or velocity <= 0 or controls.get("midicontroller"):
        return None
    gap_s = _number(controls, "midioffset", GAP_S)
    long_s = max(duration_s - max(gap_s, 0.0), SHORTEST_S)
    return Struck(channel, pitch, min(velocity, 1.0), long_s)


def _programs(
    controls: Mapping[str, Any], channel: int, _pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    if (number := _some(controls, "progNum")) is not None:
        if not 0 <= number <= 127:
            raise ValueError("progNum goes from 0 to 127")
        yield messages.program(channel, number)


def _mapped(
    controls: Mapping[str, Any], channel: int, _pitch: float | None, maps: Maps
) -> Iterator[bytes]:
    name = str(controls.get("midimap", DEFAULT))
    if name not in maps:
        known = ", ".join(maps.names()) or "none yet"
        raise ValueError(f"there is no MIDI map {name[:40]}; midimaps({{…}}) makes one: {known}")
    for number, value in maps.rows(name, controls):
        yield messages.control(channel, number, value)


def _controllers(
    controls: Mapping[str, Any], channel: int, _pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    number, value = _some(controls, "ccn"), _some(controls, "ccv")
    if number is not None and value is not None:
        if not 0 <= number <= 127:
            raise ValueError("ccn goes from 0 to 127")
        yield messages.control(channel, number, messages.unit(value))


def _parameters(
    controls: Mapping[str, Any], channel: int, _pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    number, value = controls.get("nrpnn"), controls.get("nrpv", controls.get("nrpnv"))
    if number is None or value is None:
        return
    halves = _numbers(number)
    if len(halves) == 1:
        halves = [halves[0] // 128, halves[0] % 128]
    setting = js_number(value)
    if len(halves) != 2 or not all(0 <= half < 128 for half in halves):
        raise ValueError("nrpnn is a number up to 16383, or its halves, such as 1:8")
    if not 0 <= setting <= 16383:
        raise ValueError("nrpv goes from 0 to 16383")
    yield from messages.split(messages.nrpn(channel, halves, setting))


def _wheels(
    controls: Mapping[str, Any], channel: int, pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    if (value := _some(controls, "midibend")) is not None:
        yield messages.bend(channel, value)
    if (value := _some(controls, "miditouch")) is not None:
        yield messages.touch(channel, value)
    if (value := _some(controls, "polyTouch")) is not None and pitch is not None:
        yield messages.poly_touch(channel, pitch, value)


def _exclusive(
    controls: Mapping[str, Any], _channel: int, _pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    maker, data = controls.get("sysexid"), controls.get("sysexdata")
    if maker is None or data is None:
        return
    makers = _numbers(maker)
    if len(makers) not in (1, 3):
        raise ValueError("sysexid is one number or three, such as 0:32:41")
    yield messages.sysex(makers, _numbers(data))


def _commands(
    controls: Mapping[str, Any], channel: int, _pitch: float | None, _maps: Maps
) -> Iterator[bytes]:
    command = controls.get("midicmd")
    if command is None:
        return
    name, *rest = command if isinstance(command, (list, tuple)) else [command]
    word, numbers = str(name).lower(), _numbers(rest)
    if word in messages.REAL_TIME and not rest:
        yield bytes([messages.REAL_TIME[word]])
    elif word == "prognum" and len(numbers) == 1:
        yield messages.program(channel, numbers[0])
    elif word == "cc" and len(numbers) == 2:
        yield messages.control(channel, numbers[0], messages.unit(numbers[1]))
    elif word == "sysex" and len(numbers) > 1:
        yield messages.sysex(numbers[:1], numbers[1:])
    else:
        known = ", ".join(sorted(messages.REAL_TIME))
        raise ValueError(f"midicmd {word[:40]} is none of {known}, progNum:5, cc:74:.5")


def _numbers(value: Any) -> list[float]:
    """The numbers of a value, one or several.

    Raises:
        ValueError: something in it is none.
    """
    several: Sequence[Any] = value if isinstance(value, (list, tuple)) else [value]
    numbers = [js_number(one) for one in several[: messages.MOST_SYSEX + 1]]
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"these are no numbers: {str(value)[:40]}")
    return numbers
