"""The names of sounds: what `s` and `bank` may say, and what each name is.

Pure: free of pyo and numpy.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from engine.controls import Remark
from engine.drums.cupboard import banks_by_name, default_kit
from engine.drums.kit import Bank, Drum
from engine.errors import ComingError, SoundError
from engine.likenames import LIKE
from engine.palette import Palette, palette
from engine.samples.bank import Bank as Files
from engine.samples.shelf import NOTHING, Shelf
from engine.synths.instrument import SYNTH as INSTRUMENT
from engine.synths.kit import Synth
from engine.synths.recorded import SYNTH as RECORDED
from engine.synths.sample import SYNTH as SAMPLE
from engine.synths.wavetable import SYNTH as WAVETABLE

RESTS: Final = frozenset({"-", "~", "_", ""})


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A sound that exists.

    Attributes:
        synth: what makes it.
        name: its own name: "sawtooth" for saw, "RolandTR808_bd" for bd.
        drum: the drum, where it is one.
        remark: what a player should know of it, None for nothing.
        files: its files, where it was loaded,
        shelf: and where it was.
    """

    synth: Synth
    name: str
    drum: Drum | None = None
    remark: Remark | None = None
    files: Files | None = None
    shelf: Shelf = NOTHING

    @property
    def is_sample(self) -> bool:
        """Is it a sample in Strudel: cut by the next one of its group, and nudged?"""
        if self.files is not None:
            return not self.files.wave_frames
        return self.drum is not None or self.synth is INSTRUMENT


def sounds() -> dict[str, Sound]:
    """Every sound by its name in lower case.

    A drum without its bank is that of the default machine.
    """
    return _sounds(palette())


@lru_cache(maxsize=4)
def _sounds(known: Palette) -> dict[str, Sound]:
    table = {
        alias.lower(): Sound(synth, name)
        for synth in known.synths
        for alias, name in synth.sounds.items()
    }
    for named, bank in banks_by_name().items():
        remark = _likeness(bank) if bank.after else None
        for name, drum in bank.drums.items():
            table[f"{named}_{name}"] = Sound(SAMPLE, drum.sound, drum, remark)
    for name, drum in default_kit().items():
        table.setdefault(name, Sound(SAMPLE, drum.sound, drum))
    return table


def _likeness(bank: Bank) -> Remark:
    return Remark(f"{bank.name} is a likeness here, made after the {bank.after}")


def names() -> Iterable[str]:
    """What can be written after `s`, for completion: in the case in which it is written here."""
    return sorted({alias for synth in palette().synths for alias in synth.sounds} | set(sounds()))


def find(name: str, bank: str = "", shelf: Shelf = NOTHING) -> Sound:
    """The sound of a name, in a bank of drums if one is given; what was loaded comes first.

    Raises:
        SoundError: there is none of this name; the hint names the nearest. ComingError while
            names are on their way.

    >>> find("saw").name
    'sawtooth'
    >>> find("sawtoth")
    Traceback (most recent call last):
    engine.errors.SoundError: there is no sound called sawtoth; did you mean sawtooth?
    >>> find("sn")
    Traceback (most recent call last):
    engine.errors.SoundError: there is no sound called sn; did you mean sd?
    """
    known = sounds()
    asked = f"{bank}_{name}" if bank else name
    key = shelf.real_name("_".join(asked.lower().split()))
    files = shelf.bank(key)
    if files is not None:
        return Sound(WAVETABLE if files.wave_frames else RECORDED, key, files=files, shelf=shelf)
    sound = known.get(key)
    if sound is not None:
        return sound
    if shelf.coming():
        raise ComingError(f"{asked[:60]} may be among the samples that are loading")
    near = difflib.get_close_matches(key, shelf.names(), n=1, cutoff=0.6)
    if near:
        raise SoundError(f"there is no sound called {asked[:60]}", f"did you mean {near[0]}?")
    machine = banks_by_name().get(bank.strip().lower().replace(" ", "_"))
    if machine is not None:
        has = ", ".join(machine.drums)
        raise SoundError(f"{machine.name} has no {name[:60]}", f"it has {has}")
    if bank:
        near = difflib.get_close_matches(bank.lower(), banks_by_name(), n=1, cutoff=0.6)
        wanted = banks_by_name()[near[0]].name if near else "RolandTR909"
        hint = f"did you mean {wanted}?" if near else f"try {wanted}"
        raise SoundError(f"there is no bank called {bank[:60]}", hint)
    near = [LIKE[key]] if key in LIKE else _nearest(asked.lower(), palette())
    hint = f"did you mean {near[0]}?" if near else "try bd, sd, hh, sine or sawtooth"
    raise SoundError(f"there is no sound called {asked[:60]}", hint)


@lru_cache(maxsize=256)
def _nearest(asked: str, known: Palette) -> list[str]:
    """The name most like it, if any is. It takes long, and a pattern asks again and again."""
    return difflib.get_close_matches(asked, _sounds(known), n=1, cutoff=0.6)
