"""When an envelope that holds its value need not be computed. Pure.

A line over time is one of the dearest nodes of a voice. While it holds for whole blocks the node
stands still and a plain number is played in its place; its clock stands still too, so the line it
is given is shorter by those blocks, and goes on afterwards at the very sample.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from engine.voices.envelope import Points

_FEWEST: Final = 4  # blocks for which it pays


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest of an envelope.

    Attributes:
        begin: the frame of the first block in it.
        end: the frame of the block in which the envelope goes on.
        level: the value that it holds.
        corners: the envelope without it.
    """

    begin: int
    end: int
    level: float
    corners: Points


def longest_rest(
    corners: Points, onset: int, offset: int, block: int, sample_rate: int
) -> Rest | None:
    """The longest rest of an envelope, None where none pays.

    The last block before it goes on is left to it, so that it may be cut there at any sample.

    Args:
        corners: the envelope, in seconds from the onset.
        onset: the frame of its onset.
        offset: of the onset in its block.
        block: frames a block.
        sample_rate: frames a second.

    >>> corners = ((0.0, 0.0), (0.01, 1.0), (0.1, 1.0), (0.11, 0.0))
    >>> rest = longest_rest(corners, 1024, 0, 256, 48_000)
    >>> rest.begin, rest.end, round(rest.corners[2][0], 4)
    (1536, 5376, 0.02)
    """
    holds = [
        (later - sooner, sooner, later, value)
        for (sooner, value), (later, next_value) in pairwise(corners)
        if value == next_value
    ]
    if not holds:
        return None
    _, sooner, later, level = max(holds)
    first = -(-(offset + round(sooner * sample_rate) + 1) // block)
    blocks = (offset + round(later * sample_rate)) // block - 1 - first
    if blocks < _FEWEST:
        return None
    begin = onset - offset + first * block
    shift = blocks * block / sample_rate
    shorter = tuple((time - shift if time >= later else time, value) for time, value in corners)
    return Rest(begin, begin + blocks * block, level, shorter)
