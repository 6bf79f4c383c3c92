"""Machines that sound after another: its recipes at another clock, length, brightness and grit.

Nobody measured these machines for us: what they have is Strudel's list, how they sound is our guess
from what kind of machine they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from engine.drums.kit import CLEAN, Bank, Drum, Grit, Settings
from engine.drums.percussion import percussion
from engine.drums.variety import spread

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

# Where a voice is looked for that the model of a machine lacks.
_ELSEWHERE: Final = ("EmuSP12", "LinnDrum", "RolandTR808", "RolandTR909")
_END_DB: Final = 66.0  # a sound is as long as it is above this


@dataclass(frozen=True, slots=True)
class Kin:
    """A machine that sounds after another.

    Attributes:
        name, alias: Strudel's; alias "": none.
        after: the machine whose recipes it borrows.
        semitones: how far its clock is from that machine's.
        decay: how long its sounds are against that machine's, at most 1.
        tone: dB on what is above 2.5 kHz.
        grit: its converter.
        has: its drums, "bd x2, sd".
        perc, misc, fx: what these hold, see engine.drums.percussion.
    """

    name: str
    alias: str
    after: str
    semitones: float = 0.0
    decay: float = 1.0
    tone: float = 0.0
    grit: Grit = CLEAN
    has: str = ""
    perc: str = ""
    misc: str = ""
    fx: str = ""


def bank_of(kin: Kin, banks: Mapping[str, Bank]) -> Bank:
    """The machine, made of others."""
    drums = {drum.name: replace(drum, bank=kin.name) for drum in _drums(kin, banks)}
    return Bank(kin.name, (kin.alias,) if kin.alias else (), drums, after=kin.after)


def _drums(kin: Kin, banks: Mapping[str, Bank]) -> Iterator[Drum]:
    for item in filter(None, kin.has.split(", ")):
        name, _, count = item.partition(" x")
        lender = next(b for b in (kin.after, *_ELSEWHERE) if name in banks[b].drums)
        yield _borrowed(kin, banks[lender].drums[name], int(count or 1))
    for name in ("perc", "misc", "fx"):
        items = getattr(kin, name)
        if items:
            shelf = percussion(name, items)
            yield _borrowed(kin, shelf, len(shelf.variants))


def _borrowed(kin: Kin, drum: Drum, count: int) -> Drum:
    """A drum as this machine plays it, with a number of variants."""
    own = len(drum.variants)
    made = []
    for number in range(count):
        lent = drum.settings(number if number or own > 1 else None)
        knobs = spread(number // own if drum.name in ("perc", "misc", "fx") else number, 0.7)
        made.append({"lent": lent if number else drum.settings(None), **_character(kin, knobs)})
    return replace(
        drum,
        length_s=partial(_length_s, drum),
        render=partial(_render, drum),
        variants=tuple(made),
        plain=None,
        grit=kin.grit,
    )


def _character(kin: Kin, knobs: Mapping[str, float]) -> dict[str, float]:
    return {
        "tune": 2 ** (kin.semitones / 12) * knobs.get("tune", 1.0),
        "decay": min(kin.decay * knobs.get("decay", 1.0), 1.0),
        "tone": kin.tone + knobs.get("tone", 0.0),
    }


def _length_s(drum: Drum, lent: Settings, tune: float, decay: float, tone: float) -> float:
    del tone
    length = drum.length_s(**lent) if callable(drum.length_s) else drum.length_s
    return 0.004 + length * _share(decay) / tune


def _share(decay: float) -> float:
    """How much of a sound is kept: it falls more quickly, so less of it can be heard."""
    return 0.55 + 0.45 * decay


def _render(
    drum: Drum, bench: "Bench", lent: Mapping[str, Any], tune: float, decay: float, tone: float
) -> "Signal":
    """The lender's sound on a bench whose clock runs slower, so that it plays faster here."""
    sound = drum.render(bench.at_clock(1 / tune), **lent)
    length_ms = 1000 * bench.frames / bench.sample_rate / _share(decay)
    sound *= 10 ** (-_END_DB * (1 / decay - 1) / 20 * bench.ms / length_ms)
    if tone:
        sound = sound + (10 ** (tone / 20) - 1) * bench.highpass(sound, 2500)
    return sound
