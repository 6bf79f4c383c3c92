"""Recipes that many machines share: skin, metal, clap and clank, each told by numbers.

A fall is told by the time in ms until it is 20 and 40 dB down, and by a spike: how many dB it loses
in its first milliseconds. Levels are in dB against the body of the sound. All models have three
knobs that make variants: tune (a factor on frequencies), decay (a factor on times), tone (dB on
what is bright); and a drive: how hard the whole is clipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

_SPIKE_MS = 8.0
_BURSTS_MS = (0.0, 10.5, 21.5, 31.5)  # of a hand clap


def fall(bench: Bench, t20: float, t40: float, spike: float = 0.0, attack: float = 0.5) -> Signal:
    """An envelope that is 20 dB down after t20 ms and 40 dB after t40 ms.

    A spike below 0 is a hold: -20 holds full level until t20.
    """
    if spike >= 0:
        knee = (min(attack + _SPIKE_MS, 0.4 * t20), -spike)
    else:
        knee = (max(-spike / 20 * t20, attack + 0.1), 0)
    t40 = max(t40, t20 + 2)
    beyond = t40 + max(0.5 * (t40 - t20), 6)
    return bench.envelope(
        (0, -40), (attack, 0), knee, (max(t20, knee[0] + 0.5), -20), (t40, -40), (beyond, -66),
        (beyond + 0.25 * (beyond - t20), -90),
    )  # fmt: skip


def length_s(
    t20: float, t40: float, decay: float = 1.0, grains: tuple[float, ...] = (0.0,), **_: object
) -> float:
    """How long a sound lasts, in seconds."""
    last = max(t40, t20 + 2)
    return 0.012 + 0.001 * (decay * (last + 1.55 * max(0.5 * (last - t20), 6)) + grains[-1])


def level(decibels: float) -> float:
    """A factor."""
    return float(10 ** (decibels / 20))


def skin(
    bench: Bench,
    *,
    hz: float,
    t20: float,
    t40: float,
    spike: float = 0.0,
    bend: float = 0.5,
    bend_ms: float = 25.0,
    second: tuple[float, float] = (0.0, 0.0),
    noise_db: float = -30.0,
    noise_hz: tuple[float, float] = (100.0, 4000.0),
    noise_time: float = 0.15,
    drive: float = 0.0,
    tune: float = 1.0,
    decay: float = 1.0,
    tone: float = 0.0,
) -> Signal:
    """A drum head: a sine that falls in pitch, a second one, and noise of stick or snares.

    Numbers:
        hz: where the pitch settles.
        bend: how far above hz it begins, as a share; bend_ms: how soon it settles.
        second: ratio and level in dB of a second partial; ratio 0: none.
        noise_db, noise_hz, noise_time: the noise: level, band, and length against the fall.
    """
    body = fall(bench, decay * t20, decay * t40, spike)
    sweep = bench.sweep(hz * tune, bend * hz * tune, bend_ms)
    head = bench.sine(sweep)
    ratio, second_db = second
    if ratio:
        shorter = fall(bench, 0.7 * decay * t20, 0.7 * decay * t40, spike)
        head = head * body + level(second_db) * bench.sine(ratio * sweep) * shorter
    else:
        head = head * body
    low, high = noise_hz
    hiss = bench.lowpass(bench.highpass(bench.noise(), low), high)
    time = noise_time * decay
    struck = head + level(noise_db + tone) * hiss * fall(bench, time * t20, time * t40, spike)
    return bench.driven(struck, drive)


def metal(
    bench: Bench,
    *,
    hz: float,
    t20: float,
    t40: float,
    spike: float = 0.0,
    attack: float = 0.5,
    peak_db: float = 6.0,
    q: float = 4.0,
    low_hz: float = 3000.0,
    high_hz: float = 14_000.0,
    noise_db: float = 0.0,
    grains: tuple[float, ...] = (0.0,),
    drive: float = 0.0,
    tune: float = 1.0,
    decay: float = 1.0,
    tone: float = 0.0,
) -> Signal:
    """Hats, cymbals, tambourine, shaker: noise and ringing squares in a band with one strong line.

    Numbers:
        hz: the strongest frequency, peak_db above the rest at sharpness q.
        low_hz, high_hz: the band.
        noise_db: noise against the squares.
        grains: onsets in ms, where it is struck more than once.
    """
    lines = [hz * tune * ratio for ratio in (0.199, 0.317, 0.461, 0.653, 0.811, 1.0)]
    ringing = bench.squares(*lines) * bench.squares(*(1.37 * line for line in lines))
    raw = 2.5 * ringing + level(noise_db) * bench.noise()
    raw = bench.lowpass(bench.highpass(raw, low_hz * tune), min(high_hz * tune, 22_000))
    line = bench.bandpass(bench.noise(), hz * tune, 8 * q)
    raw = (
        level(tone) * raw
        + level(peak_db) * bench.bandpass(raw, hz * tune, q)
        + level(peak_db) * line
    )
    body = 0 * bench.ms
    for grain in grains:
        late = round(grain * bench.sample_rate / 1000)
        struck = fall(bench, decay * t20, decay * t40, spike, attack)
        body[late:] += struck[: len(struck) - late]
    return bench.highpass(bench.driven(raw * body, drive), 0.5 * low_hz * tune)


def clap(
    bench: Bench,
    *,
    hz: float,
    t20: float,
    t40: float,
    spike: float = 12.0,
    q: float = 1.6,
    room_db: float = -12.0,
    bright_db: float = -10.0,
    drive: float = 0.0,
    tune: float = 1.0,
    decay: float = 1.0,
    tone: float = 0.0,
) -> Signal:
    """Hands: noise in a band, in bursts, then a room.

    Numbers:
        hz, q: the band.
        spike: how far each burst falls before the next, in dB.
        room_db: the level between the bursts.
        bright_db: noise above the band.
    """
    noise = bench.noise()
    hands = bench.bandpass(noise, hz * tune, q) + bench.bandpass(noise, hz * tune, 6 * q)
    hands = hands + level(bright_db + tone) * bench.highpass(noise, 2 * hz * tune)
    bursts = 0 * bench.ms
    for onset in _BURSTS_MS:
        late = bench.ms - onset
        bursts += (late >= 0) * 10 ** (-spike * late / 200)
    room = fall(bench, decay * t20, decay * t40, 0, 2)
    return bench.driven(hands * (bursts * room + level(room_db) * room), drive)


def clank(
    bench: Bench,
    *,
    tones: tuple[tuple[float, float], ...],
    t20: float,
    t40: float,
    spike: float = 0.0,
    noise_db: float = -20.0,
    noise_hz: tuple[float, float] = (1000.0, 8000.0),
    noise_time: float = 0.4,
    drive: float = 0.0,
    square: bool = False,
    bend: float = 0.0,
    tune: float = 1.0,
    decay: float = 1.0,
    tone: float = 0.0,
) -> Signal:
    """Rim, cowbell, block, agogo: a few steady tones and a click.

    Numbers:
        tones: frequency and level in dB of each.
        noise_db, noise_hz, noise_time: the click: level, band, and length against the fall.
        square: square waves, not sines.
        bend: how far above their frequency the tones begin, as a share.
    """
    rung = 0 * bench.ms
    for hertz, decibels in tones:
        at = bench.sweep(hertz * tune, bend * hertz * tune, 12) if bend else hertz * tune
        wave = bench.squares(hertz * tune) if square else bench.sine(at)
        rung += level(decibels) * wave
    rung *= fall(bench, decay * t20, decay * t40, spike)
    low, high = noise_hz
    click = bench.lowpass(bench.highpass(bench.noise(), low * tune), high * tune)
    time = noise_time * decay
    struck = rung + level(noise_db + tone) * click * fall(bench, time * t20, time * t40, spike)
    return bench.driven(struck, drive)
