"""Plays many kinds of voices, lets them wait until they are not needed, and counts what is left.

A program of its own, as the driver is: `python -m tests.engine_sound.apart`, one line of JSON.
"""

import gc
import json
import os
import sys
from itertools import combinations, product

from engine.messages import SoundEvent
from engine.resolve import resolve
from engine.voices.pools import LATELY_S
from tests.engine_sound.driver import stage  # first: it says how pyo is to be loaded

FRAMES, RATE = 256, 48_000
SOURCES = (
    {"s": "sawtooth"}, {"s": "supersaw"}, {"s": "pulse", "pwrate": 2}, {"s": "pink"}, {"s": "bd"},
    {"s": "sine", "fm": 2, "fmenv": 2}, {"s": "piano"}, {"s": "square", "vib": 4},
    {"s": "sine", "fmi78": 1, "fmi87": 1, "fmi80": 1},  # each moves the other
)  # fmt: skip
MOVES = (
    {"lpf": 800, "lpenv": 4}, {"hpf": 300}, {"vowel": "a"}, {"crush": 4}, {"phaser": 2},
    {"distort": 1}, {"distort": 1, "distorttype": "chebyshev"}, {"tremolo": 3},
    {"delay": 0.4}, {"room": 0.4}, {"pan": 0.2},
    {"coarse": 3}, {"lpf": 500, "lfo": {"control": "lpf", "rate": 2}},
)  # fmt: skip


def kinds():
    """Voices of very many kinds."""
    for source, (one, two) in product(SOURCES, combinations(MOVES, 2)):
        event = SoundEvent(0, "$", 1, 0.05, 0.5, 0.0, {**source, **one, **two})
        if (spec := resolve(event)) is not None:
            yield spec


def counted(sound, streams):
    """The nodes of voices that wait, and all others."""
    ours = sum(len(voice.nodes) for voice in sound._pools._since)
    return ours, len(streams) - ours


def echo(on, spec, frame):
    """How loud a voice is in its room, after its end."""
    on.sound.before_block(frame)
    on.sound.start(spec, frame, 0)
    on.server.process()
    peaks = []
    for begin in range(frame + FRAMES, frame + RATE, FRAMES):
        on.sound.before_block(begin)
        on.server.process()
        peaks.append(float(abs(on.output).max()))
    return max(peaks[len(peaks) // 2 :])


def rooms():
    """A large room asleep, let go, and played in again."""
    on = stage(FRAMES, RATE, ())
    event = SoundEvent(0, "$", 1, 0.05, 0.5, 0.0, {"s": "sawtooth", "room": 1, "roomsize": 9})
    spec = resolve(event)
    echoes, nodes = [echo(on, spec, 0)], []
    for seconds in (60, 600):
        on.sound.before_block(seconds * RATE)
        nodes.append(len(on.server._server.streams))
    echoes.append(echo(on, spec, 601 * RATE))
    return {"echoes": echoes, "nodes": nodes}


def main():
    """Play, wait, count."""
    on = stage(FRAMES, RATE, ())
    specs = list(kinds())
    sound, streams = on.sound, on.server._server.streams
    for place, spec in enumerate(specs):
        sound.before_block(place * FRAMES)
        sound.start(spec, place * FRAMES, 0)
        on.server.process()
    ended = 2 * len(specs) * FRAMES
    while sound.voices:
        ended += RATE
        sound.before_block(ended)
    waited, played = len(sound._pools), counted(sound, streams)
    gc.collect()
    gc.disable()
    for place in range(len(specs)):
        sound.before_block(ended + round(LATELY_S * RATE) + place * FRAMES)
    told = {"waited": waited, "wait": len(sound._pools), "played": played}
    told |= {"left": counted(sound, streams), "circles": gc.collect(), "built": sound.built}
    gone = next(spec for spec in specs if not sound._pools.has(spec.signature))
    sound.start(gone, ended * 2, 0)  # what was given up can be built again
    on.server.process()
    sys.stdout.write(json.dumps({**told, "again": sound.built, **rooms()}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # pyo's own end may crash


if __name__ == "__main__":
    main()
