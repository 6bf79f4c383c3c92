"""How the variants of a drum differ where no knobs are known: steps that never meet. Pure."""

from typing import Final

# Steps of a sequence that fills a cube evenly (R3, from the plastic-like root of x^4 = x + 1).
_STEPS: Final = (0.8191725134, 0.6710436067, 0.5497004779)
_OCTAVES, _STRETCH, _DECIBELS = 0.5, 1.2, 8.0


def spread(number: int, width: float = 1.0) -> dict[str, float]:
    """The knobs of variant 0, 1, ...: tune, decay and tone; those of 0 change nothing.

    Args:
        number: the variant.
        width: 1 for half an octave of pitch, about a factor 2 of length and 8 dB of brightness.

    >>> spread(0)
    {}
    >>> {name: round(value, 2) for name, value in spread(1).items()}
    {'tune': 1.12, 'decay': 1.15, 'tone': 0.4}
    """
    if number == 0:
        return {}
    high, long, bright = ((number * step) % 1.0 - 0.5 for step in _STEPS)
    return {
        "tune": 2 ** (width * _OCTAVES * high),
        "decay": 2 ** (width * _STRETCH * long),
        "tone": width * _DECIBELS * bright,
    }
