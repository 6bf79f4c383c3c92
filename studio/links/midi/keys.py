"""Keys that are played sound at once, past the look-ahead: as a slot sounds, or as code says.

`keys drums` plays the keys with the sound that the slot has then. A slot whose code reads
midikeys(…) is asked with the key in its hand. A key's sound lasts as long as the event whose sound
it has.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from engine.messages import SoundEvent
from engine.scheduler import cycles_long
from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.operations.inputs import PRESSED
from studio.answering import Slot
from studio.faders import at_level
from studio.player import Player
from studio.replies import Reply
from studio.sound import Sound
from studio.wishes import Wish

LEAST_S: Final = 0.05
USUAL_S: Final = 0.5
MOST_S: Final = 8.0
SPARE_S: Final = 0.05
MOST_SLOTS: Final = 16


@dataclass(frozen=True, slots=True)
class Voice:
    """How a slot sounds: a control map, and how long an event of it lasts."""

    slot: str
    generation: int
    controls: Mapping[str, Any]
    duration_s: float
    level: float
    cps: float


class Keys:
    """Plays what is pressed.

    Args:
        sound: plays it.
        wish: lets a function look at the player, in the player's thread.
    """

    def __init__(self, sound: Sound, wish: Callable[[Callable[[Player], Wish]], object]) -> None:
        self._sound, self._wish = sound, wish
        self._lock = threading.Lock()
        self._voices: dict[str, Voice | None] = {}

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that keys play."""
        return tuple(self._voices)

    def play(self, slots: tuple[str, ...]) -> None:
        """Let keys play these slots' sounds, and no others'."""
        with self._lock:
            self._voices = dict.fromkeys(slots[:MOST_SLOTS])
        self._look()

    def press(self, key: int, velocity: float) -> None:
        """A key goes down: what is known already sounds at once; the rest is asked first."""
        known = [voice for voice in self._voices.values() if voice is not None]
        for voice in known:
            self._strike(voice, {**voice.controls, "note": key, "velocity": velocity})
        skip = frozenset(voice.slot for voice in known)

        def ask(player: Player) -> Wish:
            self._refresh(player)
            self._ask(player, key, velocity, skip)
            return Wish(None, Reply(True))

        self._wish(ask)

    def _look(self) -> None:
        def look(player: Player) -> Wish:
            self._refresh(player)
            return Wish(None, Reply(True))

        self._wish(look)

    def _refresh(self, player: Player) -> None:
        """How the slots sound now, for the next key."""
        for name in self.slots:
            slot = player.slots.get(name)
            voice = None if slot is None else voice_of(player, slot)
            with self._lock:
                if name in self._voices and (voice is not None or slot is None):
                    self._voices[name] = voice

    def _ask(self, player: Player, key: int, velocity: float, skip: frozenset[str]) -> None:
        pressed = {"note": key, "velocity": velocity}
        for name, slot in player.slots.items():
            if PRESSED in slot.read:
                for voice in voices_by_key(player, slot, pressed):
                    self._strike(voice, voice.controls)
            elif name not in skip and (found := self._voices.get(name)) is not None:
                self._strike(found, {**found.controls, **pressed})

    def _strike(self, voice: Voice, controls: Mapping[str, Any]) -> None:
        now = self._sound.clock()
        if not now.ready or not voice.level:
            return
        event = SoundEvent(
            now.frame + now.block + now.block // 2, voice.slot, voice.generation,
            voice.duration_s, voice.cps, 0.0, controls,
        )  # fmt: skip
        self._sound.send([at_level(event, voice.level)])


def voice_of(player: Player, slot: Slot) -> Voice | None:
    """How a slot sounds now: as its event of this cycle that began last, or comes first."""
    cycle = player.cycle() or Fraction(0)
    whole = cycle.numerator // cycle.denominator
    haps = player.answers.foresee(slot, whole, float(player.cps), SPARE_S) or []
    heard = [one for one in haps if isinstance(one.value, Mapping)]
    if not heard:
        return None
    begun = [one for one in heard if one.whole_or_part.begin <= cycle]
    chosen = max(begun, key=_begin) if begun else min(heard, key=_begin)
    return _voice(player, slot, chosen)


def voices_by_key(player: Player, slot: Slot, pressed: Mapping[str, Any]) -> list[Voice]:
    """What a slot that reads the keys makes of one."""
    cycle = player.cycle() or Fraction(0)
    whole = cycle.numerator // cycle.denominator
    live = {**player.controls.snapshot(), "_cps": float(player.cps), PRESSED: pressed}
    try:
        haps = slot.pattern.query(Fraction(whole), Fraction(whole + 1), live)
    except PatternError:
        return []  # the player reads of it where it is played
    return [
        _voice(player, slot, hap, USUAL_S)
        for hap in haps[:MOST_SLOTS]
        if PRESSED in hap.context.tags and isinstance(hap.value, Mapping)
    ]


def _voice(player: Player, slot: Slot, hap: Hap, usual_s: float | None = None) -> Voice:
    cps = float(player.cps)
    whole = cycles_long(hap.whole_or_part.duration, hap.value) / cps
    long_s = min(whole, MOST_S) if usual_s is None else usual_s
    level = player.faders.level(slot.fader)
    return Voice(slot.name, slot.generation, hap.value, max(long_s, LEAST_S), level, cps)


def _begin(hap: Hap) -> Fraction:
    return hap.whole_or_part.begin
