"""Notes that are struck or plucked and ring on, soft and hard. numpy only."""

from typing import Any, Final

import numpy as np

from engine.drums.dsp import Bench
from engine.instruments.kit import note_hertz
from engine.instruments.spectrum import body
from engine.tables import Signal

_BLOCK: Final = 256
_MOST: Final = 90  # partials
_MIDDLE_C: Final = 60


def struck_string(bench: Bench, midi: int, **numbers: Any) -> tuple[Signal, Signal]:
    """A piano: stiff strings, two to a note, that fall quickly first and slowly then.

    Numbers:
        stretch: how stiff the string of middle c is (B of f_k = k f sqrt(1 + B k^2)).
        t60_s: of its first partial at c3; slope: of the partials, soft and hard, 1 / k^slope.
        hammer_db: the knock, soft and hard.
    """
    pitch = note_hertz(midi)
    stiff = numbers["stretch"] * 2 ** (1.16 * (midi - _MIDDLE_C) / 12)
    k = np.arange(1.0, _MOST)
    hertz = k * pitch * np.sqrt(1 + stiff * k**2)
    t60 = numbers["t60_s"] * 2 ** (-(midi - 48) / 14) / (1 + 0.3 * k)
    struck_at = 0.15 + 0.85 * np.abs(np.sin(np.pi * k / 8.3))  # the hammer damps every eighth
    banks = []
    for slope in numbers["slope"]:
        heights = struck_at * k**-slope * body(hertz, ((120, 1, 3), (2500, 0.7, 2)))
        banks.append(np.concatenate([0.65 * heights, 0.35 * heights]))
    apart = 2 ** (0.6 / 1200)
    tones = _ring(
        bench, np.concatenate([hertz / apart, hertz * apart]),
        np.concatenate([0.4 * t60, 1.3 * t60]), banks,
    )  # fmt: skip
    knock = bench.bandpass(bench.noise(), 2 * pitch + 800, 0.8) * bench.decay(24)
    return _with_click(tones, knock, numbers["hammer_db"])


def plucked(bench: Bench, midi: int, **numbers: Any) -> tuple[Signal, Signal]:
    """A string pulled aside at a point and let go.

    Numbers:
        t60_s: of its first partial at middle c; damp: how much shorter higher ones are.
        slope: of the partials, soft and hard; pick: where it is pulled, as a share of the string.
        octave: octaves above the note; detune_cents: a second string; bend_cents: how sharp it
        begins; swell_ms: how slowly it begins.
        click_db, click_hz: the finger or plectrum; peaks, top_hz: body and low-pass; drive.
    """
    pitch = note_hertz(midi) * 2 ** numbers.get("octave", 0)
    k = np.arange(1.0, _MOST)
    hertz = k * pitch * np.sqrt(1 + 4e-5 * k**2)
    t60 = numbers["t60_s"] * 2 ** (-(midi - _MIDDLE_C) / 30) / (1 + numbers["damp"] * k**2)
    shape = np.abs(np.sin(np.pi * k * numbers["pick"])) * body(hertz, numbers.get("peaks", ()))
    if "top_hz" in numbers:
        shape = shape / np.sqrt(1 + (hertz / numbers["top_hz"]) ** 4)
    banks = [shape * k**-slope for slope in numbers["slope"]]
    if "detune_cents" in numbers:
        hertz = np.concatenate([hertz, hertz * 2 ** (numbers["detune_cents"] / 1200)])
        t60 = np.tile(t60, 2)
        banks = [np.concatenate([bank, 0.6 * bank]) for bank in banks]
    tones = [_unit(tone) for tone in _ring(bench, hertz, t60, banks)]
    if "drive" in numbers:
        tones = [
            bench.highpass(bench.driven(tone, numbers["drive"]), 0.6 * pitch) for tone in tones
        ]
    if "swell_ms" in numbers:
        tones = [tone * (1 - np.exp(-bench.ms / numbers["swell_ms"])) for tone in tones]
    click = bench.bandpass(bench.noise(), numbers["click_hz"], 0.9) * bench.decay(18)
    return _with_click(tones, click, (numbers["click_db"] - 6, numbers["click_db"]))


def bars(bench: Bench, midi: int, **numbers: Any) -> tuple[Signal, Signal]:
    """Bars, bells and drums: a few modes, each with its own fall.

    Numbers:
        modes: ratio, dB and T60 in s at middle c, of each.
        mallet_db, mallet_hz: the stick.
        bend, bend_ms: how sharp it begins, as a share, and for how long.
        tremolo: rate in Hz and depth.
    """
    pitch = note_hertz(midi)
    bend = bench.sweep(1.0, numbers.get("bend", 0.0), numbers.get("bend_ms", 1.0))
    shorter = 2 ** (-(midi - _MIDDLE_C) / 24)
    soft, hard = 0 * bench.ms, 0 * bench.ms
    for number, (ratio, decibels, t60) in enumerate(numbers["modes"]):
        if ratio * pitch > 0.45 * bench.sample_rate:
            continue
        mode = bench.sine(bend * ratio * pitch) * bench.decay(1000 * t60 * shorter, attack_ms=0.7)
        level = 10 ** (decibels / 20)
        soft += level * 0.6**number * mode
        hard += level * 1.15**number * mode
    if "tremolo" in numbers:
        rate, depth = numbers["tremolo"]
        sway = 1 - 0.5 * depth * (1 - np.cos(2 * np.pi * rate * bench.ms / 1000))
        soft, hard = soft * sway, hard * sway
    stick = bench.bandpass(bench.noise(), numbers.get("mallet_hz", min(4 * pitch, 9000)), 0.7)
    knock = numbers.get("mallet_db", -30.0)
    return _with_click([soft, hard], stick * bench.decay(16), (knock - 6, knock))


def tine(bench: Bench, midi: int, **numbers: Any) -> tuple[Signal, Signal]:
    """An electric piano by FM: a tine beside a soft tone.

    Numbers:
        ratio, index, index_s: the modulator: ratio, depth soft and hard, and its T60.
        tine, tine_db: ratio and level of the tine; t60_s: of the whole at middle c.

    Source: J. Chowning, The Synthesis of Complex Audio Spectra by Means of Frequency Modulation.
    """
    pitch = note_hertz(midi)
    seconds = bench.ms / 1000
    turn = 2 * np.pi * pitch * seconds
    fall = bench.decay(1000 * numbers["t60_s"] * 2 ** (-(midi - _MIDDLE_C) / 20), attack_ms=1.5)
    fading = 10 ** (-3 * seconds / numbers["index_s"])
    over = numbers["tine"] * pitch
    hit = np.sin(2 * np.pi * over * seconds) * bench.decay(250) if over < 18_000 else 0 * seconds
    tones = []
    for hard, index in enumerate(numbers["index"]):
        depth = index * (0.15 + 0.85 * fading)
        tone = np.sin(turn + depth * np.sin(numbers["ratio"] * turn)) * fall
        tones.append(tone + 10 ** ((numbers["tine_db"] + 6 * hard - 6) / 20) * hit)
    return tones[0], tones[1]


def _ring(bench: Bench, hertz: Signal, t60_s: Signal, banks: list[Signal]) -> list[Signal]:
    """Sines that fall, summed once for each bank of amplitudes: by blocks, as matrix products."""
    rate = bench.sample_rate
    kept = (hertz < 0.45 * rate) & (hertz > 0)
    falls = np.log(1000) / np.maximum(t60_s[kept], 0.02) / rate
    turns = 2j * np.pi * hertz[kept] / rate - falls
    starts = np.exp(np.outer(np.arange(0, bench.frames, _BLOCK), turns))
    phases = np.exp(2j * np.pi * np.random.default_rng(3).uniform(size=len(turns)))
    within = np.exp(np.outer(turns, np.arange(_BLOCK)))
    return [
        ((starts * (bank[kept] * phases)) @ within).real.ravel()[: bench.frames] for bank in banks
    ]


def _with_click(
    tones: list[Signal], click: Signal, decibels: tuple[float, float]
) -> tuple[Signal, Signal]:
    """Tones, each with a click at a level against its peak."""
    soft, hard = (
        _unit(tone) + 10 ** (level / 20) * _unit(click)
        for tone, level in zip(tones, decibels, strict=True)
    )
    return soft, hard


def _unit(sound: Signal) -> Signal:
    """A sound with its peak at 1."""
    return sound / max(float(np.abs(sound).max()), 1e-9)
