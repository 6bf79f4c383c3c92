"""What the machine's metal is made of: inharmonic squares, the same modulated, and noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.drums.dsp import Bench
    from engine.tables import Signal

_HAT_HZ = (1502.0, 1187.0, 1931.0, 2271.0, 3159.0, 4813.0)
_HAT_RING_HZ = (205.3, 370.0, 523.0, 811.0, 974.0, 1340.0)
_CYMBAL_HZ = (317.0, 465.0, 690.0, 1043.0, 1371.0, 1987.0)
_CYMBAL_RING_HZ = (211.0, 389.0, 547.0, 839.0, 1153.0, 1609.0)
# The tunings of crash and ride: the middle, and the four of the recordings.
TUNES = ({"tune": 1.0}, {"tune": 0.92}, {"tune": 1.12}, {"tune": 1.45}, {"tune": 1.8})


def hat(bench: Bench, fade: Signal, tune: float = 1.0) -> Signal:
    """A hi-hat under an envelope."""
    squares = bench.squares(*tuned(_HAT_HZ, tune))
    ringing = squares * bench.squares(*tuned(_HAT_RING_HZ, tune))
    metal = bench.highpass(0.55 * squares + 2.2 * ringing + 0.26 * bench.noise(), 2300, 0.6)
    metal = metal + 1.2 * bench.bandpass(metal, 6541, 3) + 0.25 * bench.bandpass(metal, 5600, 2)
    return bench.lowpass(bench.highpass(metal * fade, 1100), 15_000, 0.6)


def cymbal(
    bench: Bench,
    partials: Iterable[float],
    q: float,
    low_fade: Signal,
    high_fade: Signal,
    tune: float = 1.0,
) -> Signal:
    """Narrow bands at the partials, driven by noise, and a brighter part that fades sooner."""
    noise = bench.noise()
    low = sum((bench.bandpass(noise, hertz, q) for hertz in tuned(partials, tune)), 0 * noise)
    ringing = bench.squares(*tuned(_CYMBAL_HZ, tune)) * bench.squares(*tuned(_CYMBAL_RING_HZ, tune))
    high = bench.highpass(0.35 * noise + 3 * ringing, 3500 * tune, 0.6)
    high = bench.lowpass(high, min(11_000 * tune, 20_000), 0.6)
    return 0.9 * low * low_fade + 0.5 * high * high_fade


def tuned(partials: Iterable[float], tune: float) -> tuple[float, ...]:
    """Frequencies, each times the tuning."""
    return tuple(hertz * tune for hertz in partials)
