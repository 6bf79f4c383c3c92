"""Wave tables: one period of an oscillator, two seconds of a noise. numpy only.

Oscillators have the harmonics and the band limit of Web Audio's periodic waves, so that a note has
the spectrum that Strudel gives it. All begin at phase 0, rising.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.inserts.compression import Curve

Signal: TypeAlias = NDArray[np.float64]

SIZE: Final = 8192
_SMALLEST: Final = 512
_POINTS: Final = 32  # of a period of the highest harmonic, as long as SIZE allows
NOISE_SECONDS: Final = 2
PULSE_SIZE: Final = 2048
PULSE_STEPS: Final = 192  # frequencies in an octave for which a pulse is computed
_PULSE_SAMPLES: Final = 2000
_PULSE_LOWEST_HZ: Final = 10.0
_PULSE_TOP: Final = 0.48  # of the sample rate
PULSE_LEVEL: Final = 0.15 * 0.9873  # a level that falls by 0.02 % a sample, anew every 128
PARTIALS_SIZE: Final = 4096
MOST_PARTIALS: Final = 512
CURVE_POINTS: Final = 16_384
CURVE_SPAN: Final = 2.0
CURVE_COLUMNS, CURVE_ROWS, MOST_DISTORT = 1024, 25, 6.0  # of those that modulators move
_LEAST_SLOPE: Final = 1e-8
_LOOKUP_SPAN: Final = 0.495  # pyo's Lookup reads the table at 0.5 + 0.495 x, measured
_RANGES: Final = 36
_RANGE_TABLE: Final = 4096  # a range begins at sample_rate / _RANGE_TABLE, three to the octave
_FADE_STEPS: Final = 8
# Waves are scaled so that the overshoot of the unlimited series would be at 1: (2/pi) Si(pi).
_GIBBS: Final = 1.1789797444721675

# Amplitude of each harmonic, by its number.
_HARMONICS: Final[dict[str, Callable[[Signal], Signal]]] = {
    "sine": lambda n: np.where(n == 1, 1.0, 0.0),
    "sawtooth": lambda n: -((-1.0) ** n) * 2 / (np.pi * n) / _GIBBS,
    "square": lambda n: np.where(n % 2 == 1, 4 / (np.pi * n), 0.0) / _GIBBS,
    "polysaw": lambda n: 2 / (np.pi * n),
    "triangle": lambda n: np.where(
        n % 2 == 1, 8 / (np.pi * n) ** 2 * (-1.0) ** ((n - 1) // 2), 0.0
    ),
}

# Pink: leaky sums of white noise (pole, weight), as in sound-facts of the reference synthesiser.
_PINK: Final = (
    (0.99886, 0.0555179), (0.99332, 0.0750759), (0.969, 0.153852), (0.8665, 0.3104856),
    (0.55, 0.5329522), (-0.7616, -0.016898),
)  # fmt: skip


def band(hertz: float, sample_rate: int) -> tuple[int, float]:
    """The range of a frequency, and how far towards the next one, in eighths.

    >>> band(130.81, 48_000)
    (11, 0.375)
    """
    place = 1 + 3 * math.log2(max(hertz, 1e-3) / (sample_rate / _RANGE_TABLE))
    place = min(max(place, 0.0), _RANGES - 1.0)
    whole = math.floor(place)
    return whole, math.floor((place - whole) * _FADE_STEPS) / _FADE_STEPS


def partials(wave: str, place: tuple[int, float]) -> Signal:
    """Amplitudes of the sine harmonics 1, 2, ... of a wave in a range."""
    whole, towards_next = place
    kept = math.floor(2048 * 2 ** (-(whole + 1) / 3))
    fading = math.floor(2048 * 2 ** (-whole / 3))
    numbers = np.arange(1, fading + 1, dtype=np.float64)
    amplitudes = _HARMONICS[wave](numbers)
    amplitudes[kept:] *= 1 - towards_next
    if wave == "polysaw":  # the two-sample correction of its jump softens the top
        amplitudes *= np.sinc(numbers * 2 ** ((whole + towards_next - 1) / 3) / _RANGE_TABLE) ** 2
    return amplitudes


def size_for(harmonics: int) -> int:
    """Points of a table for so many harmonics: small tables stay in the processor's memory.

    >>> size_for(0), size_for(50), size_for(2000)
    (512, 2048, 8192)
    """
    return min(max(1 << (_POINTS * harmonics - 1).bit_length(), _SMALLEST), SIZE)


def period(amplitudes: Signal, size: int = SIZE) -> Signal:
    """One period of a sum of sine harmonics.

    >>> bool(abs(period(np.array([1.0]), 8)[2] - 1) < 1e-12)
    True
    """
    spectrum = np.zeros(size // 2 + 1, dtype=np.complex128)
    count = min(len(amplitudes), size // 2 - 1)
    spectrum[1 : count + 1] = -0.5j * size * amplitudes[:count]
    return np.fft.irfft(spectrum, size)


@lru_cache(maxsize=512)
def pulse(step: int, sample_rate: int) -> Signal:
    """One period of an oscillator whose phase is moved by the mean of its last two values.

    y' = (cos(p + b y) + y) / 2 with p the phase in radians; what is kept is the cosine. Where two
    answers are possible the one before decides, so the wave is followed sample by sample through
    enough periods, and its samples put in the order of their phases. Harmonics above 0.48 of the
    sample rate are left out: they would come back as other tones.

    Args:
        step: the frequency, in parts of an octave above 1 Hz.
        sample_rate: Hz.
    """
    hertz = max(2 ** (step / PULSE_STEPS), _PULSE_LOWEST_HZ)
    feedback = max(0.0, 2.3 * (1 - 0.0001 * hertz))
    samples_a_period = sample_rate / hertz
    periods = max(1, math.ceil(_PULSE_SAMPLES / samples_a_period))
    settling = round(samples_a_period * max(1, periods // 4))
    phases = np.arange(round(samples_a_period * periods) + settling) / samples_a_period % 1.0
    mean, followed = 0.0, []
    for phase in (2 * np.pi * phases - np.pi).tolist():
        wave = math.cos(phase + feedback * mean)
        mean = (wave + mean) / 2
        followed.append(wave)
    kept = phases[settling:]
    order = np.argsort(kept, kind="stable")
    places = np.arange(PULSE_SIZE) / PULSE_SIZE
    drawn = np.interp(places, kept[order], np.array(followed[settling:])[order], period=1.0)
    spectrum = np.fft.rfft(drawn)
    spectrum[math.floor(_PULSE_TOP * samples_a_period) + 1 :] = 0.0
    return PULSE_LEVEL * np.fft.irfft(spectrum, PULSE_SIZE)


# What a wave gives to each partial asked for: a factor for its sine, or for its cosine.
_SINES: Final[dict[str, Callable[[Signal], Signal]]] = {
    "sawtooth": lambda n: -1 / n,
    "square": lambda n: np.where(n % 2 == 1, 1 / n, 0.0),
    "triangle": lambda n: np.zeros_like(n),
    "user": lambda n: np.ones_like(n),
}


def chosen_partials(
    wave: str, amounts: Sequence[float], turns: Sequence[float], most: int
) -> Signal:
    """One period of a wave with partials of the player's choice, peaking at 1.

    Args:
        wave: sawtooth, square, triangle or user: what each partial is before the player's amount.
        amounts: factors of the partials 1, 2, ...
        turns: their phases in turns; missing ones are 0.
        most: how many partials fit below the Nyquist frequency.
    """
    count = min(len(amounts), most, MOST_PARTIALS)
    numbers = np.arange(1, count + 1, dtype=np.float64)
    cosines = np.where(numbers % 2 == 1, numbers**-2, 0.0) if wave == "triangle" else 0 * numbers
    rotated = np.zeros(count)
    rotated[: min(count, len(turns))] = turns[:count]
    sines = _SINES[wave](numbers) * amounts[:count]
    cosines = cosines * amounts[:count]
    # As in Strudel, the sine is turned with the cosine that is turned already.
    turn = 2 * np.pi * rotated
    cosines = np.cos(turn) * cosines - np.sin(turn) * sines
    sines = np.where(rotated != 0, np.sin(turn) * cosines, 0.0) + np.cos(turn) * sines
    spectrum = np.zeros(PARTIALS_SIZE // 2 + 1, dtype=np.complex128)
    spectrum[1 : count + 1] = cosines - 1j * sines
    drawn = np.fft.irfft(spectrum, PARTIALS_SIZE)
    return drawn / max(float(np.abs(drawn).max()), 1e-12)


def _chebyshev(x: Signal, drive: float) -> Signal:
    """tanh((1 + L / 2) y), y a sum of odd Chebyshev polynomials up to the 61st, L = ln(1 + k)."""
    grown = math.log1p(max(drive, -0.999))
    turn = np.arccos(np.clip(x, -1, 1))
    y = x + sum(
        min(13 * grown / order, 2) * np.cos((order - 1) * turn) for order in range(2, 63, 2)
    )
    driven: Signal = np.tanh((1 + grown / 2) * y)
    return driven


def _diode(x: Signal, drive: float, both: bool = True) -> Signal:
    """soft(y / s), y = tanh(g (x + b)) - tanh(g (b - x)), s its slope at 0; g = 1 + 2k, b = .07 T.

    With both=False the second tanh stays that of b.
    """
    grown = math.log1p(max(drive, -0.999))
    gain, bias = 1 + 2 * drive, 0.07 * grown / (1 + grown)
    y = np.tanh(gain * (x + bias)) - np.tanh(gain * (bias - x * both))
    slope = (1 + both) * gain / math.cosh(min(abs(gain * bias), 300.0)) ** 2
    driven: Signal = np.tanh((1 + drive) * y / max(slope, _LEAST_SLOPE))
    return driven


_CURVES: Final[dict[str, Callable[[Signal, float], Signal]]] = {
    "chebyshev": _chebyshev,
    "diode": _diode,
    "asym": lambda x, drive: _diode(x, drive, both=False),
}


@lru_cache(maxsize=32)
def curve(name: str, drive: float) -> Signal:
    """A curve of distortion, drawn for pyo's Lookup, from -CURVE_SPAN to CURVE_SPAN.

    L = ln(1 + k) and T = L / (1 + L), where k is the drive.
    """
    places = (np.arange(CURVE_POINTS) / CURVE_POINTS - 0.5) / _LOOKUP_SPAN
    return _CURVES[name](CURVE_SPAN * np.clip(places, -1, 1), drive)


@lru_cache(maxsize=32)
def compression(curve: Curve, points: int, loudest: float) -> Signal:
    """What a compressor's curve leaves of levels from 0 to `loudest`, for pyo's Lookup."""
    places = (np.arange(points) / points - 0.5) / _LOOKUP_SPAN
    levels = np.maximum((places + 1) / 2 * loudest, 1e-4)
    return np.array([min(curve.out(level) / level, 1.0) for level in levels.tolist()])


def curves(name: str) -> Signal:
    """The same curve for distort from 0 to MOST_DISTORT, a row for each of CURVE_ROWS steps."""
    places = np.linspace(-CURVE_SPAN, CURVE_SPAN, CURVE_COLUMNS - 1)
    places = np.append(places, CURVE_SPAN)  # pyo leaves open what follows a row
    amounts = np.linspace(0.0, MOST_DISTORT, CURVE_ROWS)
    return np.array([_CURVES[name](places, math.expm1(amount)) for amount in amounts.tolist()])


@lru_cache(maxsize=8)
def compression_above(curve: Curve, points: int, span_db: float) -> Signal:
    """The same for levels from `span_db` below a threshold of 0 dB to as much above it."""
    places = np.clip((np.arange(points) / points - 0.5) / _LOOKUP_SPAN, -1, 1)
    levels = 10 ** (span_db * places / 20)
    return np.array([min(curve.out(level) / level, 1.0) for level in levels.tolist()])


def white(frames: int, seed: int = 1) -> Signal:
    """Uniform noise between -1 and 1."""
    return np.random.default_rng(seed).uniform(-1.0, 1.0, frames)


def pink(frames: int) -> Signal:
    """Noise that falls by 3 dB an octave."""
    delay = _delays(frames)
    response = 0.5362 + 0.115926 * delay
    for pole, weight in _PINK:
        response = response + weight / (1 - pole * delay)
    return _through(white(frames, seed=2), 0.11 * response)


def brown(frames: int) -> Signal:
    """Noise that falls by 6 dB an octave."""
    return _through(white(frames, seed=3), 0.02 / (1.02 - _delays(frames)))


def crackle(frames: int, density: float) -> Signal:
    """Single samples of noise, about density per hundred samples of them."""
    dice = np.random.default_rng(4)
    hits = dice.uniform(0, 1, frames) < density / 100
    return np.where(hits, dice.uniform(-1.0, 1.0, frames), 0.0)


@lru_cache(maxsize=4)
def noise(name: str, sample_rate: int, density: float = 0.02) -> Signal:
    """Two seconds of a noise, the same ones each time."""
    frames = NOISE_SECONDS * sample_rate
    if name == "crackle":
        return crackle(frames, density)
    return {"white": white, "pink": pink, "brown": brown}[name](frames)


def _delays(frames: int) -> NDArray[np.complex128]:
    """One sample of delay, at each frequency of a transform of twice the length."""
    delays: NDArray[np.complex128] = np.exp(-2j * np.pi * np.fft.rfftfreq(2 * frames))
    return delays


def _through(signal: Signal, response: NDArray[np.complex128]) -> Signal:
    """A signal through a linear filter that was at rest before."""
    spectrum = np.fft.rfft(signal, 2 * len(signal)) * response
    return np.fft.irfft(spectrum, 2 * len(signal))[: len(signal)]
