"""From an instrument and a pitch to its note in two tables, at their level. numpy only."""

import zlib
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from engine.drums.dsp import Bench, weighted_power
from engine.instruments.font import LENGTH_S, VELOCITIES, Player
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
        played = Player.shared().ask(path, PROGRAMS[name], midi, velocity, frames, sample_rate)
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
    return _levelled(soft, hard, sample_rate, rings=bool(instrument.ring_s))


def _levelled(soft: Signal, hard: Signal, sample_rate: int, rings: bool) -> tuple[Signal, Signal]:
    """Both at the same loudness, and faded out where they ring."""
    if rings:
        fade = round(_FADED * len(soft))
        for layer in (soft, hard):
            layer[-fade:] *= np.linspace(1, 0, fade) ** 2
    soft, hard = _level(soft, soft, sample_rate), _level(hard, hard, sample_rate)
    mixed = (1 - DEFAULT_BRIGHT) * soft + DEFAULT_BRIGHT * hard
    return _level(soft, mixed, sample_rate), _level(hard, mixed, sample_rate)


def _level(sound: Signal, measured: Signal, sample_rate: int) -> Signal:
    """A sound, with the gain that brings a measured one to its level."""
    heard = measured[: round(_NOTE_S * sample_rate)]
    wanted = 10 ** ((NOTE_LUFS + 0.691) / 20) / np.sqrt(
        max(weighted_power(heard, sample_rate) / _NOTE_S, 1e-20)
    )
    peak = float(np.abs(measured).max())
    return sound * (min(float(wanted), _PEAK / max(peak, 1e-9)) / _DEFAULT_GAIN)
