"""The names of sounds: what `s` and `bank` may say, and what each name is.

Pure: free of pyo and numpy.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from engine.drums.kit import DEFAULT_BANK, Drum, drums
from engine.errors import SoundError
from engine.palette import Palette, palette
from engine.synths.kit import Synth
from engine.synths.sample import SYNTH as SAMPLE

RESTS: Final = frozenset({"-", "~", "_", ""})


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A sound that exists.

    Attributes:
        synth: what makes it.
        name: its own name: "sawtooth" for saw, "RolandTR808_bd" for bd.
        drum: the drum, where it is one.
    """

    synth: Synth
    name: str
    drum: Drum | None = None


def sounds() -> dict[str, Sound]:
    """Every sound by its name in lower case.

    A drum without its bank is that of the first machine that has it, the default one.
    """
    return _sounds(palette())


@lru_cache(maxsize=4)
def _sounds(known: Palette) -> dict[str, Sound]:
    table = {
        alias.lower(): Sound(synth, name)
        for synth in known.synths
        for alias, name in synth.sounds.items()
    }
    for drum in drums():
        sound = Sound(SAMPLE, drum.sound, drum)
        for bank in (drum.bank, *drum.bank_aliases):
            table[f"{bank}_{drum.name}".lower()] = sound
        table.setdefault(drum.name, sound)
    return table


def names() -> Iterable[str]:
    """What can be written after `s`, for completion: in the case in which it is written here."""
    return sorted({alias for synth in palette().synths for alias in synth.sounds} | set(sounds()))


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
