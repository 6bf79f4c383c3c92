"""Every control of the vocabulary changes the sound, or stands here with its reason.

What crosses to the engine says all of a sound, so it is compared: no sound is rendered.
"""

import pytest

from engine.errors import EngineError
from engine.messages import SoundEvent
from engine.palette import palette
from engine.resolve import resolve
from patterns.control_table import NAMES

# What needs company to be heard: the controls given with it.
BASES = {
    **{key: {"s": "supersaw"} for key in ("detune", "spread", "unison")},
    **{key: {"s": "pulse"} for key in ("pw", "pwrate", "pwsweep")},
    **{key: {"s": "bd"} for key in ("speed", "begin", "end", "cut", "clip", "loop", "nudge")},
    **{key: {"s": "bd", "loop": 1} for key in ("loopBegin", "loopEnd")},
    "density": {"s": "crackle"},
    "bright": {"s": "pluck"},
    "vibmod": {"vib": 5},
    "bank": {"s": "bd"},
    "unit": {"s": "bd"},
    "phases": {"partials": (1, 1), "s": "user"},
    **{key: {"penv": 12, "pdecay": 0.1} for key in ("pcurve", "panchor")},
    **{key: {"cutoff": 500, "ftype": "ladder"} for key in ("drive",)},
    "ftype": {"cutoff": 500},
    "fanchor": {"cutoff": 500, "lpenv": 2},
    "shapevol": {"shape": 0.5},
    **{key: {"distort": 1} for key in ("distortvol", "distorttype")},
    "transsustain": {"transient": 0.5},
    "FXrelease": {"FX": ({"delay": 0.5},)},
    "busgain": {"bus": 1},
    **{key: {"s": "bytebeat"} for key in ("byteBeatExpression", "byteBeatStartTime")},
    "zzfx": {"s": "zzfx"},
}
PREFIXES = (
    ("lp", {"cutoff": 500, "lprate": 2}), ("hp", {"hcutoff": 500, "hprate": 2}),
    ("bp", {"bandf": 500, "bprate": 2}), ("resonance", {"cutoff": 500}),
    ("hresonance", {"hcutoff": 500}), ("bandq", {"bandf": 500}), ("delay", {"delay": 0.5}),
    ("room", {"room": 0.5}), ("duck", {"duckorbit": 2}), ("tremolo", {"tremolo": 2}),
    ("phaser", {"phaserrate": 2}), ("compressor", {"compressor": -20}),
    ("z", {"s": "z_sine"}), ("slide", {"s": "z_sine"}), ("deltaSlide", {"s": "z_sine"}),
    ("pitchJump", {"s": "z_sine", "pitchJump": 50}), ("curve", {"s": "z_sine"}),
)  # fmt: skip
VALUES = {
    "bank": "RolandTR909", "unit": "c",
    "distorttype": 3, "ftype": "24db", "fmenv": "lin", "vowel": "a",
    "byteBeatExpression": "t*3", "zzfx": (1, 0, 300), "partials": (1, 0.5), "phases": (0.2, 0.3),
    "duckorbit": 3, "duckdepth": 0.3, "channels": (3, 4), "djf": 0.2, "pcurve": 1, "s": "square",
    "note": 50, "compressorRatio": 3, "compressorKnee": 3, "orbit": 2, "clip": 0.1,
    "roomlp": 500, "roomdim": 500, "roomsize": 5, "speed": 2, "coarse": 4, "FXrelease": 2,
    "cutoff": 300, "hcutoff": 300, "bandf": 300, "phasercenter": 300, "phasersweep": 300,
    "byteBeatStartTime": 100, "tremolophase": 0.3, "fmwave": "square", "octave": 1, "freq": 300,
    "unison": 3, "delaytime": 0.11, "pitchJump": 80, "lpsync": 3, "hpsync": 3, "bpsync": 3,
    "lpshape": "saw", "hpshape": "saw", "bpshape": "saw", "tremoloshape": "square",
}  # fmt: skip
ELSEWHERE = {
    "midi": (
        "ccn",
        "ccv",
        "ctlNum",
        "midibend",
        "midichan",
        "midicmd",
        "midimap",
        "midiport",
        "miditouch",
        "nrpnn",
        "nrpv",
        "polyTouch",
        "progNum",
        "songPtr",
        "sysexdata",
        "sysexid",
        "oschost",
        "oscport",
        "uid",
        "val",
        "hours",
        "minutes",
        "seconds",
        "frames",
        "frameRate",
        "lrate",
    ),
    "patterns": (
        "chord",
        "dictionary",
        "mode",
        "anchor",
        "offset",
        "octaves",
        "ctranspose",
        "mtranspose",
        "degree",
        "harmonic",
        "stepsPerOctave",
        "octaveR",
        "cps",
        "duration",
        "source",
    ),
    "pictures": (
        "activeLabel",
        "label",
        "color",
        "analyze",
        "fft",
        "x",
        "y",
        "w",
        "h",
        "angle",
        "r",
        "fill",
    ),
    "wavetables": (
        "wt",
        "wtattack",
        "wtdc",
        "wtdecay",
        "wtdepth",
        "wtenv",
        "wtphaserand",
        "wtrate",
        "wtrelease",
        "wtshape",
        "wtskew",
        "wtsustain",
        "wtsync",
        "warp",
        "warpattack",
        "warpdc",
        "warpdecay",
        "warpdepth",
        "warpenv",
        "warpmode",
        "warprate",
        "warprelease",
        "warpshape",
        "warpskew",
        "warpsustain",
        "warpsync",
    ),
    "samples": ("ir", "irbegin", "irspeed"),
}
# Controls of other synthesisers of Tidal's family, which Strudel's ignores as well.
SILENT = (
    "accelerate", "amp", "binshift", "channel", "chorus", "comb", "delayspeed", "enhance",
    "expression", "fadeInTime", "fadeTime", "freeze", "fshift", "fshiftnote", "fshiftphase",
    "gate", "hbrick", "hold", "imag", "kcutoff", "krush", "lbrick", "leslie", "lock", "lsize",
    "octer", "octersub", "octersubsub", "overgain", "overshape", "panorient", "panspan",
    "pansplay", "panwidth", "real", "ring", "ringdf", "ringf", "scram", "semitone", "smear",
    "squiz", "sustainpedal", "triode", "tsdelay", "voice", "waveloss", "xsdelay",
)  # fmt: skip


def base_of(name):
    if name in BASES:
        return BASES[name]
    if name.startswith("fm"):
        digits = name.lstrip("fmihwavedcyustnrlk")
        last = int(digits[-1:] or 1) - (name == f"fmi{digits}" and len(digits) == 1)
        chain = {f"fmi{number}": 1 for number in range(2, last + 1)}
        return {"fmi": 1, **chain, f"fmdecay{digits if len(digits) == 1 else ''}": 0.1}
    return next((base for prefix, base in PREFIXES if name.startswith(prefix)), {})


def spoken(controls):
    try:
        return resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.3, {"s": "saw", **controls}))
    except EngineError as error:
        return str(error)


CONTROLS = [entry.split()[0] for entry in NAMES.replace("\n", " ").split(";") if entry.strip()]
WITHOUT = {*SILENT, *(name for names in ELSEWHERE.values() for name in names)}
# Nothing moves from the carrier, and what moves the next in the chain is called fmi2, fmi3, ...
SAME = {f"fmi0{number}" for number in range(9)} | {f"fmi{n}{n - 1}" for n in range(1, 9)}


@pytest.mark.parametrize("name", [each for each in CONTROLS if each not in WITHOUT | SAME])
def test_a_control_changes_what_is_played(name):
    base = base_of(name)
    value = VALUES.get(name, VALUES.get(name.rstrip("0123456789"), 0.37))
    assert spoken({**base, name: value}) != spoken({**base, name: None})


@pytest.mark.parametrize("name", SILENT)
def test_what_strudel_ignores_changes_nothing_here(name):
    assert spoken({name: 0.37}) == spoken({})


def test_those_without_a_sound_are_few_and_all_exist():
    assert len(SILENT) <= 60
    assert not WITHOUT - set(CONTROLS)


def test_every_control_that_a_sound_reads_is_in_the_vocabulary():
    own = {"bright", "i", "shapevol", "transsustain"}
    assert not set(palette().params) - set(CONTROLS) - own
