"""A sound file of the player's: a part of it, at a rate, once or in a loop, either way round."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from engine.params import Param
from engine.pitch import mean_speed, movers
from engine.samples.choosing import chosen
from engine.synths.head import Head, gate_of, lasts_as_its_event, sample_amplitude
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.envelope import cut_at
from engine.voices.keys import whole
from engine.voices.pitch import Pitch

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.spec import Module

Paced: TypeAlias = tuple[Node, Callable[[float], None]]

_SIDES: Final = {1: "mono", 2: "stereo"}
_FADE_S: Final = 0.005  # of the silence behind a sample
_STILL: Final = 1e-6  # the speed of what stands still


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    """The part from begin to end, or as long as the event where clip, loop or release say so."""
    if sound.files is None:
        return None
    place, semitones = chosen(controls, sound.files)
    file = sound.shelf.recording(place, controls.text("s") or sound.name)
    speed = controls.or_default("speed")
    rate = abs(speed) * 2 ** (min(max(semitones, -240), 240) / 12)
    rate *= file.length_s if controls.text("unit") == "c" else 1.0
    begin, end = controls.or_default("begin"), controls.or_default("end")
    if rate == 0 or begin >= 1 or not file.frames:
        return None
    gate = gate_of(event)
    if not lasts_as_its_event(controls):
        gate = max(end - begin, 0.0) * file.length_s / rate / mean_speed(controls)
    pitch = movers(event, controls, None, gate).modules
    looping = bool(controls.number("loop"))
    over_s = math.inf if looping else _reached_s(pitch, (1 - begin) * file.length_s / rate)
    level = sample_amplitude(controls, gate, over_s)
    sides, hertz = _SIDES[file.channels], rate * file.rate
    if looping:
        source = looped(controls, sides, (file.path, file.frames, hertz, begin, speed < 0))
        return Head(source, level, gate, pitch, sides)
    if over_s < level[-1][0]:
        level = cut_at(level, over_s, _FADE_S)
    source = (f"recorded {sides}", (file.path, hertz, begin * file.frames, speed < 0))
    return Head(source, level, gate, pitch, sides)


def looped(controls: Controls, sides: str, settings: tuple[str, int, float, float, bool]) -> Module:
    """A loop of frames first to last, and how the sound comes into it."""
    path, frames, hertz, begin, backwards = settings
    first, last = controls.or_default("loopBegin"), controls.or_default("loopEnd")
    if not first < last:
        first, last = 0.0, 1.0
    at = begin if begin < last else first
    first, last, at = first * frames, last * frames, at * frames
    if at >= first:
        return f"looped {sides}", (path, hertz, first, last, at, backwards)
    return f"entered {sides}", (path, hertz, first, last, at, backwards)


def _reached_s(pitch: tuple[Module, ...], length_s: float) -> float:
    """When a sample of a length is over whose pitch is bent."""
    bends = [values[0] for name, values in pitch if name == "bend"]
    left = length_s
    for bend in bends:
        for (begin, first), (stop, last) in pairwise(bend):
            passed = (stop - begin) * (first + last) / 2
            if passed >= left and passed > 0:
                return float(begin + (stop - begin) * left / passed)
            left -= passed
        return float(bend[-1][0] + left / max(bend[-1][1], _STILL))
    return length_s


def _recorded(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The table of each side, with silence behind it into which a release falls."""
    oscs = [_paced(patch, pitch, patch.amp) for _ in range(1 + (variant == "stereo"))]

    def tune(path: str, hertz: float, begin: float, backwards: bool) -> None:
        _run(patch, oscs, path, hertz, begin, backwards)

    return Built(tuple(osc for osc, _ in oscs), tune)


def _looped(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A table of the loop alone, read in a circle."""
    oscs = [_paced(patch, pitch, patch.amp) for _ in range(1 + (variant == "stereo"))]

    def tune(*settings: Any) -> None:
        _turn(patch, oscs, *settings)

    return Built(tuple(osc for osc, _ in oscs), tune)


def _entered(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """What stands before the loop and the loop itself, then the loop alone."""
    before, draw_before = patch.line()
    after, draw_after = patch.line()
    sides = range(1 + (variant == "stereo"))
    first = [_paced(patch, pitch, before) for _ in sides]
    loops = [_paced(patch, pitch, after) for _ in sides]
    both = [patch.add("Sig", first[side][0], 1.0, loops[side][0]) for side in sides]
    step_s = 1 / patch.rack.sample_rate

    def tune(path: str, hertz: float, begin: float, end: float, at: float, backwards: bool) -> None:
        _run(patch, first, path, hertz, at, backwards)
        enters_s = max((end - at) / hertz, step_s)
        draw_before(((0.0, 1.0), (enters_s - step_s, 1.0), (enters_s, 0.0)))
        draw_after(((0.0, 0.0), (enters_s - step_s, 0.0), (enters_s, 1.0)))
        back = begin - enters_s * hertz  # so that it stands at its begin when it is heard
        _turn(patch, loops, path, hertz, begin, end, back, backwards)

    return Built(tuple(patch.add("Sig", node, patch.amp, 0.0) for node in both), tune)


def _paced(patch: Patch, pitch: Pitch | None, level: Node) -> Paced:
    """An oscillator, and how to set its frequency; what moves the pitch moves it by a factor."""
    if pitch is None:
        osc = patch.osc(440.0, level)
        return osc, osc.setFreq
    pace = patch.add("Sig", pitch.node, 1.0, 0.0)
    base = pitch.base

    def set_frequency(hertz: float) -> None:
        base.set(1.0)
        pace.setMul(hertz)

    return patch.osc(pace, level), set_frequency


def _run(
    patch: Patch, oscs: Sequence[Paced], path: str, hertz: float, begin: float, backwards: bool
) -> None:
    """Set the oscillators of all sides to a file, from a frame on; from its end if backwards."""
    stored = patch.store.recordings.get(whole(path))
    start = stored.frames - 1 - begin if backwards else begin
    for side, (osc, set_frequency) in enumerate(oscs):
        patch.read(osc, stored, side)
        osc.setPhase(max(start, 0.0) / stored.size)
        set_frequency((-hertz if backwards else hertz) / stored.size)


def _turn(
    patch: Patch,
    oscs: Sequence[Paced],
    path: str,
    hertz: float,
    begin: float,
    end: float,
    at: float,
    backwards: bool,
) -> None:
    """Set oscillators to a loop; the frames count from the end where it runs backwards."""
    stored = patch.store.recordings.get((path, begin, end, backwards))
    for side, (osc, set_frequency) in enumerate(oscs):
        patch.read(osc, stored, side)
        osc.setPhase((at - begin) / (end - begin) % 1.0)
        set_frequency(hertz / (end - begin))


SYNTH: Final = Synth(
    sounds={},  # what the player loads, see engine/samples
    about="a sound file",
    params={
        "loop": Param(None, -1e6, 1e6, "", "play a sample round and round"),
        "loopBegin": Param(0, 0, 1, "", "where the loop begins", ("loopb",), quiet=True),
        "loopEnd": Param(1, 0, 1, "", "where the loop ends", ("loope",), quiet=True),
    },
    resolve=resolve,
    build={"recorded": _recorded, "looped": _looped, "entered": _entered},
    repeats=True,
)
