"""Held notes: tables that go round without a seam, soft and hard. numpy only.

Where many players are heard, each partial is smeared in pitch with phases by chance; a single one
has its vibrato. Whatever moves does so in whole turns of the table.

Source of the smearing: P. Nasca, the PADsynth algorithm (published description).
"""

import math
from typing import Any

import numpy as np

from engine.drums.dsp import Bench
from engine.instruments.kit import table_hertz
from engine.instruments.spectrum import ratios_of, shaped
from engine.tables import Signal

_PERIOD = 8192
_LINES = 7  # frequencies that stand for a smeared partial


def held(bench: Bench, midi: int, **numbers: Any) -> tuple[Signal, Signal]:
    """A held note, soft and hard.

    Numbers:
        wave, partials, hard_partials, stretch, fifth_db: the partials, see spectrum.py.
        top, track, resonance, bottom_hz, peaks: the filters, see spectrum.py.
        smear_cents: how far many players are apart.
        vibrato: rate in Hz and depth in cents; tremolo: depth of loudness with it.
        flutter: rate in Hz and depth of a tremolo of its own.
        breath: noise: dB against the tone, and its band in multiples of the pitch.
        drive: how hard the tone is clipped.
    """
    pitch = table_hertz(midi, looped=True)
    make = _smeared if numbers.get("smear_cents") else _single
    tones = []
    for hard in (False, True):
        chosen = dict(numbers)
        if hard and "hard_partials" in numbers:
            chosen["partials"] = numbers["hard_partials"]
        ratios, heights = ratios_of(chosen, 0.45 * bench.sample_rate / pitch)
        heights = heights * shaped(ratios * pitch, pitch, hard, chosen)
        tone = make(bench, pitch, ratios, heights, chosen)
        tones.append(_finished(bench, tone, pitch, chosen))
    return tones[0], tones[1]


def _single(
    bench: Bench, pitch: float, ratios: Signal, heights: Signal, numbers: dict[str, Any]
) -> Signal:
    """One player: a period, read with a phase that sways."""
    steps = np.rint(2 * ratios).astype(int)  # the lowest drawbar is half the pitch
    spectrum = np.zeros(_PERIOD // 2 + 1, dtype=np.complex128)
    within = steps < _PERIOD // 4
    np.add.at(spectrum, steps[within], -0.5j * _PERIOD * heights[within])
    period = np.fft.irfft(spectrum, _PERIOD)
    rate, cents = numbers.get("vibrato", (0.0, 0.0))
    seconds = bench.ms / 1000
    swings = _whole(bench, rate)
    sway = 0 * seconds
    if swings:
        deviation = pitch * math.log(2) * cents / 1200 / (2 * math.pi * swings)
        sway = deviation * np.sin(2 * np.pi * swings * seconds)
    turns = (0.5 * (pitch * seconds + sway)) % 1.0
    tone: Signal = np.interp(turns, np.linspace(0, 1, _PERIOD + 1), np.append(period, period[0]))
    depth = float(numbers.get("tremolo", 0.0))
    return tone * (1 + depth * np.sin(2 * np.pi * swings * seconds))


def _smeared(
    bench: Bench, pitch: float, ratios: Signal, heights: Signal, numbers: dict[str, Any]
) -> Signal:
    """Many players: each partial a bell of frequencies around its own."""
    width = 2 ** (numbers["smear_cents"] / 1200) - 1
    places = np.linspace(-1.5, 1.5, _LINES)
    bell = np.exp(-0.5 * (2 * places) ** 2)
    bell /= np.sqrt(np.sum(bell**2))
    power = np.zeros(bench.frames // 2 + 1)
    a_bin = bench.sample_rate / bench.frames
    for place, share in zip(places, bell, strict=True):
        bins = np.rint(ratios * pitch * (1 + place * width) / a_bin).astype(int)
        within = bins < len(power)
        np.add.at(power, bins[within], (share * heights)[within] ** 2)
    phases = np.exp(2j * np.pi * np.random.default_rng(5).uniform(size=len(power)))
    return np.fft.irfft(np.sqrt(power) * phases, bench.frames) * bench.frames


def _finished(bench: Bench, tone: Signal, pitch: float, numbers: dict[str, Any]) -> Signal:
    """Clipping, flutter and breath."""
    tone = bench.driven(tone / max(float(np.abs(tone).max()), 1e-9), numbers.get("drive", 0.0))
    if "flutter" in numbers:
        rate, depth = numbers["flutter"]
        turn = 2 * np.pi * _whole(bench, rate) * bench.ms / 1000
        tone = tone * (1 - 0.5 * depth * (1 + np.sin(turn)))
    if "breath" in numbers:
        decibels, low, high = numbers["breath"]
        loud = float(np.sqrt(np.mean(tone**2)))
        tone = tone + _hiss(bench, low * pitch, high * pitch) * loud * 10 ** (decibels / 20)
    return tone


def _hiss(bench: Bench, low_hz: float, high_hz: float) -> Signal:
    """Noise in a band, going round without a seam, at an RMS of 1."""
    spectrum = np.fft.rfft(bench.noise())
    hertz = np.fft.rfftfreq(bench.frames, 1 / bench.sample_rate)
    spectrum *= 1 / (1 + (low_hz / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / high_hz) ** 4)
    hiss = np.fft.irfft(spectrum, bench.frames)
    return hiss / float(np.sqrt(np.mean(hiss**2)))


def _whole(bench: Bench, rate_hz: float) -> float:
    """The rate nearest to one at which whole swings fit into the table."""
    seconds = bench.frames / bench.sample_rate
    return round(rate_hz * seconds) / seconds
