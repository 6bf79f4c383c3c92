"""The controls that our sounds understand: default, range and unit of each, in one table.

Reading, clamping, help and completion all use this table. Names are Strudel's main names; the
aliases are accepted too, because events also come from other programs.
Pure: free of pyo and numpy.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

FM_MODULATORS: Final = 8


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


def _filter(
    prefix: str, cutoff: str, resonance: str, names: tuple[str, ...], q: str
) -> dict[str, Param]:
    long = {"lp": "low-pass", "hp": "high-pass", "bp": "band-pass"}[prefix]
    return {
        cutoff: Param(None, 0, 24_000, "Hz", f"cut-off of the {long} filter", names, quiet=True),
        resonance: Param(1, -40, 50, q, f"resonance of the {long} filter", (f"{prefix}q",)),
        f"{prefix}env": Param(
            None, -12, 12, "octaves", f"depth of the {long} envelope", (f"{prefix}e",)
        ),
        f"{prefix}attack": Param(
            None, 0, 600, "s", f"attack of the {long} envelope", (f"{prefix}a",)
        ),
        f"{prefix}decay": Param(
            None, 0, 600, "s", f"decay of the {long} envelope", (f"{prefix}d",)
        ),
        f"{prefix}sustain": Param(
            None, 0, 1, "", f"sustain of the {long} envelope", (f"{prefix}s",)
        ),
        f"{prefix}rate": Param(None, 0, 1000, "Hz", f"rate of the {long} oscillator"),
        f"{prefix}sync": Param(None, 0, 1e4, "per cycle", f"rate of the {long} oscillator"),
        f"{prefix}depth": Param(1, -100, 100, "", f"swing of the {long} in cut-offs"),
        f"{prefix}depthfrequency": Param(
            None, -24_000, 24_000, "Hz", f"swing of the {long}", (f"{prefix}depthfreq",)
        ),
        f"{prefix}dc": Param(-0.5, -100, 100, "", f"middle of the {long} oscillator"),
        f"{prefix}skew": Param(0.5, 0, 1, "", f"lean of the {long} oscillator", quiet=True),
        f"{prefix}release": Param(
            None, 0, 60, "s", f"release of the {long} envelope", (f"{prefix}r",)
        ),
    }


def _fm(number: int) -> Iterator[tuple[str, Param]]:
    """The controls of one modulator; that of the first carry no number."""
    mark = "" if number == 1 else str(number)
    ones = ("fm", "fm1", "fmi1") if number == 1 else (f"fm{number}",)
    yield f"fmi{mark}", Param(None, -1e4, 1e4, "", f"depth of modulator {number}", ones)
    yield f"fmh{mark}", Param(1, -1e3, 1e3, "", f"ratio of modulator {number} to what it moves")
    for stage, short, hi in (
        ("attack", "att", 600), ("decay", "dec", 600), ("sustain", "sus", 1), ("release", "rel", 60)
    ):  # fmt: skip
        aliases = (f"fm{short}{mark}", *((f"fm{short}1", f"fm{stage}1") if number == 1 else ()))
        unit = "" if stage == "sustain" else "s"
        about = f"{stage} of modulator {number}"
        yield f"fm{stage}{mark}", Param(None, 0, hi, unit, about, aliases)


PARAMS: Final[Mapping[str, Param]] = {
    "gain": Param(0.8, -16, 16, "", "loudness"),
    "velocity": Param(1, -16, 16, "", "loudness of a single note", ("vel",)),
    "postgain": Param(1, -16, 16, "", "loudness after the effects"),
    "pan": Param(None, 0, 1, "", "place from left 0 to right 1", quiet=True),
    "orbit": Param(1, 0, 99, "", "the bus with its own delay and reverb", ("o",)),
    "cut": Param(None, -1e6, 1e6, "", "group in which a new sample ends the one before"),
    "note": Param(36, -500, 500, "semitones", "pitch, 36 is c2"),
    "n": Param(None, -1e9, 1e9, "", "which sample or how many partials"),
    "freq": Param(None, 0, 24_000, "Hz", "pitch as a frequency", quiet=True),
    "octave": Param(0, -10, 10, "octaves", "transposes synthesised sounds", ("oct",)),
    "attack": Param(None, 0, 600, "s", "time to full level", ("att",)),
    "decay": Param(None, 0, 600, "s", "time from full level to sustain", ("dec",)),
    "sustain": Param(None, 0, 1, "", "level until note off", ("sus",)),
    "release": Param(None, 0, 60, "s", "time to silence after note off", ("rel",)),
    "clip": Param(None, 0, 1e6, "", "length of the note against its event", ("legato",)),
    "speed": Param(1, -64, 64, "", "playback rate of a sample"),
    "begin": Param(0, 0, 1, "", "where in a sample to begin", quiet=True),
    "end": Param(1, 0, 1, "", "where in a sample to end", quiet=True),
    "noise": Param(None, 0, 1, "", "share of pink noise in an oscillator", quiet=True),
    "density": Param(0.02, 0, 100, "", "crackles"),
    "pw": Param(0.5, -1, 1, "", "width of a pulse", quiet=True),
    "unison": Param(5, 1, 32, "", "voices of a supersaw"),
    "detune": Param(0.18, -120, 120, "semitones", "width of a supersaw", ("det",)),
    "spread": Param(0.6, 0, 1, "", "stereo width of a supersaw", quiet=True),
    "vib": Param(None, 0, 1000, "Hz", "rate of the vibrato", ("vibrato", "v")),
    "vibmod": Param(0.5, -120, 120, "semitones", "depth of the vibrato", ("vmod",)),
    "penv": Param(None, -120, 120, "semitones", "depth of the pitch envelope"),
    "pattack": Param(None, 0, 600, "s", "attack of the pitch envelope", ("patt",)),
    "pdecay": Param(None, 0, 600, "s", "decay of the pitch envelope", ("pdec",)),
    "psustain": Param(None, 0, 1, "", "sustain of the pitch envelope", ("psus",)),
    "prelease": Param(None, 0, 60, "s", "release of the pitch envelope", ("prel",)),
    "panchor": Param(None, 0, 1, "", "share of the pitch envelope below the note"),
    "coarse": Param(None, 0, 128, "samples", "how long each sample is held", quiet=True),
    "crush": Param(None, 1, 32, "bits", "resolution", quiet=True),
    "shape": Param(None, -100, 1, "", "distortion", quiet=True),
    "shapevol": Param(1, 0, 1, "", "level after shape", quiet=True),
    "distort": Param(None, -10, 20, "", "distortion", ("dist",)),
    "distortvol": Param(1, 0, 1, "", "level after distort", ("distvol",), quiet=True),
    "tremolo": Param(None, 0, 10_000, "Hz", "rate of the tremolo", ("trem",)),
    "tremolosync": Param(None, 0, 10_000, "per cycle", "rate of the tremolo", ("tremsync",)),
    "tremolodepth": Param(1, 0, 1, "", "depth of the tremolo", ("tremdepth",), quiet=True),
    "tremoloskew": Param(None, 0, 1, "", "lean of the tremolo", ("tremskew",), quiet=True),
    "tremolophase": Param(0, -1e6, 1e6, "turns", "where the tremolo begins", ("tremphase",)),
    "compressor": Param(None, -100, 0, "dB", "threshold of the compressor"),
    "compressorRatio": Param(10, 1, 20, "", "ratio of the compressor"),
    "compressorKnee": Param(10, 0, 40, "dB", "knee of the compressor"),
    "compressorAttack": Param(0.005, 0, 1, "s", "attack of the compressor"),
    "compressorRelease": Param(0.05, 0, 1, "s", "release of the compressor"),
    "phaserrate": Param(None, 0, 200, "Hz", "rate of the phaser", ("phaser", "ph")),
    "phaserdepth": Param(0.75, -10, 10, "", "depth of the phaser", ("phd", "phasdp")),
    "phasercenter": Param(1000, 0, 24_000, "Hz", "middle of the phaser", ("phc",), quiet=True),
    "phasersweep": Param(2000, -4800, 4800, "cents", "width of the phaser", ("phs",)),
    "fanchor": Param(0, 0, 1, "", "share of a filter envelope below the cut-off"),
    "drive": Param(0.69, -10, 8, "", "saturation of the ladder filter"),
    "ftype": Param(0, 0, 1e6, "", "filter: 0 or 12db, 1 or ladder, 2 or 24db"),
    "dry": Param(1, -16, 16, "", "level of what goes past delay and reverb"),
    "delay": Param(None, -16, 16, "", "level sent to the delay"),
    "delaytime": Param(None, 0, 1, "s", "time between echoes", ("delayt", "dt"), quiet=True),
    "delaysync": Param(3 / 16, 0, 1e3, "cycles", "time between echoes"),
    "delayfeedback": Param(
        0.5, 0, 0.98, "", "what is left in each echo", ("delayfb", "dfb"), quiet=True
    ),
    "room": Param(None, -16, 16, "", "level sent to the reverb"),
    "roomsize": Param(2, 0.01, 12, "s", "time in which the reverb falls by 60 dB", ("rsize", "sz")),
    "roomfade": Param(0.1, 0, 12, "s", "time in which the reverb rises", ("rfade",)),
    "roomlp": Param(
        15_000, 0, 24_000, "Hz", "low-pass on the beginning of the reverb", ("rlp",), quiet=True
    ),
    "roomdim": Param(
        1000, 0, 24_000, "Hz", "low-pass on the end of the reverb", ("rdim",), quiet=True
    ),
    "djf": Param(None, 0, 1, "", "the orbit's low-pass below .5, high-pass above", quiet=True),
    "duckorbit": Param(None, 0, 99, "", "the orbit that this sound ducks", ("duck",)),
    "duckonset": Param(0, 0, 60, "s", "time in which it is ducked", ("duckons",)),
    "duckattack": Param(0.1, 0, 60, "s", "time in which it comes back", ("duckatt",)),
    "duckdepth": Param(1, 0, 1, "", "how far it is ducked", quiet=True),
    **_filter("lp", "cutoff", "resonance", ("lpf", "ctf", "lp"), "dB"),
    **_filter("hp", "hcutoff", "hresonance", ("hpf", "hp"), "dB"),
    **_filter("bp", "bandf", "bandq", ("bpf", "bp"), ""),
    **{name: param for number in range(1, FM_MODULATORS + 1) for name, param in _fm(number)},
}

ALIASES: Final[Mapping[str, str]] = {
    "sound": "s",
    **{alias: name for name, param in PARAMS.items() for alias in param.aliases},
}


class Controls:
    """A control map, read by the table: every number is finite and in range.

    What had to be changed is told in `notices`, one sentence a control.

    >>> controls = Controls({"lpf": 800, "gain": float("nan")})
    >>> controls.number("cutoff"), controls.number("gain"), controls.notices
    (800.0, None, ['gain is not a number here: ignored'])
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = {ALIASES.get(name, name): value for name, value in given.items()}
        self.notices: list[str] = []

    def has(self, name: str) -> bool:
        """Is it given, even as something unreadable?"""
        return self.given.get(name) is not None

    def number(self, name: str) -> float | None:
        """The number given for a control, None where none is given."""
        value = self.given.get(name)
        if value is None:
            return None
        number = as_number(value)
        if number is None:
            self.notices.append(f"{name} is not a number here: ignored")
            return None
        param = PARAMS[name]
        if param.lo <= number <= param.hi:
            return number
        if not param.quiet:
            unit = f" {param.unit}" if param.unit else ""
            self.notices.append(f"{name} goes from {param.lo:g} to {param.hi:g}{unit}: held there")
        return min(max(number, param.lo), param.hi)

    def or_default(self, name: str) -> float:
        """The number given, or the table's default."""
        number = self.number(name)
        if number is not None:
            return number
        default = PARAMS[name].default
        if default is None:
            raise KeyError(f"{name} has no default")
        return default

    def numbers(self, name: str) -> tuple[float, ...]:
        """The finite numbers of a list given for a control; what is no number counts as 0."""
        value = self.given.get(name)
        if not isinstance(value, tuple | list):
            return ()
        read = (as_number(item) for item in value)
        return tuple(0.0 if item is None or math.isinf(item) else item for item in read)

    def text(self, name: str) -> str | None:
        """A word given for a control, None where none is given."""
        value = self.given.get(name)
        return value if isinstance(value, str) else None


def as_number(value: object) -> float | None:
    """A finite or infinite number, also from a numeral in a string; None for all else and NaN.

    >>> as_number("0.5"), as_number("bd"), as_number(True), as_number(Fraction(1, 4))
    (0.5, None, 1.0, 0.25)
    """
    if not isinstance(value, int | float | Fraction | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    except OverflowError:
        return math.inf if float(str(value)[:1] + "1") > 0 else -math.inf
    return None if math.isnan(number) else number
