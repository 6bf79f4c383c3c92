"""A table of waves: one between two of its waves, read at a phase that may be warped."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.controls import as_number
from engine.lfo import cycle_phase, shape_of
from engine.modulation import dials_asked
from engine.params import Param
from engine.pitch import frequency, movers
from engine.samples.choosing import chosen
from engine.synths.choir import crossed, phases_of, ratio_of, width_of
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.dial import Dial
from engine.voices.envelope import SAMPLE, Adsr, Points, adsr, points
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
WARP_POINTS: Final = 2048  # points of each warp, where it moves from one to the next


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
    scattered = _or(controls.number("wtphaserand"), float(count > 1)) > 0
    choir = (width_of(_or(controls.number("detune"), 0.18)), phases_of(event, count, scattered))
    at = _motion(event, controls, "wt", gate)
    warp = _motion(event, controls, "warp", gate, "warp" in dials_asked(controls))
    mode = _mode(controls)
    kinds = [str(count), *("still" if len(motion) == 1 else "moved" for motion in (at, warp))]
    kinds += ["flipped"] if mode == _FLIP else []
    table = (file.path, float(sound.files.wave_frames), mode)
    return Head(
        (f"wavetable {' '.join(kinds)}", (*table, hertz, spread, at, warp, *choir)),
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


def _motion(
    event: SoundEvent, controls: Controls, name: str, gate_s: float, moved: bool = False
) -> tuple[Any, ...]:
    """What a parameter does: its value; or line, shape, skew, rate, phase, depth, offset.

    The second too where something else moves it.
    """
    base = controls.number(name) or 0.0
    stages = [controls.number(f"{name}{stage}") for stage in _STAGES]
    amount = controls.number(f"{name}env")
    if amount is None:
        amount = 0.5 if any(stage is not None for stage in stages) else 0.0
    rate, sync = controls.number(f"{name}rate"), controls.number(f"{name}sync")
    rate = rate if sync is None else sync * event.cps
    given = rate is not None or any(controls.has(f"{name}{end}") for end in ("shape", "skew"))
    depth = _or(controls.number(f"{name}depth"), 0.5 if given else 0.0)
    if not amount and not depth and not moved:
        return (min(max(base, 0.0), 1.0),)
    hertz = _or(rate, 1.0)
    line = points(adsr(_SHAPE, *stages), base, base + amount, gate_s)
    skew, offset = _or(controls.number(f"{name}skew"), 0.5), controls.number(f"{name}dc") or 0.0
    shape = shape_of(controls, f"{name}shape")
    return line, shape, skew, hertz, cycle_phase(event, hertz), depth, offset


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """For each voice a phase, warped, and the matrix read there; every other one to each side."""
    count, at_kind, warp_kind, *flipped = variant.split()
    at, tune_at = _place(patch, at_kind, "wt")
    bend, tune_bend = _row(patch) if warp_kind == "moved" else (None, _unmoved)
    turn, tune_turn = _turn(patch, bool(flipped), bend is None)
    detune = patch.dial("detune", 0.18)
    paces: list[Node] = []
    clocks: list[Sequence[Node]] = []
    readers: list[tuple[Node, ...]] = []
    voices: list[Node] = []
    for number in range(int(count)):
        law = ratio_of(number, int(count))
        pace = patch.add("Sig", pitch.node if pitch else 440.0, detune.take(law), 0.0)
        detune.turns(pace.setMul, law=law)
        clock, level, oscs = turn(pace)
        warps = [] if bend is None else [patch.matrix(clock, bend)]
        summed = voices[-2] if number >= 2 else 0.0
        voices.append(patch.matrix(warps[0] if warps else clock, at, level, summed))
        paces.append(pace)
        clocks.append(oscs)
        readers.append((voices[-1], *warps))
    outputs, tune_sides = crossed(patch, voices)

    def tune(
        path: str, length: float, mode: int, hertz: float, spread: float,
        at_motion: tuple[Any, ...], warp_motion: tuple[Any, ...], width: float,
        begin: Sequence[float],
    ) -> None:  # fmt: skip
        waves = patch.store.waves.get((path, length, 0.0, False))
        warps = patch.store.waves.get(("", float(mode), 0.0, False)) if bend else None
        tune_at(at_motion, waves.frames)
        tune_bend(warp_motion, warps.frames if warps else 1)
        reach = length / (length + 1)  # the last point of a row repeats its first
        tune_turn(mode, warp_motion[0], reach)
        detune.set(width)
        if pitch is not None:
            pitch.base.set(hertz)
        for pace, oscs, nodes, phase in zip(paces, clocks, readers, begin, strict=True):
            if pitch is None:
                pace.setValue(hertz)
            for osc in oscs:
                osc.setPhase(phase)
            patch.read(nodes[0], waves)
            if warps is not None:
                patch.read(nodes[1], warps)
                nodes[1].setMul(reach)
        tune_sides(spread)

    return Built(outputs, tune)


def _turn(
    patch: Patch, flipped: bool, still: bool
) -> tuple[Callable[[Node], tuple[Node, Node, Sequence[Node]]], Callable[..., None]]:
    """The phases of a turn, warped where the warp is still; and how to set them for a note.

    The first gives, for the pace of a voice, its clock, its level, and the nodes that have a phase.
    """
    phases, signs = patch.own_table(_PHASES), patch.own_table(_PHASES)
    warp = patch.dial("warp", 0.0) if still else Dial(patch, 0.0, None)
    way = [0]  # in which it is warped
    reach = [1.0]  # the share of a row of the matrix that a turn reads

    def clocked(pace: Node) -> tuple[Node, Node, Sequence[Node]]:
        clock = patch.add("OscTrig", phases.base, patch.on, pace, 0.0, 2, 1.0, 0.0)
        if not flipped:
            return clock, patch.amp, (clock,)
        level = patch.add("OscTrig", signs.base, patch.on, pace, 0.0, 1, patch.amp, 0.0)
        return clock, level, (clock, level)

    def draw(amount: float) -> None:
        from engine.warps import drawn_phases, signs_until

        phases.draw(reach[0] * drawn_phases(way[0], amount, _PHASES))
        if flipped:
            signs.fill(signs_until(amount, _PHASES))

    def tune(mode: int, amount: Any, reached: float) -> None:
        way[0], reach[0] = (mode, reached) if still else (0, 1 - 1 / WARP_POINTS)
        warp.set(amount if still else 0.0)

    warp.jumps(draw)
    return clocked, tune


def _unmoved(*_settings: Any) -> None:
    """Nothing to set."""


def _place(
    patch: Patch, kind: str, name: str
) -> tuple[Node, Callable[[tuple[Any, ...], int], None]]:
    """The row of a matrix, for a dial that goes from 0 to 1: still, or moved by a line and a swing.

    What turns or modulates the dial is added to those.
    """
    dial = patch.dial(name, 0.0)
    if kind == "still" and not dial.moved:
        node = patch.add("Sig", 0.0, 1.0, 0.0)
        dial.turns(node.setValue)
        return node, lambda motion, rows: dial.set(motion[0], (rows - 1) / rows)
    base, travel = (dial.input, dial.set) if kind == "still" else _travel(patch, dial)
    held = patch.add("Clip", base, 0.0, 1.0, 1.0, 0.0)

    def tune(motion: tuple[Any, ...], rows: int) -> None:
        travel(*motion)
        held.setMul((rows - 1) / rows)

    return held, tune


def _travel(patch: Patch, dial: Dial) -> tuple[Node, Callable[..., None]]:
    """A line and a swing, to which what modulates the dial is added."""
    line, draw_line = patch.line()
    base, draw_swing = patch.swing(line)
    if dial.moved:
        base = patch.add("Sig", base, 1.0, dial.input)

    def travel(
        corners: Points, shape: str, skew: float, hertz: float, phase: float,
        depth: float, offset: float,
    ) -> None:  # fmt: skip
        draw_line(corners)
        draw_swing(shape, skew, hertz, phase, lambda value: (value + offset) * depth)
        dial.set(0.0)

    return base, travel


def _row(patch: Patch) -> tuple[Node, Callable[[tuple[Any, ...], int], None]]:
    """As _place moves, from row to row: what lies between two warps is no warp."""
    place, tune_place = _place(patch, "moved", "warp")
    row = patch.add("M_Round", place, 1.0, 0.0)

    def tune(motion: tuple[Any, ...], rows: int) -> None:
        tune_place(motion, rows)
        place.setMul(float(rows - 1))
        row.setMul(1 / rows)

    return row, tune


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
