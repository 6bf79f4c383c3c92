"""Measures of drum sounds: how long, how bright, how spiky.

T20 and T40: the last time in ms after the onset at which the level in short windows is above -20
and -40 dB of its maximum. Centroid: of the power spectrum until T40.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Measured:
    """One sound: times in ms, frequencies in Hz, ratio in dB."""

    t20: float
    t40: float
    centroid: float
    strongest: float
    crest: float


def measure(x, sample_rate, low):
    """Measure a sound that begins at its first audible sample; low: windows for low drums."""
    x = x[np.flatnonzero(np.abs(x) > 0.01 * np.abs(x).max())[0] :].astype(np.float64)
    window = np.hanning(int((0.030 if low else 0.010) * sample_rate) + 2)[1:-1]
    power = np.convolve(x**2, window / window.sum(), "same")
    level = 10 * np.log10(power / power.max() + 1e-12)
    t20, t40 = (1000 * np.flatnonzero(level > -down)[-1] / sample_rate for down in (20, 40))
    kept = x[: int(max(t40, 20) * sample_rate / 1000) + 1]
    size = 1 << max(len(kept), sample_rate // 2).bit_length()
    spectrum = np.abs(np.fft.rfft(kept, size)) ** 2
    hertz = np.fft.rfftfreq(size, 1 / sample_rate)
    spectrum, hertz = spectrum[hertz > 20], hertz[hertz > 20]
    return Measured(
        t20,
        t40,
        float((hertz * spectrum).sum() / spectrum.sum()),
        float(hertz[np.argmax(spectrum)]),
        float(20 * np.log10(np.abs(x).max() / np.sqrt(np.mean(kept**2)))),
    )
