"""Hits, noises and scenes: what is no instrument, at its natural pitch on middle c. numpy only."""

from collections.abc import Callable
from typing import Final

import numpy as np

from engine.drums.dsp import Bench
from engine.instruments.kit import note_hertz
from engine.tables import Signal


def scene(bench: Bench, midi: int, scene: str) -> tuple[Signal, Signal]:
    """A scene, soft (duller) and hard."""
    made = SCENES[scene](bench, note_hertz(midi) / note_hertz(60))
    return bench.lowpass(made, 2500 * max(1.0, note_hertz(midi) / 500)), made


def _swell(bench: Bench, rate_hz: float, low: float) -> Signal:
    """A slow up and down between low and 1."""
    sway: Signal = low + (1 - low) * 0.5 * (1 - np.cos(2 * np.pi * rate_hz * bench.ms / 1000))
    return sway


def _hit(bench: Bench, pitch: float) -> Signal:
    """An orchestra on one chord: saws in octaves and fifths, and a drum."""
    hertz = [130.8 * pitch * ratio for ratio in (0.5, 1, 1.005, 1.5, 2, 2.01, 3, 4, 6)]
    chord = bench.squares(*hertz) + bench.squares(*(1.003 * one for one in hertz))
    drum = bench.sine(bench.sweep(70, 60, 30)) * bench.decay(400)
    return (
        bench.lowpass(chord, 4500)
        * bench.envelope((0, -20), (12, 0), (160, -3), (500, -18), (1100, -60))
        + 0.5 * drum
    )


def _reversed(bench: Bench, pitch: float) -> Signal:
    """A cymbal, played backwards."""
    metal = bench.squares(*(pitch * hertz for hertz in (317, 465, 690, 1043, 1371, 1987)))
    metal = metal * bench.squares(*(pitch * hertz for hertz in (211, 389, 547, 839, 1153, 1609)))
    wash = bench.highpass(2 * metal + 0.5 * bench.noise(), 2500)
    forwards = wash * bench.envelope((0, 0), (200, -9), (900, -26), (1800, -60))
    return forwards[::-1].copy()


def _fret(bench: Bench, pitch: float) -> Signal:
    """A finger that slides along a wound string."""
    glide = bench.sweep(900 * pitch, 900 * pitch, 90)
    squeak = bench.sine(glide) + 0.6 * bench.sine(2.02 * glide)
    rough = squeak * (1 + bench.lowpass(bench.noise(), 400))
    return rough * bench.envelope((0, -30), (20, 0), (120, -6), (220, -60))


def _breath(bench: Bench, pitch: float) -> Signal:
    """A breath through a pipe."""
    air = bench.bandpass(bench.noise(), 1100 * pitch, 1.2) + 0.4 * bench.bandpass(
        bench.noise(), 3300 * pitch, 2
    )
    return air * bench.envelope((0, -40), (80, 0), (350, -6), (680, -60))


def _sea(bench: Bench, pitch: float) -> Signal:
    """A wave that comes and goes."""
    surf = bench.pink_noise() * _swell(bench, 0.2, 0.15)
    spray = bench.highpass(bench.noise(), 3000) * _swell(bench, 0.2, 0.0) ** 3
    return bench.lowpass(surf, 2500 * pitch) + 0.08 * spray


def _bird(bench: Bench, pitch: float) -> Signal:
    """Three calls that sweep and trill."""
    seconds = bench.ms / 1000
    trill = np.sin(2 * np.pi * 26 * seconds)
    hertz = pitch * (3200 + 700 * trill + 900 * np.sin(2 * np.pi * 2.5 * seconds))
    within = np.minimum((seconds % 0.4) / 0.26, 1)
    gates: Signal = np.sin(np.pi * within) ** 2
    return bench.sine(hertz) * gates


def _telephone(bench: Bench, pitch: float) -> Signal:
    """A bell with a clapper, twenty times a second."""
    seconds = bench.ms / 1000
    stroke = np.exp(-((seconds * 20) % 1.0) * 2.2)
    bells = sum(
        (bench.sine(hertz * pitch) for hertz in (1180.0, 1490.0, 2870.0, 3620.0)), 0 * seconds
    )
    return bells * stroke * (seconds < 1.6)


def _helicopter(bench: Bench, pitch: float) -> Signal:
    """Blades."""
    turn = (bench.ms / 1000 * 11 * pitch) % 1.0
    beat = np.exp(-turn * 7)
    thud = bench.lowpass(bench.noise(), 180 * pitch) * beat * 4
    return thud + bench.bandpass(bench.noise(), 900 * pitch, 0.7) * (0.15 + 0.5 * beat)


def _applause(bench: Bench, pitch: float) -> Signal:
    """Many hands at random."""
    dice = np.random.default_rng(8)
    claps = 0 * bench.ms
    at = dice.integers(0, bench.frames, round(260 * bench.ms[-1] / 1000))
    np.add.at(claps, at, dice.uniform(0.2, 1.0, len(at)))
    clap = bench.noise() * bench.decay(45)
    size = 2 * bench.frames
    many = np.fft.irfft(np.fft.rfft(claps, size) * np.fft.rfft(clap, size), size)[: bench.frames]
    return bench.bandpass(many, 1500 * pitch, 0.6) * _swell(bench, 0.25, 0.5)


def _shot(bench: Bench, pitch: float) -> Signal:
    """A crack, and its echo from the hills."""
    crack = bench.noise() * bench.envelope((0, 0), (15, -6), (60, -24), (300, -44), (1400, -70))
    boom = bench.lowpass(bench.noise(), 220 * pitch) * bench.decay(500) * 3
    return bench.driven(bench.lowpass(crack, 7000 * pitch) + boom, 2.5)


SCENES: Final[dict[str, Callable[[Bench, float], Signal]]] = {
    "hit": _hit,
    "reversed": _reversed,
    "fret": _fret,
    "breath": _breath,
    "sea": _sea,
    "bird": _bird,
    "telephone": _telephone,
    "helicopter": _helicopter,
    "applause": _applause,
    "shot": _shot,
}
