"""A plucked string, after Karplus and Strong. numpy only.

Source: K. Karplus and A. Strong, "Digital Synthesis of Plucked-String and Drum Timbres", Computer
Music Journal 7(2), 1983: noise goes round in a delay line whose samples are averaged each time.
"""

from typing import Final

import numpy as np

from engine.tables import Signal

_DECAY_DB: Final = 60.0
_LOW_RING_S: Final = 6.0  # how long a string rings that no averaging would damp


def samples(period: int, brightness: float, seconds: float, sample_rate: int) -> Signal:
    """The string.

    Args:
        period: length of the line, in samples.
        brightness: how bright the pluck is, from 0 to 1.
        seconds: how long it is heard.
        sample_rate: Hz.
    """
    dice = np.random.default_rng(6)
    line = dice.uniform(-1.0, 1.0, period)
    smooth = round((1 - brightness) * 8)
    for _ in range(smooth):
        line = (line + np.roll(line, 1)) / 2
    line -= line.mean()
    line /= max(float(np.abs(line).max()), 1e-9)
    rounds = int(seconds * sample_rate / period) + 1
    loss = 10 ** (-_DECAY_DB / 20 * period / sample_rate / _LOW_RING_S)
    drawn = np.empty((rounds, period))
    last = 0.0
    for number in range(rounds):
        drawn[number] = line
        turned = np.empty(period)
        turned[0], turned[1:] = last, line[:-1]
        last = line[-1]
        line = loss * 0.5 * (line + turned)
    return drawn.ravel()[: round(seconds * sample_rate)]
