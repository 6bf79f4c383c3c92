"""From an instrument and a pitch to its note in two tables, at their level. numpy only."""

import zlib
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from engine.drums.dsp import Bench, loudness
from engine.instruments.font import LENGTH_S, VELOCITIES, play
from engine.instruments.kit import DEFAULT_BRIGHT, Instrument
from engine.instruments.loops import held
from engine.instruments.programs import PROGRAMS
from engine.instruments.rings import bars, plucked, struck_string, tine
from engine.instruments.scenes import scene
from engine.tables import Signal

# Two notes a second, each held for half of it, are this loud: LUFS of one channel, default gain.
NOTE_LUFS: Final = -20.0
_DEFAULT_GAIN: Final = 0.8
_PEAK: Final = 10 ** (-4 / 20)  # at the default gain: short notes stay below
_NOTE_S: Final = 0.5
_FADED: Final = 0.1  # the share of a ringing note in which it is faded out

MODELS: Final[dict[str, Callable[..., tuple[Signal, Signal]]]] = {
    "struck string": struck_string,
    "plucked": plucked,
    "bars": bars,
    "tine": tine,
    "held": held,
    "scene": scene,
}


def font_note(path: str, name: str, midi: int, sample_rate: int) -> tuple[Signal, Signal]:
    """The soft and the hard table of a note of a SoundFont.

    Raises:
        SoundError: it cannot be played.
    """
    frames = round(LENGTH_S * sample_rate)
    layers = []
    for velocity in VELOCITIES:
        played = play(path, PROGRAMS[name], midi, velocity, frames, sample_rate)
        sides = np.frombuffer(played, dtype=np.float32).astype(np.float64).reshape(2, -1)
        layers.append(0.5 * (sides[0] + sides[1]))
    return _levelled(layers[0], layers[1], sample_rate, rings=True)


def note(name: str, instrument: Instrument, midi: int, sample_rate: int) -> tuple[Signal, Signal]:
    """The soft and the hard table of a note, equally loud."""
    bench = Bench(
        sample_rate, round(instrument.seconds(midi) * sample_rate), zlib.crc32(name.encode())
    )
    numbers: dict[str, Any] = dict(instrument.numbers)
    soft, hard = MODELS[instrument.model](bench, midi, **numbers)
    heard_s = _NOTE_S if instrument.model != "scene" else instrument.seconds(midi)
    return _levelled(soft, hard, sample_rate, bool(instrument.ring_s), heard_s)


def _levelled(
    soft: Signal, hard: Signal, sample_rate: int, rings: bool, heard_s: float = _NOTE_S
) -> tuple[Signal, Signal]:
    """Both at the same loudness, and faded out where they ring.

    Args:
        soft: one layer.
        hard: the other.
        sample_rate: Hz.
        rings: does the note ring on?
        heard_s: how much of it is heard of each of two notes a second.
    """
    if rings:
        fade = round(_FADED * len(soft))
        for layer in (soft, hard):
            layer[-fade:] *= np.linspace(1, 0, fade) ** 2
    heard = round(heard_s * sample_rate)
    soft = soft * _gain(soft[:heard], sample_rate)
    hard = hard * _gain(hard[:heard], sample_rate)
    mixed = (1 - DEFAULT_BRIGHT) * soft + DEFAULT_BRIGHT * hard
    gain = _gain(mixed[:heard], sample_rate)
    return soft * gain, hard * gain


def _gain(heard: Signal, sample_rate: int) -> float:
    """The gain that brings what is heard to its level."""
    wanted = 10 ** ((NOTE_LUFS - loudness(heard, sample_rate)) / 20)
    peak = max(float(np.abs(heard).max()), 1e-9)
    return float(min(wanted, _PEAK / peak)) / _DEFAULT_GAIN
