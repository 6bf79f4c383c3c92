"""Rhythms by name, on the steps of any meter, and what bars do with them.

Claves and Euclidean rhythms after Toussaint, "The Geometry of Musical Rhythm" (2013).
"""

from random import Random

from ai.song.tree import Meter
from patterns.euclidean import bjorklund

NAMED = {
    "son_clave": "x..x..x...x.x...", "son_clave_23": "..x.x...x..x..x.",
    "rumba_clave": "x..x...x..x.x...", "bossa_clave": "x..x..x...x..x..",
    "tresillo": "x..x..x.x..x..x.", "cinquillo": "x.xx.xx.x.xx.xx.",
    "dembow": "...x..x....x..x.", "onedrop": "........x.......",
    "doublekick": "xxxxxxxxxxxxxxxx", "rolling": "xxxxxxxxxxxxxxxx",
    "syncopated": "x..x..x..x..x.x.", "dotted": "x..x..x..x..x..x",
    "amen": "x.x.......xx....",
}  # fmt: skip
EVERY = {
    "sixteenths": 1,
    "eighths": 2,
    "quarters": 4,
    "halves": 8,
    "wholes": 16,
    "thirtyseconds": 1,
}


def fitted(pattern: str, meter: Meter) -> str:
    """A pattern of 16 steps in another meter: cut, or gone on with its own beginning.

    >>> fitted("x...x...x...x...", Meter(3, 4)), fitted("x...x...x...x...", Meter(5, 4))
    ('x...x...x...', 'x...x...x...x...x...')
    """
    if meter.steps == len(pattern):
        return pattern
    return (pattern + pattern)[: meter.steps] if meter.steps <= 32 else pattern


def on_beats(beats: tuple[float, ...], meter: Meter) -> str:
    """Hits on beats of the bar, counted from 0.

    >>> on_beats((1.0, 3.0), Meter()), on_beats((2.5,), Meter())
    ('....x.......x...', '..........x.....')
    """
    step = 16 // meter.kind
    places = {int(beat * step) for beat in beats}
    return "".join("x" if at in places else "." for at in range(meter.steps))


def named(name: str, meter: Meter) -> str:
    """A rhythm by its name, "" where it is none on steps.

    >>> named("offbeat", Meter()), named("backbeat", Meter())
    ('..x...x...x...x.', '....x.......x...')
    """
    beat = 16 // meter.kind
    if name in NAMED:
        return fitted(NAMED[name], meter)
    if name in EVERY:
        return "".join("." if at % EVERY[name] else "x" for at in range(meter.steps))
    places = {
        "four_on_floor": range(0, meter.steps, beat),
        "offbeat": range(beat // 2, meter.steps, beat),
        "backbeat": range(beat, meter.steps, beat * 2),
        "downbeat": range(1),
        "halftime": range(meter.steps // 2, meter.steps // 2 + 1),
    }.get(name)
    return (
        "" if places is None else "".join("x" if at in places else "." for at in range(meter.steps))
    )


def euclidean(hits: int, steps: int) -> str:
    """A Euclidean rhythm.

    >>> euclidean(3, 8)
    'x..x..x.'
    """
    return "".join("x" if one else "." for one in bjorklund(hits, steps))


def odd_meter_core(role: str, meter: Meter) -> str:
    """Kick, backbeat and hats of a meter that is not 4/4: groups of two and three beats.

    >>> odd_meter_core("kick", Meter(7, 8)), odd_meter_core("snare", Meter(5, 4))
    ('x...x.....x...', '........x.......x...')
    """
    beat = 16 // meter.kind
    groups = _groups(meter.beats)
    starts, at = [], 0
    for size in groups:
        starts.append(at)
        at += size
    if role == "kick":
        places = {start * beat for start in starts}
        places = {0, *list(places)[:-1]} if len(places) > 3 else places
        if meter.kind == 8 and meter.beats == 7:
            places = {0, 4, 10}
    elif role in ("snare", "clap", "rim"):
        places = {(start + size - 1) * beat for start, size in zip(starts, groups, strict=True)}
        places = places if meter.kind == 4 else {start * beat for start in starts[1:]}
    else:
        places = set(range(0, meter.steps, beat if meter.kind == 8 else beat // 2))
    return "".join("x" if place in places else "." for place in range(meter.steps))


def _groups(beats: int) -> list[int]:
    """3 + 2, 2 + 2 + 3, 3 + 3, ...: how a number of beats is usually counted.

    >>> _groups(5), _groups(7), _groups(6), _groups(11)
    ([3, 2], [2, 2, 3], [3, 3], [3, 3, 3, 2])
    """
    if beats == 7:
        return [2, 2, 3]
    if beats % 3 == 0:
        return [3] * (beats // 3)
    if beats % 3 == 2:
        return [3] * (beats // 3) + [2]
    return [3] * (beats // 3 - 1) + [2, 2] if beats > 4 else [2, 2]


def varied(bar: str, rng: Random, amount: int = 1) -> str:
    """A bar with hits added at weak places, before strong ones; what there is stays."""
    free = [at for at, char in enumerate(bar) if char == "."]
    pickups = [at for at in free if (at + 1) % 4 == 0 or at % 4 == 2] or free
    out = list(bar)
    for at in rng.sample(pickups, min(amount, len(pickups))):
        out[at] = "o"
    return "".join(out)


def filled(bar: str, rng: Random) -> str:
    """The last beats of a bar as a fill."""
    size = len(bar)
    fill = rng.choice(("xxxxxxxx", "x.xxxx.x", "x.xx.xxx", "xx.xx.xx"))
    return bar[: size - 8] + fill if size >= 12 else bar
