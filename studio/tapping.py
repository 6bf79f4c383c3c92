"""Taps on their way to whoever listens: from F9, the space bar, or a key of a MIDI keyboard.

A tap is told as a position in cycles, as it is heard at that moment: by the clock, with the delay
of the sound card taken off.
"""

from collections.abc import Callable
from typing import Final
from weakref import WeakKeyDictionary

from studio.links.clock.desks import desk_of
from studio.links.midi.link import midi_of
from studio.session import Session

Ear = Callable[[float, float], bool]  # position in cycles, cycles a second; was it wanted?
EARS: Final[WeakKeyDictionary[Session, Ear]] = WeakKeyDictionary()


def listen(session: Session, ear: Ear) -> None:
    """Tell somebody of taps from now on, and hear keys of MIDI keyboards as such."""
    EARS[session] = ear
    midi = midi_of(session)
    if midi is not None:
        midi.tapped = lambda: tapped(session)
        midi.aside(midi.listen)


def forget(session: Session) -> None:
    """Tell of no more taps."""
    EARS.pop(session, None)
    midi = midi_of(session)
    if midi is not None:
        midi.tapped = None


def watch(session: Session) -> None:
    """Look at the clock: it is sure of where it stands once it has been looked at before a tap."""
    desk_of(session).state("ears")


def tapped(session: Session) -> bool:
    """A tap, now: is it for somebody who listens?"""
    ear = EARS.get(session)
    if ear is None:
        return False
    now = desk_of(session).state("ears")
    return ear(now.cycle, now.cps)
