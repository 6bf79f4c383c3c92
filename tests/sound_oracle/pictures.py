"""Pictures of sounds, as an ear would see them, and how far two of them are apart. numpy only.

A picture is a log-mel spectrogram: 40 bands from 30 Hz to 16 kHz, 50 frames a second, in dB, shape
(channels, frames, bands). Two sounds are as far apart as the mean difference of their cells in dB,
over the cells in which either is within 50 dB of the loudest cell of the reference. What is random
by nature is smeared first: the power is averaged over 9 frames and 3 bands.
"""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

RATE, WINDOW, HOP, BANDS = 48_000, 2048, 960, 40
LOWEST_HZ, HIGHEST_HZ = 30, 16_000
AUDIBLE_DB = 50.0
STEP_DB = 0.25  # in which pictures are kept
SILENCE = 1e-12
LIMIT_DB, RANDOM_LIMIT_DB = 2.0, 3.5

Picture = Any  # an array of floats


def _mel_bank() -> Picture:
    """Triangular filters that touch, shape (bands, frequencies), each of sum 1."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in (LOWEST_HZ, HIGHEST_HZ))
    edges = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    below, middle, above = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    sides = (hertz - below) / (middle - below), (above - hertz) / (above - middle)
    bank = np.maximum(np.minimum(*sides), 0)
    nearest = np.abs(hertz - middle).argmin(axis=1)  # a narrow band has at least one frequency
    bank[np.arange(BANDS), nearest] = np.maximum(bank[np.arange(BANDS), nearest], 1e-3)
    return bank / bank.sum(axis=1, keepdims=True)


BANK = _mel_bank().T


def picture(samples: Any) -> Picture:
    """The picture of a sound of shape (frames, channels)."""
    padded = np.pad(samples, ((0, WINDOW), (0, 0)))
    frames = sliding_window_view(padded, WINDOW, axis=0)[::HOP].swapaxes(0, 1)
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) ** 2
    return 10 * np.log10(power @ BANK + SILENCE)


def level_db(samples: Any) -> float:
    """Energy in dB."""
    return float(10 * np.log10((np.asarray(samples, np.float64) ** 2).sum() + SILENCE))


def packed(pic: Picture) -> tuple[Picture, float]:
    """A picture in bytes of a quarter of a dB below its loudest cell, and that cell in dB.

    Both channels of a sound that is the same on both are kept once.
    """
    top = float(pic.max())
    steps = np.clip(np.round((top - pic) / STEP_DB), 0, 255).astype(np.uint8)
    return (steps[:1] if np.array_equal(steps[0], steps[1]) else steps), top


def unpacked(steps: Picture, top: float) -> Picture:
    """The picture back."""
    pic = top - STEP_DB * steps.astype(np.float64)
    return np.repeat(pic, 2, axis=0) if len(pic) == 1 else pic


def smeared(pic: Picture) -> Picture:
    """What stays of a random sound from run to run."""
    power = 10 ** (pic / 10)
    for axis, width in ((1, 9), (2, 3)):
        sides = [(width // 2,) * 2 if axis == each else (0, 0) for each in range(3)]
        power = sliding_window_view(np.pad(power, sides, mode="edge"), width, axis=axis).mean(-1)
    return 10 * np.log10(power + SILENCE)


def distance_db(reference: Picture, ours: Picture, random: bool = False) -> float:
    """How far our picture is from the reference's."""
    frames = max(reference.shape[1], ours.shape[1])
    silence = 10 * np.log10(SILENCE)
    pair = [
        np.pad(each, ((0, 0), (0, frames - each.shape[1]), (0, 0)), constant_values=silence)
        for each in (reference, ours)
    ]
    if random:
        pair = [smeared(each) for each in pair]
    floor = pair[0].max() - AUDIBLE_DB
    audible = np.maximum(*pair) > floor
    first, second = (np.maximum(each, floor) for each in pair)
    return float(np.abs(first - second)[audible].mean()) if audible.any() else 0.0


def limit_db(random: bool) -> float:
    """How far it may be."""
    return RANDOM_LIMIT_DB if random else LIMIT_DB
