"""The room's answer to a clap: noise that fades, ever duller. numpy only.

The impulse response is the one that Strudel's reverb makes: uniform noise falling by 60 dB in the
room's size in seconds, faded in, through a low-pass whose cut-off moves, at a set loudness.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.tables import Signal

_LENGTH: Final = 1.5  # of the room's size
_FRAME: Final = 1024
_BATCH: Final = 16  # frames filtered in one call, so that no call keeps the interpreter for long
_LEVEL: Final = 10 ** (-58 / 20) * 44_100
_SMALLEST_RMS: Final = 0.000125


@lru_cache(maxsize=8)
def impulse(
    size_s: float, fade_s: float, bright_hz: float, dull_hz: float, sample_rate: int
) -> NDArray[np.float32]:
    """Two channels of answer, shape (2, frames).

    Args:
        size_s: seconds in which it falls by 60 dB.
        fade_s: seconds of fade-in.
        bright_hz: cut-off at the beginning, 0 for no filter.
        dull_hz: cut-off after size_s.
        sample_rate: Hz.
    """
    frames = max(round(_LENGTH * size_s * sample_rate), _FRAME)
    places = np.arange(frames)
    shape = 1000.0 ** (-places / max(round(size_s * sample_rate), 1))
    fade = round(fade_s * sample_rate)
    if fade:
        shape *= np.minimum(places / fade, 1.0)
    dice = np.random.default_rng(5)
    sides = [dice.uniform(-1.0, 1.0, frames) * shape for _ in range(2)]
    if bright_hz:
        travel = np.minimum(places / (size_s * sample_rate), 1.0)
        cutoffs = np.minimum(bright_hz + (dull_hz - bright_hz) * travel, 0.4999 * sample_rate)
        sides = [_dulled(side, cutoffs / sample_rate) for side in sides]
    return at_level(np.array(sides), frames, sample_rate)


def at_level(answer: Signal, frames: int, sample_rate: int) -> NDArray[np.float32]:
    """An answer at the loudness that all have: that of its samples among so many frames."""
    rms = float(np.sqrt(np.sum(answer**2) / (len(answer) * frames)))
    return (answer * (_LEVEL / sample_rate / max(rms, _SMALLEST_RMS))).astype(np.float32)


def _dulled(sound: Signal, cutoffs: Signal) -> Signal:
    """A sound through a second-order low-pass (Q 0 dB) whose cut-off moves.

    It is filtered in overlapping frames, each with the cut-off of its middle.
    """
    hop = _FRAME // 2
    padded = np.concatenate([np.zeros(hop), sound, np.zeros(_FRAME)])
    count = 1 + (len(padded) - _FRAME) // hop
    drawn = np.zeros(len(padded) + _FRAME)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FRAME) / _FRAME)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::hop]
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(2 * _FRAME))
    for first in range(0, count, _BATCH):
        chosen = np.arange(first, min(first + _BATCH, count))
        cutoff = cutoffs[np.minimum(chosen * hop, len(sound) - 1)]
        spectra = np.fft.rfft(frames[chosen] * window, 2 * _FRAME) * _lowpass(cutoff, delay)
        for place, piece in zip(chosen * hop, np.fft.irfft(spectra, 2 * _FRAME), strict=True):
            drawn[place : place + 2 * _FRAME] += piece
    return drawn[hop : hop + len(sound)]


def _lowpass(cutoff: Signal, delay: NDArray[np.complex128]) -> NDArray[np.complex128]:
    angle = 2 * np.pi * cutoff[:, np.newaxis]
    alpha, cosine = np.sin(angle) / 2, np.cos(angle)
    above = (1 - cosine) / 2 * (1 + 2 * delay + delay**2)
    below = 1 + alpha - 2 * cosine * delay + (1 - alpha) * delay**2
    response: NDArray[np.complex128] = above / below
    return response
