"""The workbench on which drums are made: oscillators, noise, envelopes and filters on whole sounds.

A sound is a numpy array of samples; recipes add and multiply them. Filters work on the spectrum of
the whole sound, which for a filter at rest before it is exact. Envelopes are break points of
(milliseconds, dB), straight in dB as the decays of circuits are.
"""

import math
import zlib
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.drums.grit import gritty
from engine.drums.kit import CLEAN, Drum
from engine.loudness import k_weighting
from engine.tables import Signal, period, pink

# A machine's bd, four in two seconds, is at this loudness with Strudel's default gain of 0.8: as
# loud as leaves a full beat (bd, hats and clap at once) below full scale.
BD_LUFS: Final = -20.4
_DEFAULT_GAIN: Final = 0.8
_HITS_PER_S: Final = 2
_PEAK: Final = 10 ** (-1 / 20)  # of a hit at the default gain
_SHORTEST: Final = 512  # frames
_END_FADE_S: Final = 0.004
_RINGING: Final = 4096  # samples that a filter may ring on beyond the end of a sound


class Bench:
    """A workbench for one sound.

    Attributes:
        sample_rate: Hz.
        frames: length of the sound.
        ms: the time of each sample, in milliseconds.
    """

    def __init__(self, sample_rate: int, frames: int, seed: int = 0) -> None:
        self.sample_rate, self.frames = sample_rate, frames
        self.ms: Signal = np.arange(frames, dtype=np.float64) * (1000.0 / sample_rate)
        self._seed = seed
        self._dice = np.random.default_rng(seed)

    def at_clock(self, share: float) -> "Bench":
        """The same bench at a share of the sample rate: what is made there plays faster here."""
        return Bench(round(self.sample_rate * share), self.frames, self._seed)

    def envelope(self, *corners: tuple[float, float]) -> Signal:
        """An envelope through (ms, dB) corners; silent after the last.

        >>> bench = Bench(1000, 8)
        >>> [round(float(level), 2) for level in bench.envelope((0, 0), (2, -20), (4, -40))]
        [1.0, 0.32, 0.1, 0.03, 0.01, 0.0, 0.0, 0.0]
        """
        times, levels = zip(*corners, strict=True)
        drawn: Signal = 10 ** (np.interp(self.ms, times, levels) / 20)
        drawn[self.ms > times[-1]] = 0.0
        return drawn

    def decay(self, t60_ms: float, attack_ms: float = 0.0) -> Signal:
        """A straight fall by 60 dB in t60_ms, after an attack."""
        start = ((0.0, -60.0), (attack_ms, 0.0)) if attack_ms else ((0.0, 0.0),)
        return self.envelope(*start, (attack_ms + 1.4 * t60_ms, -84.0))

    def sweep(self, hertz: float, above: float, tau_ms: float) -> Signal:
        """A frequency that settles: hertz + above * exp(-t / tau)."""
        swept: Signal = hertz + above * np.exp(-self.ms / tau_ms)
        return swept

    def sine(self, hertz: Signal | float, phase: float = 0.0) -> Signal:
        """A sine of a frequency, steady or moving; phase in turns."""
        return np.sin(2 * np.pi * (self._turns(hertz) + phase))

    def squares(self, *hertz: float) -> Signal:
        """The mean of some square waves that run freely, without aliases."""
        return sum((self._square(frequency) for frequency in hertz), 0 * self.ms) / len(hertz)

    def noise(self) -> Signal:
        """White noise between -1 and 1."""
        return self._dice.uniform(-1.0, 1.0, self.frames)

    def pink_noise(self) -> Signal:
        """Noise that falls by 3 dB an octave."""
        return pink(self.frames)

    def lowpass(self, sound: Signal, hertz: float, q: float = 0.707) -> Signal:
        """12 dB an octave above hertz."""
        return self._filter(sound, hertz, q, "lowpass")

    def highpass(self, sound: Signal, hertz: float, q: float = 0.707) -> Signal:
        """12 dB an octave below hertz."""
        return self._filter(sound, hertz, q, "highpass")

    def bandpass(self, sound: Signal, hertz: float, q: float = 0.707) -> Signal:
        """A band around hertz, 0 dB in its middle."""
        return self._filter(sound, hertz, q, "bandpass")

    def tanh(self, sound: Signal) -> Signal:
        """Soft clipping, as of a transistor."""
        return np.tanh(sound)

    def driven(self, sound: Signal, drive: float) -> Signal:
        """Soft clipping of a whole sound: how far its peak goes into it; 0: not at all."""
        peak = max(float(np.abs(sound).max()), 1e-9)
        return np.tanh(sound * (drive / peak)) if drive else sound

    def _turns(self, hertz: Signal | float) -> Signal:
        if isinstance(hertz, np.ndarray):
            steps = np.concatenate([[0.0], hertz[:-1]])
            turns: Signal = np.cumsum(steps) / self.sample_rate
            return turns
        return self.ms * (hertz / 1000)

    def _square(self, hertz: float) -> Signal:
        top = int(self.sample_rate / 2 / hertz)
        numbers = np.arange(1, top + 1)
        table = period(np.where(numbers % 2 == 1, 4 / (np.pi * numbers), 0.0))
        turns = self._turns(hertz) + self._dice.uniform()
        around: Signal = np.append(table, table[0])
        wave: Signal = np.interp(turns % 1.0, np.linspace(0, 1, len(around)), around)
        return wave

    def _filter(self, sound: Signal, hertz: float, q: float, kind: str) -> Signal:
        """A second-order section of the Audio EQ Cookbook."""
        angle = 2 * np.pi * min(hertz / self.sample_rate, 0.499)
        alpha, cosine = math.sin(angle) / (2 * q), math.cos(angle)
        gain, middle = {
            "lowpass": ((1 - cosine) / 2, 2.0),
            "highpass": ((1 + cosine) / 2, -2.0),
            "bandpass": (alpha, 0.0),
        }[kind]
        last = -1.0 if kind == "bandpass" else 1.0
        size = _fft_size(self.frames + _RINGING)
        delay, delay2 = _delays(size)
        response = gain * (1 + middle * delay + last * delay2)
        response /= 1 + alpha - 2 * cosine * delay + (1 - alpha) * delay2
        spectrum = np.fft.rfft(sound.astype(np.float32), size)
        return np.fft.irfft(spectrum * response, size)[: self.frames].astype(np.float64)


def render(drum: Drum, sample_rate: int, variant: int | None = None) -> Signal:
    """The sound of a drum's variant, at its level, ending in silence.

    Its loudness is that of the drum, but for variants so short that their peak would come too near
    full scale: they are as loud as leaves room.
    """
    frames = max(round(drum.seconds(variant) * sample_rate), _SHORTEST)
    bench = Bench(sample_rate, frames, zlib.crc32(drum.sound.encode()))
    sound: Signal = drum.render(bench, **drum.settings(variant))
    grit = drum.grit
    if grit.bottom_hz:
        sound = bench.highpass(sound, grit.bottom_hz)
    if grit != CLEAN:
        sound = gritty(sound, grit, sample_rate)
    if grit.top_hz:
        sound = bench.lowpass(sound, grit.top_hz)
    target = BD_LUFS + drum.loudness_lu
    gain = 10 ** ((target - loudness(sound, sample_rate)) / 20)
    sound = sound * min(gain, _PEAK / float(np.abs(sound).max())) / _DEFAULT_GAIN
    fade = round(_END_FADE_S * sample_rate)
    sound[-fade:] *= np.linspace(1.0, 0.0, fade)
    return sound


def loudness(sound: Signal, sample_rate: int) -> float:
    """Loudness of a sound hit twice a second, in LUFS of one channel.

    Source: ITU-R BS.1770-4 (K weighting; the constant -0.691), ungated.
    """
    size = _fft_size(len(sound) + _RINGING)
    power = np.abs(np.fft.rfft(sound.astype(np.float32), size) * k_weighting(size, sample_rate))
    energy = 2 * float(np.sum(np.square(power, dtype=np.float64))) / size
    return -0.691 + 10 * math.log10(energy * _HITS_PER_S / sample_rate + 1e-20)


def _fft_size(frames: int) -> int:
    """A size at least as long that transforms quickly: a power of two, or three quarters of one."""
    size = 1 << (frames - 1).bit_length()
    return size * 3 // 4 if size * 3 // 4 >= frames else size


@lru_cache(maxsize=4)
def _delays(size: int) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """One and two samples of delay at each frequency of a transform."""
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    return delay.astype(np.complex64), (delay * delay).astype(np.complex64)
