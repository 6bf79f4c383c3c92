"""Another pitch at the same length, by a phase vocoder. numpy only.

The sound is cut into frames that overlap; in each spectrum every peak, with the bins nearest to it,
is moved by whole bins to where the pitch wants it, and its phase goes on turning from there.
Source: the measured behaviour of Strudel's `stretch`.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SIZE: Final = 2048
HOP: Final = 128
_NEAR: Final = 2  # bins on both sides that a peak stands above
_FRAMES: Final = 128  # worked out in one go
_WINDOW: Final = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SIZE) / SIZE)
# What overlapping windows add up to; Strudel's are a little lower, by a rounded factor of theirs.
_SUM: Final = float((_WINDOW**2).sum()) / HOP / 0.984


def shifted(sound: NDArray[Any], factor: float) -> NDArray[np.float32]:
    """A sound with its pitch multiplied, as long as before.

    >>> sine = np.sin(2 * np.pi * 750 * np.arange(9600) / 48_000)
    >>> int(np.abs(np.fft.rfft(shifted(sine, 2.0)[2400:7200])).argmax())
    150
    """
    padded = np.concatenate([np.zeros(SIZE), sound, np.zeros(2 * SIZE)])
    drawn = np.zeros(len(padded) + SIZE)
    for begin, frames in _moved(padded, factor):
        for number, frame in enumerate(frames):
            at = (begin + number) * HOP
            drawn[at : at + SIZE] += frame
    return (drawn[SIZE : SIZE + len(sound)] / _SUM).astype(np.float32)


def _moved(padded: NDArray[Any], factor: float) -> Iterator[tuple[int, NDArray[Any]]]:
    """The frames of a sound, some at a time, with their peaks moved."""
    frames = np.lib.stride_tricks.sliding_window_view(padded, SIZE)[::HOP]
    for begin in range(0, len(frames), _FRAMES):
        spectra = np.fft.rfft(frames[begin : begin + _FRAMES] * _WINDOW)
        times = HOP * np.arange(begin, begin + len(spectra))
        yield begin, np.fft.irfft(_with_peaks_moved(spectra, factor, times), SIZE) * _WINDOW


def _with_peaks_moved(
    spectra: NDArray[np.complex128], factor: float, times: NDArray[Any]
) -> NDArray[np.complex128]:
    count, width = spectra.shape
    peaks, any_peak = _nearest_peaks(np.abs(spectra) ** 2)
    steps = np.floor(peaks * factor + 0.5).astype(np.int64) - peaks
    targets = np.arange(width) + steps
    kept = (targets >= 0) & (targets < width) & any_peak[:, np.newaxis]
    turned = spectra * np.exp(2j * np.pi * steps * times[:, np.newaxis] / SIZE)
    places = (np.arange(count)[:, np.newaxis] * width + targets)[kept]
    real, imaginary = (
        np.bincount(places, part, count * width) for part in (turned.real[kept], turned.imag[kept])
    )
    return (real + 1j * imaginary).reshape(count, width)


def _nearest_peaks(power: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """For each bin the peak that it belongs to, and for each frame whether it has one."""
    width = power.shape[1]
    inner = power[:, _NEAR : width - _NEAR]
    above = np.ones_like(inner, dtype=bool)
    for step in (-2, -1, 1, 2):
        above &= inner > power[:, _NEAR + step : width - _NEAR + step]
    is_peak = np.zeros(power.shape, dtype=bool)
    is_peak[:, _NEAR : width - _NEAR] = above
    bins = np.arange(width)
    before = np.maximum.accumulate(np.where(is_peak, bins, -width), axis=1)
    after = np.minimum.accumulate(np.where(is_peak, bins, 3 * width)[:, ::-1], axis=1)[:, ::-1]
    nearest = np.where(bins - before < after - bins, before, after)
    any_peak: NDArray[np.bool_] = np.any(is_peak, axis=1)
    return nearest, any_peak
