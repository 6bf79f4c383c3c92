"""ZzFX: small sounds from twenty numbers. numpy only.

Source: Frank Force's ZzFX (https://github.com/KilledByAPixel/ZzFX, MIT licence) describes what each
number does; here whole stretches between two repeats are worked out at once.
"""

from typing import Final

import numpy as np

from engine.tables import Signal

_TURN: Final = 2 * np.pi
_MOST_REPEATS: Final = 2000
_LEAST_ATTACK: Final = 9  # samples
_SLIDE: Final = 500  # Hz a second, for a slide of 1


def samples(numbers: tuple[float, ...], sample_rate: int) -> Signal:
    """The sound.

    Args:
        numbers: volume, randomness (done before), frequency, attack, sustain, release, shape,
            shape's curve, slide, its change, pitch jump and its time, repeat time, noise,
            modulation, bit crush, delay, sustain's volume, decay, tremolo: times in seconds.
        sample_rate: Hz.
    """
    (volume, _, _, attack, sustain, release, shape, curve, *_) = numbers
    crush, delay, level, decay, tremolo = numbers[15:20]
    attack_n = attack * sample_rate + _LEAST_ATTACK
    decay_n, sustain_n, release_n, delay_n = (
        length * sample_rate for length in (decay, sustain, release, delay)
    )
    frames = int(attack_n + decay_n + sustain_n + release_n + delay_n)
    places = np.arange(frames, dtype=np.float64)
    wave = _wave(_phases(numbers, frames, sample_rate), shape)
    with np.errstate(all="ignore"):
        wave = np.where(wave > 0, 1.0, -1.0) * np.abs(wave) ** curve * volume
        wave *= _envelope(places, attack_n, decay_n, sustain_n, release_n, level, frames, delay_n)
    repeat = int(numbers[12] * sample_rate)
    if repeat:
        wave *= 1 - tremolo + tremolo * np.sin(_TURN * places / repeat)
    wave = np.nan_to_num(wave, nan=0.0, posinf=0.0, neginf=0.0)
    held = int(crush * 100)
    if delay_n >= 1:
        return _echoed(wave, delay_n, held)
    return _held(wave, held)


def _phases(numbers: tuple[float, ...], frames: int, sample_rate: int) -> Signal:
    """The phase of the wave at each sample, in radians."""
    slide = numbers[8] * _SLIDE * _TURN / sample_rate**2
    bend = numbers[9] * _SLIDE * _TURN / sample_rate**3
    jump, jump_after = numbers[10] * _TURN / sample_rate, numbers[11] * sample_rate
    repeat, noise = int(numbers[12] * sample_rate), numbers[13]
    repeat = max(repeat, -(-frames // _MOST_REPEATS)) if repeat else max(frames, 1)
    start = numbers[2] * _TURN / sample_rate
    steps = np.empty(frames)
    waited: int | None = 0  # samples waited for the jump; None: it is done
    for begin in range(0, frames, repeat):
        count = np.arange(1, min(repeat, frames - begin) + 1, dtype=np.float64)
        steps[begin : begin + len(count)] = start + count * slide + bend * count * (count + 1) / 2
        if waited is not None:
            place = max(int(np.floor(jump_after)) - 1 - waited, 0)
            if place < len(count):
                steps[begin + place + 1 : begin + len(count)] += jump
                start += jump
                waited = None
            else:
                waited += len(count)
        waited = 0 if waited is None else waited
    places = np.arange(frames, dtype=np.float64)
    steps *= np.cos(numbers[14] * _TURN / sample_rate * places)
    if noise:
        steps *= 1 - noise * (1 - np.fmod((np.sin(places) + 1) * 1e9, 2))
    phases: Signal = np.cumsum(steps) - steps
    return phases


def _wave(phases: Signal, shape: float) -> Signal:
    turns = phases / _TURN
    if not shape:
        return np.sin(phases)
    if shape <= 1:
        return 1 - 4 * np.abs(np.floor(turns + 0.5) - turns)
    if shape <= 2:
        return 1 - np.mod(2 * turns, 2)
    if shape <= 3:
        return np.clip(np.tan(phases), -1, 1)
    noise: Signal = np.sin(np.fmod(phases, _TURN) ** 3)
    return noise


def _envelope(
    places: Signal,
    attack: float,
    decay: float,
    sustain: float,
    release: float,
    level: float,
    frames: int,
    delay: float,
) -> Signal:
    falling = 1 - (places - attack) / max(decay, 1e-9) * (1 - level)
    fading = (frames - places - delay) / max(release, 1e-9) * level
    return np.select(
        [
            places < attack,
            places < attack + decay,
            places < attack + decay + sustain,
            places < frames - delay,
        ],
        [places / attack, falling, np.full_like(places, level), fading],
        0.0,
    )


def _held(wave: Signal, held: int) -> Signal:
    """Every so many samples the sound is taken, and held until the next."""
    if held <= 1:
        return wave
    places = np.arange(len(wave))
    taken = (places + 1) // held * held - 1
    return np.where(taken >= 0, wave[np.maximum(taken, 0)], 0.0)


def _echoed(wave: Signal, delay: float, held: int) -> Signal:
    """Half of the sound, and half of what was heard a delay ago; stretch by stretch."""
    frames, hop = len(wave), max(int(delay), 1)
    heard = np.zeros(frames)
    for begin in range(0, frames, hop):
        places = np.arange(begin, min(begin + hop, frames))
        before = np.maximum((places - delay).astype(np.int64), 0)
        faded = np.where(places < frames - delay, 1.0, (frames - places) / delay)
        echo = np.where(places < delay, 0.0, faded * heard[before])
        heard[places] = wave[places] / 2 + echo / 2
        if held > 1:
            taken = (places + 1) // held * held - 1
            heard[places] = np.where(taken >= 0, heard[np.maximum(taken, 0)], 0.0)
    return heard
