"""Which sounds a player has, by name and hash, and what stands in for those that one lacks. Pure.

A manifest says of each loaded name where its files come from: a hash of their addresses, the same
on every machine that loaded the same pack. Sounds of our own are the same everywhere where the
version is, so only that is compared.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any, Final

from engine.samples.bank import Bank
from engine.samples.shelf import Shelf

MOST_NAMES: Final = 2_000  # of one manifest
LONGEST_NAME: Final = 100
HASH_DIGITS: Final = 16
LOCAL: Final = "local"  # a file of a player's own machine: nobody else can have it by its address

# What a word in the name of a drum means, and the drum of ours that is nearest to it.
DRUMS: Final[Mapping[str, tuple[str, ...]]] = {
    "bd": ("kick", "bassdrum", "bass_drum", "bd", "bdrum", "kik"),
    "sd": ("snare", "sd", "snr"),
    "cp": ("clap", "cp", "handclap"),
    "oh": ("openhat", "open_hat", "openhihat", "oh", "ho"),
    "hh": ("hihat", "hat", "hh", "hc", "closedhat"),
    "rim": ("rim", "stick", "sidestick"),
    "lt": ("lowtom", "floor", "lt"),
    "ht": ("hightom", "ht"),
    "mt": ("tom", "mt", "conga", "bongo", "tabla"),
    "cr": ("crash", "cymbal", "cr"),
    "rd": ("ride", "rd"),
    "sh": ("shaker", "maraca", "sh"),
    "cb": ("cowbell", "bell", "cb"),
    "tb": ("tamb", "tambourine", "tb"),
}
NOTES: Final[Mapping[str, tuple[str, ...]]] = {
    "sawtooth": ("saw", "lead", "brass", "string", "violin", "cello", "pad", "choir", "voice"),
    "square": ("square", "pulse", "chip", "nes", "organ", "clarinet"),
    "triangle": ("triangle", "tri", "flute", "pluck", "guitar", "marimba", "harp", "kalimba"),
    "sine": ("sine", "sub", "bass"),
    "piano": ("piano", "keys", "rhodes", "epiano", "steinway"),
    "white": ("noise", "wind", "rain", "breath", "vinyl"),
}
OTHERWISE: Final = "triangle"


def manifest_of(shelf: Shelf) -> dict[str, str]:
    """The names that are loaded now, and the hash of the files of each.

    Args:
        shelf: the loaded sounds.
    """
    found: dict[str, str] = {}
    for name in sorted(shelf.names())[:MOST_NAMES]:
        bank = shelf.bank(name)
        if bank is not None and len(name) <= LONGEST_NAME:
            found[name] = hash_of(bank)
    return found


def hash_of(bank: Bank) -> str:
    """A hash of the files of a name, by note and address.

    >>> hash_of(Bank(((36.0, ("https://x.org/a.wav",)),))) == hash_of(Bank(((36.0, ("b.wav",)),)))
    False
    """
    rows = [[note, [_address(file) for file in files]] for note, files in bank.rows]
    plain = json.dumps([rows, bank.wave_frames])
    return hashlib.sha256(plain.encode()).hexdigest()[:HASH_DIGITS]


def _address(file: str) -> str:
    """Where a file comes from; of those of this machine their names alone are told."""
    remote = file.startswith(("http://", "https://"))
    return file if remote else f"{LOCAL}:{file.replace(chr(92), '/').rpartition('/')[2]}"


def stand_in(name: str, known: Collection[str]) -> str:
    """A sound of ours that is like what a name says.

    Args:
        name: of a sound that is not here.
        known: names of those that are.

    >>> ours = ["bd", "hh", "sawtooth", "triangle", "rolandtr808_bd"]
    >>> [stand_in(name, ours) for name in ("MyKick3", "hat_soft", "strings", "zzz")]
    ['bd', 'hh', 'sawtooth', 'triangle']
    >>> stand_in("RolandTR808_kick", ours)
    'rolandtr808_bd'
    """
    key = name.lower()
    words = key.replace("-", "_").rpartition("_")
    for table in (DRUMS, NOTES):
        for sound, meant in table.items():
            if sound in known and _says(key, words[2], meant):
                banked = f"{words[0]}_{sound}"
                return banked if banked in known else sound
    return OTHERWISE


def _says(name: str, last: str, words: tuple[str, ...]) -> bool:
    """Does a name hold one of some words? Short ones have to be the last part of it."""
    bare = last.rstrip("0123456789")
    return any(word == bare or (len(word) > 2 and word in name) for word in words)


# -- in place of what is missing -------------------------------------------------------------------


def replaced(controls: Mapping[str, Any], instead: Mapping[str, str]) -> Mapping[str, Any]:
    """The controls of an event, with the sound that stands in for its own.

    Args:
        controls: of the event.
        instead: names of sounds that are not here, in lower case, and what plays for each.

    >>> replaced({"s": "kick", "bank": "My", "gain": 1}, {"my_kick": "bd"})
    {'s': 'bd', 'gain': 1}
    """
    name, bank = controls.get("s"), controls.get("bank")
    if not isinstance(name, str) or not instead:
        return controls
    key = f"{bank}_{name}" if isinstance(bank, str) and bank else name
    sound = instead.get(key.lower())
    if sound is None:
        return controls
    without = {one: its for one, its in controls.items() if one != "bank"}
    return {**without, "s": sound}
