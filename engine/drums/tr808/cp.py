"""Hand clap: noise through a band-pass in three short bursts and a longer one, and a soft tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

# Four claps: each a peak at 0, 11.5, 23 and 32 ms and a fall before the next.
CLAPS = (
    (0, -3), (2, -6), (8, -18), (11.4, -26), (11.5, -3), (19, -16), (22.9, -24), (23, -2),
    (28, -11), (31.9, -14), (32, 0), (40, -3), (50, -8), (70, -15), (90, -26), (130, -44),
    (180, -70),
)  # fmt: skip
ROOM = ((0, -60), (1, -19), (30, -17), (100, -25), (200, -35), (400, -47), (900, -60), (1200, -76))


def render(bench: Bench) -> Signal:
    """The tail is the same noise, not high-passed, long and low."""
    band = bench.bandpass(bench.noise(), 1030, 2.0)
    hands = bench.highpass(band, 700, 0.6) * bench.envelope(*CLAPS)
    return hands + 1.1 * band * bench.envelope(*ROOM)


DRUM = Drum(
    name="cp",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=1.0,
    loudness_lu=-4,
    render=render,
)
