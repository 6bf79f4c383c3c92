"""Instruments: notes computed as tables, a soft and a hard one that velocity mixes.

They stand in for the recordings behind Strudel's `piano` and `gm_…`.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Final

from engine.controls import Remark
from engine.instruments.font import MARK, chosen
from engine.instruments.kit import (
    DEFAULT_BRIGHT,
    Instrument,
    nearest,
    note_keys,
    note_of,
    table_hertz,
)
from engine.instruments.shelf import instrument_of, instruments
from engine.pitch import frequency, movers
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.synths.recorded import looped as loop
from engine.voices.built import Built
from engine.voices.envelope import Adsr, Points, value_at
from engine.voices.keys import COMPUTED_RATE, computed_path
from engine.voices.pitch import Pitch, set_frequency, source_of

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.spec import Module

_LOOP_SHADES: Final = 8  # between soft and hard, of which each loop is a table
STAND_IN: Final = Remark(
    "piano and gm_… are synthesised here: stand-ins for the recordings that Strudel plays"
)


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """A note that is held ends with its event; one that rings ends when it has rung out."""
    name = sound.name
    if chosen():
        name = f"{chosen()}{MARK}{name}"
    else:
        controls.notices.append(STAND_IN)
    instrument = instrument_of(name)
    hertz = frequency(controls, default_note=instrument.default_note)
    midi = nearest(69 + 12 * log2(hertz / 440))
    looped = not instrument.ring_s
    rate = hertz / table_hertz(midi, looped)
    gate = gate_of(event)
    rung_out = _rings_s(instrument, midi) / rate
    if not looped:
        asked = instrument.held or controls.has("clip") or controls.has("release")
        gate = min(gate, rung_out) if asked else rung_out
    bright = min(DEFAULT_BRIGHT * controls.or_default("velocity"), 1.0)
    keys = note_keys(name, midi)
    source: Module = ("notes", (keys, rate, *_layers(instrument, bright)))
    if not looped and controls.number("loop"):
        gate, frames = gate_of(event), round(instrument.seconds(midi) * COMPUTED_RATE)
        hard = round(bright * _LOOP_SHADES) / _LOOP_SHADES
        path = computed_path((keys[0], 1 - hard), (keys[1], hard))
        begin = controls.or_default("begin")
        source = loop(controls, "mono", (path, frames, rate * COMPUTED_RATE, begin, False))
    level = amplitude(controls, 1.0, gate, Adsr(0.001, 0.001, 1.0, instrument.release_s))
    return Head(source, level, gate, movers(event, controls, None, gate).modules)


def _rings_s(instrument: Instrument, midi: int) -> float:
    """How long a note rings before its release begins; short ones are released half-way."""
    length_s = instrument.seconds(midi)
    return max(length_s - instrument.release_s, 0.5 * length_s)


def _layers(instrument: Instrument, bright: float) -> tuple[Points, Points]:
    """The levels of the soft and of the hard note over time."""
    times = sorted({0.0, instrument.attack_s, *(time for time, _ in instrument.blare)})
    soft, hard = [], []
    for time in times:
        risen = min(time / instrument.attack_s, 1.0)
        share = bright * value_at(instrument.blare, time)
        soft.append((time, risen * max(1 - share, 0.0)))
        hard.append((time, risen * share))
    return tuple(soft), tuple(hard)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """Two tables, each under its own level, and the envelope of the voice over both."""
    del variant
    soft_level, draw_soft = patch.line()
    hard_level, draw_hard = patch.line()
    soft = patch.osc(source_of(pitch), soft_level)
    hard = patch.osc(source_of(pitch), hard_level)
    both = patch.add("Sig", soft, 1.0, hard)
    sample_rate = patch.rack.sample_rate

    def tune(keys: tuple[str, str], rate: float, softly: Points, loudly: Points) -> None:
        note = note_of(keys[0])
        looped = note is not None and not instrument_of(note[0]).ring_s
        for osc, key in zip((soft, hard), keys, strict=True):
            stored = patch.store.sample(key, looped)
            osc.setTable(stored.table)
            set_frequency(pitch, osc, rate * sample_rate / stored.size)
        draw_soft(softly)
        draw_hard(loudly)

    return Built((patch.add("Sig", both, patch.amp, 0.0),), tune)


SYNTH = Synth(
    sounds={name: name for name in instruments()},
    about="an instrument by synthesis",
    resolve=resolve,
    build={"notes": build},
    repeats=True,
)
