"""How loud sound is to the ear, and how high it rises between its samples. numpy only.

Source: ITU-R BS.1770-4: K weighting, integrated loudness with its two gates, true peak by four
times as many samples.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_STEP_S: Final = 0.1
_STEPS: Final = 4  # of a block of 400 ms
_OFFSET: Final = -0.691
_ABSOLUTE_LUFS, _RELATIVE_LU = -70.0, -10.0
_CHUNK: Final = 2**17
_MARGIN: Final = 2**14  # in which the weighting's ringing and the edges of a chunk have faded
_OVER: Final = 4


@dataclass(frozen=True, slots=True)
class Loudness:
    """Of a whole sound.

    Attributes:
        integrated_lufs: integrated loudness; -inf for silence.
        true_peak_db: dB against full scale; -inf for silence.
    """

    integrated_lufs: float
    true_peak_db: float


def of_file(path: Path) -> Loudness:
    """The loudness of a sound file of one or two channels.

    Raises:
        OSError, soundfile.LibsndfileError: it cannot be read.
    """
    import soundfile

    with soundfile.SoundFile(path) as file:
        return measured(_chunks(file), file.samplerate)


def _chunks(file: Any) -> Iterator[NDArray[np.float32]]:
    while len(chunk := file.read(_CHUNK, dtype="float32", always_2d=True)):
        yield chunk


def measured(chunks: Iterator[NDArray[Any]], sample_rate: int) -> Loudness:
    """The loudness of samples that come in pieces, shape (frames, channels), full scale ±1.

    >>> t = np.arange(2 * 48_000)[:, np.newaxis] / 48_000
    >>> sine = np.sin(2 * np.pi * 997 * t) * 10 ** (-20 / 20)
    >>> found = measured(iter([np.hstack([sine, sine])]), 48_000)
    >>> round(found.integrated_lufs, 1), round(found.true_peak_db, 1)
    (-20.0, -20.0)
    """
    step = round(_STEP_S * sample_rate)
    energies: list[float] = []
    peak, left = 0.0, np.zeros(0)
    for piece, margins in _with_margins(chunks):
        middle = slice(margins[0], len(piece) - margins[1])
        peak = max(peak, _true_peak(piece, middle))
        weighted = _weighted(piece, sample_rate)[middle]
        power = np.concatenate([left, np.sum(np.square(weighted), axis=1)])
        whole = len(power) // step * step
        energies += power[:whole].reshape(-1, step).mean(axis=1).tolist()
        left = power[whole:]
    return Loudness(_integrated(np.array(energies)), _decibels(peak * peak))


def _with_margins(chunks: Iterator[NDArray[Any]]) -> Iterator[tuple[NDArray[Any], tuple[int, int]]]:
    """Pieces with what comes before and after them, and how long that is."""
    before: NDArray[Any] | None = None
    now = next(chunks, None)
    while now is not None:
        after = next(chunks, None)
        head = now[:0] if before is None else before[-_MARGIN:]
        tail = now[:0] if after is None else after[:_MARGIN]
        yield np.concatenate([head, now, tail]), (len(head), len(tail))
        before, now = now, after


def _weighted(piece: NDArray[Any], sample_rate: int) -> NDArray[np.float64]:
    size = 1 << (len(piece) + _MARGIN - 1).bit_length()
    spectrum = np.fft.rfft(piece, size, axis=0) * k_weighting(size, sample_rate)[:, np.newaxis]
    return np.asarray(np.fft.irfft(spectrum, size, axis=0)[: len(piece)], dtype=np.float64)


def _true_peak(piece: NDArray[Any], middle: slice) -> float:
    size = 1 << (len(piece) + 2 * _MARGIN - 1).bit_length()
    dense = np.fft.irfft(np.fft.rfft(piece, size, axis=0), _OVER * size, axis=0) * _OVER
    return float(np.abs(dense[_OVER * middle.start : _OVER * middle.stop]).max(initial=0.0))


def _integrated(energies: NDArray[np.float64]) -> float:
    """Blocks of four steps, those above -70 LUFS, and of them those above the mean less 10 LU."""
    count = max(len(energies) - _STEPS + 1, min(len(energies), 1))
    blocks = np.array([energies[at : at + _STEPS].mean() for at in range(count)])
    heard = blocks[blocks > _power(_ABSOLUTE_LUFS)]
    if not len(heard):
        return -math.inf
    kept = heard[heard > heard.mean() * 10 ** (_RELATIVE_LU / 10)]
    return _OFFSET + _decibels(float(kept.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def _decibels(power: float) -> float:
    return 10 * math.log10(power) if power > 0 else -math.inf


@lru_cache(maxsize=4)
def k_weighting(size: int, sample_rate: int) -> NDArray[np.float64]:
    """Magnitude of the K weighting at the frequencies of a transform: a high shelf, a high-pass.

    Source: the two filters of BS.1770 for any sample rate, as re-derived by B. De Man (2014).
    """
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size)).astype(np.complex64)
    delay2 = (delay * delay).astype(np.complex64)
    k, q = math.tan(np.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = (high + band * k / q + k * k) + 2 * (k * k - high) * delay
    shelf = shelf + (high - band * k / q + k * k) * delay2
    shelf /= (1 + k / q + k * k) + 2 * (k * k - 1) * delay + (1 - k / q + k * k) * delay2
    k, q = math.tan(np.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    rumble = (1 - 2 * delay + delay2) / (
        1 + (2 * (k * k - 1) * delay + (1 - k / q + k * k) * delay2) / (1 + k / q + k * k)
    )
    return np.asarray(np.abs(shelf * rumble), dtype=np.float64)
