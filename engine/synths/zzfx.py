"""ZzFX sounds: zzfx with its list of twenty numbers, and z_sine and its kin with controls."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from engine.params import Param
from engine.pitch import frequency
from engine.synths import made
from engine.synths.head import Head, gate_of
from engine.synths.kit import Synth

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound

_SHAPES: Final = {
    "zzfx": 1.0, "z_sine": 0.0, "z_triangle": 1.0, "z_square": 1.0, "z_sawtooth": 2.0,
    "z_tan": 3.0, "z_noise": 4.0,
}  # fmt: skip
# What each number of the list is where it is not given.
_USUAL: Final = (
    1.0, 0.05, 220.0, 0.0, 0.0, 0.1, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0,
    0.0, 0.0,
)  # fmt: skip
_TIMES: Final = (3, 4, 5, 11, 12, 16, 18)
_FAR: Final = 1e6


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    """The list, or the controls that stand for its numbers; it has no envelope but its own."""
    given = controls.numbers("zzfx")[: len(_USUAL)]
    numbers = (*given, *_USUAL[len(given) :]) if given else _numbers(event, controls, sound.name)
    dice = math.sin(event.cycle * 12.9898 + 4.1414) * 43758.5453 % 1.0
    hertz = numbers[2] * (1 + numbers[1] * (2 * dice - 1))
    kept = [min(max(number, -_FAR), _FAR) for number in numbers]
    kept[2] = min(max(hertz, -24_000.0), 24_000.0)
    for place in _TIMES:
        kept[place] = min(max(kept[place], 0.0), made.LONGEST_S)
    length = sum(kept[place] for place in (3, 4, 5, 16, 18)) + 9 / 48_000
    if length > made.LONGEST_S:
        controls.notices.append(f"a zzfx sound lasts at most {made.LONGEST_S:g} s: left out")
        return None
    amp = ((0.0, 1.0), (length, 1.0), (length, 0.0))
    return Head(made.module("zzfx", length, 1.0, tuple(kept)), amp, gate_of(event))


def _numbers(event: SoundEvent, controls: Controls, name: str) -> tuple[float, ...]:
    def given(control: str, usual: float = 0.0) -> float:
        number = controls.number(control)
        return usual if number is None else number

    attack, decay = given("attack"), given("decay")
    sustain = max(gate_of(event) - attack - decay, 0.0)
    octave = 2 ** controls.or_default("octave")
    return (
        0.25, given("zrand"), frequency(controls) / octave, attack, sustain, given("release", 0.1),
        _SHAPES[name], 0.0 if name == "z_square" else given("curve", 1.0), given("slide"),
        given("deltaSlide"), given("pitchJump"), given("pitchJumpTime"), 0.0, given("znoise"),
        given("zmod"), given("zcrush"), given("zdelay"), given("sustain", 0.8), decay,
        given("tremolo"),
    )  # fmt: skip


SYNTH = Synth(
    sounds={name: name for name in _SHAPES},
    about="a sound of ZzFX",
    params={
        "zrand": Param(None, 0, 1, "", "how far the pitch of a zzfx sound varies"),
        "curve": Param(None, 0, 100, "", "how pointed the wave of a zzfx sound is"),
        "slide": Param(None, -_FAR, _FAR, "", "how the pitch of a zzfx sound slides"),
        "deltaSlide": Param(None, -_FAR, _FAR, "", "how that slide changes"),
        "pitchJump": Param(None, -24_000, 24_000, "Hz", "how far a zzfx sound jumps"),
        "pitchJumpTime": Param(None, 0, 20, "s", "when it jumps"),
        "znoise": Param(None, -100, 100, "", "noise in a zzfx sound"),
        "zmod": Param(None, -24_000, 24_000, "Hz", "modulation of a zzfx sound"),
        "zcrush": Param(None, 0, 100, "", "how long samples of a zzfx sound are held"),
        "zdelay": Param(None, 0, 20, "s", "echo of a zzfx sound"),
    },
    resolve=resolve,
    build={},
    repeats=True,
)
