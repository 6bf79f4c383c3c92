"""A table of waves: one between two of its waves, read at a phase that may be warped."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.controls import as_number
from engine.lfo import cycle_phase, shape_of
from engine.params import Param
from engine.pitch import frequency, movers
from engine.samples.choosing import chosen
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of, start_phase
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.envelope import SAMPLE, Adsr, adsr, points
from engine.voices.pitch import Pitch

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch

WARP_NAMES: Final = (
    "none", "asym", "mirror", "bendp", "bendm", "bendmp", "sync", "quant", "fold", "pwm", "orbit",
    "spin", "chaos", "primes", "binary", "brownian", "reciprocal", "wormhole", "logistic",
    "sigmoid", "fractal", "flip",
)  # fmt: skip
_FLIP: Final = WARP_NAMES.index("flip")
_SHAPE: Final = Adsr(1e-4, 0.5, 0.0, 0.1)
_STAGES: Final = ("attack", "decay", "sustain", "release")
_MOST_VOICES: Final = 32
_PHASES: Final = 8192  # points of a warped phase


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head | None:
    """Frequencies and phases of the voices; what moves the place in the table and the warp."""
    if sound.files is None:
        return None
    place, _ = chosen(controls, sound.files)
    file = sound.shelf.recording(place, controls.text("s") or sound.name)
    gate, clip, hertz = gate_of(event), controls.number("clip"), frequency(controls)
    gate = gate if clip is None else min(clip * gate, gate)  # as in Strudel, it counts twice
    count = min(max(round(controls.number("unison") or 1), 1), _MOST_VOICES)
    spread = _or(controls.number("spread"), 0.7) if count > 1 else 0.0
    width = _or(controls.number("detune"), 0.18)
    scattered = _or(controls.number("wtphaserand"), float(count > 1)) > 0
    voices = []
    for number in range(count):
        semitones = (number / (count - 1) - 0.5) * width if count > 1 else 0.0
        phase = start_phase(event, number) if scattered else 0.0
        voices.append((2 ** (min(max(semitones, -120), 120) / 12), phase))
    sides = math.sqrt((1 - spread) / 2), math.sqrt((1 + spread) / 2)
    at, warp = _motion(event, controls, "wt", gate), _motion(event, controls, "warp", gate)
    mode = _mode(controls)
    kinds = [str(count), *("still" if len(motion) == 1 else "moved" for motion in (at, warp))]
    kinds += ["flipped"] if mode == _FLIP else []
    table = (file.path, float(sound.files.wave_frames), mode)
    return Head(
        (f"wavetable {' '.join(kinds)}", (*table, hertz, sides, at, warp, tuple(voices))),
        amplitude(controls, SYNTH_LEVEL / math.sqrt(count), gate, SAMPLE),
        gate,
        movers(event, controls, hertz, gate, free=True).modules,
        "stereo",
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


def _mode(controls: Controls) -> int:
    """The number of a warp, by its name or its number; 0 for what is neither."""
    given = controls.given.get("warpmode", 0)
    if isinstance(given, str) and given.lower() in WARP_NAMES:
        return WARP_NAMES.index(given.lower())
    number = as_number(given)
    whole = number is not None and number in range(len(WARP_NAMES))
    return int(number or 0) if whole else 0


def _motion(event: SoundEvent, controls: Controls, name: str, gate_s: float) -> tuple[Any, ...]:
    """What a parameter does: its value; or line, shape, skew, rate, phase, depth, offset."""
    base = controls.number(name) or 0.0
    stages = [controls.number(f"{name}{stage}") for stage in _STAGES]
    amount = controls.number(f"{name}env")
    if amount is None:
        amount = 0.5 if any(stage is not None for stage in stages) else 0.0
    rate, sync = controls.number(f"{name}rate"), controls.number(f"{name}sync")
    rate = rate if sync is None else sync * event.cps
    given = rate is not None or any(controls.has(f"{name}{end}") for end in ("shape", "skew"))
    depth = _or(controls.number(f"{name}depth"), 0.5 if given else 0.0)
    if not amount and not depth:
        return (min(max(base, 0.0), 1.0),)
    hertz = _or(rate, 1.0)
    line = points(adsr(_SHAPE, *stages), base, base + amount, gate_s)
    skew, offset = _or(controls.number(f"{name}skew"), 0.5), controls.number(f"{name}dc") or 0.0
    shape = shape_of(controls, f"{name}shape")
    return line, shape, skew, hertz, cycle_phase(event, hertz), depth, offset


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """For each voice a phase, warped, and the matrix read there; every other one to each side."""
    count, at_kind, warp_kind, *flipped = variant.split()
    at, tune_at = _place(patch, at_kind)
    bend, tune_bend = _row(patch) if warp_kind == "moved" else (None, _unmoved)
    phases, turned = patch.own_table(_PHASES), patch.own_table(_PHASES)
    clocks: list[list[Node]] = []
    readers: list[tuple[Node, ...]] = []
    voices: list[Node] = []
    for number in range(int(count)):
        pace = patch.add("Sig", pitch.node if pitch else 440.0, 1.0, 0.0)
        clock = patch.add("OscTrig", phases.base, patch.on, pace, 0.0, 2, 1.0, 0.0)
        level, signs = patch.amp, []
        if flipped:
            signs = [patch.add("OscTrig", turned.base, patch.on, pace, 0.0, 1, patch.amp, 0.0)]
            level = signs[0]
        warps = [] if bend is None else [patch.matrix(clock, bend)]
        summed = voices[-2] if number >= 2 else 0.0
        voices.append(patch.matrix(warps[0] if warps else clock, at, level, summed))
        clocks.append([pace, clock, *signs])
        readers.append((voices[-1], *warps))
    outputs, tune_sides = _sides(patch, voices)

    def tune(
        path: str, length: float, mode: int, hertz: float, sides: tuple[float, float],
        at_motion: tuple[Any, ...], warp_motion: tuple[Any, ...],
        tunings: Sequence[tuple[float, float]],
    ) -> None:  # fmt: skip
        from engine.warps import drawn_phases, signs_until

        waves = patch.store.waves.get((path, length, 0.0, False))
        warps = patch.store.waves.get(("", float(mode), 0.0, False)) if bend else None
        tune_at(at_motion, waves.frames)
        tune_bend(warp_motion, warps.frames if warps else 1)
        still = warp_motion[0] if bend is None else 0.0
        phases.draw(drawn_phases(0 if bend else mode, still, _PHASES))
        if flipped:
            turned.fill(signs_until(still, _PHASES))
        if pitch is not None:
            pitch.base.set(hertz)
        for (pace, *oscs), nodes, (ratio, phase) in zip(clocks, readers, tunings, strict=True):
            pace.setMul(ratio)
            if pitch is None:
                pace.setValue(hertz)
            for osc in oscs:
                osc.setPhase(phase)
            patch.read(nodes[0], waves)
            if warps is not None:
                patch.read(nodes[1], warps)
        tune_sides(*sides)

    return Built(outputs, tune)


def _unmoved(*_settings: Any) -> None:
    """Nothing to set."""


def _place(patch: Patch, kind: str) -> tuple[Node, Callable[[tuple[Any, ...], int], None]]:
    """The row of a matrix, for what goes from 0 to 1: still, or moved by a line and a swing."""
    if kind == "still":
        node = patch.add("Sig", 0.0, 1.0, 0.0)
        return node, lambda motion, rows: node.setValue(motion[0] * (rows - 1) / rows)
    line, draw_line = patch.line()
    swing, draw_swing = patch.swing(line)
    held = patch.add("Clip", swing, 0.0, 1.0, 1.0, 0.0)

    def tune(motion: tuple[Any, ...], rows: int) -> None:
        corners, shape, skew, rate_hz, phase, depth, offset = motion
        draw_line(corners)
        draw_swing(shape, skew, rate_hz, phase, lambda value: (value + offset) * depth)
        held.setMul((rows - 1) / rows)

    return held, tune


def _row(patch: Patch) -> tuple[Node, Callable[[tuple[Any, ...], int], None]]:
    """As _place moves, from row to row: what lies between two warps is no warp."""
    place, tune_place = _place(patch, "moved")
    row = patch.add("M_Round", place, 1.0, 0.0)

    def tune(motion: tuple[Any, ...], rows: int) -> None:
        tune_place(motion, rows)
        place.setMul(float(rows - 1))
        row.setMul(1 / rows)

    return row, tune


def _sides(
    patch: Patch, voices: Sequence[Node]
) -> tuple[tuple[Node, ...], Callable[[float, float], None]]:
    """Both sides of the sums of the even and of the odd voices."""
    even = voices[-1] if len(voices) % 2 else voices[-2]
    odd = None if len(voices) == 1 else voices[-2] if len(voices) % 2 else voices[-1]
    sides = [patch.add("Sig", even, 1.0, 0.0) for _ in range(2)]
    others = [] if odd is None else [patch.add("Sig", odd, 1.0, side) for side in sides]

    def tune(low: float, high: float) -> None:
        for side, gain in zip(sides, (low, high), strict=True):
            side.setMul(gain)
        for other, gain in zip(others, (high, low), strict=False):
            other.setMul(gain)

    return tuple(others or sides), tune


def _moving(name: str, what: str, other: str) -> dict[str, Param]:
    """The controls of what moves a parameter."""
    short = {"attack": "att", "decay": "dec", "sustain": "sus", "release": "rel"}
    stages = {
        f"{name}{stage}": Param(
            None, 0, 1 if stage == "sustain" else 600, "" if stage == "sustain" else "s",
            f"{stage} of the {what}'s envelope", (f"{name}{short[stage]}",),
        )
        for stage in _STAGES
    }  # fmt: skip
    return stages | {
        name: Param(0, 0, 1, "", f"the {what}", (other,), quiet=True),
        f"{name}env": Param(None, -1, 1, "", f"depth of the {what}'s envelope"),
        f"{name}rate": Param(None, 0, 1000, "Hz", f"rate of the {what}'s oscillator"),
        f"{name}sync": Param(None, 0, 1e4, "per cycle", f"rate of the {what}'s oscillator"),
        f"{name}depth": Param(None, -100, 100, "", f"swing of the {what}"),
        f"{name}dc": Param(0, -100, 100, "", f"middle of the {what}'s oscillator"),
        f"{name}skew": Param(None, 0, 1, "", f"lean of the {what}'s oscillator", quiet=True),
    }


SYNTH = Synth(
    sounds={},  # what the player loads under names that begin with wt_, or with tables(…)
    about="a table of waves",
    params={
        **_moving("wt", "place in the table", "wavetablePosition"),
        **_moving("warp", "warp", "wavetableWarp"),
        "wtphaserand": Param(None, 0, 1, "", "scattered phases", ("wavetablePhaseRand",)),
    },
    resolve=resolve,
    build={"wavetable": build},
    repeats=True,
)
