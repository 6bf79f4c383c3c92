"""What a name in a message of SuperDirt is here: a synth, a drum, a recording, or nothing.

Looking for a name like an unknown one takes long, so only so many are looked for: nobody's packets
take the player's time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.controls import Controls
from engine.errors import ComingError, EngineError, SoundError
from engine.likenames import DRUMS, SYNTHS
from engine.samples.bank import NATURAL_NOTE
from engine.samples.choosing import chosen
from engine.samples.shelf import Shelf
from engine.sounds import Sound, find, sounds
from engine.synths.sample import SYNTH as SAMPLE
from studio.links.osc.guard import OscError
from studio.links.osc.limits import Bucket

KEPT_S: Final = 0.5  # for what a name was found to be
LOOKS: Final = 10.0  # a second, for names like an unknown one
MOST_TOLD: Final = 200
UNKNOWN: Final = "a sound that there is not"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a sound is.

    Attributes:
        name: as the engine knows it.
        synth: `n` is a note of it, not the number of a recording.
        pitched: its notes have names; else a note says how much faster it plays.
        length_s: how long it lasts by itself, with these controls; None: that is not known.
    """

    name: str
    synth: bool
    pitched: bool
    length_s: Callable[[Mapping[str, Any]], float | None] = lambda _: None


class Kinds:
    """Looks up sounds.

    Args:
        shelf: what the player has loaded.
        seconds: a clock that never goes back.
    """

    def __init__(self, shelf: Shelf, seconds: Callable[[], float]) -> None:
        self._shelf, self._seconds = shelf, seconds
        self._told: dict[tuple[str, str], tuple[str, str]] = {}  # no exceptions: they hold frames
        self._known: dict[tuple[str, str], Kind] = {}
        self._known_at = seconds()
        self._looks = Bucket(LOOKS, LOOKS, LOOKS, seconds())

    def __call__(self, name: str, bank: str = "") -> Kind:
        """The kind of a sound.

        Raises:
            OscError: nothing is called that, and too many such names came in.
            SoundError: nothing is called that; its text names the nearest.
        """
        now = self._seconds()
        if not 0 <= now - self._known_at < KEPT_S or len(self._known) > MOST_TOLD:
            self._known.clear()  # others may be loaded by now
            self._known_at = now
        kind = self._known.get((name, bank))
        if kind is None:
            kind = self._known[name, bank] = self._found(name, bank)
        return kind

    def _found(self, name: str, bank: str) -> Kind:
        asked = f"{bank}_{name}" if bank else name
        key = self._key(asked, name, bank)
        if key is None:
            raise self._unknown(name, bank)
        kin = SYNTHS.get(asked.lower())
        return self._kind(find(key, "", self._shelf), key, kin == key)

    def _unknown(self, name: str, bank: str) -> SoundError | OscError:
        """What is said of an unknown sound: the nearest, where that was looked for."""
        told = self._told.get((name, bank))
        if told is None and self._looks.take(self._seconds()):
            try:
                find(name, bank, self._shelf)
            except SoundError as error:
                if len(self._told) >= MOST_TOLD:
                    self._told.clear()
                told = self._told[name, bank] = (error.reason, error.hint)
        return SoundError(*told) if told else OscError(UNKNOWN)

    def _key(self, asked: str, name: str, bank: str) -> str | None:
        """The name by which the engine has it, None where it has none."""
        key = self._shelf.real_name("_".join(asked.lower().split()))
        joined = f"{bank}{name}".lower()  # as others write a drum and its bank
        known = sounds()
        for one in (key, joined, SYNTHS.get(key), DRUMS.get(key), _machine(joined)):
            if one and (one in known or self._shelf.bank(one) is not None):
                return one
        return None

    def _kind(self, sound: Sound, key: str, kin: bool) -> Kind:
        if sound.files is not None:
            waves = sound.files.wave_frames > 0
            notes = any(note != NATURAL_NOTE for note, _ in sound.files.rows)
            return Kind(key, waves, waves or notes, lambda given: self._file_s(sound, given))
        if sound.drum is not None:
            return Kind(key, kin, False, lambda given: _drum_s(sound, given))
        return Kind(key, True, sound.synth is not SAMPLE)

    def _file_s(self, sound: Sound, given: Mapping[str, Any]) -> float | None:
        try:
            return self.recorded(sound, given)
        except EngineError:
            return None

    def recorded(self, sound: Sound, given: Mapping[str, Any]) -> float | None:
        """The length of the file that these controls choose, None where it is no file.

        Raises:
            ComingError: it is being read.
            SoundError: it cannot be.
        """
        if sound.files is None or sound.files.wave_frames:
            return None
        place, _ = chosen(Controls(given), sound.files)
        return self._shelf.recording(place, sound.name).length_s

    def coming(self, given: Mapping[str, Any]) -> bool:
        """Is the file that these controls play being read?"""
        name = given.get("s")
        if not isinstance(name, str) or self._shelf.bank(name) is None:
            return False
        try:
            self.recorded(find(name, "", self._shelf), given)
        except ComingError:
            return True
        except EngineError:
            return False
        return False


def _drum_s(sound: Sound, given: Mapping[str, Any]) -> float | None:
    number = Controls(given).number("n")
    variant = None if number is None else round(number)
    return None if sound.drum is None else sound.drum.seconds(variant)


def _machine(joined: str) -> str | None:
    """The drum of a machine that is written without a line between: rolandtr909bd.

    >>> _machine("rolandtr909bd"), _machine("rolandtr909sn"), _machine("rolandtr909")
    ('rolandtr909_bd', 'rolandtr909_sd', None)
    """
    known = sounds()
    for size in (2, 3, 4):
        drum = joined[-size:]
        one = f"{joined[:-size].rstrip('_')}_{DRUMS.get(drum, drum)}"
        if len(joined) > size and one in known:
            return one
    return None
