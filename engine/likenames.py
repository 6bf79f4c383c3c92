"""Names that TidalCycles' players know, and the sounds here that come nearest. Data alone.

They count where no sound of that name was loaded. A synth of SuperDirt takes `n` as a note.
"""

from collections.abc import Mapping
from typing import Final

SYNTHS: Final[Mapping[str, str]] = {
    "superpiano": "piano",
    "supersquare": "square",
    "supersaw": "supersaw",
    "superpwm": "pulse",
    "supermandolin": "pluck",
    "supergong": "gm_tubular_bells",
    "supervibe": "gm_vibraphone",
    "superhammond": "gm_drawbar_organ",
    "superfork": "gm_celesta",
    "superchip": "square",
    "superreese": "supersaw",
    "superhoover": "supersaw",
    "supercomparator": "pulse",
    "superfm": "sine",
    "supertron": "sawtooth",
    "superzow": "supersaw",
    "superstatic": "crackle",
    "soskick": "sbd",
    "superkick": "sbd",
}

DRUMS: Final[Mapping[str, str]] = {
    "sn": "sd",
    "hc": "hh",
    "ho": "oh",
    "clap": "cp",
    "kick": "bd",
    "snare": "sd",
    "hat": "hh",
    "tom": "lt",
    "superhat": "hh",
    "supersnare": "sd",
    "superclap": "cp",
    "super808": "rolandtr808_bd",
    "808": "rolandtr808_bd",
    "808bd": "rolandtr808_bd",
    "808sd": "rolandtr808_sd",
    "808hc": "rolandtr808_hh",
    "808oh": "rolandtr808_oh",
    "808cy": "rolandtr808_cr",
    "808lt": "rolandtr808_lt",
    "808mt": "rolandtr808_mt",
    "808ht": "rolandtr808_ht",
    "909": "rolandtr909_bd",
}

LIKE: Final[Mapping[str, str]] = {**SYNTHS, **DRUMS}
