"""Tunes that nobody wrote: a line of code each, by dice, with most of what a player uses. Pure."""

from collections.abc import Iterator
from random import Random
from typing import Final

RHYTHMS: Final = (
    "{0}*4", "{0} {1}*2 {0} [{1} {1}]", "{0}(3,8), {1}*8", "<{0} {1}> {2}(5,8)",
    "{0} ~ {1} [~ {2}]", "{0}*2 <{1} {2}>", "[{0},{1}] {2}*3", "{0}? {1}*4 {2}",
)  # fmt: skip
DRUMS: Final = ("bd", "sd", "hh", "oh", "cp", "rim", "lt", "mt", "ht", "cr", "cb")
NOTES: Final = ("c2", "eb2", "g2", "bb2", "c3", "d3", "f3", "g3", "c4", "eb4", "g4", "bb4")
WAVES: Final = ("sine", "triangle", "square", "sawtooth", "supersaw", "pulse", "pink")
MOVES: Final = (
    ".lpf(sine.range(300,4000).slow({n}))", ".hpf({h})", ".room(.{d}).roomsize({n})",
    ".delay(.{d})", ".crush({n})", ".pan(rand)", ".jux(rev)", ".fast({n})", ".every({n}, rev)",
    ".off(1/8, x=>x.add(note(7)))", ".attack(.0{d}).release(.{d})", ".vib({n})", ".fm({n})",
    ".phaser({n})", ".distort(.{d})", ".orbit({n})", ".gain(.{d})", ".clip(.{d})", ".ply({n})",
    ".degradeBy(.{d})", ".tremolo({n})", ".coarse({n})",
)  # fmt: skip


def tunes(seed: int) -> Iterator[str]:
    """Tunes without end; the same seed gives the same."""
    dice = Random(seed)
    while True:
        yield f"stack({', '.join(layer(dice) for _ in range(dice.randint(1, 5)))})"


def layer(dice: Random) -> str:
    """One layer of a tune."""
    words = dice.sample(DRUMS if dice.random() < 0.5 else NOTES, 3)
    rhythm = dice.choice(RHYTHMS).format(*words)
    begin = f's("{rhythm}")' if words[0] in DRUMS else f'note("{rhythm}").s("{dice.choice(WAVES)}")'
    moves = dice.sample(MOVES, dice.randint(0, 4))
    values = {"n": dice.randint(2, 6), "d": dice.randint(2, 7), "h": dice.randint(60, 900)}
    return begin + "".join(move.format(**values) for move in moves)
