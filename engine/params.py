"""Controls: default, range and unit of each; and the table of those that every sound has.

What a single synth or effect adds stands in its own file; engine/palette.py has them all. Names are
Strudel's main names; the aliases are accepted too, because events also come from other programs.
Pure: free of pyo and numpy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

FM_MODULATORS: Final = 8
AMP: Final = 0.4  # as loud as without it, as in Tidal's synthesiser


@dataclass(frozen=True, slots=True)
class Param:
    """One control.

    Attributes:
        default: what is used where it is not given; None: the thing it controls is off, or the
            default depends on the sound.
        lo, hi: the range; beyond it the value is held at the end.
        unit: what the number counts; "" for a bare factor.
        about: half a sentence for help.
        aliases: other names.
        quiet: clamping needs no word to the player (the ends of the range are natural).
    """

    default: float | None
    lo: float
    hi: float
    unit: str
    about: str
    aliases: tuple[str, ...] = ()
    quiet: bool = False


def _fm(number: int) -> Iterator[tuple[str, Param]]:
    """The controls of one modulator; that of the first carry no number."""
    mark = "" if number == 1 else str(number)
    ones: tuple[str, ...] = ("fm", "fm1", "fmi1") if number == 1 else (f"fm{number}",)
    ones = (*ones, *(f"{name}{number}{number - 1}" for name in ("fm", "fmi")))
    yield f"fmi{mark}", Param(None, -1e4, 1e4, "", f"depth of modulator {number}", ones)
    yield f"fmh{mark}", Param(1, -1e3, 1e3, "", f"ratio of modulator {number} to what it moves")
    for stage, short, hi in (
        ("attack", "att", 600), ("decay", "dec", 600), ("sustain", "sus", 1), ("release", "rel", 60)
    ):  # fmt: skip
        aliases = (f"fm{short}{mark}", *((f"fm{short}1", f"fm{stage}1") if number == 1 else ()))
        unit = "" if stage == "sustain" else "s"
        about = f"{stage} of modulator {number}"
        yield f"fm{stage}{mark}", Param(None, 0, hi, unit, about, aliases)


SHARED: Final[Mapping[str, Param]] = {
    "gain": Param(0.8, -16, 16, "", "loudness"),
    "velocity": Param(1, -16, 16, "", "loudness of a single note", ("vel",)),
    "amp": Param(AMP, 0, 16, "", "loudness, 0.4 is as without it"),
    "overgain": Param(0, -16, 16, "", "added to gain"),
    "postgain": Param(1, -16, 16, "", "loudness after the effects"),
    "pan": Param(None, 0, 1, "", "place from left 0 to right 1", quiet=True),
    "panspan": Param(1, 0, 4, "", "how much of the way between the sides pan takes"),
    "pansplay": Param(1, 0, 2, "", "how far apart the two sides of a sound stand, 0 in one place"),
    "panwidth": Param(2, 0.1, 4, "", "below 2 pan leaves the middle sooner, 4 is heard everywhere"),
    "panorient": Param(0, -1e3, 1e3, "", "turns the place of pan, 1 from left to right"),
    "orbit": Param(1, 0, 99, "", "the bus with its own delay and reverb", ("o",)),
    "note": Param(36, -500, 500, "semitones", "pitch, 36 is c2"),
    "n": Param(None, -1e9, 1e9, "", "which sample or how many partials"),
    "freq": Param(None, 0, 24_000, "Hz", "pitch as a frequency", quiet=True),
    "octave": Param(0, -10, 10, "octaves", "transposes synthesised sounds", ("oct",)),
    "ctranspose": Param(None, -500, 500, "semitones", "moves the note"),
    "harmonic": Param(1, 0.001, 1000, "", "which harmonic of its note a synthesised sound plays"),
    "attack": Param(None, 0, 600, "s", "time to full level", ("att",)),
    "decay": Param(None, 0, 600, "s", "time from full level to sustain", ("dec",)),
    "sustain": Param(None, 0, 1, "", "level until note off", ("sus",)),
    "release": Param(None, 0, 60, "s", "time to silence after note off", ("rel",)),
    "FXrelease": Param(None, 0, 60, "s", "how long FX ring on", ("FXr", "FXrel", "fxr")),
    "clip": Param(None, 0, 1e6, "", "length of the note against its event", ("legato",)),
    "gate": Param(None, 0, 1, "", "share of its length after which a note is let go", ("gat",)),
    "hold": Param(None, 0, 600, "s", "time between attack and release"),
    "sustainpedal": Param(
        None, 0, 1, "", "from .5 notes are held until the cycle ends", quiet=True
    ),
    "expression": Param(None, 0, 1, "", "level of the note, before its effects", quiet=True),
    "fadeTime": Param(None, 0, 600, "s", "fades out a sample at its end", ("fadeOutTime",)),
    "fadeInTime": Param(None, 0, 600, "s", "fades in a sample at its begin"),
    "vib": Param(None, 0, 1000, "Hz", "rate of the vibrato", ("vibrato", "v")),
    "vibmod": Param(0.5, -120, 120, "semitones", "depth of the vibrato", ("vmod",)),
    "penv": Param(None, -120, 120, "semitones", "depth of the pitch envelope"),
    "pattack": Param(None, 0, 600, "s", "attack of the pitch envelope", ("patt",)),
    "pdecay": Param(None, 0, 600, "s", "decay of the pitch envelope", ("pdec",)),
    "psustain": Param(None, 0, 1, "", "sustain of the pitch envelope", ("psus",)),
    "prelease": Param(None, 0, 60, "s", "release of the pitch envelope", ("prel",)),
    "pcurve": Param(None, -1e6, 1e6, "", "1: the pitch envelope is curved in cents"),
    "accelerate": Param(None, -1, 100, "", "speed and pitch rise by this share of themselves"),
    "panchor": Param(None, 0, 1, "", "share of the pitch envelope below the note"),
    "dry": Param(1, -16, 16, "", "level of what goes past delay and reverb"),
    "delay": Param(None, -16, 16, "", "level sent to the delay"),
    "delaytime": Param(None, 0, 1, "s", "time between echoes", ("delayt", "dt"), quiet=True),
    "delaysync": Param(3 / 16, 0, 1e3, "cycles", "time between echoes"),
    "delayfeedback": Param(
        0.5, 0, 0.98, "", "what is left in each echo", ("delayfb", "dfb"), quiet=True
    ),
    "delayspeed": Param(1, 0.05, 20, "", "how many times faster echoes come"),
    "lock": Param(None, 0, 1, "", "from .5 delaytime counts in cycles", quiet=True),
    "room": Param(None, -16, 16, "", "level sent to the reverb"),
    "roomsize": Param(2, 0.01, 12, "s", "time in which the reverb falls by 60 dB", ("rsize", "sz")),
    "roomfade": Param(0.1, 0, 12, "s", "time in which the reverb rises", ("rfade",)),
    "roomlp": Param(
        15_000, 0, 24_000, "Hz", "low-pass on the beginning of the reverb", ("rlp",), quiet=True
    ),
    "roomdim": Param(
        1000, 0, 24_000, "Hz", "low-pass on the end of the reverb", ("rdim",), quiet=True
    ),
    "i": Param(1, -1e9, 1e9, "", "which sample of `ir`"),
    "irspeed": Param(1, -64, 64, "", "speed of the room's recording, below 1 backwards"),
    "irbegin": Param(0, 0, 1, "", "where the room's recording begins", quiet=True),
    "bus": Param(None, -1e6, 1e6, "", 'the bus to which it is sent, for s("bus")'),
    "busgain": Param(1, -16, 16, "", "level sent to the bus", ("bgain",)),
    "djf": Param(None, 0, 1, "", "the orbit's low-pass below .5, high-pass above", quiet=True),
    "channels": Param(None, 1, 99, "", "the outputs that the orbit is heard on", ("ch",)),
    "channel": Param(None, 0, 98, "", "the output of the orbit's left side, counted from 0"),
    "duckorbit": Param(None, 0, 99, "", "the orbit that this sound ducks", ("duck",)),
    "duckonset": Param(0, 0, 60, "s", "time in which it is ducked", ("duckons",)),
    "duckattack": Param(0.1, 0, 60, "s", "time in which it comes back", ("duckatt",)),
    "duckdepth": Param(1, 0, 1, "", "how far it is ducked", quiet=True),
    **{
        f"fmi{one}{two}": Param(
            None, -1e4, 1e4, "", f"how far modulator {one} moves {two}", (f"fm{one}{two}",)
        )
        for one in range(1, FM_MODULATORS + 1)
        for two in range(FM_MODULATORS + 1)
        if one != two + 1
    },
    **{name: param for number in range(1, FM_MODULATORS + 1) for name, param in _fm(number)},
}
