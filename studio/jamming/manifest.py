"""Which sounds a player has, by name and hash, and what stands in for those that one lacks. Pure.

A manifest says of each loaded name where its files come from: a hash of their addresses, the same
on every machine that loaded the same pack. Sounds of our own are the same everywhere where the
version is, so only that is compared. Packs are told by address and hash; nobody loads one that they
did not agree to.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.samples.bank import Bank
from engine.samples.shelf import Shelf
from engine.sounds import sounds

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


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a player can play.

    Attributes:
        version: of the program; our own sounds are the same where it is.
        names: each loaded name and the hash of its files.
        packs: where they come from: address to the hash of the map that stands there.
    """

    version: str
    names: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """One hash of it all, to see at once whether two are the same."""
        rows = [self.version, sorted(self.names.items()), sorted(self.packs.items())]
        return _hash(rows)


@dataclass(frozen=True, slots=True)
class Lack:
    """A sound that a player lacks, or has otherwise than the others.

    Attributes:
        name: of the sound.
        instead: what plays in its place, "" where the own one of that name does.
        pack: where it is offered, "" where nowhere.
    """

    name: str
    instead: str
    pack: str = ""

    @property
    def text(self) -> str:
        """A sentence for the player."""
        offered = f"; {self.pack} has it" if self.pack else ""
        if not self.instead:
            return f"{self.name} is another sound here than for the others{offered}"
        return f"{self.name} is not loaded here, {self.instead} plays in its place{offered}"


def manifest_of(shelf: Shelf, version: str, packs: Mapping[str, str]) -> Manifest:
    """What is loaded now.

    Args:
        shelf: the loaded sounds.
        version: of the program.
        packs: address and hash of each pack that was loaded.
    """
    names: dict[str, str] = {}
    for name in sorted(shelf.names())[:MOST_NAMES]:
        bank = shelf.bank(name)
        if bank is not None and len(name) <= LONGEST_NAME:
            names[name] = hash_of(bank)
    return Manifest(version, names, dict(packs))


def hash_of(bank: Bank) -> str:
    """A hash of the files of a name, by note and address.

    >>> hash_of(Bank(((36.0, ("https://x.org/a.wav",)),))) == hash_of(Bank(((36.0, ("b.wav",)),)))
    False
    """
    rows = [[note, [_address(file) for file in files]] for note, files in bank.rows]
    return _hash([rows, bank.wave_frames])


def _address(file: str) -> str:
    """Where a file comes from; of those of this machine their names alone are told."""
    remote = file.startswith(("http://", "https://"))
    return file if remote else f"{LOCAL}:{file.replace(chr(92), '/').rpartition('/')[2]}"


def _hash(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:HASH_DIGITS]


def lacks(
    mine: Manifest, theirs: Manifest, used: Iterable[str], own: Collection[str] | None = None
) -> list[Lack]:
    """What of the sounds that code of theirs uses is missing here, or is another one.

    Args:
        mine: what is here.
        theirs: what is where the code comes from.
        used: names of sounds, with their bank before them.
        own: names of the program's own sounds; those of this one where not given.
    """
    known = sounds() if own is None else own
    found: list[Lack] = []
    for name in dict.fromkeys(used):
        key = name.lower()
        expected, here = theirs.names.get(key), mine.names.get(key)
        if expected == here or (expected is None and key in known):
            continue
        if expected is None and here is None:
            continue  # nobody has it: it is as silent there
        pack = _pack_of(theirs, mine)
        there = here is not None or key in known
        found.append(Lack(name, "" if there else stand_in(name, known), pack))
    return found


def _pack_of(theirs: Manifest, mine: Manifest) -> str:
    """The one pack that is offered and not here; "" where there are none or several."""
    missing = [url for url in theirs.packs if mine.packs.get(url) != theirs.packs[url]]
    return missing[0] if len(missing) == 1 else ""


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


# -- what travels ----------------------------------------------------------------------------------


def plain_of(manifest: Manifest) -> dict[str, Any]:
    """A manifest as plain values, for the handshake."""
    return {
        "version": manifest.version, "names": dict(manifest.names), "packs": dict(manifest.packs),
    }  # fmt: skip


def manifest_in(plain: object) -> Manifest | None:
    """A manifest from plain values that came over the network; None where they are none."""
    if not isinstance(plain, Mapping):
        return None
    version, names, packs = (plain.get(key, {}) for key in ("version", "names", "packs"))
    if not isinstance(version, str) or len(version) > LONGEST_NAME:
        return None
    if not (_is_table(names, LONGEST_NAME) and _is_table(packs, 500)):
        return None
    return Manifest(version, dict(names), dict(packs))


def _is_table(given: Any, longest: int) -> bool:
    """Names and hashes, not too many of them."""
    return (
        isinstance(given, Mapping)
        and len(given) <= MOST_NAMES
        and all(
            isinstance(key, str) and isinstance(its, str) and len(key) <= longest and len(its) <= 64
            for key, its in given.items()
        )
    )


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
