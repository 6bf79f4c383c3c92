"""Which voices are the same sound: all that matters to it, but loudness, place and orbit. Pure.

A voice begins each time from nothing (phases, noises, filters), so two of one identity are the same
samples. What differs from note to note by nature, as the phases of a supersaw do, is among its
settings, so it has another identity each time, and is simply never met again.
"""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from engine.drums.cupboard import ever_choked
from engine.palette import palette
from engine.voices.spec import OF_ORBIT, Module, VoiceSpec

Key: TypeAlias = tuple[Any, ...]
LONGEST_S: Final = 30.0
_DIGITS: Final = 9  # of an envelope that was divided by its loudness


@dataclass(frozen=True, slots=True)
class Identity:
    """A sound and how loud it is.

    Attributes:
        key: source, pitch, amplitude, chain, modulators, seconds until silence; and the settings
            of a room of which only what comes back is meant, () for the voice itself.
        level: by how much louder the voice is than what the key stands for.
    """

    key: Key
    level: float

    def in_room(self, settings: tuple[Any, ...]) -> "Identity":
        """What a room gives back of it."""
        return Identity((*self.key[:-1], settings), self.level)


def identity(spec: VoiceSpec) -> Identity | None:
    """The identity of a voice; None where it hears what others play, is silent, or very long.

    Loudness is taken out where nothing but the envelope depends on it.

    >>> loud, soft = (
    ...     VoiceSpec("sine", ("wave", ("sine", 440.0, 0.0)), (), ((0, 0), (1, level)), (), (1.0,),
    ...               1, (), None, (), 1.0, 1.0)
    ...     for level in (0.5, 0.1)
    ... )
    >>> identity(loud).key == identity(soft).key, identity(soft).level
    (True, 0.1)
    """
    if spec.listens or not 0 < spec.end_s <= LONGEST_S:
        return None
    repeating = palette().repeating
    for name, _ in (spec.source, *spec.chain):
        if name.partition(" ")[0] not in repeating:
            return None
    if any(map(_hears_itself, spec.pitch)) or _moves_its_orbit(spec):
        return None
    peak = max([abs(value) for _, value in spec.amp], default=0.0)
    if peak == 0:
        return None
    amp, level = spec.amp, 1.0
    if not spec.chain:  # a filter rounds otherwise at another loudness
        amp, level = tuple([(time, round(value / peak, _DIGITS)) for time, value in amp]), peak
    key = (spec.source, spec.pitch, amp, spec.chain, spec.modulators, spec.end_s, ())
    return Identity(key, level)


def rings_out(spec: VoiceSpec) -> bool:
    """Will it end by itself, whatever begins later?"""
    return spec.cut is None and spec.sound not in ever_choked()


def _moves_its_orbit(spec: VoiceSpec) -> bool:
    sends = {name for name, _, _ in spec.sends} | OF_ORBIT
    return any(name.split(" ")[2] in sends for name, _ in spec.modulators)


def _hears_itself(mover: Module) -> bool:
    """Is it FM in a circle? That hears what was a block ago: the voice's last note, at first."""
    words = mover[0].split(" ")
    return any(word[0] <= word[2] for word in words if ">" in word)


def voice_of(key: Key) -> VoiceSpec:
    """The voice that a key stands for, on both sides of no orbit."""
    source, pitch, amp, chain, modulators, end_s, _ = key
    return VoiceSpec(
        sound="", source=source, pitch=pitch, amp=amp, chain=chain, out=(1.0, 1.0), orbit=1,
        sends=(), cut=None, chokes=(), gate_s=0.0, end_s=end_s, modulators=modulators,
    )  # fmt: skip
