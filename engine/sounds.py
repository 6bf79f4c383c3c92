"""The names of sounds: what `s` and `bank` may say, and what each name is.

Pure: free of pyo and numpy.
"""

import difflib
from dataclasses import dataclass
from functools import cache
from typing import Final

from engine.drums.kit import DEFAULT_BANK, Drum, drums
from engine.errors import SoundError

RESTS: Final = frozenset({"-", "~", "_", ""})
WAVES: Final = {
    "sine": "sine", "sin": "sine", "triangle": "triangle", "tri": "triangle", "square": "square",
    "sqr": "square", "sawtooth": "sawtooth", "saw": "sawtooth", "user": "user",
}  # fmt: skip
NOISES: Final = frozenset({"white", "pink", "brown", "crackle"})
OTHERS: Final = {"pulse": "pulse", "supersaw": "supersaw", "sbd": "kick"}


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound that exists.

    Attributes:
        kind: which head of engine/synths.py it has: "wave", "noise", "drum", ...
        name: its own name: "sawtooth" for saw, "RolandTR808_bd" for bd.
        drum: the drum, where it is one.
    """

    kind: str
    name: str
    drum: Drum | None = None


@cache
def sounds() -> dict[str, Sound]:
    """Every sound by its name in lower case.

    A drum without its bank is that of the first machine that has it, the default one.
    """
    table = {alias: Sound("wave", name) for alias, name in WAVES.items()}
    table |= {name: Sound("noise", name) for name in NOISES}
    table |= {name: Sound(kind, name) for name, kind in OTHERS.items()}
    for drum in drums():
        sound = Sound("drum", drum.sound, drum)
        for bank in (drum.bank, *drum.bank_aliases):
            table[f"{bank}_{drum.name}".lower()] = sound
        table.setdefault(drum.name, sound)
    return table


def find(name: str, bank: str = "") -> Sound:
    """The sound of a name, in a bank of drums if one is given.

    Raises:
        SoundError: there is none of this name; the hint names the nearest.

    >>> find("saw").name
    'sawtooth'
    >>> find("sawtoth")
    Traceback (most recent call last):
    engine.errors.SoundError: there is no sound called sawtoth; did you mean sawtooth?
    """
    known = sounds()
    asked = f"{bank}_{name}" if bank else name
    sound = known.get(asked.strip().lower().replace(" ", "_"))
    if sound is not None:
        return sound
    raise SoundError(f"there is no sound called {asked[:60]}", _hint(asked.lower(), name, bank))


def _hint(asked: str, name: str, bank: str) -> str:
    near = difflib.get_close_matches(asked, sounds(), n=1, cutoff=0.6)
    if not near and bank and name.lower() in sounds():
        return f"{name} sounds without that bank, or with {DEFAULT_BANK}"
    if near:
        return f"did you mean {sounds()[near[0]].name if bank else near[0]}?"
    return "try bd, sd, hh, sine or sawtooth"
