"""Which dial (engine/voices/dial.py) a control moves, if it is there, and how it stands. Pure."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.controls import Controls, loudness
from engine.echoes import MOST_FEEDBACK, echo_of
from engine.fm import FM_RATIOS, ratio_of
from engine.inserts.filters import SWINGING, swing_of, swings
from engine.inserts.formants import formants
from engine.inserts.phaser import ABOVE_HZ, q_of
from engine.inserts.tremolo import skew_of
from engine.lfo import LEANING, shape_of
from engine.messages import SoundEvent
from engine.pitch import frequency
from engine.voices.spec import OF_ORBIT

# The dial that a control moves, for those that differ in name; the others move their own.
_DIALS: Final = {
    "s": "frequency", "note": "frequency", "freq": "frequency",
    "delaysync": "delaytime",
    **{f"{prefix}depthfrequency": f"{prefix}depth" for prefix in SWINGING},
}  # fmt: skip
_SWING: Final = ("depth", "skew", "dc")
# What modulators move, but nobody from outside: it is not the control's own value.
_MODULATED: Final = frozenset(
    {*FM_RATIOS, "vowel", "tremoloskew", "phasersweep", "compressor", *OF_ORBIT}
    | {prefix + part for prefix in SWINGING for part in _SWING}
)
_FM: Final = ("fmi", "fmi2", "fmi3", "fmi4", "fmi5", "fmi6", "fmi7", "fmi8")
_FILTERS: Final = ("cutoff", "hcutoff", "bandf", "resonance", "hresonance", "bandq")
_OWN: Final = frozenset(
    (
        *(*_FM, *_FILTERS, "gain", "postgain", "pan", "pw", "pwrate", "vib", "vibmod"),
        *("tremolo", "tremolodepth", "crush", "coarse", "shape", "shapevol", "distort"),
        *("distortvol", "phaserrate", "phasercenter", "phaserdepth", "detune", "spread", "wt"),
        *("warp", "delay", "room"),
    )
)
_ALWAYS: Final = frozenset(
    {"gain", "postgain", "frequency", "pw", "detune", "spread", "wt", "warp"}
)
# What is there as soon as another control is given.
_WITH: Final = {
    "shapevol": ("shape",), "distortvol": ("distort",), "phasercenter": ("phaserrate",),
    "phaserdepth": ("phaserrate",), "phasersweep": ("phaserrate",),
    "tremolodepth": ("tremolo", "tremolosync"), "tremoloskew": ("tremolo", "tremolosync"),
    **{prefix + part: (SWINGING[prefix],) for prefix in SWINGING for part in _SWING},
    **FM_RATIOS, "delaytime": ("delay",), "delayfeedback": ("delay",),
}  # fmt: skip
IN_HERTZ: Final = frozenset(
    {"cutoff", "hcutoff", "bandf", "frequency", "tremolo", "vib", "pwrate", "phaserrate"}
    | {"phasercenter", "vowel", *FM_RATIOS}
)


def dial_moved(control: str) -> str:
    """The dial that a modulator of a control moves, by its main name; "" for none."""
    dial = _DIALS.get(control, control)
    return dial if dial in _MODULATED else dial_of(control)


def dial_of(control: str) -> str:
    """The dial that a control turns, by its main name; "" for one that cannot be turned."""
    dial = _DIALS.get(control, control)
    return dial if dial in _OWN or dial == "frequency" else ""


def obstacle(controls: Controls, dial: str) -> str:
    """Why a dial cannot be moved, "" where it can."""
    if not dial:
        return "cannot be moved"
    if dial not in _ALWAYS and not any(map(controls.has, _WITH.get(dial, (dial,)))):
        return "is not set here"
    if dial[:2] in SWINGING and dial in _MODULATED and not swings(controls, dial[:2]):
        return "is not set here"
    if dial.endswith("skew"):
        shape = shape_of(controls, f"{dial[:-4]}shape")
        return "" if shape in LEANING else f"changes nothing of a {shape}"
    return ""


def present(event: SoundEvent, controls: Controls, dial: str) -> float:
    """The value of a dial before it is moved."""
    if dial.startswith("delay") and dial in OF_ORBIT:
        _, time_s, feedback = echo_of(event, controls) or (0.0, 0.0, 0.0)
        return time_s if dial == "delaytime" else min(feedback, MOST_FEEDBACK)
    if dial in _PRESENT:
        return _PRESENT[dial](controls)
    if dial in FM_RATIOS:
        return frequency(controls) * ratio_of(controls, dial)
    if dial[:2] in SWINGING and dial.endswith("depth"):
        return swing_of(controls, dial[:2], controls.number(SWINGING[dial[:2]]) or 0.0)
    return controls.or_default(dial) if dial in _WITH_DEFAULT else controls.number(dial) or 0.0


_WITH_DEFAULT: Final = frozenset(
    {"postgain", "pw", "vibmod", "resonance", "hresonance", "bandq", "shapevol", "distortvol"}
    | {"detune", "spread", "wt", "warp"}
    | {prefix + part for prefix in SWINGING for part in ("skew", "dc")}
)
# Those that count in something else than the control.
_PRESENT: Final[Mapping[str, Callable[[Controls], float]]] = {
    "gain": loudness,
    "frequency": frequency,
    "pan": lambda controls: 2 * (controls.number("pan") or 0.0) - 1,  # from -1 to 1 for Strudel
    "vowel": lambda controls: (formants(controls.text("vowel") or "") or [(0.0, 0.0, 0.0)])[0][0],
    "phaserdepth": lambda controls: q_of(controls.or_default("phaserdepth")),
    "phasercenter": lambda controls: controls.or_default("phasercenter") + ABOVE_HZ,
    "phasersweep": lambda controls: 2 * controls.or_default("phasersweep"),  # from end to end
    "tremolodepth": lambda controls: max(1 - controls.or_default("tremolodepth"), 0.0),
    "tremoloskew": skew_of,
}
