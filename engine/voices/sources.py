"""What makes a sound: the blocks at the head of a voice, by name.

To add one, write its builder and enter it in SOURCES; resolve.py says which control maps use it.
A name may carry a variant after a space, such as "supersaw 5".
"""

from collections.abc import Callable, Mapping
from typing import Final

from engine.tables import NOISE_SECONDS, PARTIALS_SIZE, chosen_partials
from engine.voices.envelope import Points
from engine.voices.patch import Built, Patch
from engine.voices.pitch import Pitch, set_frequency, source_of
from engine.voices.rack import Node

Source = Callable[[Patch, Pitch | None, str], Built]


def wave(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A band-limited oscillator, and pink noise if it is noisy."""
    osc = patch.osc(source_of(pitch), patch.amp)
    if variant == "noisy":
        return _with_noise(patch, pitch, osc)

    def tune(name: str, hertz: float) -> None:
        osc.setTable(patch.store.wave(name, hertz))
        set_frequency(pitch, osc, hertz)

    return Built((osc,), tune)


def _with_noise(patch: Patch, pitch: Pitch | None, osc: Node) -> Built:
    hiss = patch.osc(1 / NOISE_SECONDS, patch.amp, interpolation=1)
    tone = patch.add("Sig", osc, 1.0, 0.0)
    mixed = patch.add("Sig", hiss, 1.0, tone)

    def tune(name: str, hertz: float, dry: float, wet: float) -> None:
        osc.setTable(patch.store.wave(name, hertz))
        set_frequency(pitch, osc, hertz)
        hiss.setTable(patch.store.noise("pink", 0.0))
        tone.setMul(dry)
        mixed.setMul(wet)

    return Built((mixed,), tune)


def partials(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """An oscillator with partials of the player's choice."""
    del variant
    table = patch.own_table(PARTIALS_SIZE)
    osc = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, patch.amp, 0.0)
    nyquist = patch.rack.sample_rate / 2

    def tune(name: str, hertz: float, amounts: tuple[float, ...], turns: tuple[float, ...]) -> None:
        drawn = chosen_partials(name, amounts, turns, int(nyquist / hertz))
        table.fill(drawn)
        set_frequency(pitch, osc, hertz)

    return Built((osc,), tune)


def noise(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A noise, from its first sample: each hit is like the other."""
    del pitch, variant
    osc = patch.osc(1 / NOISE_SECONDS, patch.amp, interpolation=1)

    def tune(name: str, density: float) -> None:
        osc.setTable(patch.store.noise(name, density))

    return Built((osc,), tune)


def sample(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A sound from a table, at a rate, from a point on, forwards or backwards."""
    del variant
    osc = patch.osc(source_of(pitch), patch.amp)
    sample_rate = patch.rack.sample_rate

    def tune(sound: str, rate: float, begin: float, backwards: bool) -> None:
        stored = patch.store.sample(sound)
        osc.setTable(stored.table)
        start = (1 - begin if backwards else begin) * stored.frames / stored.size
        osc.setPhase(min(start, 1.0))
        set_frequency(pitch, osc, (-rate if backwards else rate) * sample_rate / stored.size)

    return Built((osc,), tune)


def pulse(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A wave with feedback less itself, shifted by the pulse width."""
    del variant
    table = patch.own_table(patch.store.PULSE_SIZE)
    rising = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, 1.0, 0.0)
    falling = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.5, 2, -1.0, rising)

    def tune(hertz: float, shift: float) -> None:
        table.fill(patch.store.pulse(hertz))
        falling.setPhase(shift)
        set_frequency(pitch, rising, hertz)
        set_frequency(pitch, falling, hertz)

    return Built((patch.add("Sig", falling, patch.amp, 0.0),), tune)


def supersaw(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Some detuned saws, every other one more to the left and more to the right."""
    count = int(variant)
    saws: list[Node] = []
    ratios: list[Node] = []
    for number in range(count):
        if pitch is not None:
            ratios.append(patch.add("Sig", pitch.node, 1.0, 0.0))
        summed = saws[-2] if number >= 2 else 0.0
        frequency = 440.0 if pitch is None else ratios[-1]
        table = patch.store.wave("polysaw", 440.0)
        saws.append(patch.add("OscTrig", table, patch.on, frequency, 0.0, 2, patch.amp, summed))
    even = saws[-1] if count % 2 else saws[-2]
    odd = None if count == 1 else saws[-2] if count % 2 else saws[-1]
    sides = [patch.add("Sig", even, 1.0, 0.0) for _ in range(2)]
    others = [] if odd is None else [patch.add("Sig", odd, 1.0, side) for side in sides]

    def tune(hertz: float, low: float, high: float, *voices: tuple[float, float]) -> None:
        if pitch is not None:
            pitch.base.setValue(hertz)
        for number, (ratio, phase) in enumerate(voices):
            saws[number].setTable(patch.store.wave("polysaw", hertz))
            saws[number].setPhase(phase)
            if pitch is None:
                saws[number].setFreq(hertz * ratio)
            else:
                ratios[number].setMul(ratio)
        for side, gain in zip(sides, (low, high), strict=True):
            side.setMul(gain)
        for other, gain in zip(others, (high, low), strict=False):
            other.setMul(gain)

    return Built(tuple(others or sides), tune)


def kick(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """A triangle that falls in pitch, driven into tanh, with a touch of brown noise."""
    del pitch, variant
    frequency, draw_frequency = patch.line()
    body, draw_body = patch.line()
    hiss, draw_hiss = patch.line()
    skin = patch.osc(frequency, 2.0)
    driven = patch.add("Sig", patch.add("M_Tanh", skin, 1.0, 0.0), body, 0.0)
    noisy = patch.add(
        "OscTrig",
        patch.store.noise("brown", 0.0),
        patch.on,
        1 / NOISE_SECONDS,
        0.0,
        1,
        hiss,
        driven,
    )

    def tune(hertz: float, falling: Points, decaying: Points, hissing: Points) -> None:
        skin.setTable(patch.store.wave("triangle", hertz))
        draw_frequency(falling)
        draw_body(decaying)
        draw_hiss(hissing)

    return Built((patch.add("Sig", noisy, patch.amp, 0.0),), tune)


SOURCES: Final[Mapping[str, Source]] = {
    "wave": wave,
    "partials": partials,
    "noise": noise,
    "sample": sample,
    "pulse": pulse,
    "supersaw": supersaw,
    "kick": kick,
}


def build_source(patch: Patch, pitch: Pitch | None, name: str) -> Built:
    """The source of a name and variant."""
    kind, _, variant = name.partition(" ")
    return SOURCES[kind](patch, pitch, variant)
